import type { Outcome } from '../case/context.ts'
import { type AsOf, asKnownThen, groundsAsOf, isSeen, placesAsOf, staysAsOf } from './as-of.ts'
import { calendarDaysBetween, type Day, earlierOf } from './days.ts'
import { definitions } from './definitions.ts'
import { publicationRule, type Sum, withheldCounts } from './disclosure.ts'
import { type FamilyState, stateOn } from './family-state.ts'
import { basisOfCase, lastFiled } from './family-trace.ts'
import { type Basis, type Counted, counted, type Definition } from './figure.ts'
import { buildingAgeOf, buildingAges, type CasePlace, garageKinds, unknownPlace } from './place-facts.ts'
import type { CaseEnd, GroundRow, Stay } from './rows.ts'
import { joinStays } from './stage-stays.ts'

/** Where a family is, as coarse as the public set tells it. */
export const publicPlaces = ['runs', 'waiting', 'refused', 'gaveUp', 'infeasible', 'otherwise'] as const
/** One of them. */
export type PublicPlace = (typeof publicPlaces)[number]

/** Days after the first request on which a month's families are looked at; all were followed to the last. */
const publicDays = [30, 90, 180] as const

/** What waits is rounded to this: from one month to the next nobody can count who came and went. */
const waitingRoundedTo = 5

/** A number of the public set: its names in the order of the table's dimensions; null = withheld. */
interface PublicCell {
  readonly names: readonly string[]
  readonly count: number | null
}

/** A table of the public set. */
export interface PublicTable {
  readonly id: 'places' | 'garages' | 'ages' | 'ends' | 'reasons' | 'waiting'
  readonly definition: Definition
  /** Over how many units it runs; null where that would give a withheld number away. */
  readonly n: number | null
  /** Of these still open, rounded as what waits is; null where it is none of the reader's business. */
  readonly open: number | null
  /** Share recorded on behalf, in whole per cent; null if not known or too few. */
  readonly onBehalfPercent: number | null
  /** Shares self-reported and with unknown facts, in the same steps; absent in months that were frozen before they were counted. */
  readonly selfReportedPercent?: number | null
  readonly unknownFactsPercent?: number | null
  readonly dimensions: readonly string[]
  readonly cells: readonly PublicCell[]
}

/** The frozen figures of a month. */
export interface PublicSet {
  readonly month: string
  readonly asOf: Day
  /** The months whose families were followed for 180 days by the end of this month and not of the one before. */
  readonly cohorts: readonly string[]
  readonly rule: { readonly smallestCell: number; readonly waitingRoundedTo: number }
  readonly tables: readonly PublicTable[]
}

/** The rows it is computed from. */
export interface PublicRows {
  readonly stays: readonly Stay[]
  readonly ends: readonly CaseEnd[]
  readonly grounds: readonly GroundRow[]
  readonly places: ReadonlyMap<string, CasePlace>
}

/** `total` in the place of a name: the sum over that dimension. */
export const totalName = 'total'

/**
 * The public figures of a month, as known at its end (S13). One set of groupings, no filters, each family and each event in
 * one month only: nothing can be had by subtracting one month from the next.
 * - `places`, `garages`, `ages` (`public.where`): the families who asked first in a month that was followed for 180 days by now,
 *   by district, by garage and by the year of completion, and where they were after 30, 90 and 180 days.
 * - `ends` (`public.ends`): cases whose end was recorded within the month, by district and end.
 * - `reasons` (`public.reasons`): grounds stated and recorded within the month, by code.
 * - `waiting` (`public.waiting`): what waits at the end of the month, by stage, over all districts, rounded to five.
 * Counts of 1 to 4 are withheld and as many others as it takes (`withheldCounts`), over all tables that share a sum.
 */
