import type { ClockName } from '../case/clocks.ts'
import type { Party, Track } from '../parties.ts'
import { type AsOf, answersAsOf, clocksAsOf } from './as-of.ts'
import { isInShare, isOverdue, type JudgedClocks, judgeClocks, standingNumbers } from './clock-columns.ts'
import { type Standing, standings } from './clock-standing.ts'
import {
  checkPeriod,
  countedInDays,
  type Day,
  type DaysBetween,
  dayAt,
  dayNumber,
  type InDays,
  inBoth,
  type NumbersBetween,
} from './days.ts'
import { definitions } from './definitions.ts'
import { noEnd, stillOpen } from './family-table.ts'
import { type Counted, type Figure, shareOf } from './figure.ts'
import { openNames, openNumbers, placesInOrder, placesWhere } from './number-list.ts'
import type { Answer, ClockRow } from './rows.ts'
import { openStayColumns, type PlacedStays, type StayColumns } from './stay-columns.ts'

/** What the overdue figures are asked. */
export interface OverdueQuestion {
  readonly at: AsOf
  /** Clocks that ended from this day to `asOf`; what is open and late counts whenever it began. */
  readonly since: Day
  /** What the groups are told apart by. */
  readonly splitBy: readonly ClockSplit[]
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
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
  const answersOf = Map.groupBy(answersAsOf(answers, question.at), ({ caseId }) => caseId)
  const opened = openStayColumns()
  // A clock does not say whose family its case is, and no figure of clocks asks.
  for (const [caseId, own] of Map.groupBy(clocksAsOf(clocks, question.at), (clock) => clock.caseId))
    opened.put(caseId, { stays: [], ends: [], places: new Map(), answers: answersOf.get(caseId) ?? [], clocks: own })
  return overdueOf(opened.placed(), question)
}

/** `clock.overdue` of clocks that are as they were on the day. */
export const overdueOf = ({ columns, clocks: all }: PlacedStays, question: OverdueQuestion): OverdueFigure => {
  const { at, since, splitBy } = question
  checkPeriod({ from: since, to: at.asOf }, at.asOf)
  const { clocks } = columns
  const from = dayNumber(since)
  const judged = judgeClocks(clocks, dayNumber(at.asOf))
  const inside = placesWhere(all, (place) => {
    const [answered, ended] = [clocks.answeredOn[place] ?? 0, clocks.endedOn[place] ?? 0]
    return (answered === stillOpen ? ended : answered) >= from
  })
  const view: ClockView = { columns, judged, count: daysLateCounter(judged, inside, question), question }
  const binds = clocks.kinds.map(({ force }) => force !== 'D')
  const isBinding = (place: number): boolean => binds[clocks.kind[place] ?? 0] ?? false
  const groups = clocksBy(columns, inside, splitBy).map(({ key, places }) => ({
    key,
    ...countClocks(view, places),
    binding: column(view, placesWhere(places, isBinding)),
    reference: column(
      view,
      placesWhere(places, (place) => !isBinding(place)),
    ),
  }))
  return {
    definition: definitions.clockOverdue,
    ...at,
    ...countClocks(view, inside),
    groups,
    amended: [...placesWhere(inside, (place) => clocks.answeredOn[place] !== stillOpen)].map((place) => amended(columns, place)),
  }
}

/** What the columns of the figure are read off. */
interface ClockView {
  readonly columns: StayColumns
  readonly judged: JudgedClocks
  /** Days beyond the due day, in both units. */
  readonly count: InDays<NumbersBetween>
  readonly question: OverdueQuestion
}

const daysLateCounter = (judged: JudgedClocks, places: Int32Array, { at, workingDaysBetween }: OverdueQuestion) => {
  let [first, last] = [dayNumber(at.asOf), dayNumber(at.asOf)]
  for (const place of places) {
    if (!isOverdue(judged.standing(place)) || !judged.isLateKnown(place)) continue
    const [due, until] = [judged.dueOn(place), judged.lateUntil(place)]
    first = Math.min(first, due, until)
    last = Math.max(last, due, until)
  }
  return countedInDays(workingDaysBetween, first, last)
}

