import { type Calendar, dayKind } from '../../workflows/calendar/calendar.ts'
import { daysBetween } from '../../workflows/calendar/days.ts'
import type { Day } from '../../workflows/statistics/days.ts'

const first = '2020-01-01'
const count = 366 * 12

/** The days of a calendar in one row, so that a simulation of millions of steps counts them by looking up. */
export interface WorkingDays {
  isWorking(day: Day): boolean
  /** The n-th working day after a day; n is at least one. What lies beyond the years laid out is on their last day. */
  after(day: Day, n: number): Day
  /** Working days after one day up to and including another. */
  between(from: Day, until: Day): number
}

/**
 * Lays the days of a calendar out from 2020 for twelve years.
 * @throws RangeError for a day outside of them.
 */
export const layOutDays = (calendar: Calendar): WorkingDays => {
  const days: Day[] = []
  const numbers = new Map<Day, number>()
  const worked: number[] = []
  const working: Day[] = []
  for (let day = Temporal.PlainDate.from(first); days.length < count; day = day.add({ days: 1 })) {
    const name = day.toString()
    numbers.set(name, days.length)
    days.push(name)
    if (dayKind(calendar, name).working) working.push(name)
    worked.push(working.length)
  }
  // How many working days there are up to and including a day.
  const upTo = (day: Day): number => {
    const known = worked[numbers.get(day) ?? -1]
    if (known === undefined) throw new RangeError(`${day} lies outside of the simulated years`)
    return known
  }
  return {
    isWorking: (day) => upTo(day) !== upTo(days[Math.max(0, (numbers.get(day) ?? 0) - 1)] ?? day),
    after: (day, n) => working[Math.min(upTo(day) + n, working.length) - 1] ?? day,
    between: (from, until) => upTo(until) - upTo(from),
  }
}

/** The days from one to another, both included. */
export const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => Temporal.PlainDate.from(from).add({ days: n }).toString())

/** An instant of a day at a place eight hours east of Greenwich, from eight o'clock in the morning on. */
export const instantOn = (day: Day, hour: number, minute: number): string => `${day}T${two(hour - 8)}:${two(minute)}:00.000Z`

const two = (n: number): string => String(n).padStart(2, '0')
