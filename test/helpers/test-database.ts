import { join } from 'node:path'
import { inject } from 'vitest'
import { openDatabase, type SqliteDatabase } from '../../src/database/open-database.ts'
import { openPostgres } from '../../src/database/postgres/open-postgres.ts'
import { type PostgresDatabase, postgresDatabase } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** On what the storage tests of this project run. */
    storage: 'sqlite' | 'postgres'
  }
}

/** Where a service of a test keeps its data. */
interface TestStorage {
  /** The variables that say so. */
  readonly environment: Readonly<Record<'DATABASE_URL' | 'KEYS_FILE' | 'FILES_DIR', string>>
  /** Takes away what does not lie in the folder. */
  drop(): void
}

/** Where the tests of this project keep what they store; a bench, which no project runs, takes SQLite. */
const storageOfRun = () => (process.env['VITEST'] ? inject('storage') : 'sqlite')

/** All files of a service in one folder; its database is a file too, or one of PostgreSQL. */
export const testStorage = (folder: string, storage = storageOfRun()): TestStorage => {
  const files = { KEYS_FILE: join(folder, 'pile.keys.db'), FILES_DIR: join(folder, 'files') }
  if (storage === 'sqlite') return { environment: { DATABASE_URL: `file:${join(folder, 'pile.db')}`, ...files }, drop: () => {} }
  const { url, drop } = postgresDatabase()
  return { environment: { DATABASE_URL: url, ...files }, drop }
}

/** Whether this test runs on PostgreSQL. */
export const isOnPostgres = (): boolean => storageOfRun() === 'postgres'

/** A database of a test, with where it is. */
export interface TestDatabase extends SqliteDatabase {
  /** For a second connection: the path of the file, or the address. */
  readonly where: string
}

const ofFolder = new Map<string, PostgresDatabase>()

/**
 * A database of a test: a file in its folder, or in the project `postgres` the database of that folder, which is gone once it
 * is closed unless it is to be kept for whoever opens it next. Only tests that run on SQLite alone may use what only its `sqlite` has.
 */
export const testDatabase = (
  folder: string,
  isKept = false,
  storage: 'sqlite' | 'postgres' | { readonly url: string } = storageOfRun(),
): TestDatabase => {
  const file = join(folder, 'pile.db')
  if (storage === 'sqlite') return { ...openDatabase(file), where: file }
  // A database on a server of the test's own goes with its server.
  const { url, drop } =
    typeof storage === 'object' ? { ...storage, drop: () => {} } : (ofFolder.get(folder) ?? postgresDatabase())
  ofFolder.set(folder, { url, drop })
  const opened = openPostgres(url)
  const { connection } = opened
  const close = (): void => {
    connection.close()
    if (isKept) return
    ofFolder.delete(folder)
    drop()
  }
  const closing = { prepare: connection.prepare, exec: connection.exec, close }
  return { ...opened, connection: closing as never, sqlite: closing as never, where: url }
}
