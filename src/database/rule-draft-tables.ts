import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Drafts of rules, as an office writes them. They stand beside the rule packs: no case and no district can be put under
 * one, and what a trial runs on is a copy of its own.
 */
export const ruleDrafts = sqliteTable(
  'rule_drafts',
  {
    draftId: text('draft_id').primaryKey(),
    organisationId: text('organisation_id').notNull(),
    /** The account that writes it; others of its office read it. */
    ownerId: text('owner_id').notNull(),
    createdAt: text('created_at').notNull(),
    /** The pack it changes, word for word, as it was on that day. */
    baseId: text('base_id').notNull(),
    baseVersion: integer('base_version').notNull(),
    baseHash: text('base_hash').notNull(),
    base: blob('base', { mode: 'buffer' }).notNull(),
    version: integer('version').notNull(),
  },
  (table) => [index('rule_drafts_by_office').on(table.organisationId)],
)

/** Every version of a draft that was saved: nothing that was written is lost, and a step can be taken back. */
export const ruleDraftVersions = sqliteTable(
  'rule_draft_versions',
  {
    draftId: text('draft_id').notNull(),
    version: integer('version').notNull(),
    /** The version that is there again once this one is taken back; null = the first. */
    before: integer('before'),
    savedAt: text('saved_at').notNull(),
    /** The whole draft, compressed. */
    document: blob('document', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.version] })],
)