/** Clocks told apart by some of their properties, sorted by these. */
const clocksBy = (columns: StayColumns, places: Int32Array, splitBy: readonly ClockSplit[]) => {
  const { clocks, families, districts, organisations } = columns
  const groups = openNames((key: Overdue['key']) => JSON.stringify(key))
  const known = new Map<number, number>()
  const isBy = (split: ClockSplit): boolean => splitBy.includes(split)
  const groupOf = places.map((place) => {
    const kind = clocks.kind[place] ?? 0
    const district = isBy('district') ? (families.district[clocks.family[place] ?? 0] ?? 0) : 0
    const organisation = isBy('organisationId') ? (clocks.organisation[place] ?? 0) : 0
    const text = (kind * districts.length + district) * organisations.length + organisation
    const number = known.get(text)
    if (number !== undefined) return number
    const of = { ...clocks.kinds[kind], district: districts[district], organisationId: organisations[organisation] }
    const key: Overdue['key'] = Object.fromEntries(splitBy.map((name) => [name, of[name]]))
    known.set(text, groups.numberOf(key))
    return groups.numberOf(key)
  })
  const turns = Int32Array.from(places, (_, turn) => turn)
  const sorted = placesInOrder(turns, (turn) => groupOf[turn] ?? 0, groups.all.length)
  const found: { readonly key: Overdue['key']; readonly places: Int32Array }[] = []
  for (let from = 0; from < sorted.length; ) {
    const group = groupOf[sorted[from] ?? 0] ?? 0
    let until = from
    while (until < sorted.length && groupOf[sorted[until] ?? 0] === group) until += 1
    found.push({ key: groups.all[group] ?? {}, places: sorted.slice(from, until).map((turn) => places[turn] ?? 0) })
    from = until
  }
  return found.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1))
}

const countClocks = ({ columns, judged, question }: ClockView, places: Int32Array): Counted => {
  const { clocks, families, cases } = columns
  const compounds = new Set<number>()
  const seen = new Set<number>()
  let [n, open, known, onBehalf] = [0, 0, 0, 0]
  for (const place of places) {
    const standing = judged.standing(place)
    if (!isInShare(standing)) continue
    n += 1
    compounds.add(families.compound[clocks.family[place] ?? 0] ?? 0)
    if (question.withCases ?? true) seen.add(clocks.case[place] ?? 0)
    if (standing === standingNumbers.openLate) open += 1
    else if (clocks.onBehalf[place] !== noEnd) {
      known += 1
      onBehalf += clocks.onBehalf[place] ?? 0
    }
  }
  const caseIds = [...seen].map((number) => cases.id[number] ?? '')
  return { n, open, compounds: compounds.size, shareOnBehalf: shareOf(onBehalf, known), caseIds }
}

const column = ({ columns, judged, count }: ClockView, places: Int32Array): OverdueColumn => {
  const counts = new Int32Array(standings.length)
  const days = { calendarDays: openNumbers(Int32Array), workingDays: openNumbers(Int32Array) }
  let [overdue, outOf, pausedDays] = [0, 0, 0]
  for (const place of places) {
    const standing = judged.standing(place)
    counts[standing] = (counts[standing] ?? 0) + 1
    if (isInShare(standing)) {
      outOf += 1
      pausedDays += columns.clocks.pausedDays[place] ?? 0
    }
    if (!isOverdue(standing)) continue
    overdue += 1
    if (!judged.isLateKnown(place)) continue
    for (const unit of ['calendarDays', 'workingDays'] as const)
      days[unit].push(Math.max(0, count[unit](judged.dueOn(place), judged.lateUntil(place))))
  }
  const late = inBoth(days, (list) => list.all())
  return {
    ...(Object.fromEntries(standings.map((name, number) => [name, counts[number] ?? 0])) as Record<Standing, number>),
    ...{ share: shareOf(overdue, outOf), overdue, outOf },
    daysLate: inBoth(late, (list) => ({
      total: list.reduce((sum, each) => sum + each, 0),
      longest: list.length === 0 ? null : list.reduce((most, each) => Math.max(most, each), 0),
    })),
    daysNotKnown: overdue - late.workingDays.length,
    beyond: severitySteps.map((workingDays) => ({
      workingDays,
      clocks: placesWhere(late.workingDays, (each) => each > workingDays).length,
    })),
    pausedDays,
  }
}

const amended = ({ clocks, cases }: StayColumns, place: number): AmendedClock => {
  const kind = clocks.kinds[clocks.kind[place] ?? 0]
  return {
    caseId: cases.id[clocks.case[place] ?? 0] ?? '',
    name: kind?.name ?? 'propertyReply',
    track: kind?.track ?? 'consent',
    party: kind?.party ?? 'property',
    dueOn: dayOr(clocks.dueOn[place]),
    passedOn: dayOr(clocks.passedOn[place]),
    answeredOn: dayAt(clocks.answeredOn[place] ?? 0),
  }
}

const dayOr = (day: number | undefined): Day | null => (day === undefined || day === stillOpen ? null : dayAt(day))
