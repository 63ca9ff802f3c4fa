import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What one person of an office asked for and a second one decided: kept for good, as it says who looked or changed with whose word. */
export const fourEyes = sqliteTable(
  'four_eyes',
  {
    askId: text('ask_id').primaryKey(),
    kind: text('kind').notNull(),
    /** The account or the case that it is about. */
    subject: text('subject').notNull(),
    /** The organisation of both persons; `operators` for those, who belong to none. */
    office: text('office').notNull(),
    reason: text('reason').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: text('asked_at').notNull(),
    /** Nobody decides it after that. */
    lapsesAt: text('lapses_at').notNull(),
    secondBy: text('second_by'),
    secondAt: text('second_at'),
    verdict: text('verdict'),
    /** What was allowed holds until then; null = it was done at once. */
    holdsUntilAt: text('holds_until_at'),
  },
  (table) => [
    index('four_eyes_by_office').on(table.office, table.askedAt),
    index('four_eyes_by_subject').on(table.subject, table.kind),
  ],
)
