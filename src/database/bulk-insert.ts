import type Database from 'better-sqlite3'
import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'

/** Inserts whole rows of a table. */
export type Insert<T extends SQLiteTable> = (row: T['$inferSelect']) => void

/**
 * One prepared statement for each table, with the values written as drizzle writes them: building a query for every row
 * costs more than the row.
 */
export const openInserts = (
  connection: Pick<Database.Database, 'prepare'>,
): (<T extends SQLiteTable>(table: T, row: T['$inferSelect']) => void) => {
  const known = new Map<SQLiteTable, Insert<SQLiteTable>>()
  const prepared = (table: SQLiteTable): Insert<SQLiteTable> => {
    const columns = Object.entries(getTableColumns(table))
    const names = columns.map(([, column]) => `"${column.name}"`).join(', ')
    const statement = connection.prepare(
      `insert into "${getTableConfig(table).name}" (${names}) values (${columns.map(() => '?').join(', ')})`,
    )
    return (row: Readonly<Record<string, unknown>>) => {
      const values = columns.map(([key, column]) => {
        const value = row[key]
        return value === null || value === undefined ? null : column.mapToDriverValue(value)
      })
      statement.run(...values)
    }
  }
  return (table, row) => {
    const insert = known.get(table) ?? prepared(table)
    known.set(table, insert)
    insert(row)
  }
}
