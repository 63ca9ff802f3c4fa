import type { Outcome } from '../case/context.ts'
import type { StageName } from '../case/meta.ts'
import type { Track } from '../parties.ts'
import { stillOpen } from './family-table.ts'
import { type Names, openNames, openNumbers } from './number-list.ts'
import type { StayColumns } from './stay-columns.ts'

/** A stage of a track, whoever holds it. */
interface TrackStage {
  readonly track: Track
  readonly stage: StageName
}

/** A way from a stage to the next of its track; to null: the track was settled, or the case ended. */
interface Way {
  readonly track: Track
  readonly from: StageName
  readonly to: StageName | null
  readonly outcome: Outcome['outcome'] | null
}

/** A stage of a track from entering to leaving it, whoever held it meanwhile. */
export interface Step {
  readonly case: number
  readonly family: number
  readonly stage: number
  /** -1 of a step that has not been left. */
  readonly way: number
  readonly entered: number
  readonly left: number
  /** Its place among the steps of its case on its track. */
  readonly place: number
}

/** What was gone through, step by step: lists side by side. */
export type Steps = Readonly<Record<keyof Step, Int32Array>> & Pick<StepNames, 'stages' | 'ways'>

/** The names of stages and ways; a way is looked up by numbers, for it is gone millions of times. */
export interface StepNames {
  readonly stages: Names<TrackStage>
  readonly ways: Names<Way>
  /** Takes in the desks and outcomes that have come up since. */
  readonly follow: (columns: Pick<StayColumns, 'desks' | 'outcomes'>) => void
  readonly stageOfDesk: readonly number[]
  readonly trackOfDesk: readonly number[]
  /** From a stage to the next (-1 = to none), and how the case ended there (-1 = it did not). */
  readonly wayOf: (from: number, next: number, outcome: number) => number
}

/** More stages and outcomes than there will ever be. */
const bound = 2 ** 16

/** Opens the names. */
export const openStepNames = (): StepNames => {
  const stages = openNames(({ track, stage }: TrackStage) => `${track} ${stage}`)
  const ways = openNames(({ track, from, to, outcome }: Way) => `${track} ${from} ${to} ${outcome}`)
  const tracks = openNames((track: Track) => track)
  const [stageOfDesk, trackOfDesk]: [number[], number[]] = [[], []]
  const known = new Map<number, number>()
  let outcomes: readonly Outcome['outcome'][] = []
  const wayNamed = (from: number, next: number, outcome: number): Way => ({
    track: stages.all[from]?.track ?? 'main',
    from: stages.all[from]?.stage ?? 'closed',
    to: stages.all[next]?.stage ?? null,
    outcome: outcomes[outcome] ?? null,
  })
  return {
    ...{ stages, ways, stageOfDesk, trackOfDesk },
    follow: (columns) => {
      outcomes = columns.outcomes
      for (const { track, stage } of columns.desks.slice(stageOfDesk.length)) {
        stageOfDesk.push(stages.numberOf({ track, stage }))
        trackOfDesk.push(tracks.numberOf(track))
      }
    },
    wayOf: (from, next, outcome) => {
      const key = (from * bound + next + 1) * bound + outcome + 1
      const number = known.get(key) ?? ways.numberOf(wayNamed(from, next, outcome))
      known.set(key, number)
      return number
    },
  }
}

/** Visits the steps of some stays. Those of a case on a track lie beside each other, in their order. */
export const eachStep = (columns: StayColumns, names: StepNames, places: Int32Array, visit: (step: Step) => void): void => {
  const { case: caseAt, desk, entered, left } = columns
  const trackAt = (place: number): number => names.trackOfDesk[desk[place] ?? 0] ?? 0
  const stageAt = (place: number): number => names.stageOfDesk[desk[place] ?? 0] ?? 0
  /** Where the walk that begins at a place of the list is over. */
  const endOfWalk = (from: number): number => {
    const first = places[from] ?? 0
    let until = from + 1
    while (until < places.length) {
      const place = places[until] ?? 0
      if (caseAt[place] !== caseAt[first] || trackAt(place) !== trackAt(first)) break
      until += 1
    }
    return until
  }
  /** Where a step is over: a change of holder inside a stage ends a stay but not the time in the stage. */
  const endOfStep = (from: number, end: number): number => {
    let until = from + 1
    while (until < end) {
      const [before, place] = [places[until - 1] ?? 0, places[until] ?? 0]
      if (stageAt(place) !== stageAt(before) || left[before] !== entered[place]) break
      until += 1
    }
    return until
  }
  const stepOf = (begin: number, last: number, next: number, place: number): Step => {
    const ofCase = caseAt[begin] ?? 0
    const leaves = left[last] ?? 0
    // What was settled before the end of the case did not end it.
    const isEnd = next < 0 && leaves === columns.cases.ended[ofCase]
    const outcome = isEnd ? (columns.cases.outcome[ofCase] ?? -1) : -1
    return {
      ...{ case: ofCase, family: columns.family[begin] ?? 0, stage: stageAt(begin), place },
      way: leaves === stillOpen ? -1 : names.wayOf(stageAt(begin), next, outcome),
      entered: entered[begin] ?? 0,
      left: leaves,
    }
  }
  for (let from = 0; from < places.length; ) {
    const end = endOfWalk(from)
    for (let place = 0; from < end; place += 1) {
      const until = endOfStep(from, end)
      visit(stepOf(places[from] ?? 0, places[until - 1] ?? 0, until < end ? stageAt(places[until] ?? 0) : -1, place))
      from = until
    }
  }
}

/** The steps of some stays, in lists. */
export const stepsOf = (columns: StayColumns, places: Int32Array): Steps => {
  const list = () => openNumbers(Int32Array)
  const steps = { case: list(), family: list(), stage: list(), way: list(), entered: list(), left: list(), place: list() }
  const names = openStepNames()
  names.follow(columns)
  eachStep(columns, names, places, (step) => {
    steps.case.push(step.case)
    steps.family.push(step.family)
    steps.stage.push(step.stage)
    steps.way.push(step.way)
    steps.entered.push(step.entered)
    steps.left.push(step.left)
    steps.place.push(step.place)
  })
  return {
    ...{ case: steps.case.all(), family: steps.family.all(), stage: steps.stage.all(), way: steps.way.all() },
    ...{ entered: steps.entered.all(), left: steps.left.all(), place: steps.place.all() },
    ...{ stages: names.stages, ways: names.ways },
  }
}
