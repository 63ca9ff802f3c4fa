import { and, asc, count, eq, exists, gt, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { StoredCase } from '../cases/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

const { cases, caseClocks, districts, sweepFailures } = tables
/** Phases of a case that goes on. */
export const runningPhases = ['open', 'works', 'inService'] as const

/**
 * Cases that are pinned to another calendar than the one of today, or that the rules of their place take over; without
 * those that were set aside. `closedToo`: also closed cases with a clock that no closing stops, which takes a longer look.
 */
export const casesToRepin = (
  db: Db,
  library: RulesLibrary,
  { now, limit, closedToo }: { readonly now: string; readonly limit: number; readonly closedToo: boolean },
): string[] => {
  const wanted = [...oldCalendar(db, library, closedToo), ...takenOver(db, library)]
  if (wanted.length === 0) return []
  const setAside = db.select({ caseId: sweepFailures.caseId }).from(sweepFailures).where(gt(sweepFailures.nextTryAt, now))
  return db
    .select({ caseId: cases.caseId })
    .from(cases)
    .where(and(or(...wanted), notInArray(cases.caseId, setAside)))
    .orderBy(asc(cases.caseId))
    .limit(limit)
    .all()
    .map(({ caseId }) => caseId)
}

/** How many running cases still count by an older calendar of a place. */
export const countWithOldCalendar = (db: Db, library: RulesLibrary, calendarId: string): number => {
  const old = oldHashes(db, library, calendarId)
  if (old.length === 0) return 0
  const counted = db
    .select({ n: count() })
    .from(cases)
    .where(and(inArray(cases.calendar, old), inArray(cases.phase, [...runningPhases])))
    .get()
  return counted?.n ?? 0
}

/** Hashes of the calendars of a place that are not the one of today. Named one by one, so that the index finds their cases. */
const oldHashes = (db: Db, library: RulesLibrary, calendarId: string): string[] =>
  db
    .select({ hash: tables.calendars.hash })
    .from(tables.calendars)
    .where(and(eq(tables.calendars.id, calendarId), ne(tables.calendars.hash, library.calendar(calendarId).hash)))
    .all()
    .map(({ hash }) => hash)

const oldCalendar = (db: Db, library: RulesLibrary, closedToo: boolean): SQL[] => {
  const old = library.calendars.ids().flatMap((id) => oldHashes(db, library, id))
  if (old.length === 0) return []
  const open = db
    .select({ one: sql`1` })
    .from(caseClocks)
    .where(and(eq(caseClocks.caseId, cases.caseId), isNull(caseClocks.endedOn)))
  const where = [inArray(cases.phase, [...runningPhases]), ...(closedToo ? [and(eq(cases.phase, 'closed'), exists(open))] : [])]
  return [and(inArray(cases.calendar, old), or(...where))].flatMap((condition) => condition ?? [])
}

const takenOver = (db: Db, library: RulesLibrary): SQL[] => {
  const hashes = db.select({ hash: tables.rulePacks.hash }).from(tables.rulePacks).all()
  return db
    .select({ code: districts.code })
    .from(districts)
    .all()
    .flatMap(({ code }) => {
      const pack = library.packOfDistrict(code)
      if (!pack || pack.value.runningCases === 'keep') return []
      const others = hashes.map(({ hash }) => hash).filter((hash) => hash !== pack.hash)
      if (others.length === 0) return []
      return and(eq(cases.district, code), inArray(cases.rules, others), inArray(cases.phase, [...runningPhases])) ?? []
    })
}

/** The next event by which a case goes over to the rules and the calendar of today; null when it has them, or keeps its own. */
export const repinEvent = (library: RulesLibrary, stored: StoredCase, phase: string): CaseEvent | null => {
  const { file, rules, calendar } = stored
  const pack = library.packOfDistrict(stored.district)
  if (
    pack &&
    pack.hash !== file.rules &&
    pack.value.runningCases !== 'keep' &&
    (runningPhases as readonly string[]).includes(phase)
  ) {
    return {
      type: 'rules.changed',
      clause: pack.value.runningCases,
      packBefore: { packId: rules.id, version: rules.version, hash: file.rules },
      packNow: { packId: pack.value.id, version: pack.value.version, hash: pack.hash },
    }
  }
  const current = library.calendar(calendar.id)
  if (current.hash === file.calendar) return null
  const before = calendar.notices.map(({ notice }) => notice)
  const after = current.value.notices.map(({ notice }) => notice)
  return {
    type: 'calendar.changed',
    calendar: current.hash,
    notices: after.filter((number) => !before.includes(number)),
    withdrawn: before.filter((number) => !after.includes(number)),
  }
}
