import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Rule packs that an operator announced on the page, in the order in which they came. One that stands is among the recorded packs
 * too, under its hash. A row is never changed, but for the one time at which it may be taken back.
 */
export const announcedPacks = sqliteTable('announced_packs', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  hash: text('hash').notNull(),
  packId: text('pack_id').notNull(),
  version: integer('version').notNull(),
  /** The file as it was sent, so that it can be had again. */
  written: text('written').notNull(),
  /** The whole pack, with all that it takes from others. */
  document: text('document').notNull(),
  /** The districts that went over to it, each with what was chosen before, as JSON. */
  districts: text('districts').notNull(),
  announcedAt: text('announced_at').notNull(),
  announcedBy: text('announced_by').notNull(),
  takenBackAt: text('taken_back_at'),
  takenBackBy: text('taken_back_by'),
})
