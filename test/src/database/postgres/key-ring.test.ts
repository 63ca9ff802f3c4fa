import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { bringKeysTo, copyKeysOf } from '../../../../src/database/open-keys.ts'
import { type PostgresKeyRing, postgresKeyRing } from '../../../../src/database/postgres/key-ring.ts'
import { openSyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import { openKeyRing } from '../../../../src/sealing/keys.ts'
import { openJson, sealJson } from '../../../../src/sealing/seal.ts'
import { postgresDatabase } from '../../../helpers/postgres.ts'

const database = postgresDatabase({ isEmpty: true })
const folder = mkdtempSync(join(tmpdir(), 'shared-keys-'))
const fileOf = (name: string, bytes: Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}
const wrappingKeyFile = fileOf('wrapping.key', randomBytes(32))
const administrator = openSyncConnection(database.url)
const rings: PostgresKeyRing[] = []
const open = (file = wrappingKeyFile): PostgresKeyRing => {
  const ring = postgresKeyRing({ url: database.url, wrappingKeyFile: file })
  rings.push(ring)
  return ring
}

beforeEach(() => {
  for (const ring of rings.splice(0)) ring.close()
  administrator.exec('drop table if exists keys; drop table if exists secrets')
})

afterAll(() => {
  for (const ring of rings) ring.close()
  administrator.close()
  database.drop()
  rmSync(folder, { recursive: true })
})

describe('keys in PostgreSQL', () => {
  test('are the same on every node, whoever made them', () => {
    const [one, two] = [open(), open()]
    const key = one.keyFor('case', 'owner')
    expect(two.keyFor('case', 'owner')).toEqual(key)
    expect(two.keyById(key.keyId)).toEqual(key.key)
    expect(one.secret('signing')).toEqual(two.secret('signing'))
    expect(one.secret('signing')).not.toEqual(one.secret('exports'))
    const sealed = sealJson(key, { phone: '13800000000' })
    expect(openJson(two, key.keyId, sealed)).toEqual({ phone: '13800000000' })
    expect(two.keysOf('case')).toEqual([{ keyId: key.keyId, subject: 'owner' }])
  })

  test('that were destroyed on one node are gone on all; what is written later has a next one', () => {
    const [one, two] = [open(), open()]
    const key = one.keyFor('case', 'owner')
    two.destroy(key.keyId, '2026-03-02T01:00:00.000Z')
    expect([one.keyById(key.keyId), one.standing(key.keyId), one.standing('nowhere')]).toEqual([null, 'destroyed', 'unknown'])
    expect(() => one.keyFor('case', 'owner')).toThrow('destroyed')
    expect(one.liveKeyFor('case', 'owner').keyId).not.toBe(key.keyId)
    expect(one.keysOf('case').map(({ subject }) => subject)).toEqual(['owner (2)'])
  })

  test('are read by nobody who has the database alone', () => {
    const ring = open()
    const { keyId, key } = ring.keyFor('case', 'owner')
    const row = administrator.prepare('select key from keys where key_id = ?').get(keyId) as { key: Buffer }
    expect(row.key.includes(key)).toBe(false)
    expect(row.key).toHaveLength(32 + 12 + 16)
    const secret = administrator.prepare(`select value from secrets where name = 'signing'`)
    const signing = ring.secret('signing')
    expect((secret.get() as { value: Buffer }).value.includes(signing)).toBe(false)
  })

  test('cannot be put in the place of one another', () => {
    const ring = open()
    const [one, two] = [ring.keyFor('case', 'owner'), ring.keyFor('case', 'property')]
    administrator
      .prepare('update keys set key = (select key from keys where key_id = ?) where key_id = ?')
      .run(one.keyId, two.keyId)
    expect(() => ring.keyById(two.keyId)).toThrow()
  })

  test('under another wrapping key, or a file that is none, end the start with a sentence', () => {
    open().keyFor('case', 'owner')
    expect(() => open(fileOf('other.key', randomBytes(32)))).toThrow('name the one of the other nodes')
    expect(() => open(fileOf('short.key', randomBytes(31)))).toThrow('openssl rand')
    expect(() => open(join(folder, 'nowhere.key'))).toThrow(/key file .* cannot be opened/)
  })

  test('are backed up into a key file and restored from it', async () => {
    const ring = open()
    const [kept, destroyed] = [ring.keyFor('case', 'owner'), ring.keyFor('case', 'property')]
    const secret = ring.secret('signing')
    ring.destroy(destroyed.keyId, '2026-03-02T01:00:00.000Z')
    const place = { keysFile: join(folder, 'unused.db'), sharedKeys: { url: database.url, wrappingKeyFile } }
    const copy = join(folder, 'copy.keys.db')
    await copyKeysOf(place, copy)
    const file = openKeyRing(copy)
    expect([file.keyById(kept.keyId), file.standing(destroyed.keyId), file.secret('signing')]).toEqual([
      kept.key,
      'destroyed',
      secret,
    ])
    file.close()
    administrator.exec(`delete from keys; delete from secrets where name = 'signing'`)
    expect(bringKeysTo(copy, place)).toEqual({ added: 2, staysDestroyed: 0 })
    expect([ring.keyById(kept.keyId), ring.standing(destroyed.keyId), ring.secret('signing')]).toEqual([
      kept.key,
      'destroyed',
      secret,
    ])
  })

  test('go into a copy and come back; what was destroyed since stays destroyed', () => {
    const ring = open()
    const [kept, destroyed] = [ring.keyFor('case', 'owner'), ring.keyFor('case', 'property')]
    const secret = ring.secret('signing')
    const copy = ring.all()
    ring.destroy(destroyed.keyId, '2026-03-02T01:00:00.000Z')
    expect(ring.bring(copy)).toEqual({ added: 0, staysDestroyed: 1 })
    expect(ring.standing(destroyed.keyId)).toBe('destroyed')
    administrator.exec(`delete from keys; delete from secrets where name = 'signing'`)
    expect(ring.bring(copy)).toEqual({ added: 2, staysDestroyed: 0 })
    expect([ring.keyById(kept.keyId), ring.secret('signing')]).toEqual([kept.key, secret])
  })
})
