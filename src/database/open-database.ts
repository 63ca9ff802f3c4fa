import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import * as tables from './tables.ts'

/** The database as drizzle sees it. */
export type Db = BetterSQLite3Database<typeof tables>

/** An open database: drizzle for queries, the raw connection for pragmas and closing. */
export interface OpenDatabase {
  readonly db: Db
  readonly sqlite: Database.Database
}

const migrationsFolder = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url))

/**
 * Opens (and brings up to date) the SQLite file. Every acknowledged write is fsynced: better-sqlite3 falls back to
 * NORMAL in WAL mode unless FULL is set on the connection after the mode, so it is set here and a test reads it back.
 * @throws when the file cannot be opened or belongs to a newer version of the service.
 */
export const openDatabase = (file: string): OpenDatabase => {
  mkdirSync(dirname(file), { recursive: true })
  const sqlite = new Database(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 2000')
  sqlite.pragma('wal_autocheckpoint = 4000')
  const db = drizzle(sqlite, { schema: tables })
  migrate(db, { migrationsFolder })
  return { db, sqlite }
}
