import type { Outcome } from '../case/context.ts'
import type { StageName } from '../case/meta.ts'
import type { Party } from '../parties.ts'
import { type AsOf, isSeen, staysAsOf } from './as-of.ts'
import { calendarDaysBetween, type Day, dayNumber, earlierOf, laterOf } from './days.ts'
import { stayOn } from './family-state.ts'
import { stillOpen } from './family-table.ts'
import type { CaseEnd, Stay } from './rows.ts'
import { joinStays } from './stage-stays.ts'
import type { PlacedStays } from './stay-columns.ts'

/** A case behind a number: where it stands, and nothing of who it is. */
export interface CaseBehind {
  readonly caseId: string
  readonly district: string
  readonly filedOn: Day
  /** Where it waits; null once it is over. */
  readonly stage: StageName | null
  readonly holder: Party | null
  readonly since: Day | null
  readonly outcome: Outcome['outcome'] | null
  readonly waitedDays: number
  /** How often it came back to a desk it had left. */
  readonly returns: number
}

/**
 * The cases behind a number, as of the same day as the number: the longest waiting first, of equal ones by id. `waitedDays`
 * = calendar days from the filing to the end or to `asOf`. `returns` = stays beyond the first at the same desk.
 */
export const casesBehind = (
  rows: { readonly stays: readonly Stay[]; readonly ends: readonly CaseEnd[] },
  caseIds: readonly string[],
  at: AsOf,
): CaseBehind[] => {
  const wanted = new Set(caseIds)
  const ends = new Map(rows.ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at)).map((end) => [end.caseId, end]))
  const stays = staysAsOf(
    rows.stays.filter(({ caseId }) => wanted.has(caseId)),
    at,
  )
  return [...Map.groupBy(stays, ({ caseId }) => caseId)]
    .map(([caseId, own]) => caseOf(caseId, own, ends.get(caseId) ?? null, at.asOf))
    .toSorted((a, b) => b.waitedDays - a.waitedDays || (a.caseId < b.caseId ? -1 : 1))
}

/** Of some cases those that wait longest, by the same rule: all that is named where a number stands for a whole city. */
export const longestWaiting = (
  { columns, places }: PlacedStays,
  caseIds: readonly string[],
  { at, longest }: { readonly at: AsOf; readonly longest: number },
): string[] => {
  if (caseIds.length <= longest) return [...caseIds]
  const wanted = new Set(caseIds)
  const asOf = dayNumber(at.asOf)
  const waits = new Map<number, { readonly from: number; readonly until: number }>()
  for (const place of places) {
    const ofCase = columns.case[place] ?? 0
    const known = waits.get(ofCase) ?? { from: stillOpen, until: -stillOpen }
    const from = Math.min(known.from, columns.entered[place] ?? 0)
    waits.set(ofCase, { from, until: Math.max(known.until, columns.left[place] ?? 0) })
  }
  const days = [...waits].flatMap(([ofCase, { from, until }]) => {
    const caseId = columns.cases.id[ofCase] ?? ''
    const ended = columns.cases.ended[ofCase] ?? stillOpen
    const to = until === stillOpen ? asOf : ended === stillOpen ? until : ended
    return wanted.has(caseId) ? [{ caseId, waited: to - from }] : []
  })
  const inOrder = days.toSorted((a, b) => b.waited - a.waited || (a.caseId < b.caseId ? -1 : 1))
  return inOrder.slice(0, longest).map(({ caseId }) => caseId)
}

const caseOf = (caseId: string, stays: readonly Stay[], end: CaseEnd | null, asOf: Day): CaseBehind => {
  const now = stayOn(asOf, stays)
  const filedOn = stays.map(({ enteredOn }) => enteredOn).reduce(earlierOf)
  const until = now ? asOf : (end?.endedOn ?? stays.map(({ leftOn, enteredOn }) => leftOn ?? enteredOn).reduce(laterOf))
  const desks = joinStays(stays).map(({ track, stage, holder }) => `${track} ${stage} ${holder}`)
  return {
    caseId,
    district: stays[0]?.district ?? '',
    filedOn,
    stage: now?.stage ?? null,
    holder: now?.holder ?? null,
    since: now?.enteredOn ?? null,
    outcome: now ? null : (end?.outcome ?? null),
    waitedDays: calendarDaysBetween(filedOn, until),
    returns: desks.length - new Set(desks).size,
  }
}
