import { localDay } from '../calendar/days.ts'
import type { Outcome as CaseOutcome } from '../case/context.ts'
import type { EventType } from '../case/events/events.ts'
import type { StageName, StepName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import type { Course, DroppedAct, TrialStep } from './course.ts'
import type { RecordedCase } from './recorded.ts'
import type { Happened } from './stays-of.ts'

/** One line of a course, in the record or in a trial. Codes only: nothing in it is personal. */
export interface TimelineStep {
  readonly seq: number
  readonly on: string
  readonly type: EventType
  readonly party: Party | 'system'
  readonly from: TrialStep['from']
  /** The line of the other side that it is; null = the other side has none like it. */
  readonly matches: number | null
  readonly entered: readonly {
    readonly track: Track
    readonly stage: StageName
    readonly step: StepName | null
    readonly holder: Party
  }[]
  readonly ended: CaseOutcome['outcome'] | null
}

/** A case in the record and in one scenario, side by side. */
export interface SideBySide {
  readonly recorded: readonly TimelineStep[]
  readonly trial: readonly TimelineStep[]
  readonly dropped: readonly DroppedAct[]
}

/** Both courses of a case. */
export const sideBySide = (course: Course): SideBySide => {
  const { recorded, seqOf, steps, dropped } = course
  const zone = course.rules.place.timeZone
  const then = recorded.records.map(({ event, input, outcome, origin }, index) =>
    line({ at: input.now, type: event.type, outcome, onBehalf: false }, zone, {
      seq: index + 1,
      party: input.actor.party,
      from: origin === 'party' ? 'recorded' : origin,
      matches: seqOf.get(index + 1) ?? null,
    }),
  )
  const now = steps.map(({ seq, at, event, from, recordedSeq, actor, outcome }) =>
    line({ at, type: event.type, outcome, onBehalf: false }, zone, { seq, party: actor.party, from, matches: recordedSeq }),
  )
  return { recorded: then, trial: now, dropped }
}

const line = (
  { at, type, outcome }: Happened,
  timeZone: string,
  rest: Pick<TimelineStep, 'seq' | 'party' | 'from' | 'matches'>,
): TimelineStep => ({
  ...rest,
  on: localDay(at, timeZone),
  type,
  entered: outcome.entered.map(({ track, stage, step, holder }) => ({ track, stage, step, holder })),
  ended: outcome.memory.outcome?.outcome ?? null,
})

/** What happened in the record of a case, as its rows are made of it. */
export const happenedThen = ({ records }: RecordedCase): Happened[] =>
  records.map(({ event, input, outcome }) => ({ at: input.now, type: event.type, onBehalf: isOnBehalf(event), outcome }))

/** What happened to a case in a trial. */
export const happenedNow = ({ steps }: Course): Happened[] =>
  steps.map(({ event, at, outcome }) => ({ at, type: event.type, onBehalf: isOnBehalf(event), outcome }))

const isOnBehalf = (event: object): boolean => 'onBehalf' in event && event.onBehalf !== undefined

/** The day on which an event of a course was recorded; null = there is none of that number. */
export const dayOf = (
  happened: readonly { readonly at: string }[],
  seq: number | null | undefined,
  timeZone: string,
): string | null => {
  const found = seq === null || seq === undefined ? undefined : happened[seq - 1]
  return found ? localDay(found.at, timeZone) : null
}
