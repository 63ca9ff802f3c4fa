import type { StageName } from '../case/meta.ts'
import type { AsOf } from './as-of.ts'
import { bandOf } from './bands.ts'
import { clusteredDays } from './clustered-days.ts'
import type { DaysBetween } from './days.ts'
import { definitions } from './definitions.ts'
import type { Counted, Figure } from './figure.ts'
import type { Quantiles } from './kaplan-meier.ts'
import { type GroupedObservation, type Permuted, permutedLogRank } from './log-rank.ts'
import { openNames, placesInOrder } from './number-list.ts'
import {
  type BuildingAge,
  buildingAgeOf,
  type CasePlace,
  type CurveGrouping,
  type PlaceFacts,
  unknownFacts,
} from './place-facts.ts'
import type { Stay } from './rows.ts'
import { placedStays } from './stage-view.ts'
import type { PlacedStays, StayColumns } from './stay-columns.ts'
import { countUnits, visitsOf, type WaitingUnits, waysOf } from './waiting-units.ts'

/** Days on which it is said how many were still under observation. */
const atRiskOn = [0, 30, 60, 90, 120, 150, 180, 270, 365] as const

/** The test of a difference: how often compounds are dealt out anew, from which seed, and up to how many units it is made. */
const differenceTest = { draws: 199, seed: 1, unitsAtMost: 20_000 } as const

/** Places that are looked at alone; what is left out is not looked at. */
export interface CurveFilters {
  readonly garage?: CasePlace['garage'] | undefined
  readonly transformer?: CasePlace['transformer'] | undefined
  readonly age?: BuildingAge | undefined
  readonly rules?: string | undefined
}

/** What the curves are asked. */
export interface CurveQuestion {
  readonly at: AsOf
  readonly groupBy: CurveGrouping | null
  readonly filters: CurveFilters
  /** One stage; null = the whole way of a family, from its first request to its end. */
  readonly stage: StageName | null
  readonly between: DaysBetween
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
}

/** The share that still waits after a number of days. */
interface CurvePoint {
  readonly days: number
  readonly share: number
  /** 95 %, by compound; null for 0 and 1 and where all are of one compound. */
  readonly lower: number | null
  readonly upper: number | null
}

/** The curve of one group. */
interface CurveGroup extends Counted {
  /** Its name; null where nothing is told apart. */
  readonly group: string | null
  readonly points: readonly CurvePoint[]
  readonly atRisk: readonly { readonly days: number; readonly atRisk: number }[]
  readonly quantiles: Quantiles
  /** The last day on which anybody was followed. */
  readonly followedTo: number
}

/** Why there is no test of the difference. */
export type NoTest = 'oneGroup' | 'compoundsInSeveral' | 'tooMany'

/** The figure of the curves. */
export interface CurveFigure extends Figure<CurveGroup> {
  readonly difference: Permuted & { readonly why: NoTest | null }
}

/**
 * `waiting.curve`: the share that still waits after so many days, **whatever ends the waiting** (Kaplan–Meier; never one
 * minus it for a certain end, S5). Without a stage the unit is the family: from its first request to the day on which its
 * last case ended, days between two cases of a chain inside; still waiting = censored at `asOf`. With a stage the unit is a
 * stay in it (as `stage.stay`, whoever holds it). A start before the case was recorded is delayed entry (S7); over by then:
 * in no curve. Bands by compound, cluster-robust with Student's t (S6). The facts of a place are those on record now.
 *
 * `difference`: the log-rank statistic with whole compounds dealt out anew over the groups 199 times (S6). Not made for one
 * group, where a compound lies in several groups (a compound with two kinds of garage, or under two rule packs), or for more
 * than 20,000 units.
 */
export const curvesFigure = (
  rows: { readonly stays: readonly Stay[]; readonly places: ReadonlyMap<string, CasePlace> },
  question: CurveQuestion,
): CurveFigure => curvesOf(placedStays(rows, question.at), question)

/** `waiting.curve` of stays that are as they were on the day, with the facts of their places. */
export const curvesOf = (stays: PlacedStays, question: CurveQuestion): CurveFigure => {
  const { columns } = stays
  const { at, groupBy, stage, filters, withCases = true } = question
  const wanted = { ...question, isLookedAt: columns.facts.map(isAmong(filters)) }
  const units = stage === null ? waysOf(columns, stays.places, wanted) : visitsOf(stays, { ...wanted, stage })
  const { groupOf, names } = groupsIn(columns, units, groupBy)
  const all = countUnits(columns, units, units.all, withCases)
  const groups = (names.length < 2 ? oneRunOf(units.all) : runsOf(units.all, groupOf, names.length))
    .map((own) => ({
      group: groupBy === null ? null : (names[groupOf[own[0] ?? 0] ?? 0] ?? null),
      ...(own === units.all ? all : countUnits(columns, units, own, withCases)),
      ...curveOf(columns, units, own),
    }))
    .toSorted((a, b) => ((a.group ?? '') < (b.group ?? '') ? -1 : 1))
  return {
    ...{ definition: definitions.waitingCurve, ...at, ...all, groups },
    difference: differenceOf(columns, units, { groupOf, names }),
  }
}

const oneRunOf = (units: Int32Array): Int32Array[] => (units.length === 0 ? [] : [units])

