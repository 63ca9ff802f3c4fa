import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, lt, lte, ne, notExists, notInArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { PileLeaving } from '../../workflows/case/events/system.ts'
import type { DueClock } from '../cases/ports.ts'
import { builtOnce } from './built-once.ts'
import { matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { pileHolds, piles } from './pile-tables.ts'
import * as tables from './tables.ts'

const { cases, caseClocks, caseEvents, compounds, sweepFailures } = tables

/** Clocks that are due at an instant, oldest first. Of all cases: without those that were set aside for a while. */
export const dueClocks = (db: Db, now: string, limit: number, caseId: string | null): DueClock[] =>
  caseId === null
    ? dueOfAll(db).all({ now, limit })
    : dueOfOne(db)
        .all({ now, caseId })
        .toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1))
        .slice(0, limit)
        .map(({ clockId }) => ({ caseId, clockId }))

const inOrder = ({ wakeAt, clockId }: { readonly wakeAt: string | null; readonly clockId: string }): string =>
  `${wakeAt} ${clockId}`

const dueOfAll = builtOnce((db) => {
  const setAside = db
    .select({ key: sql<string>`${sweepFailures.caseId} || '/' || ${sweepFailures.clockId}` })
    .from(sweepFailures)
    .where(gt(sweepFailures.nextTryAt, sql.placeholder('now')))
  return db
    .select({ caseId: caseClocks.caseId, clockId: caseClocks.clockId })
    .from(caseClocks)
    .where(and(isDue, notInArray(sql<string>`${caseClocks.caseId} || '/' || ${caseClocks.clockId}`, setAside)))
    .orderBy(asc(caseClocks.wakeAt), asc(caseClocks.clockId))
    .limit(sql.placeholder('limit'))
    .prepare()
})

const isDue = and(isNotNull(caseClocks.wakeAt), lte(caseClocks.wakeAt, sql.placeholder('now')))

// Asked before every event, and nearly always answered by nothing: what little there is, is put in order here.
const dueOfOne = builtOnce((db) =>
  db
    .select({ wakeAt: caseClocks.wakeAt, clockId: caseClocks.clockId })
    .from(caseClocks)
    .where(and(isDue, eq(caseClocks.caseId, sql.placeholder('caseId'))))
    .prepare(),
)

/**
 * Running cases whose copy of the facts is older than the record of their compound, those that were infeasible at present
 * (H40), and those whose pile an order took out of service or left (H30); without those that were set aside. A compound that
 * every such case knows is noted as spread: the next look passes by it, however many there are.
 */
export const casesWithOldFacts = (db: Db, now: string, limit: number): string[] => {
  const old = isToSpread(db) ? oldOnes(db, now, limit) : []
  if (old.length === 0 && isToSpread(db)) noteSpread(db)
  return old.length < limit ? [...old, ...pilesToTell(db, now, limit - old.length)] : old
}

const running: readonly string[] = ['open', 'works', 'inService']

/** Whether a case has to know the record of its compound as it is. */
export const keepsFacts = ({ phase, outcome }: Pick<typeof cases.$inferSelect, 'phase' | 'outcome'>): boolean =>
  running.includes(phase) || outcome === 'infeasibleAtPresent'

/** A case that has to know its compound again, and knows an older record of it: the compound is looked at once more. */
export const spreadAgain = (db: Db, compoundId: string, factsVersion: number): void => {
  db.update(compounds)
    .set({ spreadVersion: 0 })
    .where(and(eq(compounds.compoundId, compoundId), gt(compounds.version, factsVersion)))
    .run()
}

const isToSpread = (db: Db): boolean => toSpreadQuery(db).get() !== undefined

const toSpreadQuery = builtOnce((db) =>
  db.select({ compoundId: compounds.compoundId }).from(compounds).where(toSpread).limit(1).prepare(),
)

/** In the words of the index of the compounds that are left to do. */
const toSpread = lt(compounds.spreadVersion, compounds.version)

const knowsOlder = and(
  eq(cases.compoundId, compounds.compoundId),
  or(inArray(cases.phase, running), eq(cases.outcome, 'infeasibleAtPresent')),
  lt(cases.factsVersion, compounds.version),
)

const noteSpread = (db: Db): void => {
  const someone = db.select({ one: sql`1` }).from(cases).where(knowsOlder)
  db.update(compounds)
    .set({ spreadVersion: sql`${compounds.version}` })
    .where(and(toSpread, notExists(someone)))
    .run()
}

const setAsideNow = (db: Db) =>
  db
    .select({ caseId: sweepFailures.caseId })
    .from(sweepFailures)
    .where(gt(sweepFailures.nextTryAt, sql.placeholder('now')))

