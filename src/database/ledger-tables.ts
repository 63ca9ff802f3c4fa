import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The queue and the reservations of transformers: `ledger_events` is the truth, each caused by one event of one case and
 * written in its transaction; `ledgers` and `ledger_entries` are kept from it.
 */
export const ledgers = sqliteTable(
  'ledgers',
  {
    transformerId: text('transformer_id').primaryKey(),
    version: integer('version').notNull(),
    lastHash: text('last_hash').notNull(),
    /** Rating and peaks (workflows/capacity/ledger.ts). */
    figures: text('figures').notNull(),
    /** The last day on which there was nothing to do in its queue; empty since it moved. A mark that saves work, never the truth. */
    settled: text('settled'),
  },
  (table) => [index('ledgers_by_settled').on(table.settled, table.transformerId)],
)

export const ledgerEntries = sqliteTable(
  'ledger_entries',
  {
    transformerId: text('transformer_id').notNull(),
    caseId: text('case_id').notNull(),
    no: integer('no').notNull(),
    /** The instant of the first complete filing. */
    place: text('place').notNull(),
    powerKw: real('power_kw').notNull(),
    state: text('state').notNull(),
    orderedCharging: integer('ordered_charging', { mode: 'boolean' }).notNull(),
    found: text('found'),
    orderedAsk: text('ordered_ask'),
    energisedOn: text('energised_on'),
  },
  (table) => [
    primaryKey({ columns: [table.transformerId, table.caseId] }),
    index('ledger_entries_by_state').on(table.state, table.transformerId),
    index('ledger_entries_by_case').on(table.caseId),
  ],
)

export const ledgerEvents = sqliteTable(
  'ledger_events',
  {
    transformerId: text('transformer_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    caseId: text('case_id').notNull(),
    /** The event of the case that caused it. */
    caseSeq: integer('case_seq').notNull(),
    recordedAt: text('recorded_at').notNull(),
    change: text('change').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.transformerId, table.seq] }),
    index('ledger_events_by_case').on(table.caseId, table.caseSeq),
  ],
)
