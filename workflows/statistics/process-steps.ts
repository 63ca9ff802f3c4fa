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

/** What was gone through: a stage of a track from entering to leaving it, whoever held it meanwhile. Lists side by side. */
export interface Steps {
  readonly case: Int32Array
  readonly family: Int32Array
  readonly stage: Int32Array
  /** -1 of a step that has not been left. */
  readonly way: Int32Array
  readonly entered: Int32Array
  readonly left: Int32Array
  /** Its place among the steps of its case on its track. */
  readonly place: Int32Array
  readonly stages: Names<TrackStage>
  readonly ways: Names<Way>
}

/** The steps of some stays. Those of a case on a track lie beside each other, in their order. */
export const stepsOf = (columns: StayColumns, places: Int32Array): Steps => {
  const list = () => openNumbers(Int32Array)
  const steps = { case: list(), family: list(), stage: list(), way: list(), entered: list(), left: list(), place: list() }
  const named = namesOf(columns)
  const { case: caseAt, desk, entered, left } = columns
  const trackAt = (place: number): number => named.trackOfDesk[desk[place] ?? 0] ?? 0
  const stageAt = (place: number): number => named.stageOfDesk[desk[place] ?? 0] ?? 0
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
  const add = (begin: number, last: number, next: number, place: number): void => {
    const ofCase = caseAt[begin] ?? 0
    const leaves = left[last] ?? 0
    // What was settled before the end of the case did not end it.
    const isEnd = next < 0 && leaves === columns.cases.ended[ofCase]
    const outcome = isEnd ? (columns.cases.outcome[ofCase] ?? -1) : -1
    steps.case.push(ofCase)
    steps.family.push(columns.family[begin] ?? 0)
    steps.stage.push(stageAt(begin))
    steps.way.push(leaves === stillOpen ? -1 : named.wayOf(stageAt(begin), next, outcome))
    steps.entered.push(entered[begin] ?? 0)
    steps.left.push(leaves)
    steps.place.push(place)
  }
  for (let from = 0; from < places.length; ) {
    const end = endOfWalk(from)
    for (let place = 0; from < end; place += 1) {
      const until = endOfStep(from, end)
      add(places[from] ?? 0, places[until - 1] ?? 0, until < end ? stageAt(places[until] ?? 0) : -1, place)
      from = until
    }
  }
  return {
    ...{ case: steps.case.all(), family: steps.family.all(), stage: steps.stage.all(), way: steps.way.all() },
    ...{ entered: steps.entered.all(), left: steps.left.all(), place: steps.place.all() },
    ...{ stages: named.stages, ways: named.ways },
  }
}

/** The names of stages and ways; a way is looked up by numbers, for it is gone millions of times. */
const namesOf = ({ desks, outcomes }: StayColumns) => {
  const stages = openNames(({ track, stage }: TrackStage) => `${track} ${stage}`)
  const ways = openNames(({ track, from, to, outcome }: Way) => `${track} ${from} ${to} ${outcome}`)
  const tracks = openNames((track: Track) => track)
  const stageOfDesk = desks.map(({ track, stage }) => stages.numberOf({ track, stage }))
  const known = new Map<number, number>()
  const wayNamed = (from: number, next: number, outcome: number): Way => ({
    track: stages.all[from]?.track ?? 'main',
    from: stages.all[from]?.stage ?? 'closed',
    to: stages.all[next]?.stage ?? null,
    outcome: outcomes[outcome] ?? null,
  })
  return {
    ...{ stages, ways, stageOfDesk },
    trackOfDesk: desks.map(({ track }) => tracks.numberOf(track)),
    wayOf: (from: number, next: number, outcome: number): number => {
      const key = (from * (stages.all.length + 1) + next + 1) * (outcomes.length + 1) + outcome + 1
      const number = known.get(key) ?? ways.numberOf(wayNamed(from, next, outcome))
      known.set(key, number)
      return number
    },
  }
}
