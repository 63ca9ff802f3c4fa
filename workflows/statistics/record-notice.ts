import type { Calendar } from '../calendar/calendar.ts'
import { dueDate } from '../calendar/days.ts'

/**
 * A company sees its own record before anybody compares it (V5). Once in each calendar quarter, on the first day on which
 * a request has been served to it, it is told that offices will read figures under its name; from that day it has some
 * working days (`companyRecords` of the rules) to reply. Until they are over no figure of that quarter names it. The record
 * goes on within a quarter: what comes after the days is seen by the company at any time on its own page, and answered in
 * the next quarter. An earlier day is read under any later notice whose days are over, because the company has been told
 * of all that came before it.
 */
export interface RecordNotice {
  /** Like 2026Q1. */
  readonly quarter: string
  readonly openedOn: string
  /** Last day on which the company can reply. */
  readonly untilOn: string
}

/** The calendar quarter of a day, like 2026Q1. Quarters sort by their names. */
export const quarterOf = (day: string): string => {
  const { year, month } = Temporal.PlainDate.from(day)
  return `${year}Q${Math.ceil(month / 3)}`
}

/** The days to reply in a place, and the calendar by which they are counted. */
export interface ReplyTime {
  readonly calendar: Calendar
  readonly workingDays: number
}

/** The last day of the reply: where a company works in several places, the latest of theirs. A place without days leaves none. */
export const replyUntil = (openedOn: string, places: readonly ReplyTime[]): string =>
  places
    .map(({ calendar, workingDays }) => dueDate(calendar, openedOn, { n: workingDays, unit: 'workingDay' }, []).dueOn)
    .reduce((latest, on) => (on > latest ? on : latest), openedOn)

/** Whether a company can still reply to a notice. */
export const mayReply = ({ untilOn }: Pick<RecordNotice, 'untilOn'>, today: string): boolean => today <= untilOn

/** Whether figures of a day may name a company, and if not, until when it has time to reply; null = it was not told yet. */
type CompanyStanding = { readonly kind: 'named' } | { readonly kind: 'withheld'; readonly untilOn: string | null }

/** How a company stands in figures of a day that are read today. */
export const standingOf = (
  notices: readonly RecordNotice[],
  { day, today }: { readonly day: string; readonly today: string },
): CompanyStanding => {
  const covering = notices.filter(({ quarter }) => quarter >= quarterOf(day))
  if (covering.some((notice) => !mayReply(notice, today))) return { kind: 'named' }
  const first = covering.map(({ untilOn }) => untilOn).toSorted()[0]
  return { kind: 'withheld', untilOn: first ?? null }
}
