import { localDay } from '../calendar/days.ts'
import type { CaseFile } from '../case/case-file.ts'
import { phaseOf } from '../case/chart.ts'
import type { ClockName } from '../case/clocks.ts'
import type { EventType } from '../case/events/events.ts'
import type { RefusalCode } from '../case/refusals.ts'
import type { Course } from './course.ts'
import { type CaseRows, rowsOf } from './stays-of.ts'
import { dayOf, happenedNow, happenedThen } from './timeline.ts'

/** What a trial changes in a case, for the family. `otherWay`: another way to the same day. */
export const changeKinds = ['newlyGranted', 'sooner', 'otherWay', 'later', 'noLongerGranted'] as const
/** What a trial changes in a case. */
export type ChangeKind = (typeof changeKinds)[number]

/** The first thing that went otherwise than in the record. */
export type ChangeReason =
  | { readonly kind: 'clockRanOut' | 'clockDidNotRunOut'; readonly clock: ClockName; readonly on: string }
  | { readonly kind: 'supplied' | 'otherDay' | 'otherFinding' | 'otherEffect'; readonly type: EventType; readonly on: string }
  | { readonly kind: 'dropped'; readonly type: EventType; readonly code: RefusalCode; readonly on: string }

/** What the record does not say about a case under other rules. */
export type NotKnown =
  /** It stands where the record never stood, and nobody is known to act there. */
  | 'nobodyWasThere'
  /** It stands where it stood in the record when the record was read, and has stood there longer. */
  | 'followedNoLonger'

/** What comes of a case: in the record or in a trial. */
export interface Milestones {
  readonly filedOn: string
  /** The day on which the paper that stands for the consent was there; null = it was not. */
  readonly grantedOn: string | null
  readonly runsOn: string | null
  readonly endedOn: string | null
}

/** One case in a scenario beside its record. */
export interface CaseChange {
  readonly then: Milestones
  readonly now: Milestones
  /** Null = the trial changes nothing in it. */
  readonly kind: ChangeKind | null
  readonly reason: ChangeReason | null
  readonly notKnown: NotKnown | null
  readonly rowsThen: CaseRows
  readonly rowsNow: CaseRows
}

/** Holds a course of a trial against the record of its case. */
export const changeOf = (course: Course): CaseChange => {
  const { recorded, rules } = course
  const zone = rules.place.timeZone
  const present = happenedNow(course)
  const { rows: rowsThen, milestones: then } = recordOf(course)
  const rowsNow = rowsOf(recorded, { ...recorded.draft, rules: course.file.rules }, present, zone)
  const now = milestonesOf(rowsNow.file, (seq) => dayOf(present, seq, zone))
  const isSame = courseText(rowsThen) === courseText(rowsNow)
  return {
    then,
    now,
    kind: isSame ? null : kindOf(then, now),
    reason: isSame ? null : reasonOf(course),
    notKnown: isSame ? null : notKnownOf(course),
    rowsThen,
    rowsNow,
  }
}

/** A case of the record as its figures read it. */
export const recordOf = ({
  recorded,
  rules,
}: Course): { readonly rows: CaseRows; readonly milestones: Milestones; readonly chainId: string } => {
  const zone = rules.place.timeZone
  const past = happenedThen(recorded)
  const rows = rowsOf(recorded, recorded.draft, past, zone)
  return { rows, milestones: milestonesOf(rows.file, (seq) => dayOf(past, seq, zone)), chainId: recorded.chainId }
}

const courseText = ({ stays, end }: CaseRows): string =>
  JSON.stringify([
    stays.map(({ track, stage, step, holder, enteredOn, leftOn }) => [track, stage, step, holder, enteredOn, leftOn]),
    end && [end.outcome, end.endedOn],
  ])

const milestonesOf = ({ memory }: CaseFile, day: (seq: number | null | undefined) => string | null): Milestones => ({
  filedOn: memory.filedOn ?? '',
  grantedOn: day(memory.paper?.seq),
  runsOn: memory.outcome?.outcome === 'energised' ? (memory.energisedOn ?? memory.outcome.on) : null,
  endedOn: memory.outcome?.on ?? null,
})

