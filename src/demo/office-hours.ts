import { dayKind } from '../../workflows/calendar/calendar.ts'
import { calendars } from '../../workflows/calendar/calendars.ts'
import { localDay } from '../../workflows/calendar/days.ts'
import type { Random } from './random.ts'

const timeZone = 'Asia/Shanghai'

const isWorkingDay = (on: string): boolean => {
  const calendar = calendars['cn']
  return calendar === undefined || dayKind(calendar, on).working
}

const later = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString()

const at = (on: string, hour: number, minute: number): string =>
  Temporal.PlainDate.from(on)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour, minute }) })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })

/** Nobody does two things in the same minute. */
const notBefore = (instant: string, now: string): string => {
  const soonest = Temporal.Instant.from(now).add({ minutes: 20 })
  return Temporal.Instant.compare(instant, soonest) > 0 ? instant : soonest.toString({ fractionalSecondDigits: 3 })
}

/** A moment in the office hours of a working day, so many days later. */
export const officeHour = (now: string, days: number, random: Random): string => {
  let on = later(localDay(now, timeZone), days)
  while (!isWorkingDay(on)) on = later(on, 1)
  return notBefore(at(on, random.between(9, 16), random.between(0, 59)), now)
}

/** A moment in the morning of a working day, so many working days before the last one of the simulated time. */
export const beforeTheEnd = (end: string, workingDays: number, random: Random): string => {
  const minute = random.between(0, 29)
  let on = localDay(end, timeZone)
  // A last day that has hardly begun is none.
  while (!isWorkingDay(on) || at(on, 10, 0) > end) on = later(on, -1)
  for (let left = workingDays; left > 0; left -= 1) {
    on = later(on, -1)
    while (!isWorkingDay(on)) on = later(on, -1)
  }
  return at(on, 9, minute)
}

/** As above, but never in the past. */
export const lateMoment = (now: string, end: string, workingDays: number, random: Random): string =>
  notBefore(beforeTheEnd(end, workingDays, random), now)
