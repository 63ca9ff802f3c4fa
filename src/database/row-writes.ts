import { and, eq, getTableName, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { builtOnce } from './built-once.ts'
import type { Db } from './open-database.ts'
import { quickened } from './quick-query.ts'

type Values = Readonly<Record<string, unknown>>

interface Statement {
  readonly run: (values: Record<string, unknown>) => unknown
}

/** Prepared statements of a connection, by what they do. */
const statements = builtOnce(() => new Map<string, Statement>())

const run = (db: Db, table: SQLiteTable, row: Values, name: string, prepare: () => Statement): void => {
  const known = statements(db)
  const statement = known.get(name) ?? quickened(prepare())
  known.set(name, statement)
  statement.run(written(table, row))
}

/** The values as the driver takes them. A placeholder of drizzle would make a false of what is not known. */
const written = (table: SQLiteTable, row: Values): Record<string, unknown> => {
  const values: Record<string, unknown> = {}
  for (const key of named(row)) values[key] = row[key] === null ? null : columnOf(table, key).mapToDriverValue(row[key])
  return values
}

/** The columns that a row names; one without a value keeps its default. */
const named = (row: Values): string[] => Object.keys(row).filter((key) => row[key] !== undefined)

const placeholders = (keys: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(keys.map((key) => [key, sql`${sql.placeholder(key)}`]))

const columnOf = (table: SQLiteTable, key: string): SQLiteColumn => {
  // A table has its columns under their names.
  const column = (table as unknown as Readonly<Record<string, SQLiteColumn | undefined>>)[key]
  if (!column) throw new Error(`table ${getTableName(table)} has no column ${key}`)
  return column
}

const at = (table: SQLiteTable, keys: readonly string[]) =>
  and(...keys.map((key) => eq(columnOf(table, key), sql.placeholder(key))))

/** Inserts a row. Like the others here it is built once for the columns that the row names. */
export const insertRow = <T extends SQLiteTable>(db: Db, table: T, row: T['$inferInsert']): void => {
  const keys = named(row)
  run(db, table, row, `insert ${getTableName(table)} ${keys}`, () =>
    db
      .insert(table)
      .values(placeholders(keys) as T['$inferInsert'])
      .prepare(),
  )
}

/** Inserts a row, or writes it in the place of the one with its keys. */
export const putRow = <T extends SQLiteTable>(db: Db, table: T, row: T['$inferInsert'], keys: readonly string[]): void => {
  const columns = named(row)
  run(db, table, row, `put ${getTableName(table)} ${columns} at ${keys}`, () => {
    const values = placeholders(columns) as T['$inferInsert']
    const target = keys.map((key) => columnOf(table, key))
    return db.insert(table).values(values).onConflictDoUpdate({ target, set: values }).prepare()
  })
}

/** Changes the columns that a row names, where its keys are; the keys stay as they are, and with them their indexes. */
export const patchRow = (db: Db, table: SQLiteTable, row: Values, keys: readonly string[]): void => {
  const changed = named(row).filter((key) => !keys.includes(key))
  if (changed.length === 0) return
  run(db, table, row, `patch ${getTableName(table)} ${changed} at ${keys}`, () =>
    db.update(table).set(placeholders(changed)).where(at(table, keys)).prepare(),
  )
}

/** Takes the row with these keys away. */
export const removeRow = (db: Db, table: SQLiteTable, row: Values, keys: readonly string[]): void =>
  run(db, table, row, `remove ${getTableName(table)} at ${keys}`, () => db.delete(table).where(at(table, keys)).prepare())
