import { and, asc, eq, gt, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { PileOrder, PileQuery, Piles, PileViewer, StoredPile } from '../piles/ports.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { ordersAt, type PileRow } from './pile-rows.ts'
import { piles } from './pile-tables.ts'
import { withBranches } from './sqlite-branches.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The piles on SQLite, for reading. */
export const sqlitePiles = ({ db }: OpenDatabase): Piles => ({
  list: async (query) => guarded(() => listPiles(db, query)),
  read: async (pileId, viewer, today) =>
    guarded(() => {
      const row = db
        .select()
        .from(piles)
        .where(and(eq(piles.pileId, pileId), visibleTo(db, viewer, today)))
        .get()
      return row ? stored(db, row, overseenBy(db, viewer, today)) : null
    }),
})

/** Piles that a viewer may see, as a condition: the own, those of the district, those of the compounds one looks after, or, of a head office, a branch. */
const visibleTo = (db: Db, viewer: PileViewer, today: string): SQL | undefined => {
  const { party, accountId, organisationId } = viewer
  if (party === 'owner') return eq(piles.ownerAccountId, accountId ?? '')
  if (organisationId === null) return sql`false`
  const { organisationDistricts } = tables
  if (['centre', 'bureau', 'fire', 'grid'].includes(party)) {
    return sql`exists (select 1 from ${organisationDistricts} where ${organisationDistricts.organisationId} = ${organisationId} and ${organisationDistricts.district} = ${piles.district})`
  }
  if (party === 'property')
    return lookedAfterBy(
      withBranches(db, organisationId).map((one) => one.organisationId),
      today,
    )
  return party === 'community' ? lookedAfterBy([organisationId], today) : sql`false`
}

/** Piles in compounds whose papers one of these issues. */
const lookedAfterBy = (organisationIds: readonly string[], today: string): SQL => {
  const { compoundIssuers } = tables
  const issues = and(
    inArray(compoundIssuers.organisationId, [...organisationIds]),
    eq(compoundIssuers.compoundId, piles.compoundId),
    lte(compoundIssuers.sinceOn, today),
    or(isNull(compoundIssuers.untilOn), gte(compoundIssuers.untilOn, today)),
  )
  return sql`exists (select 1 from ${compoundIssuers} where ${issues})`
}

/** Whether a viewer sees a pile only as the head office of a branch. */
const overseenBy =
  (db: Db, { party, organisationId }: PileViewer, today: string) =>
  ({ pileId }: PileRow): boolean => {
    if (party !== 'property' || organisationId === null) return false
    const own = and(eq(piles.pileId, pileId), lookedAfterBy([organisationId], today))
    return db.select({ pileId: piles.pileId }).from(piles).where(own).get() === undefined
  }

const listPiles = (db: Db, query: PileQuery) => {
  const rows = db
    .select()
    .from(piles)
    .where(
      and(
        visibleTo(db, query.viewer, query.today),
        query.compoundId === null ? undefined : eq(piles.compoundId, query.compoundId),
        query.state === null ? undefined : eq(piles.state, query.state),
        query.cursor === null ? undefined : gt(piles.pileId, query.cursor),
      ),
    )
    .orderBy(asc(piles.pileId))
    .limit(query.limit + 1)
    .all()
  const page = rows.slice(0, query.limit)
  return {
    piles: page.map((row) => stored(db, row, overseenBy(db, query.viewer, query.today))),
    nextCursor: rows.length > query.limit ? (page.at(-1)?.pileId ?? null) : null,
  }
}

const stored = (db: Db, row: PileRow, isOverseen: (row: PileRow) => boolean): StoredPile => {
  const { cases, compounds, spaces } = tables
  const operations = db
    .select({ caseId: cases.caseId, phase: cases.phase })
    .from(cases)
    .where(eq(cases.pileId, row.pileId))
    .orderBy(asc(cases.recordedAt), asc(cases.caseId))
    .all()
  return {
    pileId: row.pileId,
    // Written by this store from exactly these words.
    origin: row.origin as StoredPile['origin'],
    state: row.state as StoredPile['state'],
    powerKw: row.powerKw,
    energisedOn: row.energisedOn,
    compound: {
      compoundId: row.compoundId,
      name: db.select().from(compounds).where(eq(compounds.compoundId, row.compoundId)).get()?.name ?? '',
    },
    space: {
      spaceId: row.spaceId,
      label: db.select().from(spaces).where(eq(spaces.spaceId, row.spaceId)).get()?.label ?? '',
    },
    caseId: row.caseId,
    overseen: isOverseen(row),
    operations: operations.map(({ caseId, phase }) => ({ caseId, closed: phase === 'closed' })),
    orders: ordersAt(db, row.compoundId, row.garageId).flatMap(({ file }) => orderOf(db, JSON.parse(file) as MatterFile)),
  }
}

const orderOf = (db: Db, { matterId, number, office, order }: MatterFile): PileOrder[] => {
  if (!order) return []
  const { organisations } = tables
  const name = db.select().from(organisations).where(eq(organisations.organisationId, office.organisationId)).get()?.name ?? ''
  const { party, organisationId } = office
  return [{ matterId, number, office: { party, organisationId, name }, remedy: order.remedy, appealUntilOn: order.appealUntilOn }]
}
