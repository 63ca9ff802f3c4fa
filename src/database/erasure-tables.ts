import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** What was erased, when and by which rule. Written before anything is destroyed: what was interrupted is done to its end later. */
export const erasures = sqliteTable(
  'erasures',
  {
    erasureId: text('erasure_id').primaryKey(),
    /** The case, or null for the account of an owner of whom nothing else is kept. */
    caseId: text('case_id'),
    accountId: text('account_id'),
    part: text('part').notNull(),
    /** The day on which the case ended, or the draft was last changed: a case that was reopened ends anew. */
    since: text('since').notNull(),
    dueOn: text('due_on').notNull(),
    /** The rule as it was on that day: pack, version, basis. */
    rule: text('rule').notNull(),
    /** What there was, by kind and number; nothing of what it said. */
    erased: text('erased', { mode: 'json' }).$type<Readonly<Record<string, number>>>().notNull(),
    keyIds: text('key_ids', { mode: 'json' }).$type<string[]>().notNull(),
    files: text('files', { mode: 'json' }).$type<string[]>().notNull(),
    erasedAt: text('erased_at').notNull(),
    /** When keys and files were gone too. */
    finishedAt: text('finished_at'),
  },
  (table) => [
    uniqueIndex('erasures_by_case').on(table.caseId, table.part, table.since),
    index('erasures_by_account').on(table.accountId),
    index('erasures_by_finish').on(table.finishedAt),
  ],
)
