import type { Db } from './open-database.ts'

/** Makes a query once for each connection and gives it from then on: building and preparing one costs more than running it. */
export const builtOnce = <Q>(build: (db: Db) => Q): ((db: Db) => Q) => {
  const known = new WeakMap<Db, Q>()
  return (db) => {
    const query = known.get(db) ?? build(db)
    known.set(db, query)
    return query
  }
}
