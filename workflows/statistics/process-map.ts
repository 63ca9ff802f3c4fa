import type { Outcome } from '../case/context.ts'
import type { StageName } from '../case/meta.ts'
import type { Track } from '../parties.ts'
import type { AsOf } from './as-of.ts'
import { openBasisCount } from './basis.ts'
import { countedInDays, type DaysBetween, dayNumber, type InDays, inBoth } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import type { Counted, Figure, Split } from './figure.ts'
import { medianOfNumbers, placesInOrder, placesWhere } from './number-list.ts'
import type { CasePlace } from './place-facts.ts'
import { type Steps, stepsOf } from './process-steps.ts'
import type { CaseEnd, Stay } from './rows.ts'
import { placedStays } from './stage-view.ts'
import type { PlacedStays, StayColumns } from './stay-columns.ts'

/** A stage of a track on the map. */
interface MapStage {
  readonly track: Track
  readonly stage: StageName
  /** How often it was entered, and how many are there now. */
  readonly entered: number
  readonly waiting: number
  /** Mean place among the stays of a track, 0 for the first: where to draw it. */
  readonly place: number
}

/** A way from a stage to the next of its track; to null: the track was settled, or the case ended. */
interface MapWay {
  readonly track: Track
  readonly from: StageName
  readonly to: StageName | null
  /** The outcome, where the case ended there. */
  readonly outcome: Outcome['outcome'] | null
  readonly times: number
  readonly families: number
  /** How long the stay lasted that ended this way: median of these alone, nothing open inside. Not how long the stage takes. */
  readonly medianDays: InDays<number | null>
}

/** The map of a place. */
interface MapGroup extends Counted {
  readonly district: string | null
  readonly stages: readonly MapStage[]
  readonly ways: readonly MapWay[]
}

/** The figure of the process map. */
export type ProcessMap = Figure<MapGroup>

/** What the figure is asked. */
export interface MapQuestion {
  readonly at: AsOf
  readonly split: Split
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
  readonly workingDaysBetween: DaysBetween
}

/**
 * `process.map`: which ways requests went from stage to stage, how often, and how long they had been there. All requests
 * filed by `asOf`. A stage is one of a track, whoever holds it; a change of step or holder inside it is no way. Ways are
 * counted each time they are gone, so a loop shows as thick as it is. What has not left yet is in no way but in `waiting`.
 */
export const processMap = (
  rows: {
    readonly stays: readonly Stay[]
    readonly ends: readonly CaseEnd[]
    readonly places?: ReadonlyMap<string, CasePlace>
  },
  question: MapQuestion,
): ProcessMap => mapOf(placedStays(rows, question.at), question)

/** `process.map` of stays that are as they were on the day, with the ends of their cases. */
export const mapOf = (stays: PlacedStays, question: MapQuestion): ProcessMap =>
  stays.kept?.map(question) ?? mapThrough(stays, question)

/** Goes through the stays. */
const mapThrough = ({ columns, places }: PlacedStays, question: MapQuestion): ProcessMap => {
  const { at, split } = question
  const steps = stepsOf(columns, places)
  const all = Int32Array.from(steps.case, (_, step) => step)
  const firstDay = steps.entered.reduce((first, day) => Math.min(first, day), dayNumber(at.asOf))
  const lastDay = steps.left.reduce((last, day) => (day === stillOpen ? last : Math.max(last, day)), dayNumber(at.asOf))
  const between = countedInDays(question.workingDaysBetween, firstDay, lastDay)
  const groups = byDistrict(columns, steps, all, split).map(({ district, own }) => ({
    district,
    ...countCases(columns, steps, own, question.withCases ?? true),
    stages: named(own, steps.stage, steps.stages.all).map(({ name, own: some }) => ({
      ...name,
      entered: some.length,
      waiting: placesWhere(some, (step) => steps.left[step] === stillOpen).length,
      place: some.reduce((sum, step) => sum + (steps.place[step] ?? 0), 0) / some.length,
    })),
    ways: named(
      placesWhere(own, (step) => steps.left[step] !== stillOpen),
      steps.way,
      steps.ways.all,
    ).map(({ name, own: some }) => ({
      ...name,
      times: some.length,
      families: runsIn(some, steps.family),
      medianDays: inBoth(between, (count) =>
        medianOfNumbers(some.map((step) => count(steps.entered[step] ?? 0, steps.left[step] ?? 0))),
      ),
    })),
  }))
  return { definition: definitions.processMap, ...at, ...countCases(columns, steps, all, question.withCases ?? true), groups }
}

const byDistrict = (columns: StayColumns, steps: Steps, all: Int32Array, split: Split) => {
  if (split === 'all') return all.length === 0 ? [] : [{ district: null, own: all }]
  const districtOf = steps.family.map((family) => columns.families.district[family] ?? 0)
  return named(all, districtOf, columns.districts).map(({ name: district, own }) => ({ district, own }))
}

/** Steps told apart by something that has a name, sorted by these names. */
const named = <T>(
  all: Int32Array,
  numbers: Int32Array,
  names: readonly T[],
): { readonly name: T; readonly own: Int32Array }[] => {
  const sorted = placesInOrder(all, (step) => numbers[step] ?? 0, names.length)
  const found: { readonly name: T; readonly own: Int32Array }[] = []
  for (let from = 0; from < sorted.length; ) {
    const number = numbers[sorted[from] ?? 0] ?? 0
    let until = from
    while (until < sorted.length && numbers[sorted[until] ?? 0] === number) until += 1
    found.push({ name: names[number] as T, own: sorted.subarray(from, until) })
    from = until
  }
  return found.toSorted((a, b) => (JSON.stringify(a.name) < JSON.stringify(b.name) ? -1 : 1))
}

/** How many different ones there are in a list in which equal ones lie beside each other. */
const runsIn = (steps: Int32Array, numbers: Int32Array): number => {
  let [runs, last] = [0, -1]
  for (const step of steps) {
    if (numbers[step] === last) continue
    last = numbers[step] ?? 0
    runs += 1
  }
  return runs
}

/** The unit that stands beside the numbers is the case: it is open while any of its tracks is. */
const countCases = (columns: StayColumns, steps: Steps, some: Int32Array, withCases: boolean): Counted => {
  /** 1 = seen, 2 = seen open. */
  const seen = new Uint8Array(columns.cases.id.length)
  const compounds = new Uint8Array(columns.compounds.length)
  const caseIds: string[] = []
  const basis = openBasisCount(columns)
  let [n, open] = [0, 0]
  for (const step of some) {
    const ofCase = steps.case[step] ?? 0
    if (seen[ofCase] === 0) {
      seen[ofCase] = 1
      n += 1
      basis.add(ofCase)
      compounds[columns.families.compound[steps.family[step] ?? 0] ?? 0] = 1
      if (withCases) caseIds.push(columns.cases.id[ofCase] ?? '')
    }
    if (steps.left[step] === stillOpen && seen[ofCase] === 1) {
      seen[ofCase] = 2
      open += 1
    }
  }
  return { n, open, compounds: compounds.reduce((sum, one) => sum + one, 0), shareOnBehalf: null, ...basis.read(), caseIds }
}