/** The units of each group, by its number. */
const runsOf = (units: Int32Array, numbers: Int32Array, bound: number): Int32Array[] => {
  const places = placesInOrder(units, (unit) => numbers[unit] as number, bound)
  const runs: Int32Array[] = []
  for (let from = 0; from < places.length; ) {
    let until = from
    while (until < places.length && numbers[places[until] ?? 0] === numbers[places[from] ?? 0]) until += 1
    runs.push(places.subarray(from, until))
    from = until
  }
  return runs
}

/** Which group each unit belongs to: looked up once for each kind of place in each district. */
const groupsIn = (columns: StayColumns, units: WaitingUnits, groupBy: CurveGrouping | null) => {
  const names = openNames((name: string) => name)
  const known = new Int32Array(columns.facts.length * columns.districts.length).fill(-1)
  const groupOf = new Int32Array(units.all.length)
  if (groupBy === null) return { groupOf, names: units.all.length === 0 ? [] : [''] }
  for (let unit = 0; unit < groupOf.length; unit += 1) {
    const number = columns.cases.facts[units.case[unit] as number] as number
    const district = columns.families.district[units.family[unit] as number] as number
    const at = number * columns.districts.length + district
    if (known[at] === -1)
      known[at] = names.numberOf(groupName(groupBy, columns.districts[district] ?? '', columns.facts[number] ?? unknownFacts))
    groupOf[unit] = known[at] as number
  }
  return { groupOf, names: names.all }
}

const isAmong =
  ({ garage, transformer, age, rules }: CurveFilters) =>
  (place: PlaceFacts): boolean =>
    (garage === undefined || place.garage === garage) &&
    (transformer === undefined || place.transformer === transformer) &&
    (age === undefined || buildingAgeOf(place) === age) &&
    (rules === undefined || place.rules === rules)

const groupName = (groupBy: CurveGrouping, district: string, place: PlaceFacts): string => {
  if (groupBy === 'district') return district
  return groupBy === 'age' ? buildingAgeOf(place) : place[groupBy]
}

const curveOf = (columns: StayColumns, units: WaitingUnits, own: Int32Array) => {
  const [enter, exit, open] = [units.enter, units.exit, units.open].map((list) => some(list, own)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  let followedTo = 0
  for (let unit = 0; unit < exit.length; unit += 1) if ((exit[unit] as number) > followedTo) followedTo = exit[unit] as number
  const { cluster, clusters } = clustersOf(columns, { enter, exit, compound: some(units.compound, own) })
  const curve = clusteredDays({ enter, exit, open, cluster, clusters }, followedTo)
  return {
    points: curve.points.map(({ time, share, standardError }) => ({
      days: time,
      share,
      ...bandOf(share, standardError, clusters),
    })),
    atRisk: atRiskOn.map((days) => ({ days, atRisk: curve.atRisk(days) })),
    quantiles: curve.quantiles,
    followedTo,
  }
}

/** What a list says of some units; of all of them, the list itself. */
const some = (list: Int32Array, own: Int32Array): Int32Array => {
  if (own.length === list.length) return list
  const found = new Int32Array(own.length)
  for (let at = 0; at < own.length; at += 1) found[at] = list[own[at] as number] as number
  return found
}

/** The compounds by number, in the order of their names: sums over them come out the same in whatever order units come. */
const clustersOf = (
  { compounds }: StayColumns,
  { enter, exit, compound }: Readonly<Record<'enter' | 'exit' | 'compound', Int32Array>>,
) => {
  const isObserved = new Uint8Array(compounds.length)
  for (let unit = 0; unit < exit.length; unit += 1)
    if ((enter[unit] as number) < (exit[unit] as number)) isObserved[compound[unit] as number] = 1
  const inOrder = compounds
    .flatMap((name, number) => (isObserved[number] === 1 ? [{ name, number }] : []))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const rankOf = new Int32Array(compounds.length)
  for (const [rank, { number }] of inOrder.entries()) rankOf[number] = rank
  const cluster = new Int32Array(exit.length)
  for (let unit = 0; unit < exit.length; unit += 1) cluster[unit] = rankOf[compound[unit] as number] as number
  return { cluster, clusters: inOrder.length }
}

const differenceOf = (
  columns: StayColumns,
  units: WaitingUnits,
  { groupOf, names }: ReturnType<typeof groupsIn>,
): CurveFigure['difference'] => {
  const { all } = units
  const none = (why: NoTest) => ({ pValue: null, draws: 0, why })
  if (names.length < 2) return none('oneGroup')
  const groupOfCompound = new Int32Array(columns.compounds.length).fill(-1)
  for (const unit of all) {
    const compound = units.compound[unit] ?? 0
    const group = groupOf[unit] ?? 0
    if (groupOfCompound[compound] !== -1 && groupOfCompound[compound] !== group) return none('compoundsInSeveral')
    groupOfCompound[compound] = group
  }
  if (all.length > differenceTest.unitsAtMost) return none('tooMany')
  const grouped = [...all].map((unit): GroupedObservation => {
    const enter = units.enter[unit] ?? -1
    return {
      cluster: columns.compounds[units.compound[unit] ?? 0] ?? '',
      group: names[groupOf[unit] ?? 0] ?? '',
      ...{ enter: enter < 0 ? null : enter, exit: units.exit[unit] ?? 0, ended: units.open[unit] === 0 },
    }
  })
  return { ...permutedLogRank(grouped, differenceTest), why: null }
}