export const publicSet = (rows: PublicRows, month: string): PublicSet => {
  const asOf = lastDayOf(month)
  const at = asKnownThen(asOf)
  const cohorts = cohortsOf(month)
  const places = placesAsOf(rows.places, at)
  const families = familiesOf({ ...rows, places }, at).filter((family) => cohorts.includes(family.month))
  return {
    ...{ month, asOf, cohorts },
    rule: { smallestCell: publicationRule.smallestCell, waitingRoundedTo },
    tables: [
      ...whereTables(families),
      endsTable({ ...rows, places }, month),
      reasonsTable({ ...rows, places }, month, at),
      waitingTable(rows, at),
    ],
  }
}

/** The last day of a month. */
export const lastDayOf = (month: string): Day => Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString()

const monthBefore = (month: string): string => Temporal.PlainYearMonth.from(month).subtract({ months: 1 }).toString()

/** Months whose last day lies 180 days or more before the end of this one, and did not before the end of the one before. */
const cohortsOf = (month: string): string[] => {
  const followedTo = publicDays[publicDays.length - 1] ?? 0
  const isFollowed = (cohort: string, until: string) => calendarDaysBetween(lastDayOf(cohort), lastDayOf(until)) >= followedTo
  const found: string[] = []
  for (let cohort = month, step = 0; step < 9; step += 1, cohort = monthBefore(cohort)) {
    if (isFollowed(cohort, month) && !isFollowed(cohort, monthBefore(month))) found.unshift(cohort)
  }
  return found
}

interface Family {
  readonly caseId: string
  readonly compoundId: string
  readonly open: boolean
  readonly onBehalf: null
  readonly basis: Basis
  readonly month: string
  readonly district: string
  readonly garage: string
  readonly age: string
  readonly places: readonly PublicPlace[]
}

const familiesOf = ({ places, ...rows }: PublicRows, at: AsOf): Family[] => {
  const ends = Map.groupBy(
    rows.ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at)),
    ({ chainId }) => chainId,
  )
  return [...Map.groupBy(staysAsOf(rows.stays, at), ({ chainId }) => chainId)].flatMap(([chainId, own]): Family[] => {
    const [first] = own
    if (!first) return []
    const began = own.map(({ enteredOn }) => enteredOn).reduce(earlierOf)
    const place = places.get(first.caseId) ?? unknownPlace(first.caseId)
    const { district, compoundId, caseId } = first
    return [
      {
        ...{ caseId, compoundId, district, month: began.slice(0, 7), onBehalf: null },
        basis: basisOfCase(lastFiled(own).caseId, places),
        open: own.some(({ leftOn }) => leftOn === null),
        garage: place.garage,
        age: buildingAgeOf(place),
        places: publicDays.map((days) => coarse[stateOn(addDays(began, days), own, ends.get(chainId) ?? [])]),
      },
    ]
  })
}

const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()

const coarse: Readonly<Record<FamilyState, PublicPlace>> = {
  filed: 'waiting',
  refused: 'refused',
  waitsOnCompany: 'waiting',
  waitsOnFire: 'waiting',
  waitsOnGrid: 'waiting',
  waitsOnCentre: 'waiting',
  waitsOnBureau: 'waiting',
  waitsOnOwner: 'waiting',
  waitsOnOthers: 'waiting',
  inWorks: 'waiting',
  runs: 'runs',
  infeasible: 'infeasible',
  diverted: 'otherwise',
  gaveUp: 'gaveUp',
  endedOtherwise: 'otherwise',
}

/** A table under way: its counts with every sum of theirs. */
interface Tally {
  readonly counts: ReadonlyMap<string, number>
  readonly sums: readonly Sum[]
}

const nameOf = (names: readonly string[]): string => JSON.stringify(names)

/** All combinations of names, one of each list. */
const combined = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((before, list) => before.flatMap((names) => list.map((name) => [...names, name])), [[]])

/**
 * Counts over a grid of names with a total in every dimension, and the sums between them. `sharedAs`: how a count is called
 * that another table has too, so that both are withheld together.
 */
