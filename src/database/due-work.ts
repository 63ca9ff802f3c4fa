import { and, asc, eq, gt, inArray, isNotNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import type { DueClock } from '../cases/ports.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

const { cases, caseClocks, compounds, sweepFailures } = tables

/** Clocks that are due at an instant, oldest first. Of all cases: without those that were set aside for a while. */
export const dueClocks = (db: Db, now: string, limit: number, caseId: string | null): DueClock[] => {
  const clock = sql<string>`${caseClocks.caseId} || '/' || ${caseClocks.clockId}`
  const setAside = db
    .select({ key: sql<string>`${sweepFailures.caseId} || '/' || ${sweepFailures.clockId}` })
    .from(sweepFailures)
    .where(gt(sweepFailures.nextTryAt, now))
  return db
    .select({ caseId: caseClocks.caseId, clockId: caseClocks.clockId })
    .from(caseClocks)
    .where(
      and(
        isNotNull(caseClocks.wakeAt),
        lte(caseClocks.wakeAt, now),
        caseId === null ? notInArray(clock, setAside) : eq(caseClocks.caseId, caseId),
      ),
    )
    .orderBy(asc(caseClocks.wakeAt), asc(caseClocks.clockId))
    .limit(limit)
    .all()
}

/** Running cases whose copy of the facts is older than the record of their compound, and those that were infeasible at present (H40); without those that were set aside. */
export const casesWithOldFacts = (db: Db, now: string, limit: number): string[] => {
  const setAside = db.select({ caseId: sweepFailures.caseId }).from(sweepFailures).where(gt(sweepFailures.nextTryAt, now))
  return db
    .select({ caseId: cases.caseId })
    .from(cases)
    .innerJoin(compounds, eq(compounds.compoundId, cases.compoundId))
    .where(
      and(
        or(inArray(cases.phase, ['open', 'works', 'inService']), eq(cases.outcome, 'infeasibleAtPresent')),
        lt(cases.factsVersion, compounds.version),
        notInArray(cases.caseId, setAside),
      ),
    )
    .orderBy(asc(cases.caseId))
    .limit(limit)
    .all()
    .map((row) => row.caseId)
}

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
  db.delete(sweepFailures).where(eq(sweepFailures.caseId, caseId)).run()
}
