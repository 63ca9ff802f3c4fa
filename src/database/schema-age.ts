import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'

/** Where the migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url))

/** How the tables of a file compare with those of this version. `foreign`: they belong to something else. */
export type SchemaAge = 'empty' | 'older' | 'current' | 'newer' | 'foreign'

/** Compares the newest migration of a file with the newest of this version. */
export const schemaAge = (sqlite: Database.Database): SchemaAge => {
  const tables = sqlite.prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`).all()
  if (tables.length === 0) return 'empty'
  if (!tables.some(({ name }) => name === '__drizzle_migrations')) return 'foreign'
  const applied =
    sqlite.prepare<[], { at: number | null }>('select max(created_at) as at from __drizzle_migrations').get()?.at ?? 0
  const known = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0
  return applied === known ? 'current' : applied < known ? 'older' : 'newer'
}
