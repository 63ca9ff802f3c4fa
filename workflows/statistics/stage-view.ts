import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import { type AsOf, answersAsOf, clocksAsOf, endsAsOf, groundsAsOf, placesAsOf, staysAsOf } from './as-of.ts'
import type { DaysBetween, Period } from './days.ts'
import type { Counted, Split } from './figure.ts'
import { placesInOrder } from './number-list.ts'
import type { CasePlace } from './place-facts.ts'
import type { Answer, CaseEnd, ClockRow, GroundRow, Stay } from './rows.ts'
import { type PlacedStays, type StayColumns, stayColumnsOf } from './stay-columns.ts'

/** What the stage figures are asked. */
export interface StageQuestion {
  readonly at: AsOf
  /** Of the flow only; it ends by `asOf`. */
  readonly period: Period
  readonly split: Split
  /** Whether to count what waits by organisation. How long it lasts is never given by organisation (S1). */
  readonly withOrganisations: boolean
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
  readonly workingDaysBetween: DaysBetween
}

/** A stage with one holder, in one district or in all (null). */
export interface StageKey extends Counted {
  readonly district: string | null
  readonly track: Track
  readonly stage: StageName
  readonly holder: Party
}

/** Places of stays, and the key under which they are counted. */
export interface PlacesAt<K> {
  readonly key: K
  readonly places: Int32Array
}

/** The rows that stays are placed from; without ends and places where they are not asked for. */
interface PlacedRows {
  readonly stays: readonly Stay[]
  readonly ends?: readonly CaseEnd[]
  readonly places?: ReadonlyMap<string, CasePlace>
  readonly answers?: readonly Answer[]
  readonly clocks?: readonly ClockRow[]
  readonly grounds?: readonly GroundRow[]
}

/** Stays as they were on a day: what is read off them counts a stay that had not ended by then as open. */
export const placedStays = (rows: PlacedRows, at: AsOf): PlacedStays => {
  const { stays, ends = [], places = new Map(), answers = [], clocks = [], grounds = [] } = rows
  return stayColumnsOf({
    ...{ stays: staysAsOf(stays, at), ends: endsAsOf(ends, at), places: placesAsOf(places, at) },
    ...{ answers: answersAsOf(answers, at), clocks: clocksAsOf(clocks, at) },
    grounds: groundsAsOf(grounds, at),
  }).placed()
}

/** Stays told apart by district, where that is asked, and by something that has a name; sorted by these names. */
export const placesBy = <T>(
  columns: StayColumns,
  places: Int32Array,
  split: Split,
  numberOf: (place: number) => number,
  names: readonly T[],
): PlacesAt<{ readonly district: string | null; readonly name: T }>[] => {
  const { family, families, districts } = columns
  const isSplit = split === 'district'
  const keyOf = (place: number): number =>
    (isSplit ? (families.district[family[place] ?? 0] ?? 0) * names.length : 0) + numberOf(place)
  const sorted = placesInOrder(places, keyOf, (isSplit ? districts.length : 1) * names.length)
  const found: PlacesAt<{ readonly district: string | null; readonly name: T }>[] = []
  for (let from = 0; from < sorted.length; ) {
    const key = keyOf(sorted[from] ?? 0)
    let until = from
    while (until < sorted.length && keyOf(sorted[until] ?? 0) === key) until += 1
    const name = names[key % names.length] as T
    const district = isSplit ? (districts[Math.floor(key / names.length)] ?? '') : null
    found.push({ key: { district, name }, places: sorted.subarray(from, until) })
    from = until
  }
  const sortedBy = ({ district, name }: { district: string | null; name: T }): string => JSON.stringify([district, name])
  return found.toSorted((a, b) => (sortedBy(a.key) < sortedBy(b.key) ? -1 : 1))
}
