import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Requests of a minute that came near a limit, where several nodes count together; forgotten within hours. Whose they are is a
 * keyed hash.
 */
export const requestCounts = sqliteTable(
  'request_counts',
  {
    who: text('who').notNull(),
    minute: integer('minute').notNull(),
    n: integer('n').notNull(),
  },
  (table) => [primaryKey({ columns: [table.who, table.minute] })],
)
