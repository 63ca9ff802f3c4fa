import { type Calendar, dayKind } from './calendar.ts'

/** A stretch of calendar days, both ends included; `until: null` = not over yet. */
export interface DayRange {
  readonly from: string
  readonly until: string | null
}

/** The length of a clock. `month` follows 民法典 202-203: same day of the month, clamped to its last day. */
export interface Length {
  readonly n: number
  readonly unit: 'workingDay' | 'calendarDay' | 'month'
}

/** A due date and whether it rests on a calendar year that is not published. */
export interface DueDate {
  readonly dueOn: string
  readonly provisional: boolean
}

// A century has 36,525 days: what was worked out once is kept. Each clock walks over the same few.
const daysAfter = new Map<string, string>()

/** The next calendar day. */
export const dayAfter = (date: string): string => {
  const known = daysAfter.get(date)
  if (known !== undefined) return known
  const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString()
  daysAfter.set(date, next)
  return next
}

const isPaused = (date: string, pauses: readonly DayRange[]): boolean =>
  pauses.some((pause) => date >= pause.from && (pause.until === null || date <= pause.until))

/**
 * The due date of a clock. The start day is not counted (民法典 201); a day touched by a pause is not counted,
 * in the holder's favour; calendar-day and month periods that end on a day off roll to the next working day (民法典 203).
 * All pauses must be over: a resting clock has no due date. `lastDayMoves`: false in a place whose rules let a period end on
 * a day off.
 */
export const dueDate = (
  calendar: Calendar,
  startOn: string,
  length: Length,
  pauses: readonly DayRange[],
  lastDayMoves = true,
): DueDate => {
  if (length.unit === 'workingDay') return countWorkingDays(calendar, startOn, length.n, pauses)
  const last =
    length.unit === 'calendarDay'
      ? countCalendarDays(startOn, length.n, pauses)
      : countCalendarDays(Temporal.PlainDate.from(startOn).add({ months: length.n }).toString(), pausedDays(startOn, pauses), [])
  return lastDayMoves ? roll(calendar, last) : { dueOn: last, provisional: false }
}

const countWorkingDays = (calendar: Calendar, startOn: string, n: number, pauses: readonly DayRange[]): DueDate => {
  let date = startOn
  let provisional = false
  for (let left = n; left > 0; ) {
    date = dayAfter(date)
    if (isPaused(date, pauses)) continue
    const kind = dayKind(calendar, date)
    provisional ||= kind.provisional
    if (kind.working) left -= 1
  }
  return { dueOn: date, provisional }
}

const countCalendarDays = (startOn: string, n: number, pauses: readonly DayRange[]): string => {
  let date = startOn
  for (let left = n; left > 0; ) {
    date = dayAfter(date)
    if (!isPaused(date, pauses)) left -= 1
  }
  return date
}

/** Days after the start that are touched by a pause, each once: pauses may touch on one day. */
const pausedDays = (startOn: string, pauses: readonly DayRange[]): number => {
  const days = new Set<string>()
  for (const pause of pauses) {
    if (pause.until === null) continue
    const from = pause.from > startOn ? pause.from : dayAfter(startOn)
    for (let date = from; date <= pause.until; date = dayAfter(date)) days.add(date)
  }
  return days.size
}

const roll = (calendar: Calendar, date: string): DueDate => {
  for (let rolled = date; ; rolled = dayAfter(rolled)) {
    const kind = dayKind(calendar, rolled)
    if (kind.working) return { dueOn: rolled, provisional: kind.provisional }
  }
}

/** How many units of a length lie after `from` up to and including `until`, outside the pauses. Months count as calendar days. */
export const countDays = (
  calendar: Calendar,
  from: string,
  until: string,
  unit: Length['unit'],
  pauses: readonly DayRange[] = [],
): number => {
  let days = 0
  for (let date = dayAfter(from); date <= until; date = dayAfter(date)) {
    if (isPaused(date, pauses)) continue
    if (unit !== 'workingDay' || dayKind(calendar, date).working) days += 1
  }
  return days
}

/** The first working day on or after a day, with the warning that the year may not be published. */
export const nextWorkingDay = (calendar: Calendar, date: string): DueDate => roll(calendar, date)

/** The calendar day (YYYY-MM-DD) of an instant (ISO, UTC) in a time zone. */
export const localDay = (instant: string, timeZone: string): string => {
  const day = inUtc.test(instant) ? knownIn(timeZone).days(instant.slice(0, 10)) : null
  if (day === null) return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) < day.turnsAt ? day.first : day.second
}

/** The exclusive end of a day: the next local midnight as an instant, so that 23:59:59.999 of the day still counts. */
export const endOfDay = (date: string, timeZone: string): string => knownIn(timeZone).ends(date)

const inUtc = /^(19[89]\d|2\d{3})-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z$/

/** The two local days that a day of Greenwich reaches into, and the minute of it in which the second begins. */
interface DayInGreenwich {
  readonly first: string
  readonly turnsAt: number
  readonly second: string
}

/** No clock of this age differs from Greenwich by a part of a minute. Null for a day on which clocks are put forward or back. */
const dayInGreenwich = (day: string, timeZone: string): DayInGreenwich | null => {
  const start = Temporal.Instant.from(`${day}T00:00Z`).toZonedDateTimeISO(timeZone)
  if (start.offsetNanoseconds !== start.add({ hours: 24 }).offsetNanoseconds) return null
  const first = start.toPlainDate()
  const turnsAt = 24 * 60 - start.hour * 60 - start.minute
  return { first: first.toString(), turnsAt, second: first.add({ days: 1 }).toString() }
}

const endOf = (date: string, timeZone: string): string => {
  const next = Temporal.PlainDate.from(date).add({ days: 1 })
  return next.toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 })
}

/** Keeps what was found of each day: the same few are asked for again and again, and of all days there are more than are worth it. */
const keeping = <T>(find: (day: string) => T): ((day: string) => T) => {
  const known = new Map<string, T>()
  return (day) => {
    const found = known.get(day)
    if (found !== undefined) return found
    if (known.size >= 50_000) known.clear()
    const now = find(day)
    known.set(day, now)
    return now
  }
}

interface KnownDays {
  days(day: string): DayInGreenwich | null
  ends(date: string): string
}
const zones = new Map<string, KnownDays>()

const knownIn = (timeZone: string): KnownDays => {
  const known = zones.get(timeZone)
  if (known) return known
  const fresh: KnownDays = {
    days: keeping((day) => dayInGreenwich(day, timeZone)),
    ends: keeping((date) => endOf(date, timeZone)),
  }
  zones.set(timeZone, fresh)
  return fresh
}

/** Days from one calendar day to another; negative when the second is earlier. */
export const daysBetween = (from: string, until: string): number =>
  Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' }).days
