import { AsyncLocalStorage } from 'node:async_hooks'
import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { shownDatabase } from '../../config.ts'
import { type Leases, soleNode } from '../../operation/leases.ts'
import { type OpenDatabase, probeWriting } from '../open-database.ts'
import { ageIn, refuseAge } from '../schema-age.ts'
import * as tables from '../tables.ts'
import { opening } from '../unusable-storage.ts'
import type { Write } from '../write-queue.ts'
import { guardOf, type HeldLease, postgresLeases } from './leases.ts'
import { openSyncConnection, pause, type SyncConnection, type SyncConnectionOptions } from './sync-connection.ts'

const migrationsFolder = fileURLToPath(new URL('../../../migrations/postgres', import.meta.url))

/** Whoever opens a database at the same time waits for whoever came first. The number is that of this service. */
const startLock = 7_461_293

/** How often whoever waits for another node's start looks again, in milliseconds. */
const lockedLookMs = 200

/** The months of events that are made ahead at every start; what comes later lies in the rest. */
const monthsAhead = 24

/** How long an answer may take while the tables are made or brought up to date, and while people wait for it. */
const [startPatienceMs, servingPatienceMs] = [600_000, 10_000]

/** How long a figure, a trial or a verification may take for one answer. */
const readingPatienceMs = 600_000

const connect = <T>(url: string, options: SyncConnectionOptions, use: (connection: SyncConnection) => T): T =>
  opening('database', shownDatabase(url), () => {
    const connection = openSyncConnection(url, options)
    try {
      return use(connection)
    } catch (error) {
      connection.close()
      throw error
    }
  })

const overConnection = (connection: SyncConnection, leases: Leases): OpenDatabase => {
  // It has what drizzle uses of better-sqlite3: the stores are written once and run on both.
  const client = connection as unknown as Database.Database
  const db = drizzle(client, { schema: tables })
  // Each in its own: one that met another is done again, and its neighbours would be with it.
  // On the same connection its queries are known already; a transaction of drizzle would have each made anew.
  const write: Write = async (work) => client.transaction(() => work(db)).immediate()
  return { db, connection: client, sqlite: null, write, leases, isShared: true, inTurn: (work) => inTurn(connection, work) }
}

/** Work that one node does at a time: whoever comes later waits, however long it takes. */
const inTurn = <T>(connection: SyncConnection, work: () => T): T => {
  const lock = connection.prepare(`select pg_try_advisory_lock(${startLock}) as is_mine`)
  while ((lock.get() as { is_mine: number }).is_mine !== 1) pause(lockedLookMs)
  try {
    return work()
  } finally {
    connection.exec(`select pg_advisory_unlock(${startLock})`)
  }
}

/**
 * Opens (and brings up to date) a database of PostgreSQL.
 * @throws UnusableStorage when it cannot be reached or written, or belongs to a newer version of the service.
 */
export const openPostgres = (url: string): OpenDatabase => {
  const current = new AsyncLocalStorage<HeldLease | null>()
  const guard = () => {
    const lease = current.getStore()
    return lease ? guardOf(lease) : null
  }
  let patienceMs = startPatienceMs
  return connect(url, { guard, patienceMs: () => patienceMs }, (connection) => {
    const database = overConnection(connection, postgresLeases(connection, current))
    database.inTurn(() => {
      refuseAge(shownDatabase(url), ageIn(tablesOf(connection), database.connection, migrationsFolder), ['foreign', 'newer'])
      migrate(database.db, { migrationsFolder })
      connection.prepare(`select make_event_months((now() - interval '1 month')::date, ?)`).get(monthsAhead)
    })
    probeWriting(connection)
    patienceMs = servingPatienceMs
    return database
  })
}

/**
 * Opens an existing database of PostgreSQL for reading only.
 * @throws UnusableStorage when it cannot be reached, or is not a database of this very version.
 */
export const readPostgres = (url: string): OpenDatabase =>
  connect(url, { readOnly: true, patienceMs: () => readingPatienceMs }, (connection) => {
    const database = overConnection(connection, soleNode())
    const age = ageIn(tablesOf(connection), database.connection, migrationsFolder)
    refuseAge(shownDatabase(url), age, ['empty', 'foreign', 'older', 'newer'])
    return database
  })

const tablesOf = (connection: SyncConnection): string[] =>
  connection
    .prepare('select tablename from pg_tables where schemaname = current_schema()')
    .raw()
    .all()
    .map((row) => String((row as unknown[])[0]))
