import type { Party } from '../parties.ts'
import type { AsOf } from './as-of.ts'
import { type Day, dayAt, dayNumber } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import type { Counted, Figure } from './figure.ts'
import { medianOfNumbers, openNames, placesWhere } from './number-list.ts'
import type { CasePlace } from './place-facts.ts'
import type { Stay } from './rows.ts'
import { placedStays, placesBy } from './stage-view.ts'
import { countStays, type PlacedStays, type StayColumns } from './stay-columns.ts'

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
export const officeLoadFigure = (
  rows: { readonly stays: readonly Stay[]; readonly places?: ReadonlyMap<string, CasePlace> },
  at: AsOf,
): OfficeFigure => officesOf(placedStays(rows, at), { at })

/** `office.load` of stays that are as they were on the day. */
export const officesOf = (
  { columns, places }: PlacedStays,
  { at, withCases = true }: { readonly at: AsOf; readonly withCases?: boolean },
): OfficeFigure => {
  const asOf = dayNumber(at.asOf)
  const holderOf = (place: number): Party => columns.desks[columns.desk[place] ?? 0]?.holder ?? 'owner'
  const isLate = (day: number): boolean => day <= asOf && asOf - day < loadDays
  const isMoved = (place: number): boolean => columns.left[place] === stillOpen || isLate(columns.left[place] ?? 0)
  const all = placesWhere(places, (place) => holderOf(place) !== 'owner')
  const offices = openNames(({ holder, organisationId }: Office) => `${holder} ${organisationId}`)
  const officeOf = new Int32Array(columns.desks.length * columns.organisations.length).fill(-1)
  const numberOf = (place: number): number => {
    const key = (columns.desk[place] ?? 0) * columns.organisations.length + (columns.organisation[place] ?? 0)
    if (officeOf[key] === -1) {
      const organisationId = columns.organisations[columns.organisation[place] ?? 0] ?? null
      officeOf[key] = offices.numberOf({ holder: holderOf(place), organisationId })
    }
    return officeOf[key] ?? 0
  }
  for (const place of all) numberOf(place)
  const groups = placesBy(columns, all, 'all', numberOf, offices.all).flatMap(({ key: { name }, places: some }) => {
    const own = placesWhere(some, isMoved)
    const came = placesWhere(some, (place) => isLate(columns.entered[place] ?? 0)).length
    const load = { ...name, ...countStays(columns, own, withCases), ...loadOf(columns, own, came, asOf) }
    return own.length === 0 && came === 0 ? [] : [load]
  })
  const moved = countStays(columns, placesWhere(all, isMoved), withCases)
  return { definition: definitions.officeLoad, ...at, ...moved, groups }
}

type Office = Pick<OfficeGroup, 'holder' | 'organisationId'>

const loadOf = (
  { entered, left }: StayColumns,
  places: Int32Array,
  cameLately: number,
  asOf: number,
): Omit<OfficeGroup, keyof Counted | keyof Office> => {
  const open = placesWhere(places, (place) => left[place] === stillOpen)
  const wentLately = places.length - open.length
  const since = open.map((place) => entered[place] ?? 0)
  return {
    ...{ holds: open.length, cameLately, wentLately },
    oldestSince: since.length === 0 ? null : dayAt(since.reduce((a, b) => Math.min(a, b))),
    medianAge: medianOfNumbers(since.map((day) => asOf - day)),
    daysToClear: wentLately === 0 ? null : Math.ceil((open.length * loadDays) / wentLately),
  }
}
