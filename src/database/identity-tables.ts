import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who somebody of the staff is at a provider of identities: linked by an operator, never made by a login. */
export const identities = sqliteTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: text('account_id').notNull(),
    linkedBy: text('linked_by').notNull(),
    linkedAt: text('linked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index('identities_by_account').on(table.accountId)],
)
