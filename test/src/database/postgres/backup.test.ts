import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../../../src/database/backup.ts'
import { openPostgres } from '../../../../src/database/postgres/open-postgres.ts'
import { openSyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import { verificationReport } from '../../../../src/database/verification-report.ts'
import { sha256 } from '../../../../src/sealing/seal.ts'
import { type FigureCity, playFigureCity, tianyuan } from '../../../helpers/figure-city.ts'
import { type PostgresDatabase, postgresDatabase } from '../../../helpers/postgres.ts'

const madeAt = '2026-03-14T02:00:00.000Z'
let city: FigureCity
let folder: string
const made: PostgresDatabase[] = []
beforeAll(async () => {
  city = await playFigureCity(undefined, 'postgres')
  folder = mkdtempSync(join(tmpdir(), 'postgres-backup-'))
  mkdirSync(join(folder, 'vault'))
})
afterAll(async () => {
  await city.close()
  for (const database of made) database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Places of a service that is not there: an empty database, and folders without files. */
const placeFor = (name: string) => {
  const database = postgresDatabase({ isEmpty: true })
  made.push(database)
  return {
    ...city.config,
    databaseFile: database.url,
    keysFile: join(folder, name, 'keys.db'),
    filesDir: join(folder, name, 'files'),
  }
}

const run = (name: string, args: readonly string[], files = city.config) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const script = fileURLToPath(new URL(`../../../../src/scripts/${name}.ts`, import.meta.url))
    const env = { DATABASE_URL: files.databaseFile, KEYS_FILE: files.keysFile, FILES_DIR: files.filesDir }
    const child = spawn(process.execPath, [script, ...args], { cwd: folder, env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()))
    child.on('close', (code) => resolve({ code, said }))
  })

/** Every row of every table and month of a database, as PostgreSQL writes it. */
const everything = (url: string): Record<string, string[]> => {
  const connection = openSyncConnection(url)
  const listed = (statement: string): string[] =>
    (connection.prepare(statement).raw().all() as unknown[][]).map(([value]) => String(value))
  const tables = listed(`select tablename from pg_tables where schemaname = 'public' order by tablename`)
  const rows = tables.map((table) => [table, listed(`select row_to_json(t)::text from "${table}" t`).toSorted()] as const)
  connection.close()
  return Object.fromEntries(rows)
}

/** Raised by every start, also of whoever only looks whether a database can be filled. */
const withoutProbe = ({ counters = [], ...tables }: Record<string, string[]>) => ({
  ...tables,
  counters: counters.filter((row) => !row.includes('writing probe')),
})

const filesBelow = (at: string): string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name} ${sha256(readFileSync(join(entry.parentPath, entry.name)))}`)
    .sort()

describe('a backup of a service on PostgreSQL', () => {
  test('has every row of every table and month, every file and every key, and is restored to the same', async () => {
    const [backup, keys] = [join(folder, 'rest.pgdump'), join(folder, 'vault', 'rest.keys.db')]
    const before = everything(city.config.databaseFile)
    const done = await run('backup', [backup, `--keys=${keys}`])
    expect(done).toMatchObject({ code: 0 })
    const place = placeFor('rest')
    const restored = await run('restore', [backup, `--keys=${keys}`], place)
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Everything follows from the record.') })
    expect(restored.said).not.toContain('postgres:postgres@')
    const after = everything(place.databaseFile)
    expect(Object.keys(after).length).toBeGreaterThan(45)
    expect(Object.values(after).flat().length).toBeGreaterThan(300)
    expect(after).toEqual(before)
    expect(filesBelow(place.filesDir)).toEqual(filesBelow(city.config.filesDir))
    expect(filesBelow(place.filesDir).length).toBeGreaterThan(0)
    // Numbers that the database gives go on: a service starts and writes on it.
    const { connection, db } = openPostgres(place.databaseFile)
    const next = connection.prepare(
      `select nextval(pg_get_serial_sequence('documents', 'rowid')) > max(rowid) as n from documents`,
    )
    expect(next.get()).toEqual({ n: 1 })
    expect(db).toBeDefined()
    connection.close()
  })

  test('holds nothing of what is written between two of its tables', async () => {
    const other = openSyncConnection(city.config.databaseFile)
    const watch = openSyncConnection(city.config.databaseFile)
    other.exec('begin; lock table drafts in access exclusive mode')
    const [backup, keys] = [join(folder, 'between.pgdump'), join(folder, 'vault', 'between.keys.db')]
    const done = run('backup', [backup, `--keys=${keys}`])
    const waiting = watch.prepare(`select count(*) as n from pg_locks where not granted and relation = 'drafts'::regclass`)
    while ((waiting.get() as { n: number }).n === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    // A table whose turn comes later.
    const row = `'between', 'clock', 1, 'written between', now()`
    other.exec(`insert into sweep_failures (case_id, clock_id, failures, last_error, next_try_at) values (${row}); commit`)
    expect(await done).toMatchObject({ code: 0 })
    expect(gunzipSync(readFileSync(backup)).toString()).not.toContain('written between')
    other.exec(`delete from sweep_failures where case_id = 'between'`)
    for (const connection of [other, watch]) connection.close()
  })

  test('made while requests are filed is of one moment: what it holds follows from its own record', async () => {
    const compoundId = await city.compound(tianyuan, '忙碌小区', city.bodies.a.organisationId)
    const [backup, keys] = [join(folder, 'load.pgdump'), join(folder, 'vault', 'load.keys.db')]
    let stop = false
    const filed: string[] = []
    const writer = (async () => {
      while (!stop) filed.push((await city.file(compoundId)).caseId)
    })()
    const known = () => everything(city.config.databaseFile)['case_events']?.length ?? 0
    const before = known()
    await run('backup', [backup, `--keys=${keys}`])
    stop = true
    await writer
    // Otherwise there was no load.
    expect(filed.length).toBeGreaterThan(1)
    const place = placeFor('load')
    await restore({ file: backup, keys }, place)
    expect(verificationReport(place, () => {})).toMatchObject({ clean: true })
    const held = everything(place.databaseFile)['case_events']?.length ?? 0
    expect(held).toBeGreaterThanOrEqual(before)
    expect(held).toBeLessThan(known())
  })
})

describe('nothing is restored', () => {
  const backup = (name: string) => join(folder, name)
  beforeAll(async () => {
    await backUp(city.config, { file: backup('good.pgdump'), keys: join(folder, 'vault', 'good.keys.db') }, madeAt)
  })
  const from = (name: string) => ({ file: backup(name), keys: join(folder, 'vault', 'good.keys.db') })

  test('over a database that holds something, nor into a file', async () => {
    const place = placeFor('taken')
    openPostgres(place.databaseFile).connection.close()
    const before = withoutProbe(everything(place.databaseFile))
    await expect(restore(from('good.pgdump'), place)).rejects.toThrow('is not empty')
    expect(withoutProbe(everything(place.databaseFile))).toEqual(before)
    const file = { ...place, databaseFile: join(folder, 'pile.db') }
    await expect(restore(from('good.pgdump'), file)).rejects.toThrow('The backup is of a PostgreSQL')
  })

  test('of a dump that lacks a row, although it looks whole: no row is there', async () => {
    const lines = gunzipSync(readFileSync(backup('good.pgdump')))
      .toString()
      .trimEnd()
      .split('\n')
    const lost = lines.findLastIndex((line) => line.startsWith('['))
    const short = gzipSync(`${lines.filter((_, at) => at !== lost).join('\n')}\n`)
    writeFileSync(backup('short.pgdump'), short)
    const manifest = JSON.parse(readFileSync(`${backup('good.pgdump')}.json`, 'utf8')) as object
    const place = placeFor('short')
    writeFileSync(`${backup('short.pgdump')}.json`, JSON.stringify(manifest))
    await expect(restore(from('short.pgdump'), place)).rejects.toThrow('is not as it was backed up')
    writeFileSync(`${backup('short.pgdump')}.json`, JSON.stringify({ ...manifest, database: sha256(short), documents: 0 }))
    // Its documents lie beside the good one.
    renameSync(`${backup('good.pgdump')}.files`, `${backup('short.pgdump')}.files`)
    await expect(restore(from('short.pgdump'), place)).rejects.toThrow('ends early')
    expect(everything(place.databaseFile)['cases']).toEqual([])
  })
})
