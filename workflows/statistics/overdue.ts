import type { ClockName } from '../case/clocks.ts'
import type { Party, Track } from '../parties.ts'
import { type AsOf, answersAsOf, clocksAsOf } from './as-of.ts'
import { isInShare, isOverdue, type JudgedClock, judgeClock, type Standing } from './clock-standing.ts'
import { checkPeriod, type Day, type DaysBetween, type InDays, inDays } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf, shareOf } from './figure.ts'
import type { Answer, ClockRow } from './rows.ts'

/** What the overdue figures are asked. */
export interface OverdueQuestion {
  readonly at: AsOf
  /** Clocks that ended from this day to `asOf`; what is open and late counts whenever it began. */
  readonly since: Day
  /** What the groups are told apart by. */
  readonly splitBy: readonly ClockSplit[]
  readonly workingDaysBetween: DaysBetween
}

/** A property of a clock by which groups can be told apart. */
export type ClockSplit = 'district' | 'party' | 'name' | 'track' | 'organisationId'

/** One column: clocks that bind, or reference times. The words differ: only under a clock that binds is anybody late (H41). */
export interface OverdueColumn extends Readonly<Record<Standing, number>> {
  /** (answeredLate + ranOut + leftLate + openLate) / (the same + answeredInTime); null of nothing. */
  readonly share: number | null
  readonly overdue: number
  readonly outOf: number
  /** Days beyond the due day, of the overdue clocks whose days are known. */
  readonly daysLate: InDays<{ readonly total: number; readonly longest: number | null }>
  /** Clocks that ran out and whose days beyond are not known: they are overdue and in no sum of days. */
  readonly daysNotKnown: number
  /** How many are overdue by more than so many working days. */
  readonly beyond: readonly { readonly workingDays: number; readonly clocks: number }[]
  /** Days on which the clocks in `outOf` rested: a pause moves the due day. */
  readonly pausedDays: number
}

/** A group of clocks. A property that is not told apart is absent. */
export interface Overdue extends Counted {
  readonly key: Readonly<Partial<Pick<ClockRow, ClockSplit>>>
  readonly binding: OverdueColumn
  readonly reference: OverdueColumn
}

/** A clock that had run out and turned out to have been answered. The deadline that passed stays visible. */
export interface AmendedClock {
  readonly caseId: string
  readonly name: ClockName
  readonly track: Track
  readonly party: Party
  readonly dueOn: Day | null
  readonly passedOn: Day | null
  readonly answeredOn: Day
}

/** The overdue figure, with the clocks that were amended. */
export interface OverdueFigure extends Figure<Overdue> {
  readonly amended: readonly AmendedClock[]
}

/** Steps of severity, in working days beyond the due day. */
const severitySteps = [0, 5, 10, 30, 90] as const

/**
 * `clock.overdue`: (ended late + open and late) / (ended + open and late), so that an answer that never comes is in it.
 * Unit: clock. Binding clocks (S, N, L, P) and reference times (D) in columns of their own (S10); under D nobody is late.
 * - In time: answered on the due day or before it. The due day is the last one told, with extensions and pauses.
 * - Overdue: answered after it; ran out (`passed`); fell away after it (`left`, `closed`), so that closing a case takes
 *   nothing out; open at the end of `asOf` after it. On the due day itself a clock is not late.
 * - Neither, listed apart: fell away in time, open in time, resting, and rights that lapsed (`expired`: no duty). A clock
 *   whose due day is an estimate is not late before it has run out. Answered or left while resting: in time, if it had not
 *   run out before.
 * - A clock amended by a late fact counts with the day it was answered, and is listed.
 * - Ended: from `since` to `asOf` (an amended one by the day it was answered); open and late: all. A reopened clock is open.
 * - Days late: from the due day (not counted) to the answer, the end or `asOf`. A clock that ran out moved the case on and
 *   has no such end: for `propertyReply` its days go on to the company's own answer (S1), others are counted in `daysNotKnown`.
 * `n` = the clocks in the share, both columns; `open` = those of them that are open.
 * @throws RangeError when `since` is after `asOf`.
 */
