import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Work that one node alone does at a time, where several serve one PostgreSQL. An SQLite file has one process, and no rows here.
 */
export const leases = sqliteTable('leases', {
  name: text('name').primaryKey(),
  /** The node that has it, by the name that it gave itself at its start. */
  holder: text('holder').notNull(),
  /** One more whenever it goes to somebody: what was begun under an older one writes nothing any more. */
  version: integer('version').notNull(),
  /** By the clock of the database: those of the nodes need not agree. */
  untilAt: text('until_at').notNull(),
})
