import type { Day } from './days.ts'
import type { Answer, ClockRow } from './rows.ts'

/** The ways a clock can stand at the end of a day. What each means: `overdueFigure`. */
export const standings = [
  'answeredInTime',
  'answeredLate',
  'ranOut',
  'leftLate',
  'openLate',
  'openInTime',
  'resting',
  'leftInTime',
  'lapsed',
] as const
/** How a clock stands at the end of a day. */
export type Standing = (typeof standings)[number]

/** A clock and how it stands. */
export interface JudgedClock {
  readonly clock: ClockRow
  readonly standing: Standing
  /** The last day in time, and the day up to which the lateness is counted; null where there is none or it is not known. */
  readonly late: { readonly dueOn: Day; readonly until: Day } | null
}

/** Whether a clock is in the upper part of the share. */
export const isOverdue = ({ standing }: JudgedClock): boolean =>
  standing === 'answeredLate' || standing === 'ranOut' || standing === 'leftLate' || standing === 'openLate'

/** Whether a clock is in the lower part of the share. */
export const isInShare = (judged: JudgedClock): boolean => isOverdue(judged) || judged.standing === 'answeredInTime'

/** Judges a clock, as it was known, at the end of a day. `answer`: the company's own, for a reply clock that ran out. */
export const judgeClock = (clock: ClockRow, answer: Answer | undefined, asOf: Day): JudgedClock => {
  const standing = standingOf(clock, asOf)
  const until = isOverdue({ clock, standing, late: null }) ? lateUntil(clock, standing, answer, asOf) : null
  const dueOn = clock.dueOn ?? clock.passedOn
  return { clock, standing, late: until !== null && dueOn !== null ? { dueOn, until } : null }
}

const standingOf = (clock: ClockRow, asOf: Day): Standing => {
  const { answeredOn, endedOn, how } = clock
  if (answeredOn !== null) return isLate(clock, answeredOn) ? 'answeredLate' : 'answeredInTime'
  if (endedOn === null) return openStanding(clock, asOf)
  if (how === 'expired') return 'lapsed'
  if (how === 'passed') return 'ranOut'
  if (how === 'answered') return isLate(clock, endedOn) ? 'answeredLate' : 'answeredInTime'
  return isLate(clock, endedOn) ? 'leftLate' : 'leftInTime'
}

const openStanding = (clock: ClockRow, asOf: Day): Standing => {
  if (clock.dueOn === null) return 'resting'
  const estimated = clock.provisional === true && clock.passedOn === null
  return !estimated && asOf > clock.dueOn ? 'openLate' : 'openInTime'
}

// A clock without a due day rested at its end: late only if it had run out before.
const isLate = ({ dueOn, passedOn }: ClockRow, on: Day): boolean => (dueOn === null ? passedOn !== null : on > dueOn)

const lateUntil = (clock: ClockRow, standing: Standing, answer: Answer | undefined, asOf: Day): Day | null => {
  if (standing === 'openLate') return asOf
  if (standing !== 'ranOut') return clock.answeredOn ?? clock.endedOn
  if (clock.name !== 'propertyReply' || !answer) return null
  return answer.answeredOn ?? answer.endedOn ?? asOf
}
