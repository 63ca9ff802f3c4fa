import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who of a company looks after which of its compounds: an aid to its own desk, which decides nothing and hides nothing. */
export const companyDuties = sqliteTable(
  'company_duties',
  {
    organisationId: text('organisation_id').notNull(),
    compoundId: text('compound_id').notNull(),
    accountId: text('account_id').notNull(),
    setBy: text('set_by').notNull(),
    setAt: text('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.compoundId] })],
)

/** When somebody of a company is away, and who stands in. Both days belong to the leave. */
export const companyLeaves = sqliteTable('company_leaves', {
  accountId: text('account_id').primaryKey(),
  organisationId: text('organisation_id').notNull(),
  fromOn: text('from_on').notNull(),
  untilOn: text('until_on').notNull(),
  deputyId: text('deputy_id').notNull(),
  setBy: text('set_by').notNull(),
  setAt: text('set_at').notNull(),
})

/** When a company was told that figures will name it, once a quarter, and until when it can reply (V5). */
export const companyRecordNotices = sqliteTable(
  'company_record_notices',
  {
    organisationId: text('organisation_id').notNull(),
    quarter: text('quarter').notNull(),
    openedOn: text('opened_on').notNull(),
    untilOn: text('until_on').notNull(),
    /** When and how the notice left for the company; null = it waits. */
    toldAt: text('told_at'),
    channel: text('channel'),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.quarter] })],
)

/** Every version of a reply, none is changed or deleted: the last one counts, and the others say what was written before. */
export const companyRecordReplies = sqliteTable(
  'company_record_replies',
  {
    organisationId: text('organisation_id').notNull(),
    quarter: text('quarter').notNull(),
    version: integer('version').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: text('written_at').notNull(),
    /** The words, sealed; null = the reply was taken back. */
    keyId: text('key_id'),
    sealed: blob('sealed', { mode: 'buffer' }),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.quarter, table.version] })],
)

/** Whose branch a company was said to be, by whom and when: every change is kept, and the last one counts. */
export const organisationParents = sqliteTable(
  'organisation_parents',
  {
    organisationId: text('organisation_id').notNull(),
    version: integer('version').notNull(),
    parentId: text('parent_id'),
    setBy: text('set_by').notNull(),
    setAt: text('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.version] })],
)

/** Where a body is told what waits for it, beside its inbox: a phone (companies alone), an address or both, sealed under a key of its own. */
export const companyContacts = sqliteTable('company_contacts', {
  organisationId: text('organisation_id').primaryKey(),
  keyId: text('key_id').notNull(),
  sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  setBy: text('set_by').notNull(),
  setAt: text('set_at').notNull(),
  /** How often it has mail of what came into its inbox: `soon`, `daily`, `none`. */
  rhythm: text('rhythm').notNull().default('daily'),
  /** The language of its messages. */
  language: text('language').notNull().default('zh'),
  /** What came until then it has had mail of; null = it has not been asked how often. */
  mailedUntil: text('mailed_until_at'),
})
