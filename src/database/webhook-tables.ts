import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Systems of bodies that are told what comes into the inboxes of their people. */
export const webhooks = sqliteTable(
  'webhooks',
  {
    webhookId: text('webhook_id').primaryKey(),
    organisationId: text('organisation_id').notNull(),
    url: text('url').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull(),
    /** The secret that signs, sealed; and the one before it, which signs beside it for a while. */
    keyId: text('key_id').notNull(),
    secret: blob('secret', { mode: 'buffer' }).notNull(),
    oldSecret: blob('old_secret', { mode: 'buffer' }),
    oldUntil: text('old_until'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('webhooks_by_organisation').on(table.organisationId)],
)

/** Notices for such systems: those on the way, those given up, and for a while those that were taken. */
export const webhookMessages = sqliteTable(
  'webhook_messages',
  {
    webhookId: text('webhook_id').notNull(),
    messageId: text('message_id').notNull(),
    caseId: text('case_id').notNull(),
    notice: text('notice').notNull(),
    party: text('party').notNull(),
    since: text('since').notNull(),
    notBefore: text('not_before').notNull(),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error'),
    gaveUpAt: text('gave_up_at'),
    deliveredAt: text('delivered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.webhookId, table.messageId] }),
    index('webhook_messages_due').on(table.notBefore).where(sql`gave_up_at is null and delivered_at is null`),
    index('webhook_messages_taken').on(table.deliveredAt).where(sql`delivered_at is not null`),
  ],
)
