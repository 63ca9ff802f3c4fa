import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import type { DecideInput } from '../../workflows/case/decide.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { draftOfVersion } from '../../workflows/case/versions/upgrade.ts'
import { issuerKinds } from '../../workflows/rules/codes.ts'
import type { RecordedCase, RecordedEvent } from '../../workflows/trials/recorded.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { type EventRow, fromRow, type RecordBody } from './event-record.ts'
import { issuersOfKinds } from './facts.ts'
import { inOrderOfIds } from './in-order-of-ids.ts'
import type { Db } from './open-database.ts'
import { piles } from './pile-tables.ts'
import * as tables from './tables.ts'

const batch = 250

/**
 * The cases of some districts as a trial reads them: every record before an instant, with what its decision was lent.
 * Reads only. Personal parts lie elsewhere and are never opened.
 */
export const readRecordedCases = (
  db: Db,
  library: RulesLibrary,
  { districts, before }: { readonly districts: readonly string[]; readonly before: string },
): RecordedCase[] => {
  const { cases } = tables
  const found: RecordedCase[] = []
  for (let after: string | null = ''; after !== null; ) {
    const rows: (typeof cases.$inferSelect)[] = db
      .select()
      .from(cases)
      .where(and(inOrderOfIds(cases.district, districts), gt(cases.caseId, after)))
      .orderBy(asc(cases.caseId))
      .limit(batch)
      .all()
    const records = recordsOf(
      db,
      rows.map(({ caseId }) => caseId),
      before,
    )
    for (const row of rows) {
      const own = records.get(row.caseId)
      if (own) found.push(recordedCase(db, library, row, own))
    }
    after = rows.length < batch ? null : (rows.at(-1)?.caseId ?? null)
  }
  return found
}

type Ordered = EventRow & { readonly order: number }

const recordsOf = (db: Db, caseIds: readonly string[], before: string): Map<string, Ordered[]> => {
  const { caseEvents } = tables
  const rows = db
    // The number of the row tells which of two records of the same instant was written first.
    .select({ row: caseEvents, order: sql<number>`case_events.rowid` })
    .from(caseEvents)
    .where(and(inArray(caseEvents.caseId, [...caseIds]), lt(caseEvents.recordedAt, before)))
    .orderBy(asc(caseEvents.caseId), asc(caseEvents.seq))
    .all()
    .map(({ row, order }) => ({ ...row, order }))
  return Map.groupBy(rows, ({ caseId }) => caseId)
}

const recordedCase = (
  db: Db,
  library: RulesLibrary,
  row: typeof tables.cases.$inferSelect,
  rows: readonly Ordered[],
): RecordedCase => {
  const bodies = rows.map(fromRow)
  const [first] = bodies
  if (!first) throw new RangeError(`case ${row.caseId} has no record`)
  const records = bodies.map((body, index) => recordedEvent(library, body, bodies[index - 1] ?? null, rows[index]?.order ?? 0))
  const filedOn = localDay(first.recordedAt, library.packByHash(first.rules).place.timeZone)
  return {
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    chainId: row.chainId ?? row.caseId,
    district: row.district,
    compoundId: row.compoundId,
    pileId: db.select({ pileId: piles.pileId }).from(piles).where(eq(piles.caseId, row.caseId)).get()?.pileId ?? null,
    draft: draftOfVersion(first.workflow, row.caseId, first),
    records,
    bodies: issuersOfKinds(db, row.compoundId, filedOn, issuerKinds),
  }
}

const recordedEvent = (library: RulesLibrary, body: RecordBody, before: RecordBody | null, order: number): RecordedEvent => {
  const { party, organisationId } = body.actor
  return {
    origin: body.origin,
    // Parsed when it was sent; `verify` recomputes the hash over it, and over what was lent.
    event: body.input as CaseEvent,
    input: {
      ...(body.lent as Partial<DecideInput>),
      now: body.recordedAt,
      actor: { party, organisationId },
      rules: library.packByHash(body.rules),
      calendar: library.calendarByHash(body.calendar),
      ...(body.type === 'rules.changed' && before ? { rulesBefore: library.packByHash(before.rules) } : {}),
    },
    outcome: body.outcome,
    order,
  }
}
