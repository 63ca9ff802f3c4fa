import type { Outcome } from '../case/context.ts'
import type { StageName } from '../case/meta.ts'
import type { Track } from '../parties.ts'
import { type AsOf, isSeen, staysAsOf } from './as-of.ts'
import { calendarDaysBetween, type DaysBetween, type InDays, inDays, medianOf } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import type { CaseEnd, Stay } from './rows.ts'
import { joinStays, type StageStay } from './stage-stays.ts'

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
  readonly workingDaysBetween: DaysBetween
}

/**
 * `process.map`: which ways requests went from stage to stage, how often, and how long they had been there. All requests
 * filed by `asOf`. A stage is one of a track, whoever holds it; a change of step or holder inside it is no way. Ways are
 * counted each time they are gone, so a loop shows as thick as it is. What has not left yet is in no way but in `waiting`.
 */
export const processMap = (
  rows: { readonly stays: readonly Stay[]; readonly ends: readonly CaseEnd[] },
  { at, split, workingDaysBetween }: MapQuestion,
): ProcessMap => {
  const ends = new Map(rows.ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at)).map((end) => [end.caseId, end]))
  const walks = [...Map.groupBy(stagesOf(staysAsOf(rows.stays, at)), ({ caseId, track }) => `${caseId} ${track}`).values()]
  const steps = walks.flatMap((walk) => walk.map((stay, place) => stepOf(stay, place, walk, ends)))
  const groups = groupsOf(steps, (step) => placeOf(step, split)).map(({ key, rows: some }) => ({
    ...key,
    ...counted(casesOf(some)),
    stages: groupsOf(some, ({ track, stage }) => ({ track, stage })).map(({ key: stage, rows: own }) => ({
      ...stage,
      entered: own.length,
      waiting: own.filter(({ open }) => open).length,
      place: own.reduce((sum, { place }) => sum + place, 0) / own.length,
    })),
    ways: groupsOf(
      some.filter(({ open }) => !open),
      ({ track, stage, to, outcome }) => ({ track, from: stage, to, outcome }),
    ).map(({ key: way, rows: own }) => ({
      ...way,
      times: own.length,
      families: new Set(own.map(({ chainId }) => chainId)).size,
      medianDays: inDays(workingDaysBetween, (between) => medianOf(own.map((step) => between(step.enteredOn, step.leftOn)))),
    })),
  }))
  return { definition: definitions.processMap, ...at, ...counted(casesOf(steps)), groups }
}

// A change of holder inside a stage ends a stay but not the time in the stage.
const stagesOf = (stays: readonly Stay[]): StageStay[] => {
  const joined = joinStays(stays)
  return [...Map.groupBy(joined, ({ caseId, track }) => `${caseId} ${track}`).values()].flatMap((walk) => {
    const stages: StageStay[] = []
    for (const stay of walk) {
      const before = stages.at(-1)
      if (before && before.stage === stay.stage && before.leftOn === stay.enteredOn) {
        stages[stages.length - 1] = { ...before, leftOn: stay.leftOn, open: stay.open }
      } else stages.push(stay)
    }
    return stages
  })
}

const stepOf = (stay: StageStay, place: number, walk: readonly StageStay[], ends: ReadonlyMap<string, CaseEnd>) => {
  const { caseId, chainId, district, compoundId, track, stage, enteredOn, open } = stay
  const next = walk[place + 1] ?? null
  const end = next || open ? undefined : ends.get(caseId)
  return {
    ...{ caseId, chainId, district, compoundId, track, stage, enteredOn, open, place },
    leftOn: stay.leftOn ?? enteredOn,
    to: next?.stage ?? null,
    // What was settled before the end of the case did not end it.
    outcome: end && stay.leftOn !== null && calendarDaysBetween(stay.leftOn, end.endedOn) === 0 ? end.outcome : null,
  }
}

const casesOf = (steps: readonly { readonly caseId: string; readonly compoundId: string; readonly open: boolean }[]) =>
  [...Map.groupBy(steps, ({ caseId }) => caseId).values()].map((own) => ({
    caseId: own[0]?.caseId ?? '',
    compoundId: own[0]?.compoundId ?? '',
    open: own.some(({ open }) => open),
    onBehalf: null,
  }))
