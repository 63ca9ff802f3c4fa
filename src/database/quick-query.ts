import { Column, is, Param, Placeholder, SQL } from 'drizzle-orm'
import { PreparedQuery } from 'drizzle-orm/better-sqlite3'

type Given = Readonly<Record<string, unknown>>
type Row = readonly unknown[]

/** A column of an answer, as drizzle keeps it with a query. */
interface Field {
  readonly path: readonly string[]
  readonly field: unknown
}

/** A statement of better-sqlite3, or of PostgreSQL with the same surface. */
interface Statement {
  run(...values: unknown[]): unknown
  raw(): { get(...values: unknown[]): Row | undefined; all(...values: unknown[]): Row[] }
}

/** What drizzle keeps of a query that it has prepared. */
interface Prepared {
  readonly stmt: Statement
  readonly query: { readonly params: readonly unknown[] }
  readonly fields: readonly Field[] | undefined
  readonly customResultMapper: unknown
  run: (given?: Given) => unknown
  get: (given?: Given) => unknown
  all: (given?: Given) => unknown
}

/**
 * Makes a prepared query of drizzle quick: for every run drizzle asks anew of each of its values and of each column of each
 * row what it is. That is found out once here. The query is the same one, and gives the same.
 */
export const quickened = <Q>(query: Q): Q => {
  if (!(query instanceof PreparedQuery)) return query
  // These are private to its type and what its own methods work with.
  const prepared = query as unknown as Prepared
  const { stmt, fields } = prepared
  const valuesOf = valuesIn(prepared.query.params)
  prepared.run = (given) => stmt.run(...valuesOf(given))
  if (!fields || prepared.customResultMapper || !fields.every(isPlain)) return query
  const rowOf = rowFrom(fields)
  const raw = stmt.raw()
  prepared.get = (given) => {
    const row = raw.get(...valuesOf(given))
    return row && rowOf(row)
  }
  prepared.all = (given) => raw.all(...valuesOf(given)).map(rowOf)
  return query
}

/** All rows of a query that is asked once but has very many of them. */
export const quickly = <R>(query: { prepare(): { all(): R[] } }): R[] => quickened(query.prepare()).all()

/** Whether a column of an answer is one of a single table, or an expression. */
const isPlain = ({ path, field }: Field): boolean =>
  path.length === 1 && (is(field, Column) || is(field, SQL) || is(field, SQL.Aliased))

const valuesIn = (params: readonly unknown[]): ((given?: Given) => unknown[]) => {
  const places = params.map(placeOf)
  return (given = {}) => places.map((place) => place(given))
}

const placeOf = (param: unknown): ((given: Given) => unknown) => {
  if (is(param, Placeholder)) return (given) => givenAt(given, param.name)
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder, value } = param
    return (given) => encoder.mapToDriverValue(givenAt(given, value.name))
  }
  return () => param
}

const givenAt = (given: Given, name: string): unknown => {
  const value = given[name]
  if (value === undefined) throw new Error(`no value for "${name}" was given`)
  return value
}

const rowFrom = (fields: readonly Field[]): ((row: Row) => Given) => {
  const names = fields.map(({ path }) => path[0] ?? '')
  const readers = fields.map(readerOf)
  return (row) => {
    const result: Record<string, unknown> = {}
    for (let n = 0; n < names.length; n += 1) {
      const [name, value, read] = [names[n] ?? '', row[n], readers[n]]
      result[name] = value === null || !read ? value : read(value)
    }
    return result
  }
}

/** How a column is read; null = as the driver gives it. */
const readerOf = ({ field }: Field): ((value: unknown) => unknown) | null => {
  const decoder = is(field, Column) ? field : decoderOf(field)
  const isAsGiven = is(field, Column) && field.mapFromDriverValue === Column.prototype.mapFromDriverValue
  return isAsGiven ? null : (value) => decoder.mapFromDriverValue(value)
}

type Decoder = Pick<Column, 'mapFromDriverValue'>

/** An expression has its decoder, under a name or not. */
const decoderOf = (field: unknown): Decoder =>
  (is(field, SQL)
    ? (field as unknown as { readonly decoder: Decoder })
    : (field as { readonly sql: { readonly decoder: Decoder } }).sql
  ).decoder