export const overdueFigure = (
  clocks: readonly ClockRow[],
  answers: readonly Answer[],
  question: OverdueQuestion,
): OverdueFigure => {
  const { at, since, splitBy } = question
  checkPeriod({ from: since, to: at.asOf }, at.asOf)
  const given = answersAsOf(answers, at)
  const answerOf = new Map(given.map((answer) => [`${answer.caseId} ${answer.organisationId}`, answer]))
  const judged = clocksAsOf(clocks, at)
    .filter((clock) => {
      const over = clock.answeredOn ?? clock.endedOn
      return over === null || over >= since
    })
    .map((clock) => judgeClock(clock, answerOf.get(`${clock.caseId} ${clock.organisationId}`), at.asOf))
  const keyOf = ({ clock }: JudgedClock): Overdue['key'] => Object.fromEntries(splitBy.map((name) => [name, clock[name]]))
  const groups = groupsOf(judged, keyOf).map(({ key, rows }) => ({
    key,
    ...countedClocks(rows),
    binding: column(
      rows.filter(({ clock }) => clock.force !== 'D'),
      question,
    ),
    reference: column(
      rows.filter(({ clock }) => clock.force === 'D'),
      question,
    ),
  }))
  return {
    definition: definitions.clockOverdue,
    ...at,
    ...countedClocks(judged),
    groups,
    amended: judged.flatMap(({ clock }) => (clock.answeredOn === null ? [] : [amended(clock, clock.answeredOn)])),
  }
}

const countedClocks = (judged: readonly JudgedClock[]): Counted =>
  counted(
    judged.filter(isInShare).map(({ clock, standing }) => ({
      caseId: clock.caseId,
      compoundId: clock.compoundId,
      open: standing === 'openLate',
      onBehalf: standing === 'openLate' ? null : (clock.onBehalf ?? null),
    })),
  )

const column = (judged: readonly JudgedClock[], { workingDaysBetween }: OverdueQuestion): OverdueColumn => {
  const overdue = judged.filter(isOverdue).length
  const inShare = judged.filter(isInShare)
  const late = judged.flatMap((entry) => (entry.late ? [entry.late] : []))
  const days = inDays(workingDaysBetween, (between) => late.map(({ dueOn, until }) => Math.max(0, between(dueOn, until))))
  const sumUp = (list: readonly number[]) => ({
    total: list.reduce((sum, each) => sum + each, 0),
    longest: list.length === 0 ? null : list.reduce((most, each) => Math.max(most, each), 0),
  })
  return {
    ...standingCounts(judged),
    share: shareOf(overdue, inShare.length),
    overdue,
    outOf: inShare.length,
    daysLate: { calendarDays: sumUp(days.calendarDays), workingDays: sumUp(days.workingDays) },
    daysNotKnown: overdue - late.length,
    beyond: severitySteps.map((workingDays) => ({
      workingDays,
      clocks: days.workingDays.filter((each) => each > workingDays).length,
    })),
    pausedDays: inShare.reduce((sum, { clock }) => sum + clock.pausedDays, 0),
  }
}

const standingCounts = (judged: readonly JudgedClock[]): Record<Standing, number> => {
  const count = (standing: Standing): number => judged.filter((entry) => entry.standing === standing).length
  return {
    answeredInTime: count('answeredInTime'),
    answeredLate: count('answeredLate'),
    ranOut: count('ranOut'),
    leftLate: count('leftLate'),
    openLate: count('openLate'),
    openInTime: count('openInTime'),
    resting: count('resting'),
    leftInTime: count('leftInTime'),
    lapsed: count('lapsed'),
  }
}

const amended = (clock: ClockRow, answeredOn: Day): AmendedClock => ({
  caseId: clock.caseId,
  name: clock.name,
  track: clock.track,
  party: clock.party,
  dueOn: clock.dueOn,
  passedOn: clock.passedOn,
  answeredOn,
})
