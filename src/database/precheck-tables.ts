import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Where a pre-check said "not yet": for the figure of those who never asked. Without who looked, how often, and at what
 * hour: what is not kept can be lost by nobody.
 */
export const precheckNoes = sqliteTable(
  'precheck_noes',
  {
    /** What is counted once: a space, or a garage on one day where no space was named. */
    subject: text('subject').primaryKey(),
    compoundId: text('compound_id').notNull(),
    garageId: text('garage_id').notNull(),
    spaceId: text('space_id'),
    /** Of a space the first day. */
    on: text('on').notNull(),
  },
  (table) => [index('precheck_noes_by_compound').on(table.compoundId)],
)
