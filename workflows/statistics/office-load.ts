import type { Party } from '../parties.ts'
import { type AsOf, staysAsOf } from './as-of.ts'
import { calendarDaysBetween, type Day, earlierOf, medianOf } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf } from './figure.ts'
import type { Stay } from './rows.ts'
import { joinStays, type StageStay } from './stage-stays.ts'

/** Calendar days over which what comes and goes is counted. */
const loadDays = 28

/** What lies with one office, and how it moves. */
interface OfficeGroup extends Counted {
  readonly holder: Party
  readonly organisationId: string | null
  /** Stays that are open on the day: the same as `open`. */
  readonly holds: number
  readonly cameLately: number
  readonly wentLately: number
  /** Since when the oldest that is open has lain there. */
  readonly oldestSince: Day | null
  /** Median age of the open ones in calendar days: not a duration. */
  readonly medianAge: number | null
  /** Days to empty the desk at the pace of these weeks, nothing more coming; null where nothing went. */
  readonly daysToClear: number | null
}

/** The figure of the load. */
export type OfficeFigure = Figure<OfficeGroup>

/**
 * `office.load`: what lies with each office at the end of the day, and what came and went in the 28 days up to it. Unit: the
 * stay of a case in a stage with one office (as `stage.stay`); it stands with who holds it now, or held it last. `n` = stays
 * that are open or went in these days. Owners are no office and left out. Days to clear = open ones × 28 ÷ gone ones: a pace,
 * no promise. Grouped by party and office, sorted by name: load is no ranking of diligence.
 */
export const officeLoadFigure = (stays: readonly Stay[], at: AsOf): OfficeFigure => {
  const isLate = (on: Day | null): boolean => on !== null && on <= at.asOf && calendarDaysBetween(on, at.asOf) < loadDays
  const all = joinStays(staysAsOf(stays, at)).filter(({ holder }) => holder !== 'owner')
  const moved = all.filter((stay) => stay.open || isLate(stay.leftOn))
  const groups = groupsOf(all, ({ holder, organisationId }) => ({ holder, organisationId })).flatMap(({ key, rows }) => {
    const own = rows.filter((stay) => stay.open || isLate(stay.leftOn))
    const came = rows.filter(({ enteredOn }) => isLate(enteredOn)).length
    return own.length === 0 && came === 0 ? [] : [{ ...key, ...counted(own), ...loadOf(own, came, at.asOf) }]
  })
  return { definition: definitions.officeLoad, ...at, ...counted(moved), groups }
}

const loadOf = (
  stays: readonly StageStay[],
  cameLately: number,
  asOf: Day,
): Omit<OfficeGroup, keyof Counted | 'holder' | 'organisationId'> => {
  const open = stays.filter((stay) => stay.open)
  const wentLately = stays.length - open.length
  const since = open.map(({ enteredOn }) => enteredOn)
  return {
    ...{ holds: open.length, cameLately, wentLately },
    oldestSince: since.length === 0 ? null : since.reduce(earlierOf),
    medianAge: medianOf(since.map((on) => calendarDaysBetween(on, asOf))),
    daysToClear: wentLately === 0 ? null : Math.ceil((open.length * loadDays) / wentLately),
  }
}
