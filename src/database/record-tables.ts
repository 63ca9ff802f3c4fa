import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * The chain across all cases and matters. An event leaves a mark in its own transaction and touches nothing that others
 * write; a round takes the marks afterwards and writes a link over what they stand for, so that nobody looks for the
 * records that are not covered yet. A mark stands for all records of its case up to its number.
 */
export const recordMarks = sqliteTable(
  'record_marks',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    seq: integer('seq').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.id, table.seq] })],
)

export const recordLinks = sqliteTable('record_links', {
  number: integer('number').primaryKey(),
  linkedAt: text('linked_at').notNull(),
  firstAt: text('first_at').notNull(),
  lastAt: text('last_at').notNull(),
  entries: integer('entries').notNull(),
  records: integer('records').notNull(),
  complete: integer('complete', { mode: 'boolean' }).notNull(),
  root: text('root').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
})

export const recordEntries = sqliteTable(
  'record_entries',
  {
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    link: integer('link').notNull(),
    fromSeq: integer('from_seq').notNull(),
    toSeq: integer('to_seq').notNull(),
    /** The hash of the record `toSeq`. */
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id, table.link] }),
    index('record_entries_by_link').on(table.link, table.kind, table.id),
  ],
)

export const recordHeads = sqliteTable(
  'record_heads',
  {
    number: integer('number').primaryKey(),
    day: text('day').notNull(),
    /** The links that it covers. */
    firstLink: integer('first_link').notNull(),
    lastLink: integer('last_link').notNull(),
    /** Canonical JSON (RFC 8785): what the hash and the signature are of. */
    body: text('body').notNull(),
    hash: text('hash').notNull(),
    signature: text('signature').notNull(),
    keyId: text('key_id').notNull(),
    publicKey: text('public_key').notNull(),
  },
  (table) => [uniqueIndex('record_heads_by_day').on(table.day)],
)