const oldOnes = (db: Db, now: string, limit: number): string[] =>
  oldOnesQuery(db)
    .all({ now, limit })
    .map((row) => row.caseId)

const oldOnesQuery = builtOnce((db) =>
  db
    .select({ caseId: cases.caseId })
    .from(compounds)
    .innerJoin(cases, knowsOlder)
    .where(and(toSpread, notInArray(cases.caseId, setAsideNow(db))))
    // In the order of the compounds that are left to do, so that no other case is read.
    .orderBy(asc(compounds.compoundId), asc(cases.caseId))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** The ended cases of owners whose piles stand in a place where an order came or was lifted since they were told. */
const pilesToTell = (db: Db, now: string, limit: number): string[] =>
  pilesToTellQuery(db)
    .all({ now, limit })
    .map((row) => row.caseId)

const pilesToTellQuery = builtOnce((db) => {
  const ordered = db.select({ compoundId: matters.compoundId }).from(matters).where(eq(matters.kind, 'order'))
  const came = or(eq(cases.caseId, piles.caseId), and(eq(cases.pileId, piles.pileId), eq(cases.outcome, 'transferred')))
  const here = and(eq(matters.compoundId, piles.compoundId), or(isNull(matters.garageId), eq(matters.garageId, piles.garageId)))
  const held = exists(
    db
      .select({ one: sql`1` })
      .from(matters)
      .where(and(eq(matters.inForce, true), here)),
  )
  const told = sql`coalesce(json_array_length(${cases.file}, '$.memory.facts.orders'), 0) > 0`
  return db
    .selectDistinct({ caseId: cases.caseId })
    .from(piles)
    .innerJoin(compounds, eq(compounds.compoundId, piles.compoundId))
    .innerJoin(cases, came)
    .where(
      and(
        inArray(piles.compoundId, ordered),
        ne(piles.state, 'removed'),
        eq(cases.phase, 'closed'),
        eq(cases.ownerAccountId, piles.ownerAccountId),
        lt(cases.factsVersion, compounds.version),
        sql`${held} <> (${told})`,
        notInArray(cases.caseId, setAsideNow(db)),
      ),
    )
    .orderBy(asc(cases.caseId))
    .limit(sql.placeholder('limit'))
    .prepare()
})

/** Requests whose pile was taken down for good or went to somebody else, and that do not know it yet. */
export const pilesLeft = (db: Db, now: string, limit: number): { caseId: string; pileId: string; how: PileLeaving }[] =>
  pilesLeftQuery(db)
    .all({ now, limit })
    .map(({ isGone, ...pile }) => ({ ...pile, how: isGone === 1 ? 'dismantled' : 'handedOn' }))

const pilesLeftQuery = builtOnce((db) => {
  // By what is said of few piles, not by every pile there is.
  const gone = db.select({ pileId: pileHolds.pileId }).from(pileHolds).where(eq(pileHolds.hold, 'gone'))
  const on = alias(cases, 'on_pile')
  const passedOn = db
    .select({ pileId: on.pileId })
    .from(on)
    // In the words of its index, which a parameter would hide.
    .where(and(isNotNull(on.pileId), sql`${on.outcome} = 'transferred'`))
  const told = db
    .select({ one: sql`1` })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, piles.caseId), eq(caseEvents.type, 'pile.left')))
  return db
    .select({ caseId: piles.caseId, pileId: piles.pileId, isGone: sql<number>`${piles.pileId} in ${gone}` })
    .from(piles)
    .innerJoin(cases, eq(cases.caseId, piles.caseId))
    .where(
      and(
        or(inArray(piles.pileId, gone), inArray(piles.pileId, passedOn)),
        eq(cases.outcome, 'energised'),
        notExists(told),
        notInArray(cases.caseId, setAsideNow(db)),
      ),
    )
    .orderBy(asc(piles.caseId))
    .limit(sql.placeholder('limit'))
    .prepare()
})

/** Sets a piece of due work aside until later, with the reason for the operator. */
export const noteFailure = (db: Db, due: DueClock, error: string, nextTryAt: string): void => {
  db.insert(sweepFailures)
    .values({ ...due, failures: 1, lastError: error, nextTryAt })
    .onConflictDoUpdate({
      target: [sweepFailures.caseId, sweepFailures.clockId],
      set: { failures: sql`${sweepFailures.failures} + 1`, lastError: error, nextTryAt },
    })
    .run()
}

/** A case that was written to is well again: what failed of it is tried at once, and no longer shown. */
export const forgetFailures = (db: Db, caseId: string): void => {
  forgetting(db).run({ caseId })
}

const forgetting = builtOnce((db) =>
  db
    .delete(sweepFailures)
    .where(eq(sweepFailures.caseId, sql.placeholder('caseId')))
    .prepare(),
)
