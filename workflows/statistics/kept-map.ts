import { basisOf } from './basis.ts'
import { type DayCounts, medianOfCounts, openDayCounts } from './day-counts.ts'
import { type DaysBetween, growingCount, type InDays, type NumbersBetween } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import { basisShares, type Counted } from './figure.ts'
import type { MapQuestion, ProcessMap } from './process-map.ts'
import { eachStep, openStepNames, type Step, type StepNames } from './process-steps.ts'
import type { StayColumns } from './stay-columns.ts'

interface KeptWay {
  times: number
  families: number
  /** How long each of its stays lasted. */
  readonly days: InDays<DayCounts>
}

/** What is counted of one district. A stage and a way are numbers. */
interface KeptPart {
  readonly stages: { entered: number; waiting: number; place: number }[]
  readonly ways: KeptWay[]
  readonly cases: { n: number; open: number; selfReported: number; unknown: number }
  /** Cases by compound. */
  readonly compounds: Map<number, number>
}

/** The steps of all families, counted. */
export interface KeptMap {
  readonly count: (columns: StayColumns, at: { readonly first: number; readonly count: number }, by: 1 | -1) => void
  readonly parts: readonly KeptPart[]
  readonly names: StepNames
}

/** Opens it without a family. */
export const openKeptMap = (workingDaysBetween: DaysBetween): KeptMap => {
  const between: InDays<NumbersBetween> = {
    calendarDays: (from, until) => until - from,
    workingDays: growingCount(workingDaysBetween),
  }
  const names = openStepNames()
  const parts: KeptPart[] = []
  let own = new Int32Array(64)
  /** The family in which each way was met last, and the cases of the family at hand: 1 = seen, 2 = seen open. */
  const wayMetIn: number[] = []
  const cases = new Map<number, number>()
  let turn = 0
  const partAt = (district: number): KeptPart => {
    while (parts.length <= district)
      parts.push({ stages: [], ways: [], cases: { n: 0, open: 0, selfReported: 0, unknown: 0 }, compounds: new Map() })
    // Just made, where it was not there.
    return parts[district] as KeptPart
  }
  const countStep = ({ stages, ways }: KeptPart, step: Step, by: 1 | -1): void => {
    const stage = stages[step.stage] ?? { entered: 0, waiting: 0, place: 0 }
    stages[step.stage] = stage
    stage.entered += by
    stage.place += by * step.place
    const isOpen = step.left === stillOpen
    if (isOpen) stage.waiting += by
    cases.set(step.case, Math.max(cases.get(step.case) ?? 1, isOpen ? 2 : 1))
    if (step.way < 0) return
    const way = ways[step.way] ?? { times: 0, families: 0, days: { calendarDays: openDayCounts(), workingDays: openDayCounts() } }
    ways[step.way] = way
    way.times += by
    if (wayMetIn[step.way] !== turn) way.families += by
    wayMetIn[step.way] = turn
    way.days.calendarDays.add(between.calendarDays(step.entered, step.left), by)
    way.days.workingDays.add(between.workingDays(step.entered, step.left), by)
  }
  return {
    parts,
    names,
    count: (columns, { first, count }, by) => {
      if (count === 0) return
      turn += 1
      cases.clear()
      names.follow(columns)
      if (own.length < count) own = new Int32Array(2 * count)
      for (let at = 0; at < count; at += 1) own[at] = first + at
      const family = columns.family[first] ?? 0
      const part = partAt(columns.families.district[family] ?? 0)
      eachStep(columns, names, own.subarray(0, count), (step) => countStep(part, step, by))
      part.cases.n += by * cases.size
      const basis = basisOf(columns)
      for (const [ofCase, seen] of cases) {
        if (seen === 2) part.cases.open += by
        if (basis.isSelfReported(ofCase)) part.cases.selfReported += by
        if (basis.isUnknown(ofCase)) part.cases.unknown += by
      }
      const compound = columns.families.compound[family] ?? 0
      part.compounds.set(compound, (part.compounds.get(compound) ?? 0) + by * cases.size)
    },
  }
}

/** `process.map` read off what is kept; null where the names of the cases are asked for. */
export const keptMapOf = (
  { parts, names }: KeptMap,
  { districts }: StayColumns,
  { at, split, withCases = true, isWanted }: MapQuestion & { readonly isWanted: (district: number) => boolean },
): ProcessMap | null => {
  if (withCases) return null
  const wanted = parts.flatMap((part, number) =>
    isWanted(number) && part.cases.n > 0 ? [{ part, district: districts[number] ?? '' }] : [],
  )
  const all = wanted.map(({ part }) => part)
  const groups =
    split === 'all' ? [{ district: null, own: all }] : wanted.map(({ part, district }) => ({ district, own: [part] }))
  return {
    ...{ definition: definitions.processMap, ...at, ...countedIn(all) },
    groups: groups
      .filter(({ own }) => own.length > 0)
      .map(({ district, own }) => ({ district, ...countedIn(own), ...placesIn(own, names) }))
      .toSorted((a, b) => (JSON.stringify(a.district) < JSON.stringify(b.district) ? -1 : 1)),
  }
}

const countedIn = (parts: readonly KeptPart[]): Counted => {
  const sum = (of: keyof KeptPart['cases']) => parts.reduce((total, { cases }) => total + cases[of], 0)
  return {
    ...{ n: sum('n'), open: sum('open') },
    compounds: new Set(parts.flatMap(({ compounds }) => [...compounds].flatMap(([one, n]) => (n > 0 ? [one] : [])))).size,
    ...{ shareOnBehalf: null, ...basisShares({ selfReported: sum('selfReported'), unknown: sum('unknown') }, sum('n')) },
    caseIds: [],
  }
}

const placesIn = (parts: readonly KeptPart[], { stages, ways }: StepNames) => ({
  stages: byName(stages.all, (number) => {
    const own = parts.flatMap((part) => part.stages[number] ?? [])
    const sum = (of: 'entered' | 'waiting' | 'place') => own.reduce((total, stage) => total + stage[of], 0)
    return sum('entered') > 0 && { entered: sum('entered'), waiting: sum('waiting'), place: sum('place') / sum('entered') }
  }),
  ways: byName(ways.all, (number) => {
    const own = parts.flatMap((part) => part.ways[number] ?? [])
    const sum = (of: 'times' | 'families') => own.reduce((total, way) => total + way[of], 0)
    const median = (unit: keyof InDays<unknown>) => medianIn(own.map(({ days }) => days[unit]))
    return (
      sum('times') > 0 && {
        ...{ times: sum('times'), families: sum('families') },
        medianDays: { calendarDays: median('calendarDays'), workingDays: median('workingDays') },
      }
    )
  }),
})

/** What there is of each name, sorted by the names. */
const byName = <N extends object, T extends object>(names: readonly N[], read: (number: number) => T | false): (N & T)[] =>
  names
    .flatMap((name, number) => {
      const found = read(number)
      return found ? [{ text: JSON.stringify(name), found: { ...name, ...found } }] : []
    })
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ found }) => found)

const medianIn = (counts: readonly DayCounts[]): number | null => {
  const days = new Map<number, number>()
  for (const own of counts) own.each((day, times) => days.set(day, (days.get(day) ?? 0) + times))
  return medianOfCounts(days)
}
