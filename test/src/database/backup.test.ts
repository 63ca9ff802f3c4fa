import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../../src/database/backup.ts'
import { pathOfDocument } from '../../../src/database/document-path.ts'
import { verificationReport } from '../../../src/database/verification-report.ts'
import { openKeyRing } from '../../../src/sealing/keys.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { filed } from '../../helpers/lived-case.ts'

const madeAt = '2026-03-02T02:00:00.000Z'
const spaces = 40
let city: ApiCity
let folder: string
/** Where copies of the keys lie: apart from the backups. */
let vault: string
let backups: string
beforeAll(async () => {
  city = await openApiCity({ spaces })
  folder = dirname(city.config.databaseFile)
  vault = join(folder, 'vault')
  backups = join(folder, 'backups')
  mkdirSync(vault)
  mkdirSync(backups)
})
afterAll(() => city.close())

const script = (name: string) => fileURLToPath(new URL(`../../../src/scripts/${name}.ts`, import.meta.url))
const run = (name: string, args: readonly string[], files = city.config) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const env = { DATABASE_URL: `file:${files.databaseFile}`, KEYS_FILE: files.keysFile, FILES_DIR: files.filesDir }
    const child = spawn(process.execPath, [script(name), ...args], { cwd: folder, env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
    child.on('close', (code) => resolve({ code, said }))
  })

/** A place for a restored service, empty. */
const placeFor = (name: string) => {
  const at = join(folder, name)
  return { ...city.config, databaseFile: join(at, 'pile.db'), keysFile: join(at, 'pile.keys.db'), filesDir: join(at, 'files') }
}

/** Every row of every table of a file. */
const everything = (file: string): Record<string, unknown[]> => {
  const sqlite = new Database(file, { readonly: true })
  const names = sqlite.prepare<[], { name: string }>(`select name from sqlite_master where type = 'table' order by name`).all()
  const rows = names.map(({ name }) => [
    name,
    sqlite
      .prepare(`select * from "${name}"`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  ])
  sqlite.close()
  return Object.fromEntries(rows) as Record<string, unknown[]>
}

/** Every file below a folder, with its bytes. */
const filesBelow = (at: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(at.length), readFileSync(file).toString('base64')]),
  )

const countOf = (file: string, table: string): number => everything(file)[table]?.length ?? 0

describe('a backup of a service at rest', () => {
  test('has every row of every table, every file and every key, and is restored to the same', async () => {
    await filed(city, { space: 0 })
    await city.service.rounds.link()
    const backup = join(backups, 'rest.db')
    const keys = join(vault, 'rest.keys.db')
    const { code, said } = await run('backup', [backup, `--keys=${keys}`])
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('5份文件') })
    const place = placeFor('restored-at-rest')
    const restored = await run('restore', [backup, `--keys=${keys}`], place)
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Everything follows from the record.') })
    const tables = everything(city.config.databaseFile)
    expect(Object.keys(tables).length).toBeGreaterThan(40)
    expect(everything(place.databaseFile)).toEqual(tables)
    expect(Object.keys(filesBelow(place.filesDir))).toHaveLength(5)
    expect(filesBelow(place.filesDir)).toEqual(filesBelow(city.config.filesDir))
    expect(everything(place.keysFile)).toEqual(everything(city.config.keysFile))
    for (const file of [keys, place.keysFile]) expect(statSync(file).mode & 0o077).toBe(0)
  })
})

describe('a backup under load', () => {
  test('holds everything that was acknowledged before it began, and one moment of what came meanwhile', async () => {
    const acknowledged: string[] = []
    let space = 1
    let stop = false
    const load = async () => {
      while (!stop && space < spaces) {
        const mine = space
        space += 1
        acknowledged.push((await filed(city, { space: mine })).caseId)
      }
    }
    const writers = [load(), load(), load()]
    while (acknowledged.length < 4) await new Promise((resolve) => setTimeout(resolve, 20))
    const before = [...acknowledged]
    const backup = join(backups, 'load.db')
    const done = await run('backup', [backup, `--keys=${join(vault, 'load.keys.db')}`])
    const wrote = acknowledged.length - before.length
    stop = true
    await Promise.all(writers)
    expect(done.code).toBe(0)
    // Otherwise there was no load.
    expect(wrote).toBeGreaterThan(0)
    expect(countOf(city.config.databaseFile, 'case_events')).toBeGreaterThan(countOf(backup, 'case_events'))

    const place = placeFor('restored-under-load')
    const restored = await run('restore', [backup, `--keys=${join(vault, 'load.keys.db')}`], place)
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Everything follows from the record.') })
    expect(everything(place.databaseFile)).toEqual(everything(backup))
    expect(filesBelow(place.filesDir)).toEqual(filesBelow(`${backup}.files`))
    const events = everything(place.databaseFile)['case_events'] ?? []
    const source = new Set(everything(city.config.databaseFile)['case_events'])
    expect(events.filter((row) => !source.has(row))).toEqual([])
    for (const caseId of before) {
      const of = [...source].filter((row) => String(row).includes(`"case_id":"${caseId}"`))
      expect(of.length).toBeGreaterThan(0)
      expect(events.filter((row) => String(row).includes(`"case_id":"${caseId}"`))).toEqual(of)
    }
  }, 240_000)
})

