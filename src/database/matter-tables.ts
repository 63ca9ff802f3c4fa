import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The matters of compounds: `matter_events` is the truth, `matters` is kept from it in the event's own transaction. */
export const matters = sqliteTable(
  'matters',
  {
    matterId: text('matter_id').primaryKey(),
    district: text('district').notNull(),
    compoundId: text('compound_id').notNull(),
    garageId: text('garage_id'),
    transformerId: text('transformer_id'),
    kind: text('kind').notNull(),
    state: text('state').notNull(),
    result: text('result'),
    closedOn: text('closed_on'),
    officeParty: text('office_party').notNull(),
    officeOrganisationId: text('office_organisation_id').notNull(),
    /** The last day of the next report; null once the matter is closed. */
    nextReportOn: text('next_report_on'),
    /** That day has gone by without a report, and this is on record. */
    passed: integer('passed', { mode: 'boolean' }).notNull(),
    /** An order of an authority that is in force: it holds the piles and the requests of its place. */
    inForce: integer('in_force', { mode: 'boolean' }).notNull().default(false),
    version: integer('version').notNull(),
    lastHash: text('last_hash').notNull(),
    recordedAt: text('recorded_at').notNull(),
    /** The matter (workflows/matter/matter-file.ts): a cache of its events. */
    file: text('file').notNull(),
  },
  (table) => [
    index('matters_by_compound').on(table.compoundId, table.state),
    index('matters_by_report').on(table.state, table.passed, table.nextReportOn),
    index('matters_by_office').on(table.officeOrganisationId),
  ],
)

export const matterEvents = sqliteTable(
  'matter_events',
  {
    matterId: text('matter_id').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    origin: text('origin').notNull(),
    actor: text('actor').notNull(),
    recordedAt: text('recorded_at').notNull(),
    rules: text('rules').notNull(),
    input: text('input').notNull(),
    lent: text('lent').notNull(),
    sealedHash: text('sealed_hash'),
    keyId: text('key_id'),
    /** What the event changed. */
    change: text('change').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.matterId, table.seq] })],
)

export const matterSealedParts = sqliteTable(
  'matter_sealed_parts',
  {
    matterId: text('matter_id').notNull(),
    seq: integer('seq').notNull(),
    keyId: text('key_id').notNull(),
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.matterId, table.seq] })],
)

/** Which requests are linked with which matter, kept from the events of the cases. */
export const matterLinks = sqliteTable(
  'matter_links',
  {
    caseId: text('case_id').notNull(),
    matterId: text('matter_id').notNull(),
    track: text('track').notNull(),
    /** The request waits on it: it is not only told. */
    waiting: integer('waiting', { mode: 'boolean' }).notNull(),
    /** Version of the matter that the case knows. */
    version: integer('version').notNull(),
    /** Place of the request in the queue: changes reach the first first. */
    place: text('place').notNull(),
    /** The request is over; it is not told any more. */
    over: integer('over', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.matterId, table.track] }),
    index('matter_links_by_matter').on(table.matterId, table.over, table.version),
  ],
)
