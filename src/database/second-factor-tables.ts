import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Secrets of devices that make one-time codes by time, sealed. `pending`: shown, and no code of it was seen yet. */
export const secondFactors = sqliteTable(
  'second_factors',
  {
    accountId: text('account_id').notNull(),
    standing: text('standing').notNull(),
    keyId: text('key_id').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    createdAt: text('created_at').notNull(),
    confirmedAt: text('confirmed_at'),
    /** The last step of time whose code was used: neither it nor one before it works again. */
    lastStep: integer('last_step'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.standing] })],
)

/** Codes for whoever has lost the device, as keyed hashes; each works once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    accountId: text('account_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: text('used_at'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.codeHash] })],
)
