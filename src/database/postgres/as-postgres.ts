import { getTableColumns } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  json,
  type PgColumnBuilderBase,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { getTableConfig, type SQLiteColumn, SQLiteInteger, type SQLiteTable } from 'drizzle-orm/sqlite-core'

/** Ordered by its bytes, wherever the database was made: cursors and hashes go by that order on SQLite. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' })
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Texts that hold JSON. Not `jsonb`: hashes are of the text as it was written. */
const documents = new Set([
  ...['cases.file', 'case_events.actor', 'case_events.input', 'case_events.lent', 'case_events.outcome'],
  ...['matters.file', 'matter_events.actor', 'matter_events.input', 'matter_events.lent', 'matter_events.change'],
  ...['ledgers.figures', 'ledger_events.change', 'rule_packs.document', 'calendars.document', 'calendar_notices.notice'],
  ...['rule_trials.pack', 'rule_trials.districts', 'rule_trials.scenarios', 'rule_trials.result', 'rule_trial_courses.course'],
  ...['frozen_figures.body', 'announced_packs.document', 'announced_packs.districts', 'record_heads.body', 'erasures.rule'],
])

/** Instants and days are told by their names (`…At`, `…On`), but for these. */
const instants = new Set(['outbox.not_before', 'login_failures.locked_until', 'rule_trials.read_before'])
const days = new Set(['findings.valid_until', 'precheck_noes.on', 'erasures.since', 'personal_reads.day'])

const builderOf = (table: string, column: SQLiteColumn) => {
  const { name } = column
  const where = `${table}.${name}`
  switch (column.columnType) {
    case 'SQLiteInteger':
      return bigint(name, { mode: 'number' })
    case 'SQLiteReal':
      return doublePrecision(name)
    case 'SQLiteBoolean':
      return boolean(name)
    case 'SQLiteTextJson':
      return json(name)
    case 'SQLiteBlobBuffer':
      return bytea(name)
    case 'SQLiteText':
      if (documents.has(where)) return json(name)
      if (name.endsWith('_at') || instants.has(where)) return timestamp(name, { withTimezone: true, mode: 'string' })
      if (name.endsWith('_on') || days.has(where)) return date(name, { mode: 'string' })
      return text(name)
    default:
      throw new TypeError(`${where}: what is ${column.columnType} on PostgreSQL?`)
  }
}

const columnOf = (table: string, column: SQLiteColumn): PgColumnBuilderBase => {
  let builder: ReturnType<typeof builderOf> = builderOf(table, column)
  if (column.notNull) builder = builder.notNull() as typeof builder
  if (column.primary) builder = builder.primaryKey() as typeof builder
  if (column.isUnique) builder = builder.unique() as typeof builder
  if (column instanceof SQLiteInteger && column.autoIncrement)
    return bigint(column.name, { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()
  if (column.hasDefault) builder = builder.default(column.default as never) as typeof builder
  return builder
}

/**
 * A table of SQLite on PostgreSQL: the same names, native types. One definition serves both, so that they cannot part.
 * Where rows are told in the order in which they were written, SQLite has its `rowid`: here it is a column.
 */
export const asPostgres = (
  table: SQLiteTable,
  { isOrdered = false, partitionedBy = null }: { readonly isOrdered?: boolean; readonly partitionedBy?: string | null } = {},
) => {
  const { name, columns, indexes, primaryKeys } = getTableConfig(table)
  const keys = new Map(Object.entries(getTableColumns(table)).map(([key, column]) => [column.name, key]))
  const built: Record<string, PgColumnBuilderBase> = Object.fromEntries(
    columns.map((column) => [keys.get(column.name) ?? column.name, columnOf(name, column)]),
  )
  if (isOrdered) built['rowid'] = bigint('rowid', { mode: 'number' }).generatedAlwaysAsIdentity()
  return pgTable(name, built, (own) => {
    const at = (columnName: string) => own[keys.get(columnName) ?? columnName] as unknown as AnyPgColumn
    // The key of a partitioned table contains what it is parted by.
    const keyed = primaryKeys.map(({ columns: of }) => {
      const [first, ...rest] = [...of.map((column) => column.name), ...(partitionedBy === null ? [] : [partitionedBy])].map(at)
      if (!first) throw new TypeError(`${name}: a primary key of nothing`)
      return primaryKey({ columns: [first, ...rest] })
    })
    const indexed = indexes.map(({ config }): PgTableExtraConfigValue => {
      const make = config.unique ? uniqueIndex : index
      const [first, ...rest] = config.columns.map((column) => at((column as SQLiteColumn).name))
      if (!first) throw new TypeError(`${config.name}: an index of nothing`)
      const made = make(config.name).on(first, ...rest)
      return config.where ? made.where(config.where) : made
    })
    const ordered = isOrdered ? [index(`${name}_in_order`).on(at('rowid'))] : []
    return [...keyed, ...indexed, ...ordered]
  })
}
