import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, readDatabase } from '../../../src/database/open-database.ts'
import { openFolder } from '../../../src/database/unusable-storage.ts'
import { openKeyRing } from '../../../src/sealing/keys.ts'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unusable-'))
  file = join(folder, 'pile.db')
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Does something as a user who may read the folder and write nothing in it: root may write everywhere, so it steps down. */
const asReader = (work: () => void): void => {
  const isRoot = process.geteuid?.() === 0
  chmodSync(file, 0o444)
  chmodSync(folder, 0o555)
  if (isRoot) process.seteuid?.(65_534)
  try {
    work()
  } finally {
    if (isRoot) process.seteuid?.(0)
    chmodSync(folder, 0o755)
  }
}

const script = (sql: string): void => {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

const migrated = (at: string) =>
  `create table __drizzle_migrations (created_at numeric); insert into __drizzle_migrations values (${at})`

describe('a database that cannot be used is named, with the reason and what to do', () => {
  test.each([
    [
      'a file that is no database',
      () => writeFileSync(file, 'a shopping list. '.repeat(99)),
      'is not a database of this service',
    ],
    ['a database of another program', () => script('create table photos (x)'), 'holds something else: name another one'],
    ['a database of a newer version', () => script(migrated('9e15')), 'belongs to a newer version of the service'],
    ['a folder in its place', () => mkdirSync(file), 'cannot be opened: something else stands in its place'],
  ])('%s', (_, prepare, sentence) => {
    prepare()
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({ name: 'UnusableStorage', message: expect.stringContaining(`The database ${file} ${sentence}`) }),
    )
  })

  test('a database of another program is left as it was', () => {
    script('create table photos (x)')
    const before = readFileSync(file)
    expect(() => openDatabase(file)).toThrow()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('one that can be read and not written: found out at the start, not by the first citizen', () => {
    const refused = `The database ${file} cannot be written: give the user of the service the right to write it and its folder.`
    openDatabase(file).sqlite.close()
    asReader(() => expect(() => openDatabase(file)).toThrow(refused))
    // After a crash the log is still there, and SQLite would let a reader begin to write.
    const crashed = openDatabase(file)
    asReader(() => expect(() => openDatabase(file)).toThrow(refused))
    crashed.sqlite.close()
  })

  test('one that may not be made: its folder may not be written', () => {
    writeFileSync(file, '')
    asReader(() => expect(() => openDatabase(join(folder, 'other.db'))).toThrow('may not write its folder'))
  })

  test('one that another program has locked', () => {
    script('pragma journal_mode = wal')
    const holder = new Database(file)
    holder.exec('begin immediate')
    expect(() => openDatabase(file)).toThrow('is locked by another program: stop it, or wait until it is done')
    holder.close()
    openDatabase(file).sqlite.close()
  })

  test('one whose folder is a file', () => {
    writeFileSync(join(folder, 'data'), '')
    expect(() => openDatabase(join(folder, 'data', 'pile.db'))).toThrow('cannot be opened')
  })
})

describe('reading only', () => {
  test('makes no database where there is none', () => {
    expect(() => readDatabase(file)).toThrow('cannot be opened')
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  test.each([
    ['empty', 'pragma user_version = 1', 'is empty: no service has been started on it yet'],
    ['older', migrated('1'), 'belongs to an older version of the service: start this one on it once'],
    ['newer', migrated('9e15'), 'belongs to a newer version of the service'],
    ['somebody else’s', 'create table photos (x)', 'holds something else'],
  ])('a database that is %s is not taken', (_, sql, sentence) => {
    script(sql)
    expect(() => readDatabase(file)).toThrow(sentence)
  })

  test('writes nothing, and cannot', () => {
    openDatabase(file).sqlite.close()
    const { sqlite } = readDatabase(file)
    expect(() => sqlite.exec('delete from cases')).toThrow('readonly')
    sqlite.close()
  })
})

describe('what lies beside the database', () => {
  test('a key file that is none', () => {
    const keysFile = join(folder, 'pile.keys.db')
    writeFileSync(keysFile, 'keys under the doormat. '.repeat(99))
    expect(() => openKeyRing(keysFile)).toThrow(`The key file ${keysFile} is not a database of this service`)
  })

  test('a file where the papers should be', () => {
    writeFileSync(join(folder, 'files'), '')
    expect(() => openFolder('folder of documents', join(folder, 'files'))).toThrow(
      `The folder of documents ${join(folder, 'files')} cannot be opened`,
    )
  })
})