const tally = (
  lists: readonly (readonly string[])[],
  units: readonly (readonly string[])[],
  sharedAs: (names: readonly string[]) => string,
): Tally => {
  const counts = new Map<string, number>()
  for (const names of combined(lists.map((list) => [...list, totalName]))) {
    const isIn = (unit: readonly string[]) => names.every((name, at) => name === totalName || unit[at] === name)
    counts.set(sharedAs(names), units.filter(isIn).length)
  }
  const sums = lists.flatMap((list, at) =>
    combined(lists.map((other, place) => (place === at ? [totalName] : [...other, totalName]))).map((names) => ({
      total: sharedAs(names),
      parts: list.map((name) => sharedAs(names.with(at, name))),
    })),
  )
  return { counts, sums }
}

const distinctNames = (units: readonly (readonly string[])[], at: number): string[] => [
  ...new Set(units.flatMap((unit) => unit[at] ?? [])),
]

/** The same families three times: by district on three days, by garage and by age after 180 days. */
const whereTables = (families: readonly Family[]): PublicTable[] => {
  const districts = [...new Set(families.map(({ district }) => district))].toSorted()
  const ofDay = (at: number) => `${publicDays[at] ?? 0}`
  const kinds = [
    { id: 'places' as const, rows: districts, days: publicDays.map((_, at) => at), rowOf: ({ district }: Family) => district },
    { id: 'garages' as const, rows: garageKinds, days: [publicDays.length - 1], rowOf: ({ garage }: Family) => garage },
    { id: 'ages' as const, rows: buildingAges, days: [publicDays.length - 1], rowOf: ({ age }: Family) => age },
  ]
  const tallies = kinds.flatMap(({ id, rows, days, rowOf }) =>
    days.map((at) => ({
      id,
      at,
      rows,
      tally: tally(
        [rows, publicPlaces],
        families.map((family) => [rowOf(family), family.places[at] ?? 'waiting']),
        // How many were in a place on a day is the same in every table, and so is how many there are of a district on every day.
        ([row = '', place = '']) =>
          nameOf(row === totalName ? [ofDay(at), place] : place === totalName ? [id, row] : [id, ofDay(at), row, place]),
      ),
    })),
  )
  // All families: one number, whatever table and day it stands in.
  const everybody = new Set(publicDays.map((_, at) => nameOf([ofDay(at), totalName])))
  const oneName = (name: string) => (everybody.has(name) ? nameOf([totalName]) : name)
  const counts = new Map(
    tallies.flatMap(({ tally: { counts: own } }) => [...own].map(([name, n]) => [oneName(name), n] as const)),
  )
  const sums = tallies.flatMap(({ tally: { sums: own } }) =>
    own.map(({ total, parts }) => ({ total: oneName(total), parts: parts.map(oneName) })),
  )
  const withheld = withheldCounts(counts, sums)
  const shown = (name: string): number | null => (withheld.has(oneName(name)) ? null : (counts.get(oneName(name)) ?? 0))
  return kinds.map(
    ({ id, rows, days }): PublicTable => ({
      ...headOf(id, definitions.publicWhere, families, shown(nameOf([totalName]))),
      dimensions: ['days', id === 'places' ? 'district' : id === 'garages' ? 'garage' : 'age', 'place'],
      cells: days.flatMap((at) =>
        combined([
          [...rows, totalName],
          [...publicPlaces, totalName],
        ]).map(([row = '', place = '']) => ({
          names: [ofDay(at), row, place],
          count: shown(
            nameOf(row === totalName ? [ofDay(at), place] : place === totalName ? [id, row] : [id, ofDay(at), row, place]),
          ),
        })),
      ),
    }),
  )
}

