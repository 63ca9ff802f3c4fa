import type Database from 'better-sqlite3'

/** One statement with its values. */
export interface RowWrite {
  readonly sql: string
  readonly values: readonly unknown[]
}

type Row = Readonly<Record<string, unknown>>
/** All rows of a database, by table and key. */
export type Rows = ReadonlyMap<string, ReadonlyMap<string, Row>>

const tablesOf = (sqlite: Database.Database): string[] =>
  sqlite
    .prepare<[], { name: string }>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_%' escape '\\'`,
    )
    .all()
    .map(({ name }) => name)

const keysOf = (sqlite: Database.Database, table: string): string[] =>
  sqlite
    .prepare<[], { name: string }>(`select name from pragma_table_info('${table}') where pk > 0 order by pk`)
    .all()
    .map(({ name }) => name)

/** Everything that is kept. */
export const rowsOf = (sqlite: Database.Database): Rows =>
  new Map(
    tablesOf(sqlite).map((table) => {
      const keys = keysOf(sqlite, table)
      const rows = sqlite.prepare<[], Row>(`select * from ${table}`).all()
      return [table, new Map(rows.map((row) => [JSON.stringify(keys.map((key) => row[key])), row]))]
    }),
  )

/** The fewest statements that make one state of a database of another: a row each, only the columns that are others. */
export const changesBetween = (sqlite: Database.Database, before: Rows, after: Rows): RowWrite[] =>
  [...after].flatMap(([table, rows]) => {
    const had = before.get(table) ?? new Map<string, Row>()
    const keys = keysOf(sqlite, table)
    const at = keys.map((key) => `${key} = ?`).join(' and ')
    const written = [...rows].flatMap(([key, row]): RowWrite[] => {
      const was = had.get(key)
      const columns = Object.keys(row)
      if (!was)
        return [{ sql: `insert into ${table} (${columns}) values (${columns.map(() => '?')})`, values: Object.values(row) }]
      const changed = columns.filter((column) => JSON.stringify(row[column]) !== JSON.stringify(was[column]))
      if (changed.length === 0) return []
      const sql = `update ${table} set ${changed.map((column) => `${column} = ?`)} where ${at}`
      return [{ sql, values: [...changed.map((column) => row[column]), ...keys.map((name) => row[name])] }]
    })
    const gone = [...had].filter(([key]) => !rows.has(key))
    return [
      ...written,
      ...gone.map(([, row]) => ({ sql: `delete from ${table} where ${at}`, values: keys.map((key) => row[key]) })),
    ]
  })
