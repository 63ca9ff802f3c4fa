import { and, desc, eq, isNull, or } from 'drizzle-orm'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { type CasePile, pileOf } from '../../workflows/case/pile.ts'
import type { StoredCase } from '../cases/ports.ts'
import { randomId } from '../random-id.ts'
import { matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { pileHolds, piles } from './pile-tables.ts'
import * as tables from './tables.ts'

/** A pile as a row. */
export type PileRow = typeof piles.$inferSelect

type Registered = Pick<StoredCase, 'caseId' | 'district' | 'compoundId' | 'spaceId' | 'ownerAccountId'>

/** The columns of a pile that follow from the case by which it came. */
export const pileColumns = (
  { origin, powerKw, energisedOn }: CasePile,
  file: CaseFile,
): Pick<PileRow, 'origin' | 'powerKw' | 'energisedOn' | 'garageId'> => ({
  origin,
  powerKw,
  energisedOn,
  garageId: file.memory.facts?.garage.garageId ?? '',
})

/**
 * Writes the pile that came by a request, in the transaction of its event: energised, or reported as built without an answer.
 * One that was reported and is energised later is the same pile.
 */
export const registerPile = (tx: Db, stored: Registered, file: CaseFile, now: string): void => {
  const found = file.memory.operation === null || file.memory.operation === undefined ? pileOf(file) : null
  if (!found) return
  const { caseId, district, compoundId, spaceId, ownerAccountId } = stored
  const columns = pileColumns(found, file)
  const known = tx.select().from(piles).where(eq(piles.caseId, caseId)).get()
  if (known) tx.update(piles).set(columns).where(eq(piles.pileId, known.pileId)).run()
  else {
    const place = { district, compoundId, spaceId, garageId: columns.garageId }
    const row = { pileId: randomId(), caseId, ...place, ...columns, ownerAccountId, state: 'inUse', registeredAt: now }
    tx.insert(piles)
      .values({ ...row, state: stateOf(tx, row) })
      .run()
  }
}

/** What becomes of a pile by the event of a case on it: its state, and its owner once a successor has joined. */
export const movePile = (tx: Db, pileId: string, newOwner: string | null): void => {
  const row = tx.select().from(piles).where(eq(piles.pileId, pileId)).get()
  if (!row) throw new Error(`there is no pile ${pileId}`)
  tx.update(piles)
    .set({ state: stateOf(tx, row), ...(newOwner === null ? {} : { ownerAccountId: newOwner }) })
    .where(eq(piles.pileId, pileId))
    .run()
}

/** An order of an authority against a compound came into force or was lifted: all its piles stand as they do now. */
export const movePilesOf = (tx: Db, compoundId: string): void => {
  for (const row of tx.select().from(piles).where(eq(piles.compoundId, compoundId)).all()) {
    const state = stateOf(tx, row)
    if (state !== row.state) tx.update(piles).set({ state }).where(eq(piles.pileId, row.pileId)).run()
  }
}

/** The state of a pile as the cases on it and the orders against its place give it: whoever holds it holds it alone. */
export const stateOf = (
  db: Db,
  { pileId, compoundId, garageId }: Pick<PileRow, 'pileId' | 'compoundId' | 'garageId'>,
): string => {
  const holds = db.select().from(pileHolds).where(eq(pileHolds.pileId, pileId)).all()
  if (holds.some(({ hold }) => hold === 'removed' || hold === 'gone')) return 'removed'
  const ordered = ordersAt(db, compoundId, garageId).length > 0
  return ordered || holds.length > 0 ? 'suspended' : 'inUse'
}

/** The orders in force against a garage or its whole compound, oldest first. */
export const ordersAt = (db: Db, compoundId: string, garageId: string) =>
  db
    .select()
    .from(matters)
    .where(
      and(
        eq(matters.compoundId, compoundId),
        eq(matters.inForce, true),
        or(isNull(matters.garageId), eq(matters.garageId, garageId)),
      ),
    )
    .orderBy(matters.matterId)
    .all()

/** The account a pile belongs to: of who last joined by a transfer of it, else of the case by which it came. */
export const ownerOf = (db: Db, { pileId, caseId }: Pick<PileRow, 'pileId' | 'caseId'>): string | null => {
  const { cases } = tables
  const transferred = db
    .select({ owner: cases.ownerAccountId })
    .from(cases)
    .where(and(eq(cases.pileId, pileId), eq(cases.outcome, 'transferred')))
    .orderBy(desc(cases.recordedAt))
    .limit(1)
    .get()
  return transferred?.owner ?? db.select().from(cases).where(eq(cases.caseId, caseId)).get()?.ownerAccountId ?? null
}
