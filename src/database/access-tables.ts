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

/** What an owner said to each hand-over of personal data, one row a word: added to, never changed. Nothing of what the fields say. */
export const handOverWords = sqliteTable(
  'hand_over_words',
  {
    caseId: text('case_id').notNull(),
    /** Counts within the case. */
    number: integer('number').notNull(),
    /** The party that gets the data, and the bodies that stood in its place then (JSON list of ids). */
    party: text('party').notNull(),
    organisations: text('organisations').notNull(),
    /** `agreed`, `refused` or `withdrawn`. */
    act: text('act').notNull(),
    at: text('said_at').notNull(),
    /** Whose word it is; at a counter an office writes it down. */
    ownerAccountId: text('owner_account_id').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedByParty: text('recorded_by_party').notNull(),
    /** Which text was shown, in which language, and the fields and papers that it named (JSON list). */
    textVersion: text('text_version').notNull(),
    language: text('language').notNull(),
    told: text('told').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
)
