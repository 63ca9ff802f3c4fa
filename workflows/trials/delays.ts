import { type Calendar, dayKind } from '../calendar/calendar.ts'
import { countDays, dayAfter, daysBetween, localDay } from '../calendar/days.ts'
import type { Party } from '../parties.ts'

/** How days are counted in the place of a case. */
export interface DayPlace {
  readonly calendar: Calendar
  readonly timeZone: string
}

/** Who works on working days; owners and those they hire count every day. */
const counts = (party: Party): 'workingDay' | 'calendarDay' =>
  party === 'owner' || party === 'installer' || party === 'spaceOwner' ? 'calendarDay' : 'workingDay'

/** How long a party took: whole days of its own kind after the day on which its turn came, and the time of day. */
export interface Delay {
  readonly days: number
  readonly unit: 'workingDay' | 'calendarDay'
  /** Local time of day, `HH:MM:SS.sss`. */
  readonly time: string
}

/** How long a party took from the instant its turn came to its act. */
export const delayOf = (party: Party, turnAt: string, actAt: string, { calendar, timeZone }: DayPlace): Delay => {
  const unit = counts(party)
  const days = countDays(calendar, localDay(turnAt, timeZone), localDay(actAt, timeZone), unit)
  const time = Temporal.Instant.from(actAt).toZonedDateTimeISO(timeZone).toPlainTime().toString({ fractionalSecondDigits: 3 })
  return { days, unit, time }
}

/** The instant so long after another. Never before it. */
export const afterDelay = (turnAt: string, { days, unit, time }: Delay, place: DayPlace): string => {
  let day = localDay(turnAt, place.timeZone)
  for (let left = days; left > 0; ) {
    day = dayAfter(day)
    if (unit === 'calendarDay' || dayKind(place.calendar, day).working) left -= 1
  }
  const at = instantOn(day, time, place.timeZone)
  return at < turnAt ? turnAt : at
}

/** A local time of a day as an instant. */
export const instantOn = (day: string, time: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString({ fractionalSecondDigits: 3 })

/** The same time of the next working day: where an office that is full takes what it cannot do today. */
export const nextWorkingDayAt = (at: string, { calendar, timeZone }: DayPlace): string => {
  const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  let day = dayAfter(zoned.toPlainDate().toString())
  while (!dayKind(calendar, day).working) day = dayAfter(day)
  return instantOn(day, zoned.toPlainTime().toString(), timeZone)
}

/** Calendar days by which an instant lies after another, by their local days. */
export const daysApart = (from: string, to: string, timeZone: string): number =>
  daysBetween(localDay(from, timeZone), localDay(to, timeZone))
