import { index, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The piles: records of their own, written in the transaction of the event by which they came or changed their state. */
export const piles = sqliteTable(
  'piles',
  {
    pileId: text('pile_id').primaryKey(),
    /** `energised` at the end of a request, or `reported` as built without an answer. */
    origin: text('origin').notNull(),
    district: text('district').notNull(),
    compoundId: text('compound_id').notNull(),
    garageId: text('garage_id').notNull(),
    spaceId: text('space_id').notNull(),
    powerKw: real('power_kw'),
    /** Null while it was only reported. */
    energisedOn: text('energised_on'),
    /** The case by which it came: the request, or the operation case in which it was reported. */
    caseId: text('case_id').notNull(),
    ownerAccountId: text('owner_account_id').notNull(),
    state: text('state').notNull(),
    registeredAt: text('registered_at').notNull(),
  },
  (table) => [
    uniqueIndex('piles_by_case').on(table.caseId),
    index('piles_by_compound').on(table.compoundId, table.pileId),
    index('piles_by_owner').on(table.ownerAccountId),
    index('piles_by_space').on(table.spaceId),
  ],
)

/** What a case does to a pile while it does it: kept from the events of the case. */
export const pileHolds = sqliteTable(
  'pile_holds',
  {
    caseId: text('case_id').notNull(),
    pileId: text('pile_id').notNull(),
    hold: text('hold').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.pileId] }),
    index('pile_holds_by_pile').on(table.pileId),
    index('pile_holds_by_hold').on(table.hold, table.pileId),
  ],
)
