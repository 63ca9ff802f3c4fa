import { type Calendar, dayKind } from '../calendar/calendar.ts'
import { daysBetween } from '../calendar/days.ts'

/** A calendar day, YYYY-MM-DD, in the zone of the place. */
export type Day = string

/** Counts the days after the first up to and including the second: the start day is not counted (民法典 201). */
export type DaysBetween = (from: Day, until: Day) => number

// A century has 36,525 of them: what was worked out once is kept.
const numbers = new Map<Day, number>()

/** Days since 1 January 2020: what is counted a million times is counted in numbers. */
export const dayNumber = (day: Day): number => {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = daysBetween('2020-01-01', day)
  numbers.set(day, number)
  return number
}

const days = new Map<number, Day>()

/** The day of a number. */
export const dayAt = (number: number): Day => {
  const known = days.get(number)
  if (known !== undefined) return known
  const day = Temporal.PlainDate.from('2020-01-01').add({ days: number }).toString()
  days.set(number, day)
  return day
}

/** Calendar days between two days. */
export const calendarDaysBetween: DaysBetween = (from, until) => dayNumber(until) - dayNumber(from)

/** One measure in both units, always named: calendar days for citizens, working days for clocks (S10). */
export interface InDays<T> {
  readonly calendarDays: T
  readonly workingDays: T
}

/** Measures once in calendar days and once in working days. */
export const inDays = <T>(workingDaysBetween: DaysBetween, measure: (between: DaysBetween) => T): InDays<T> => ({
  calendarDays: measure(calendarDaysBetween),
  workingDays: measure(workingDaysBetween),
})

/** Counts days by their numbers (`dayNumber`). */
export type NumbersBetween = (from: number, until: number) => number

/** The same count by number, for days from one to another: each is counted once and read off a million times. */
export const byNumber = (between: DaysBetween, first: number, last: number): NumbersBetween => {
  const upTo = Int32Array.from({ length: Math.max(0, last - first) + 1 }, (_, day) => between(dayAt(first), dayAt(first + day)))
  return (from, until) => (upTo[until - first] ?? Number.NaN) - (upTo[from - first] ?? Number.NaN)
}

/** Counts days by number like `byNumber`, of which it is not known beforehand how far they reach. */
export const growingCount = (between: DaysBetween): NumbersBetween => {
  if (between === calendarDaysBetween) return (from, until) => until - from
  let upTo = new Int32Array(0)
  let first = 0
  const reach = (day: number): number => {
    const isFirst = upTo.length === 0
    const from = isFirst || day < first ? day - 30 : first
    const until = isFirst || day >= first + upTo.length ? day + 30 : first + upTo.length
    upTo = Int32Array.from({ length: until - from }, (_, at) => between(dayAt(from), dayAt(from + at)))
    first = from
    return upTo[day - first] ?? 0
  }
  const at = (day: number): number => upTo[day - first] ?? reach(day)
  return (from, until) => {
    // Reaching for one of them changes what the others are counted from.
    at(from)
    at(until)
    return at(until) - at(from)
  }
}

/** Both counts by number. */
export const countedInDays = (workingDaysBetween: DaysBetween, first: number, last: number): InDays<NumbersBetween> => ({
  calendarDays: (from, until) => until - from,
  workingDays: byNumber(workingDaysBetween, first, last),
})

/** Measures in both units. */
export const inBoth = <M, T>({ calendarDays, workingDays }: InDays<M>, measure: (between: M) => T): InDays<T> => ({
  calendarDays: measure(calendarDays),
  workingDays: measure(workingDays),
})

/** A stretch of days, both ends included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

/**
 * A period whose end has been reached.
 * @throws RangeError when it runs backwards or beyond `asOf`.
 */
export const checkPeriod = ({ from, to }: Period, asOf: Day): void => {
  if (from > to || to > asOf) throw new RangeError(`the period ${from} … ${to} does not end by ${asOf}`)
}

/** The later of two days. */
export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)

/** The earlier of two days. */
export const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b)

/**
 * A counter of working days over one calendar. Days of a year that is not published are counted as the calendar
 * estimates them. It remembers what it has counted, so that a hundred thousand stays cost one walk through the years.
 */
export const workingDayCounter = (calendar: Calendar): DaysBetween => {
  const upTo = new Map<Day, number>()
  let first: Day | null = null
  let last: Day | null = null
  const step = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
  const known = (day: Day): number => upTo.get(day) ?? 0
  const weight = (day: Day): number => (dayKind(calendar, day).working ? 1 : 0)
  const reach = (day: Day): number => {
    if (first === null || last === null) {
      upTo.set(day, 0)
      first = day
      last = day
    }
    while (last < day) {
      const next = step(last, 1)
      upTo.set(next, known(last) + weight(next))
      last = next
    }
    while (first > day) {
      const before = step(first, -1)
      upTo.set(before, known(first) - weight(first))
      first = before
    }
    return known(day)
  }
  return (from, until) => reach(until) - reach(from)
}

/** The middle of a list of numbers (of an even number, the mean of the two in the middle); null of none. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}
