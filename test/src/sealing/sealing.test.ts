import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StorageUnavailable } from '../../../src/database/storage-errors.ts'
import { type KeyRing, openKeyRing, readKeyRing } from '../../../src/sealing/keys.ts'
import { openBytes, openJson, sealBytes, sealJson } from '../../../src/sealing/seal.ts'

const words = { '/words': '张三来过', '/personal': { phone: '13800000000' } }
const today = '2026-03-02T01:00:00.000Z'

let folder: string
let file: string
let keys: KeyRing

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealing-'))
  file = join(folder, 'pile.keys.db')
  keys = openKeyRing(file)
})

afterEach(() => {
  keys.close()
  rmSync(folder, { recursive: true })
})

const reopened = (): KeyRing => {
  keys.close()
  keys = openKeyRing(file)
  return keys
}

describe('what is sealed', () => {
  test('opens with its key, also after a restart', () => {
    const key = keys.keyFor('case-1', 'owner')
    const sealed = sealJson(key, words)
    expect(openJson(keys, key.keyId, sealed)).toEqual(words)
    expect(openJson(reopened(), key.keyId, sealed)).toEqual(words)
    expect(keys.keyFor('case-1', 'owner').keyId).toBe(key.keyId)
  })

  test('shows nothing of its words, and looks different each time', () => {
    const key = keys.keyFor('case-1', 'owner')
    const [first, second] = [sealJson(key, words), sealJson(key, words)]
    expect(first.includes('张三')).toBe(false)
    expect(first.includes('13800000000')).toBe(false)
    expect(first.equals(second)).toBe(false)
  })

  test('does not open with the key of another person or another case', () => {
    const sealed = sealJson(keys.keyFor('case-1', 'owner'), words)
    for (const other of [keys.keyFor('case-1', 'property'), keys.keyFor('case-2', 'owner')]) {
      expect(() => openJson(keys, other.keyId, sealed)).toThrow('unable to authenticate')
    }
  })

  test.each([0, 12, 28])('does not open when its byte %i was changed', (at) => {
    const key = keys.keyFor('case-1', 'owner')
    const sealed = sealBytes(key, Buffer.from('a scanned identity card'))
    sealed[at]! ^= 1
    expect(() => openBytes(keys, key.keyId, sealed)).toThrow('unable to authenticate')
  })
})

describe('a key that was destroyed', () => {
  test('opens nothing any more, and is never replaced by a new one in silence', () => {
    const key = keys.keyFor('case-1', 'owner')
    const sealed = sealJson(key, words)
    keys.destroy(key.keyId, today)
    expect(openJson(keys, key.keyId, sealed)).toBeNull()
    expect(openJson(reopened(), key.keyId, sealed)).toBeNull()
    expect(() => keys.keyFor('case-1', 'owner')).toThrow('was destroyed')
  })

  test('is not left lying in the file', () => {
    const made = Array.from({ length: 60 }, (_, n) => keys.keyFor(`case-${n}`, 'owner'))
    const lying = () => {
      const bytes = readFileSync(file)
      return made.filter(({ key }) => bytes.includes(key)).length
    }
    expect(lying()).toBe(60)
    for (const { keyId } of made) keys.destroy(keyId, today)
    expect(lying()).toBe(0)
  })

  test('leaves the others as they were', () => {
    const key = keys.keyFor('case-1', 'owner')
    const other = keys.keyFor('case-1', 'property')
    const sealed = sealJson(other, words)
    keys.destroy(key.keyId, today)
    expect(openJson(keys, other.keyId, sealed)).toEqual(words)
  })

  test('is told apart from one that was never there', () => {
    const [kept, gone] = [keys.keyFor('case-1', 'owner'), keys.keyFor('case-2', 'owner')]
    keys.destroy(gone.keyId, today)
    const reader = readKeyRing(file)
    expect([kept.keyId, gone.keyId, 'somewhere else'].map((keyId) => reader.standing(keyId))).toEqual([
      'kept',
      'destroyed',
      'unknown',
    ])
    reader.close()
  })
})

describe('the key file', () => {
  test('is readable by its own user only, also when it was not before', () => {
    expect(statSync(file).mode & 0o077).toBe(0)
    const open = join(folder, 'open.keys.db')
    writeFileSync(open, '', { mode: 0o644 })
    openKeyRing(open).close()
    expect(statSync(open).mode & 0o077).toBe(0)
  })

  test('gives two services on one file the same key and the same secret', () => {
    const other = openKeyRing(file)
    expect(other.keyFor('case-1', 'owner')).toEqual(keys.keyFor('case-1', 'owner'))
    expect(other.secret('phone-lookup')).toEqual(keys.secret('phone-lookup'))
    other.close()
  })

  test('that is locked by another program is "not now", and works again after', () => {
    const holder = new Database(file)
    holder.exec('begin exclusive')
    expect(() => keys.keyFor('case-1', 'owner')).toThrow(StorageUnavailable)
    holder.exec('rollback')
    holder.close()
    expect(keys.keyFor('case-1', 'owner').key).toHaveLength(32)
  })
})
