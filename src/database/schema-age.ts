import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { UnusableStorage } from './unusable-storage.ts'

/** Where the migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url))

/** How the tables of a file compare with those of this version. `foreign`: they belong to something else. */
export type SchemaAge = 'empty' | 'older' | 'current' | 'newer' | 'foreign'

/** Compares the newest migration of a file with the newest of this version. */
export const schemaAge = (sqlite: Database.Database): SchemaAge => {
  const tables = sqlite.prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`).all()
  return ageIn(
    tables.map(({ name }) => name),
    sqlite,
    migrationsFolder,
  )
}

/** Compares the newest migration of a database that has these tables with the newest of a folder. */
export const ageIn = (tables: readonly string[], connection: Pick<Database.Database, 'prepare'>, folder: string): SchemaAge => {
  if (tables.length === 0) return 'empty'
  if (!tables.includes('__drizzle_migrations')) return 'foreign'
  const applied =
    connection.prepare<[], { at: number | null }>('select max(created_at) as at from __drizzle_migrations').get()?.at ?? 0
  const known = readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0
  return applied === known ? 'current' : applied < known ? 'older' : 'newer'
}

/** What is said of a database whose tables are not those of this version. */
export const ageSentences: Readonly<Record<Exclude<SchemaAge, 'current'>, string>> = {
  empty: 'is empty: no service has been started on it yet',
  foreign: 'holds something else: name another one',
  older: 'belongs to an older version of the service: start this one on it once, and it is brought up to date',
  newer: 'belongs to a newer version of the service: start that one, or restore a backup from before',
}

/** @throws UnusableStorage when the age of a database is one of these. */
export const refuseAge = (where: string, age: SchemaAge, refused: readonly SchemaAge[]): void => {
  if (age !== 'current' && refused.includes(age)) throw new UnusableStorage(`The database ${where} ${ageSentences[age]}.`)
}