/** Whether a pile runs is what counts; where neither runs, or both on one day, the paper. */
const kindOf = (then: Milestones, now: Milestones): ChangeKind => {
  if (then.runsOn !== now.runsOn) {
    if (then.runsOn === null && (then.grantedOn === null || now.runsOn !== null)) {
      return then.grantedOn === null ? 'newlyGranted' : 'sooner'
    }
    if (now.runsOn === null) return now.grantedOn === null ? 'noLongerGranted' : 'later'
    return now.runsOn < (then.runsOn ?? '') ? 'sooner' : 'later'
  }
  if (then.grantedOn === now.grantedOn) return 'otherWay'
  if (then.grantedOn === null) return 'newlyGranted'
  if (now.grantedOn === null) return 'noLongerGranted'
  return now.grantedOn < then.grantedOn ? 'sooner' : 'later'
}

const reasonOf = (course: Course): ChangeReason | null => {
  const { recorded, steps, dropped, seqOf } = course
  const zone = course.rules.place.timeZone
  const found: { readonly at: string; readonly reason: (on: string) => ChangeReason }[] = []
  for (const { at, event, from, recordedSeq, outcome } of steps) {
    const record = recordedSeq === null ? undefined : recorded.records[recordedSeq - 1]
    const { type } = event
    if (from === 'supplied') found.push({ at, reason: (on) => ({ kind: 'supplied', type, on }) })
    else if (event.type === 'deadline.passed' && !record) {
      found.push({ at, reason: (on) => ({ kind: 'clockRanOut', clock: clockName(event.clockId), on }) })
    } else if (record && 'result' in event && 'result' in record.event && event.result !== record.event.result) {
      found.push({ at, reason: (on) => ({ kind: 'otherFinding', type, on }) })
    } else if (record && event.type === 'deadline.passed' && localDay(record.input.now, zone) !== localDay(at, zone)) {
      const clock = clockName(event.clockId)
      const isEarlier = at < record.input.now
      const kind = isEarlier ? 'clockRanOut' : 'clockDidNotRunOut'
      found.push({ at: isEarlier ? at : record.input.now, reason: (on) => ({ kind, clock, on }) })
    } else if (record && localDay(record.input.now, zone) !== localDay(at, zone)) {
      found.push({ at: at < record.input.now ? at : record.input.now, reason: (on) => ({ kind: 'otherDay', type, on }) })
    } else if (record && JSON.stringify(outcome.value) !== JSON.stringify(record.outcome.value)) {
      found.push({ at, reason: (on) => ({ kind: 'otherEffect', type, on }) })
    }
  }
  for (const { type, at, why } of dropped) {
    if (at !== null && why.kind === 'refused') found.push({ at, reason: (on) => ({ kind: 'dropped', type, code: why.code, on }) })
  }
  recorded.records.forEach(({ event, input }, index) => {
    if (event.type !== 'deadline.passed' || seqOf.has(index + 1)) return
    found.push({ at: input.now, reason: (on) => ({ kind: 'clockDidNotRunOut', clock: clockName(event.clockId), on }) })
  })
  const [first] = found.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return first ? first.reason(localDay(first.at, zone)) : null
}

// Clock ids begin with the name of their clock.
const clockName = (clockId: string): ClockName => clockId.split('/')[0] as ClockName

const notKnownOf = ({ file, counted, record, turns, rules }: Course): NotKnown | null => {
  if (phaseOf(file.value) === 'closed') return null
  const zone = rules.place.timeZone
  for (const position of file.positions) {
    const name = counted.nameOf(position.positionId) ?? ''
    const then = record.turns.get(name)
    if (!then) return 'nobodyWasThere'
    const now = turns.get(name)
    if (then.overAt === null && now && localDay(now.at, zone) < localDay(then.at, zone)) return 'followedNoLonger'
  }
  return null
}
