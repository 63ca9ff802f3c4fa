/** In which order a log writes day and month before the year. */
export type DayOrder = 'dmy' | 'mdy'

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0')
const hour = String.raw`(?:[T ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}(?:[.,]\d+)?))?(?:\s*(?<half>[AaPp])[Mm])?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))${hour}$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${hour}$`)
// 20-Feb-2023, 20 February 2023; Feb 20, 2023: no order is in doubt.
const dayNamed = new RegExp(String.raw`^(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]\s*(\d{4})${hour}$`)
const monthNamed = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})${hour}$`)
const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

/** Number of a month by its English name, or the beginning of it; 0 = it is none. */
const monthOf = (name: string): number => months.findIndex((month) => month.startsWith(name.toLowerCase())) + 1

const real = (day: string): string | null => {
  const [year = 0, month = 0, number = 0] = day.split('-').map(Number)
  const exists = month >= 1 && month <= 12 && number >= 1 && number <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  return exists ? day : null
}

/** What stands in a cell: the day, and the hour with its zone where they stand behind it. */
interface Written {
  readonly day: string
  readonly hour: Readonly<Partial<Record<string, string>>>
}

const written = (text: string, order: DayOrder | null): Written | null => {
  const first = yearFirst.exec(text)
  if (first) return dated(`${first[1]}-${pad(first[2] ?? first[4])}-${pad(first[3] ?? first[5])}`, first)
  const dayWord = dayNamed.exec(text)
  const monthWord = monthNamed.exec(text)
  if (dayWord) return dated(`${dayWord[3]}-${pad(String(monthOf(dayWord[2] ?? '')))}-${pad(dayWord[1])}`, dayWord)
  if (monthWord) return dated(`${monthWord[3]}-${pad(String(monthOf(monthWord[1] ?? '')))}-${pad(monthWord[2])}`, monthWord)
  const last = yearLast.exec(text)
  if (!last || order === null) return null
  const [month, day] = order === 'mdy' ? [last[1], last[2]] : [last[2], last[1]]
  return dated(`${last[3]}-${pad(month)}-${pad(day)}`, last)
}

const dated = (text: string, { groups }: RegExpExecArray): Written | null => {
  const day = real(text)
  return day === null ? null : { day, hour: groups ?? {} }
}

/**
 * A day as logs write it, as YYYY-MM-DD: 2024-03-01, 2024/3/1, 20240301, 2024年3月1日, 1-Mar-2024, March 1, 2024, and, the
 * order being known, 01/03/2024;
 * an hour and a zone behind it are left out. Null = no day.
 */
export const dayIn = (text: string, order: DayOrder | null): string | null => written(text, order)?.day ?? null

/** How the times of a log are counted. */
export interface LogTime {
  readonly order: DayOrder | null
  /** The place whose days and hours are meant (`Europe/Amsterdam`); null = the day as it stands, hours without a zone as UTC. */
  readonly zone: string | null
  /** To the second; else by days of the calendar. */
  readonly isExact: boolean
}

/** Seconds of a day. */
export const secondsOfDay = 86_400

/**
 * A moment of a log in whole seconds since 1970: by the calendar the beginning of the day that stands there, so that two
 * moments of one day are 0 days apart; a zone told, the day is the one in that place. Null = no day, or no hour of a day.
 */
export const momentIn = (text: string, { order, zone, isExact }: LogTime): number | null => {
  const found = written(text, order)
  if (!found) return null
  const { day, hour } = found
  if (!isExact && (zone === null || hour.zone === undefined)) return dayStart(day)
  const ofDay = secondsIn(hour)
  if (ofDay === null) return null
  const offset = offsetOf(hour.zone ?? zone ?? 'UTC')
  const at = offset === null ? instantIn(zone ?? 'UTC', dayStart(day) + ofDay) : dayStart(day) + ofDay - offset
  if (isExact) return Math.round(at)
  const place = Temporal.Instant.fromEpochMilliseconds(Math.round(at * 1000)).toZonedDateTimeISO(zone ?? 'UTC')
  return dayStart(place.toPlainDate().toString())
}

// By hand, because a log has hundreds of thousands of them.
const dayStart = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000

/** Seconds since midnight; null = there is no such hour. */
const secondsIn = (written: Written['hour']): number | null => {
  const { hour = '0', minute = '0', second = '0', half } = written
  const ofDay = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  const seconds = Number(second.replace(',', '.'))
  return ofDay > 23 || Number(minute) > 59 || seconds >= 61 ? null : ofDay * 3600 + Number(minute) * 60 + seconds
}

/** Seconds before UTC; null = it is a place, whose seconds change. */
const offsetOf = (zone: string): number | null => {
  if (zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  return parts ? (Number(parts[2]) * 3600 + Number(parts[3] ?? 0) * 60) * (parts[1] === '-' ? -1 : 1) : null
}

/** The instant at which the clocks of a place show this. */
const instantIn = (zone: string, shown: number): number => {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(shown * 1000))
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
  return local.toZonedDateTime(zone).epochMilliseconds / 1000
}

/**
 * The order of day and month in these cells: what no month can be tells it. `null` = no cell needs one, `unclear` = every one
 * may be read both ways, `both` = some can only be read the one way and some only the other.
 */
export const orderOf = (cells: readonly string[]): DayOrder | null | 'unclear' | 'both' => {
  const found = cells.flatMap((cell) => {
    const parts = yearLast.exec(cell)
    return parts ? [[Number(parts[1]), Number(parts[2])] as const] : []
  })
  if (found.length === 0) return null
  const dayFirst = found.some(([first]) => first > 12)
  const monthFirst = found.some(([, second]) => second > 12)
  if (dayFirst && monthFirst) return 'both'
  return dayFirst ? 'dmy' : monthFirst ? 'mdy' : 'unclear'
}
