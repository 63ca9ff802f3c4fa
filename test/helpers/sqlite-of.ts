import type { OpenDatabase, SqliteDatabase } from '../../src/database/open-database.ts'

/** The SQLite file under a service, for tests of what only a file does. */
export const sqliteOf = ({ sqlite }: OpenDatabase): SqliteDatabase['sqlite'] => {
  if (!sqlite) throw new Error('this service is not on SQLite')
  return sqlite
}
