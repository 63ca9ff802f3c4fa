import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { RestfulKind } from '../../workflows/case/owner-messages.ts'

/** How an owner wants to be told; who is not here is told on the phone, in Chinese, of everything. */
export const ownerMessages = sqliteTable('owner_messages', {
  accountId: text('account_id').primaryKey(),
  /** `phone`, `mail` or `app`. */
  channel: text('channel').notNull(),
  /** What is left to the pages. */
  silent: text('silent', { mode: 'json' }).$type<RestfulKind[]>().notNull(),
  language: text('language').notNull(),
  isNightQuiet: integer('is_night_quiet', { mode: 'boolean' }).notNull(),
  /** The confirmed address, sealed under the key of the account; null = none. */
  keyId: text('key_id'),
  sealed: blob('sealed', { mode: 'buffer' }),
  setAt: text('set_at').notNull(),
})
