import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who read which personal field of a case, once a day for each reader: its owner sees it. Nothing of what the field says. */
export const personalReads = sqliteTable(
  'personal_reads',
  {
    caseId: text('case_id').notNull(),
    day: text('day').notNull(),
    /** The account, or the link by which somebody without one read. */
    readerId: text('reader_id').notNull(),
    /** A field of the applicant, or the kind of a document. */
    what: text('what').notNull(),
    /** The document; empty for a field. */
    documentId: text('document_id').notNull(),
    party: text('party').notNull(),
    organisationId: text('organisation_id'),
    byLink: integer('by_link', { mode: 'boolean' }).notNull(),
    firstAt: text('first_at').notNull(),
    lastAt: text('last_at').notNull(),
    times: integer('times').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.day, table.readerId, table.what, table.documentId] }),
    index('personal_reads_by_reader').on(table.readerId, table.day),
  ],
)