const plainTable = (
  id: PublicTable['id'],
  definition: Definition,
  dimensions: readonly string[],
  units: readonly { readonly names: readonly string[]; readonly counted: Parameters<typeof counted>[0][number] }[],
): PublicTable => {
  const all = units.map(({ names }) => names)
  const lists = dimensions.map((_, at) => distinctNames(all, at).toSorted())
  const { counts, sums } = tally(lists, all, nameOf)
  const withheld = withheldCounts(counts, sums)
  const shown = (names: readonly string[]) => (withheld.has(nameOf(names)) ? null : (counts.get(nameOf(names)) ?? 0))
  const everything = dimensions.map(() => totalName)
  return {
    ...headOf(
      id,
      definition,
      units.map((unit) => unit.counted),
      shown(everything),
    ),
    dimensions,
    cells: combined(lists.map((list) => [...list, totalName])).map((names) => ({ names, count: shown(names) })),
  }
}

const endsTable = ({ ends, places }: Pick<PublicRows, 'ends' | 'places'>, month: string): PublicTable =>
  plainTable(
    'ends',
    definitions.publicEnds,
    ['district', 'outcome'],
    ends
      .filter(({ endedOn, endedRecordedOn }) => (endedRecordedOn ?? endedOn).startsWith(month))
      .map((end) => ({
        names: [end.district, end.outcome satisfies Outcome['outcome']],
        counted: { ...end, open: false, onBehalf: null, basis: basisOfCase(end.caseId, places) },
      })),
  )

const reasonsTable = ({ grounds, places }: Pick<PublicRows, 'grounds' | 'places'>, month: string, at: AsOf): PublicTable =>
  plainTable(
    'reasons',
    definitions.publicReasons,
    ['ground'],
    groundsAsOf(grounds, at)
      .filter(({ statedOn }) => statedOn.startsWith(month))
      .map((ground) => ({
        names: [ground.code],
        counted: { ...ground, open: false, onBehalf: ground.onBehalf ?? null, basis: basisOfCase(ground.caseId, places) },
      })),
  )

const rounded = (count: number): number => Math.round(count / waitingRoundedTo) * waitingRoundedTo

/** Rounded throughout, and without a total: what came and went in a month cannot be read off two of them. */
const waitingTable = ({ stays }: PublicRows, at: AsOf): PublicTable => {
  const open = joinStays(staysAsOf(stays, at)).filter((stay) => stay.open)
  const stages = Map.groupBy(open, ({ track, stage, holder }) => nameOf([track, stage, holder]))
  return {
    id: 'waiting',
    definition: definitions.publicWaiting,
    n: null,
    open: null,
    ...{ onBehalfPercent: null, selfReportedPercent: null, unknownFactsPercent: null },
    dimensions: ['track', 'stage', 'holder'],
    cells: [...stages]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => ({ names: JSON.parse(name) as string[], count: rounded(own.length) })),
  }
}

type PercentName = 'onBehalfPercent' | 'selfReportedPercent' | 'unknownFactsPercent'

/** What stands over a table: how many are still open is rounded as what waits is, a share is given in whole per cent of many. */
const headOf = (
  id: PublicTable['id'],
  definition: Definition,
  units: readonly Parameters<typeof counted>[0][number][],
  n: number | null,
): Pick<PublicTable, 'id' | 'definition' | 'n' | 'open' | PercentName> => {
  const { open, shareOnBehalf, shareSelfReported, shareUnknownFacts }: Counted = counted(units)
  const percentFrom = (fewest: number, share: number | null): number | null =>
    units.length >= fewest && n !== null && share !== null ? Math.round(share * 10) * 10 : null
  return {
    ...{ id, definition, n },
    open: n === null ? null : rounded(open),
    onBehalfPercent: percentFrom(sharesFrom, shareOnBehalf),
    selfReportedPercent: percentFrom(basisFrom, shareSelfReported),
    unknownFactsPercent: percentFrom(basisFrom, shareUnknownFacts),
  }
}

/** A share of fewer units than this, in steps of ten per cent, would stand for too few of them. */
const sharesFrom = 50
/** What is not known is a row of other tables too: that a share is rounded to nothing says no more than that its row is withheld. */
const basisFrom = 100
