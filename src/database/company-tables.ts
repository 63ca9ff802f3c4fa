import { primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
