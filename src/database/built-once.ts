import { type Placeholder, sql } from 'drizzle-orm'
import type { Db } from './open-database.ts'
import { quickened } from './quick-query.ts'

/** Makes a query once for each connection and gives it from then on: building and preparing one costs more than running it. */
export const builtOnce = <Q>(build: (db: Db) => Q): ((db: Db) => Q) => {
  const known = new WeakMap<Db, Q>()
  return (db) => {
    const query = known.get(db) ?? quickened(build(db))
    known.set(db, query)
    return query
  }
}

/** Values for a query that names a list of them. */
type ListValues = Readonly<Record<string, unknown>>

/**
 * The same for a query that looks for any of a list: once for each length, rounded up to a power of two, so that there are
 * few of them. Gives the query and the values of its places.
 */
export const builtForList = <Q>(
  build: (db: Db, places: Placeholder[]) => Q,
): ((db: Db, list: readonly [unknown, ...unknown[]]) => { readonly query: Q; readonly values: ListValues }) => {
  const queries = builtOnce(() => new Map<number, Q>())
  return (db, list) => {
    const length = 2 ** Math.ceil(Math.log2(list.length))
    const known = queries(db)
    const names = Array.from({ length }, (_, n) => `of${n}`)
    const query =
      known.get(length) ??
      quickened(
        build(
          db,
          names.map((name) => sql.placeholder(name)),
        ),
      )
    known.set(length, query)
    // What is left over repeats the first: it is in the list already.
    return { query, values: Object.fromEntries(names.map((name, n) => [name, list[n] ?? list[0]])) }
  }
}
