import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Leases, soleNode } from '../operation/leases.ts'
import { migrationsFolder, refuseAge, schemaAge } from './schema-age.ts'
import * as tables from './tables.ts'
import { opening } from './unusable-storage.ts'
import { openWriteQueue, type Write } from './write-queue.ts'

/** The database as drizzle sees it. */
export type Db = BetterSQLite3Database<typeof tables>

/** An open database: drizzle for queries, the connection for statements of its own and for closing. */
export interface OpenDatabase {
  readonly db: Db
  readonly connection: Pick<Database.Database, 'prepare' | 'exec' | 'close'>
  /** What only an SQLite file has; null on PostgreSQL. */
  readonly sqlite: Database.Database | null
  /** Writes in a transaction, on SQLite together with whoever else writes just now. */
  readonly write: Write
  /** Who of the nodes on this database does what nobody may do twice. */
  readonly leases: Leases
  /** Whether other nodes may write to it too; an SQLite file has one writer. */
  readonly isShared: boolean
  /** Work that nodes do one after the other at their start. */
  readonly inTurn: <T>(work: () => T) => T
}

/** An open SQLite file. */
export interface SqliteDatabase extends OpenDatabase {
  readonly sqlite: Database.Database
}

/**
 * Opens (and brings up to date) the SQLite file. Every acknowledged write is fsynced: better-sqlite3 falls back to
 * NORMAL in WAL mode unless FULL is set on the connection after the mode, so it is set here and a test reads it back.
 * `mostTogether`: so many writes share a transaction at most.
 * @throws UnusableStorage when the file cannot be written, is no database, or belongs to a newer version of the service.
 */
export const openDatabase = (file: string, mostTogether?: number): SqliteDatabase =>
  opening('database', file, () => {
    mkdirSync(dirname(file), { recursive: true })
    const sqlite = new Database(file)
    try {
      sqlite.pragma('busy_timeout = 2000')
      refuseAge(file, schemaAge(sqlite), ['foreign', 'newer'])
      sqlite.pragma('journal_mode = WAL')
      sqlite.pragma('synchronous = FULL')
      sqlite.pragma('foreign_keys = ON')
      sqlite.pragma('wal_autocheckpoint = 4000')
      const db = drizzle(sqlite, { schema: tables })
      bringUpToDate(db, sqlite)
      probeWriting(sqlite)
      return opened(db, sqlite, mostTogether)
    } catch (error) {
      sqlite.close()
      throw error
    }
  })

const opened = (db: Db, sqlite: Database.Database, mostTogether?: number): SqliteDatabase => ({
  db,
  sqlite,
  connection: sqlite,
  write: openWriteQueue(sqlite, db, mostTogether),
  // One process has the file, and asks nobody.
  leases: soleNode(),
  isShared: false,
  inTurn: (work) => work(),
})

/**
 * Writes a little and waits for the disk: a file that can be read and not written, or a full disk, is found out by this
 * and not by the first citizen. Taking the write lock alone would not tell: SQLite grants it on a read-only file.
 */
export const probeWriting = (connection: { exec(statement: string): unknown }): void => {
  connection.exec(
    `insert into counters (name, value) values ('writing probe', 1)
     on conflict (name) do update set value = (counters.value + 1) % 1000000`,
  )
}

const bringUpToDate = (db: Db, sqlite: Database.Database): void => {
  try {
    migrate(db, { migrationsFolder })
  } catch (error) {
    // Two services that start on one file at once: the other one has done it.
    if (schemaAge(sqlite) !== 'current') throw error
  }
}

/**
 * Opens an existing file for reading only: nothing is made, brought up to date or written.
 * @throws UnusableStorage when it is not there, or not a database of this very version.
 */
export const readDatabase = (file: string): SqliteDatabase =>
  opening('database', file, () => {
    const sqlite = new Database(file, { readonly: true, fileMustExist: true })
    try {
      refuseAge(file, schemaAge(sqlite), ['empty', 'foreign', 'older', 'newer'])
      const db = drizzle(sqlite, { schema: tables })
      return opened(db, sqlite)
    } catch (error) {
      sqlite.close()
      throw error
    }
  })
