import { z } from 'zod'

const day = z.iso.date()

/** One published holiday notice: the days off and the make-up working days (调休) of a year. */
export const HolidayNotice = z.strictObject({
  notice: z.string(),
  year: z.int(),
  document: z.strictObject({ zh: z.string(), en: z.string() }),
  publishedOn: day,
  source: z.string(),
  off: z.array(z.tuple([day, day])),
  work: z.array(day),
  /** The number of the notice that this one takes back. */
  withdraws: z.string().optional(),
})
/** One published holiday notice. */
export type HolidayNotice = z.infer<typeof HolidayNotice>

/** The holidays a regulation fixes by itself, per year: the best estimate before the notice of that year. */
export const StatutoryHolidays = z.strictObject({
  document: z.strictObject({ zh: z.string(), en: z.string() }),
  note: z.string(),
  years: z.record(z.string(), z.array(day)),
})
/** The holidays a regulation fixes by itself. */
export type StatutoryHolidays = z.infer<typeof StatutoryHolidays>

/** A working-day calendar: plain data, so that a case can be pinned to it by hash and replayed years later. */
export const Calendar = z.strictObject({
  id: z.string(),
  /** First and last day for which the published notices are complete. Outside them every answer is provisional. */
  finalFrom: day,
  finalUntil: day,
  notices: z.array(HolidayNotice),
  statutory: StatutoryHolidays,
})
/** A working-day calendar. */
export type Calendar = z.infer<typeof Calendar>

/** What is known about one day. */
export interface DayKind {
  readonly working: boolean
  /** The notice that decides this day is not loaded: the answer is an estimate. */
  readonly provisional: boolean
}

/**
 * Builds a calendar from published notices. The notices must follow each other without a missing year,
 * because a gap would silently be counted as if nobody had a holiday.
 * @throws Error when the notices leave a gap, name a day of another year, or call a day both off and working.
 */
export const buildCalendar = (id: string, notices: readonly HolidayNotice[], statutory: StatutoryHolidays): Calendar => {
  const sorted = notices.toSorted((a, b) => a.year - b.year)
  const first = sorted[0]
  const last = sorted.at(-1)
  if (!first || !last) throw new Error(`calendar ${id}: no holiday notice is loaded`)
  sorted.forEach((notice, index) => {
    const before = sorted[index - 1]
    if (before && notice.year !== before.year + 1) {
      throw new Error(`calendar ${id}: the notices jump from ${before.year} to ${notice.year}`)
    }
    checkNotice(id, notice)
  })
  return {
    id,
    finalFrom: `${first.year}-01-01`,
    finalUntil: `${last.year}-12-31`,
    notices: sorted,
    statutory,
  }
}

const checkNotice = (id: string, notice: HolidayNotice): void => {
  // A notice has moved the last days of the year before; any other year is a slip of the pen.
  const [from, until] = [`${notice.year - 1}-12-01`, `${notice.year}-12-31`]
  for (const date of [...notice.off.flat(), ...notice.work]) {
    if (date < from || date > until) throw new Error(`calendar ${id}, ${notice.notice}: ${date} is not a day of ${notice.year}`)
  }
  for (const [from, to] of notice.off) {
    if (from > to) throw new Error(`calendar ${id}, ${notice.notice}: ${from} … ${to} runs backwards`)
    for (const date of notice.work) {
      if (date >= from && date <= to) throw new Error(`calendar ${id}, ${notice.notice}: ${date} is called both off and working`)
    }
  }
}

interface CalendarIndex {
  readonly off: ReadonlySet<string>
  readonly work: ReadonlySet<string>
  readonly statutory: ReadonlySet<string>
  /** What was found of the days that were asked for. */
  readonly known: Map<string, DayKind>
}

// Calendars are immutable values; their day sets are derived once per value.
const indexes = new WeakMap<Calendar, CalendarIndex>()

const indexOf = (calendar: Calendar): CalendarIndex => {
  const known = indexes.get(calendar)
  if (known) return known
  const off = new Set<string>()
  const work = new Set<string>()
  // In the order of the years: a notice has changed the last days of the year before.
  for (const notice of calendar.notices) {
    for (const [from, to] of notice.off) {
      for (const date of datesFrom(from, to)) {
        off.add(date)
        work.delete(date)
      }
    }
    for (const date of notice.work) {
      work.add(date)
      off.delete(date)
    }
  }
  const index = {
    off,
    work,
    statutory: new Set(Object.values(calendar.statutory.years).flat()),
    known: new Map<string, DayKind>(),
  }
  indexes.set(calendar, index)
  return index
}

/** The days from one to another, both included. */
export const datesFrom = (from: string, to: string): string[] => {
  const dates: string[] = []
  for (let date = Temporal.PlainDate.from(from); date.toString() <= to; date = date.add({ days: 1 })) dates.push(date.toString())
  return dates
}

/** Says whether a day (YYYY-MM-DD) is a working day, and whether that is published or only an estimate. */
export const dayKind = (calendar: Calendar, date: string): DayKind => {
  const index = indexOf(calendar)
  const known = index.known.get(date)
  if (known) return known
  const kind = foundKind(calendar, index, date)
  index.known.set(date, kind)
  return kind
}

const foundKind = ({ finalFrom, finalUntil }: Calendar, { work, off, statutory }: CalendarIndex, date: string): DayKind => {
  if (work.has(date)) return { working: true, provisional: false }
  if (off.has(date)) return { working: false, provisional: false }
  const provisional = date < finalFrom || date > finalUntil
  return { working: !isWeekend(date) && !(provisional && statutory.has(date)), provisional }
}

const isWeekend = (date: string): boolean => Temporal.PlainDate.from(date).dayOfWeek >= 6
