import { type OpenDatabase, openDatabase, readDatabase } from './open-database.ts'
import { openPostgres, readPostgres } from './postgres/open-postgres.ts'

/** Whether this is the address of a PostgreSQL, and not the path of a file. */
export const isPostgres = (where: string): boolean => /^postgres(ql)?:\/\//.test(where)

/**
 * Opens (and brings up to date) the database of the service: an SQLite file, or PostgreSQL by its address.
 * `mostTogether`: so many writes share a transaction at most, on SQLite.
 * @throws UnusableStorage when whoever runs the service can mend it.
 */
export const openStorage = (where: string, mostTogether?: number): OpenDatabase =>
  isPostgres(where) ? openPostgres(where) : openDatabase(where, mostTogether)

/** The same for reading only: nothing is made, brought up to date or written. */
export const readStorage = (where: string): OpenDatabase => (isPostgres(where) ? readPostgres(where) : readDatabase(where))
