import { getTableName, is } from 'drizzle-orm'
import { getTableConfig as postgresConfig } from 'drizzle-orm/pg-core'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as accessTables from '../../../../src/database/access-tables.ts'
import * as announcedPackTables from '../../../../src/database/announced-pack-tables.ts'
import * as companyTables from '../../../../src/database/company-tables.ts'
import * as erasureTables from '../../../../src/database/erasure-tables.ts'
import * as fourEyesTables from '../../../../src/database/four-eyes-tables.ts'
import * as frozenTables from '../../../../src/database/frozen-tables.ts'
import * as identityTables from '../../../../src/database/identity-tables.ts'
import * as leaseTables from '../../../../src/database/lease-tables.ts'
import * as ledgerTables from '../../../../src/database/ledger-tables.ts'
import * as matterTables from '../../../../src/database/matter-tables.ts'
import * as messageTables from '../../../../src/database/message-tables.ts'
import * as pileTables from '../../../../src/database/pile-tables.ts'
import { openPostgres, readPostgres } from '../../../../src/database/postgres/open-postgres.ts'
import { openSyncConnection, type SyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import * as postgresTables from '../../../../src/database/postgres/tables.ts'
import * as precheckTables from '../../../../src/database/precheck-tables.ts'
import * as recordTables from '../../../../src/database/record-tables.ts'
import * as requestCountTables from '../../../../src/database/request-count-tables.ts'
import * as ruleDraftTables from '../../../../src/database/rule-draft-tables.ts'
import * as secondFactorTables from '../../../../src/database/second-factor-tables.ts'
import * as mainTables from '../../../../src/database/tables.ts'
import * as trialTables from '../../../../src/database/trial-tables.ts'
import * as webhookTables from '../../../../src/database/webhook-tables.ts'
import { type PostgresDatabase, postgresDatabase } from '../../../helpers/postgres.ts'

let database: PostgresDatabase
let connection: SyncConnection
beforeAll(() => {
  database = postgresDatabase()
  connection = openSyncConnection(database.url)
})
afterAll(() => {
  connection.close()
  database.drop()
})

const listed = (statement: string): string[] =>
  (connection.prepare(statement).raw().all() as unknown[][]).map((row) => row.join(' '))

describe('the tables on PostgreSQL', () => {
  test('are all those on SQLite', () => {
    const onSqlite = [
      ...[mainTables, matterTables, ledgerTables, pileTables, companyTables, messageTables, trialTables, frozenTables],
      ...[
        ruleDraftTables,
        precheckTables,
        announcedPackTables,
        recordTables,
        webhookTables,
        erasureTables,
        accessTables,
        leaseTables,
        identityTables,
        requestCountTables,
        secondFactorTables,
        fourEyesTables,
      ],
    ].flatMap((module) => Object.values(module).filter((table) => is(table, SQLiteTable)))
    expect(Object.values(postgresTables).map(getTableName).toSorted()).toEqual(onSqlite.map(getTableName).toSorted())
  })

  test('are what the migrations make of them: `DIALECT=postgresql npx drizzle-kit generate` was not forgotten', () => {
    const meant = Object.values(postgresTables).flatMap((table) => {
      const { name, columns } = postgresConfig(table)
      return columns.map((column) => `${name}.${column.name} ${column.getSQLType()}${column.notNull ? ' not null' : ''}`)
    })
    const made = listed(`
      select table_name || '.' || column_name,
        data_type || case when data_type = 'text' then ' collate "' || collation_name || '"' else '' end,
        case when is_nullable = 'NO' then 'not null' end
      from information_schema.columns
      where table_schema = 'public' and table_name !~ '^(__drizzle_migrations|case_events_)'`)
    expect(made.map((line) => line.trim()).toSorted()).toEqual(meant.toSorted())
  })

  test('have the same indexes, and the months of the events have them too', () => {
    const indexes = Object.values(postgresTables).flatMap((table) =>
      postgresConfig(table).indexes.map(({ config }) => config.name),
    )
    const made = listed(`select indexname from pg_indexes where schemaname = 'public'`)
    expect(indexes.filter((name) => !made.includes(String(name)))).toEqual([])
  })
})

describe('the months of the events', () => {
  const put = (caseId: string, recordedAt: string): void => {
    connection
      .prepare(
        `insert into case_events (case_id, seq, type, track, origin, actor, occurred_on, recorded_at, workflow, rules, calendar,
         input, lent, outcome, previous_hash, hash) values (?, 1, 't', 't', 'o', '{}', '2026-01-01', ?, '', '', '', '{}', '{}', '{}', '', '')`,
      )
      .run(caseId, recordedAt)
  }
  const placeOf = (caseId: string): string[] => listed(`select tableoid::regclass from case_events where case_id = '${caseId}'`)

  test('are made ahead at every start, from the last one on', () => {
    const made = listed(`select relname from pg_class where relkind = 'r' and relname ~ '^case_events_[0-9]' order by relname`)
    const month = Temporal.Now.plainDateISO('UTC').toPlainYearMonth()
    const nameOf = (months: number) => `case_events_${month.add({ months }).toString().replace('-', '_')}`
    expect(made).toEqual(Array.from({ length: 24 }, (_, index) => nameOf(index - 1)))
  })

  test('hold their events; what has no month lies in the rest, and stays there', () => {
    connection.exec(`select make_event_months('2031-05-01', 1)`)
    put('may', '2031-05-31T23:59:59.999Z')
    put('june', '2031-06-01T00:00:00.000Z')
    expect([...placeOf('may'), ...placeOf('june')]).toEqual(['case_events_2031_05', 'case_events_rest'])
    expect(connection.prepare(`select make_event_months('2031-05-01', 3) as made`).get()).toEqual({ made: 1 })
    expect(placeOf('june')).toEqual(['case_events_rest'])
    put('july', '2031-07-01T00:00:00.000Z')
    expect(placeOf('july')).toEqual(['case_events_2031_07'])
  })

  test('are not looked through when a case is read', () => {
    const plan = listed(`explain select * from case_events where case_id = 'x' and seq > 3`).join('\n')
    expect(plan).not.toContain('Seq Scan')
  })
})

describe('opening', () => {
  const empty = postgresDatabase({ isEmpty: true })
  afterAll(() => empty.drop())
  const messageOf = (work: () => unknown): string => {
    try {
      work()
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`
    }
    return 'it opened'
  }

  test('tells what is not ours, in one sentence and without the password', () => {
    expect(messageOf(() => readPostgres(empty.url))).toMatch(/^UnusableStorage: The database postgres:\S+ is empty: /)
    const nobody = empty.url.replace('postgres@', 'nobody:hush@')
    expect(messageOf(() => openPostgres(nobody))).toMatch(/^UnusableStorage: The database postgres:\/\/nobody@\S+ does not let/)
    expect(messageOf(() => openPostgres(`${empty.url}_not`))).toMatch(
      /^UnusableStorage: .+ does not exist: make it with createdb/,
    )
    expect(messageOf(() => openPostgres('postgres://127.0.0.1:1/pile'))).toMatch(/^UnusableStorage: .+ cannot be reached: /)
    const other = openSyncConnection(empty.url)
    other.exec('create table photos (n int)')
    expect(messageOf(() => openPostgres(empty.url))).toMatch(/^UnusableStorage: .+ holds something else: /)
    other.exec('drop table photos')
    other.close()
  })

  test('makes the tables; the next one finds them; a newer version is not touched', () => {
    openPostgres(empty.url).connection.close()
    const again = openPostgres(empty.url)
    again.connection.exec(`update __drizzle_migrations set created_at = created_at + 1`)
    again.connection.close()
    for (const open of [openPostgres, readPostgres]) {
      expect(messageOf(() => open(empty.url))).toMatch(/^UnusableStorage: .+ belongs to a newer version of the service: /)
    }
  })
})
