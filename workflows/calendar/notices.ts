import { z } from 'zod'
import { datesFrom, type HolidayNotice } from './calendar.ts'

const day = z.iso.date()
const text = z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) })

/** The days of a year as an office published them: a range of days off has both ends; a make-up day is a working Saturday or Sunday. */
const PublishedYear = z.strictObject({
  year: z.int().min(2000).max(2100),
  off: z.array(z.tuple([day, day])).max(60),
  work: z.array(day).max(60),
})

/**
 * A notice as the operator imports it: the days of a year, or that an earlier notice was wrong (`withdraws`), or both.
 * Its number is given when it is recorded.
 */
export const NewNotice = z.strictObject({
  document: text,
  publishedOn: day,
  source: z.string().trim().min(1).max(500),
  days: PublishedYear.nullable(),
  withdraws: z.string().max(60).nullable().default(null),
})
/** A notice as the operator imports it. */
export type NewNotice = z.infer<typeof NewNotice>

/** A recorded notice: never changed, only withdrawn by another. */
export interface CalendarNotice extends NewNotice {
  readonly number: string
}

/** What can be wrong with a notice, beside its form. Stable for ever. */
export const noticeFaultCodes = [
  'NOTICE_SAYS_NOTHING',
  'NOTICE_UNKNOWN',
  'NOTICE_WITHDRAWN',
  'YEAR_TAKEN',
  'YEAR_LEAVES_GAP',
  'DAY_OF_ANOTHER_YEAR',
  'RANGE_BACKWARDS',
  'DAY_NAMED_TWICE',
  'DAY_BOTH_OFF_AND_WORKING',
  'MAKE_UP_DAY_ON_A_WEEKDAY',
] as const
/** What can be wrong with a notice. */
export type NoticeFaultCode = (typeof noticeFaultCodes)[number]

/** A fault of a notice: where (JSON pointer), what, and the words that belong into its sentence. */
export interface NoticeFault {
  readonly pointer: string
  readonly code: NoticeFaultCode
  readonly words: { readonly [K in 'number' | 'known' | 'by' | 'year' | 'years' | 'date' | 'from' | 'to']?: string }
}

/** The notices of a calendar that stand: those in the box and the imported ones, without what was withdrawn. An imported year goes before one in the box. */
export const standingNotices = (boxed: readonly HolidayNotice[], imported: readonly CalendarNotice[]): HolidayNotice[] => {
  const withdrawn = imported.flatMap(({ withdraws }) => withdraws ?? [])
  const own = imported.flatMap(asHolidayNotice).filter(({ notice }) => !withdrawn.includes(notice))
  const years = own.map(({ year }) => year)
  return [...boxed.filter(({ notice, year }) => !withdrawn.includes(notice) && !years.includes(year)), ...own].toSorted(
    (a, b) => a.year - b.year,
  )
}

const asHolidayNotice = ({ number, document, publishedOn, source, days, withdraws }: CalendarNotice): HolidayNotice[] =>
  days ? [{ notice: number, document, publishedOn, source, ...days, ...(withdraws === null ? {} : { withdraws }) }] : []

/** The number that the next notice of a calendar gets: the calendar, the year it is about, and a running number. */
export const numberOfNotice = (
  calendarId: string,
  notice: NewNotice,
  boxed: readonly HolidayNotice[],
  imported: readonly CalendarNotice[],
): string => {
  const taken = [
    ...boxed.map(({ notice: number, year }) => ({ number, year })),
    ...imported.map(({ number, days }) => ({ number, year: days?.year })),
  ]
  const year = notice.days?.year ?? taken.find(({ number }) => number === notice.withdraws)?.year
  return [calendarId, ...(year === undefined ? [] : [year]), imported.length + 1].join('-')
}

