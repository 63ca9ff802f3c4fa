import type { ClockName } from '../case/clocks.ts'
import type { Party, Track } from '../parties.ts'
import { type AsOf, answersAsOf, clocksAsOf, placesAsOf } from './as-of.ts'
import { judgeClocks } from './clock-columns.ts'
import type { Standing } from './clock-standing.ts'
import { checkPeriod, type Day, type DaysBetween, dayAt, dayNumber, growingCount, type InDays } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import type { Counted, Figure } from './figure.ts'
import type { KeptCell } from './kept-clocks.ts'
import { type ClockView, openClockCounts, openColumn } from './overdue-sums.ts'
import type { CasePlace } from './place-facts.ts'
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

/** The rows it is computed from. */
interface OverdueRows {
  readonly clocks: readonly ClockRow[]
  readonly answers: readonly Answer[]
  readonly places?: ReadonlyMap<string, CasePlace>
}

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
export const overdueFigure = ({ clocks, answers, ...rows }: OverdueRows, question: OverdueQuestion): OverdueFigure => {
  const places = placesAsOf(rows.places, question.at)
  const answersOf = Map.groupBy(answersAsOf(answers, question.at), ({ caseId }) => caseId)
  const opened = openStayColumns()
  // A clock does not say whose family its case is, and no figure of clocks asks.
  for (const [caseId, own] of Map.groupBy(clocksAsOf(clocks, question.at), (clock) => clock.caseId))
    opened.put(caseId, { stays: [], ends: [], places, answers: answersOf.get(caseId) ?? [], clocks: own })
  return overdueOf(opened.placed(), question)
}

/** `clock.overdue` of clocks that are as they were on the day: what is kept of them, and once through the others. */
export const overdueOf = (stays: PlacedStays, question: OverdueQuestion): OverdueFigure => {
  const { columns } = stays
  const { at, since, splitBy, workingDaysBetween, withCases = true } = question
  checkPeriod({ from: since, to: at.asOf }, at.asOf)
  const { clocks } = columns
  const from = dayNumber(since)
  const judged = judgeClocks(clocks, dayNumber(at.asOf))
  const between = { calendarDays: (day: number, until: number) => until - day, workingDays: growingCount(workingDaysBetween) }
  const view: ClockView = { columns, judged, between, withCases }
  const binds = clocks.kinds.map(({ force }) => force !== 'D')
  const whole = openClockCounts(view)
  const groups = openGroups(view, splitBy)
  const answeredLate: number[] = []
  const columnOf = (group: ReturnType<typeof groups.of>, kind: number) => (binds[kind] ? group.binding : group.reference)
  const kept = withCases ? null : stays.kept?.clocks(workingDaysBetween)
  for (const cell of kept?.cells ?? []) {
    if (cell.stands.every((stands) => (stands?.within(from, stillOpen) ?? 0) === 0)) continue
    const group = groups.ofCell(cell)
    whole.addCell(cell, from)
    group.counts.addCell(cell, from)
    columnOf(group, cell.kind).addCell(cell, from)
  }
  for (const place of kept?.rest ?? stays.clocks) {
    const answered = clocks.answeredOn[place] ?? stillOpen
    const isAmended = answered !== stillOpen
    if ((isAmended ? answered : (clocks.endedOn[place] ?? 0)) < from) continue
    const standing = judged.standing(place)
    const group = groups.of(place)
    whole.add(place, standing)
    group.counts.add(place, standing)
    columnOf(group, clocks.kind[place] ?? 0).add(place, standing)
    if (isAmended) answeredLate.push(place)
  }
  return {
    definition: definitions.clockOverdue,
    ...at,
    ...whole.read(),
    groups: groups.all().map(({ key, counts, binding, reference }) => ({
      ...{ key, ...counts.read(), binding: binding.read(), reference: reference.read() },
    })),
    amended: Int32Array.from(answeredLate)
      .sort((a, b) => (clocks.family[a] ?? 0) - (clocks.family[b] ?? 0) || a - b)
      .values()
      .map((place) => amended(columns, place))
      .toArray(),
  }
}

/** Clocks told apart by some of their properties, the groups sorted by these. */
const openGroups = (view: ClockView, splitBy: readonly ClockSplit[]) => {
  const { clocks, families, districts, organisations } = view.columns
  const isBy = (split: ClockSplit): boolean => splitBy.includes(split)
  const [byDistrict, byOrganisation] = [isBy('district'), isBy('organisationId')]
  const opened = (key: Overdue['key']) => ({
    key,
    ...{ counts: openClockCounts(view), binding: openColumn(view), reference: openColumn(view) },
  })
  const groups = new Map<string, ReturnType<typeof opened>>()
  const known: ReturnType<typeof opened>[] = []
  const groupOf = (kind: number, district: number, organisation: number): ReturnType<typeof opened> => {
    const of = { ...clocks.kinds[kind], district: districts[district], organisationId: organisations[organisation] }
    const key: Overdue['key'] = Object.fromEntries(splitBy.map((name) => [name, of[name]]))
    const group = groups.get(JSON.stringify(key)) ?? opened(key)
    groups.set(JSON.stringify(key), group)
    return group
  }
  const told = (kind: number, inDistrict: number, ofOrganisation: number): ReturnType<typeof opened> => {
    const district = byDistrict ? inDistrict : 0
    const organisation = byOrganisation ? ofOrganisation : 0
    const at = (kind * districts.length + district) * (byOrganisation ? organisations.length : 1) + organisation
    const group = known[at] ?? groupOf(kind, district, organisation)
    known[at] = group
    return group
  }
  return {
    ofCell: ({ kind, district, organisation }: KeptCell) => told(kind, district, organisation),
    of: (place: number) =>
      told(clocks.kind[place] ?? 0, families.district[clocks.family[place] ?? 0] ?? 0, clocks.organisation[place] ?? 0),
    all: () => [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group),
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
