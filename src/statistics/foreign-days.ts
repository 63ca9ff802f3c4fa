/** In which order a log writes day and month before the year. */
export type DayOrder = 'dmy' | 'mdy'

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0')
// The hour is left out: a log counts days, and the day is the one that stands there, in the time of its own place.
const hour = String.raw`(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AaPp][Mm])?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?)?`
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

/**
 * A day as logs write it, as YYYY-MM-DD: 2024-03-01, 2024/3/1, 20240301, 2024年3月1日, 1-Mar-2024, March 1, 2024, and, the
 * order being known, 01/03/2024;
 * an hour and a zone behind it are left out. Null = no day.
 */
export const dayIn = (text: string, order: DayOrder | null): string | null => {
  const first = yearFirst.exec(text)
  if (first) return real(`${first[1]}-${pad(first[2] ?? first[4])}-${pad(first[3] ?? first[5])}`)
  const [, named, word, ofYear] = dayNamed.exec(text) ?? []
  const [, before = word, number = named, year = ofYear] = monthNamed.exec(text) ?? []
  if (before !== undefined) return real(`${year}-${pad(String(monthOf(before)))}-${pad(number)}`)
  const last = yearLast.exec(text)
  if (!last || order === null) return null
  const [month, day] = order === 'mdy' ? [last[1], last[2]] : [last[2], last[1]]
  return real(`${last[3]}-${pad(month)}-${pad(day)}`)
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