describe('what stands in the way is said', () => {
  const backup = () => join(backups, 'rest.db')
  const keys = () => join(vault, 'rest.keys.db')

  test('nothing is written over, and the keys never lie beside the backup', async () => {
    await expect(backUp(city.config, { file: backup(), keys: null }, madeAt)).rejects.toThrow('is there already')
    await expect(backUp(city.config, { file: join(backups, 'n.db'), keys: join(backups, 'n.keys') }, madeAt)).rejects.toThrow(
      'may not lie beside the backup',
    )
    await expect(restore({ file: backup(), keys: null }, city.config)).rejects.toThrow('stop the service and move it away')
    expect((await run('backup', [])).code).toBe(2)
    expect((await run('restore', [])).code).toBe(2)
  })

  test('a log that was left behind would be played into the restored database: it is refused', async () => {
    const place = placeFor('left-log')
    mkdirSync(dirname(place.databaseFile))
    writeFileSync(`${place.databaseFile}-wal`, 'left behind')
    await expect(restore({ file: backup(), keys: keys() }, place)).rejects.toThrow('pile.db-wal is there')
  })

  test('without keys nothing is restored that nobody could read', async () => {
    const place = placeFor('no-keys')
    await expect(restore({ file: backup(), keys: null }, place)).rejects.toThrow('name its backup with --keys=')
    expect(existsSync(place.databaseFile)).toBe(false)
  })

  test('a backup that was cut off or changed is none', async () => {
    const manifest = `${backup()}.json`
    renameSync(manifest, `${manifest}.away`)
    await expect(restore({ file: backup(), keys: keys() }, placeFor('cut'))).rejects.toThrow('is no whole backup')
    renameSync(`${manifest}.away`, manifest)
    const bytes = readFileSync(backup())
    const changed = Buffer.from(bytes)
    changed[bytes.length - 100] = (changed[bytes.length - 100] ?? 0) ^ 1
    writeFileSync(backup(), changed)
    await expect(restore({ file: backup(), keys: keys() }, placeFor('changed'))).rejects.toThrow('is not as it was backed up')
    writeFileSync(backup(), bytes)
  })

  test('a document that is lost or changed is named, and there is no backup', async () => {
    const { hash } = city.service.database.connection
      .prepare<[], { hash: string }>('select ciphertext_hash as hash from documents limit 1')
      .get()!
    const path = pathOfDocument(city.config.filesDir, hash)
    const bytes = readFileSync(path)
    rmSync(path)
    const lost = { file: join(backups, 'lost.db'), keys: null }
    await expect(backUp(city.config, lost, madeAt)).rejects.toThrow('is missing')
    expect(existsSync(`${lost.file}.json`)).toBe(false)
    writeFileSync(path, 'another paper')
    await expect(backUp(city.config, { file: join(backups, 'other.db'), keys: null }, madeAt)).rejects.toThrow(
      'was changed on disk',
    )
    writeFileSync(path, bytes)
  })

  // Last: a destroyed key does not come back.
  test('a key that was destroyed since stays destroyed, and the rest verifies', async () => {
    const place = placeFor('erased')
    mkdirSync(dirname(place.keysFile))
    const source = new Database(city.config.keysFile)
    await source.backup(place.keysFile)
    source.close()
    const ring = openKeyRing(place.keysFile)
    const { keyId } = city.service.database.connection
      .prepare<[], { keyId: string }>('select key_id as keyId from sealed_parts limit 1')
      .get()!
    ring.destroy(keyId, madeAt)
    ring.close()
    expect((await restore({ file: backup(), keys: keys() }, place)).staysDestroyed).toBe(1)
    const after = openKeyRing(place.keysFile)
    expect(after.standing(keyId)).toBe('destroyed')
    after.close()
    expect(verificationReport(place, () => {}).clean).toBe(true)
  })
})