/** Everything that is wrong with a new notice beside what stands already. Empty = it can be recorded. */
export const noticeFaults = (
  notice: NewNotice,
  boxed: readonly HolidayNotice[],
  imported: readonly CalendarNotice[],
): NoticeFault[] => {
  const { days, withdraws } = notice
  if (!days && withdraws === null) return [{ pointer: '/days', code: 'NOTICE_SAYS_NOTHING', words: {} }]
  return [
    ...withdrawalFaults(withdraws, boxed, imported),
    ...(days ? dayFaults(days) : []),
    ...yearFaults(notice, boxed, imported),
  ]
}

const withdrawalFaults = (
  withdraws: string | null,
  boxed: readonly HolidayNotice[],
  imported: readonly CalendarNotice[],
): NoticeFault[] => {
  if (withdraws === null) return []
  const known = [...boxed.map(({ notice }) => notice), ...imported.map(({ number }) => number)]
  const words = { number: withdraws, known: known.join(', ') }
  if (!known.includes(withdraws)) return [{ pointer: '/withdraws', code: 'NOTICE_UNKNOWN', words }]
  const by = imported.find((other) => other.withdraws === withdraws)
  return by ? [{ pointer: '/withdraws', code: 'NOTICE_WITHDRAWN', words: { number: withdraws, by: by.number } }] : []
}

const yearFaults = (notice: NewNotice, boxed: readonly HolidayNotice[], imported: readonly CalendarNotice[]): NoticeFault[] => {
  const { days, withdraws } = notice
  const standing = standingNotices(boxed, imported).filter((other) => other.notice !== withdraws)
  const taken = standing.find((other) => other.year === days?.year)
  if (days && taken)
    return [{ pointer: '/days/year', code: 'YEAR_TAKEN', words: { year: String(days.year), number: taken.notice } }]
  const years = [...standing.map(({ year }) => year), ...(days ? [days.year] : [])].toSorted((a, b) => a - b)
  const gap = years.length === 0 || years.some((year, index) => index > 0 && year !== (years[index - 1] ?? 0) + 1)
  const pointer = days ? '/days/year' : '/withdraws'
  return gap ? [{ pointer, code: 'YEAR_LEAVES_GAP', words: { years: years.join(', ') } }] : []
}

const dayFaults = ({ year, off, work }: NonNullable<NewNotice['days']>): NoticeFault[] => {
  // A notice has moved the last days of the year before; any other year is a slip of the pen.
  const isOfYear = (date: string) => date >= `${year - 1}-12-01` && date <= `${year}-12-31`
  const seen = new Map<string, string>()
  const ranges = off.flatMap(([from, to], index): NoticeFault[] => {
    const pointer = `/days/off/${index}`
    if (from > to) return [{ pointer, code: 'RANGE_BACKWARDS', words: { from, to } }]
    const strange = [from, to].find((date) => !isOfYear(date))
    if (strange !== undefined) return [{ pointer, code: 'DAY_OF_ANOTHER_YEAR', words: { date: strange, year: String(year) } }]
    const dates = datesFrom(from, to)
    const twice = dates.find((date) => seen.has(date))
    for (const date of dates) seen.set(date, pointer)
    return twice === undefined ? [] : [{ pointer, code: 'DAY_NAMED_TWICE', words: { date: twice } }]
  })
  const makeUp = work.flatMap((date, index): NoticeFault[] => {
    const pointer = `/days/work/${index}`
    if (!isOfYear(date)) return [{ pointer, code: 'DAY_OF_ANOTHER_YEAR', words: { date, year: String(year) } }]
    if (seen.has(date)) return [{ pointer, code: 'DAY_BOTH_OFF_AND_WORKING', words: { date } }]
    if (work.indexOf(date) < index) return [{ pointer, code: 'DAY_NAMED_TWICE', words: { date } }]
    const isWeekday = Temporal.PlainDate.from(date).dayOfWeek <= 5
    return isWeekday ? [{ pointer, code: 'MAKE_UP_DAY_ON_A_WEEKDAY', words: { date } }] : []
  })
  return [...ranges, ...makeUp]
}
