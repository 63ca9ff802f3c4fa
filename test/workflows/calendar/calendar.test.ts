import { describe, expect, test } from 'vitest'
import { buildCalendar, dayKind, type HolidayNotice } from '../../../workflows/calendar/calendar.ts'
import { calendars } from '../../../workflows/calendar/calendars.ts'

const cn = calendars['cn']!

/** The holidays as the State Council published them, day by day: typed in a second time, from the notices. */
const off: Readonly<Record<string, readonly string[]>> = {
  '2025 元旦': ['2025-01-01'],
  '2025 春节': ['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-01', '2025-02-02', '2025-02-03', '2025-02-04'],
  '2025 清明节': ['2025-04-04', '2025-04-05', '2025-04-06'],
  '2025 劳动节': ['2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04', '2025-05-05'],
  '2025 端午节': ['2025-05-31', '2025-06-01', '2025-06-02'],
  '2025 国庆节、中秋节': [
    '2025-10-01',
    '2025-10-02',
    '2025-10-03',
    '2025-10-04',
    '2025-10-05',
    '2025-10-06',
    '2025-10-07',
    '2025-10-08',
  ],
  '2026 元旦': ['2026-01-01', '2026-01-02', '2026-01-03'],
  '2026 春节': [
    '2026-02-15',
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-02-21',
    '2026-02-22',
    '2026-02-23',
  ],
  '2026 清明节': ['2026-04-04', '2026-04-05', '2026-04-06'],
  '2026 劳动节': ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05'],
  '2026 端午节': ['2026-06-19', '2026-06-20', '2026-06-21'],
  '2026 中秋节': ['2026-09-25', '2026-09-26', '2026-09-27'],
  '2026 国庆节': ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
}

/** 调休: Saturdays and Sundays that are worked. */
const madeUp = [
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-09-28',
  '2025-10-11',
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
]

const daysOf = (year: number): string[] => {
  const days: string[] = []
  for (let day = Temporal.PlainDate.from({ year, month: 1, day: 1 }); day.year === year; day = day.add({ days: 1 })) {
    days.push(day.toString())
  }
  return days
}

const isWeekend = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek >= 6

describe('the published holidays of 2025 and 2026', () => {
  for (const [holiday, days] of Object.entries(off)) {
    test.each(days)(`${holiday}: %s is off`, (day) => {
      expect(dayKind(cn, day)).toEqual({ working: false, provisional: false })
    })
  }

  test.each(madeUp)('%s is a weekend that is worked (调休)', (day) => {
    expect(isWeekend(day)).toBe(true)
    expect(dayKind(cn, day)).toEqual({ working: true, provisional: false })
  })

  test.each([2025, 2026])('every other day of %i is worked from Monday to Friday, and published', (year) => {
    const named = new Set([...Object.values(off).flat(), ...madeUp])
    const wrong = daysOf(year)
      .filter((day) => !named.has(day))
      .filter((day) => {
        const kind = dayKind(cn, day)
        return kind.provisional || kind.working === isWeekend(day)
      })
    expect(wrong).toEqual([])
  })

  test.each([
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, workingDays) => {
    expect(daysOf(year).filter((day) => dayKind(cn, day).working)).toHaveLength(workingDays)
  })
})

describe('a year whose notice is not loaded', () => {
  test.each(['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'])(
    '%s is off by the regulation itself, and only an estimate',
    (day) => {
      expect(dayKind(cn, day)).toEqual({ working: false, provisional: true })
    },
  )

  test('an ordinary Monday of 2027 is an estimate too', () => {
    expect(dayKind(cn, '2027-03-01')).toEqual({ working: true, provisional: true })
  })

  test('the last day of 2026 is published, the day before 2025 is not', () => {
    expect(dayKind(cn, '2026-12-31')).toEqual({ working: true, provisional: false })
    expect(dayKind(cn, '2024-12-31').provisional).toBe(true)
  })
})

const notice = (year: number, change: Partial<HolidayNotice> = {}): HolidayNotice => ({
  notice: `test-${year}`,
  year,
  document: { zh: '通知', en: 'notice' },
  publishedOn: `${year - 1}-11-01`,
  source: 'test',
  off: [[`${year}-01-01`, `${year}-01-01`]],
  work: [],
  ...change,
})
const build = (...notices: HolidayNotice[]) => buildCalendar('test', notices, cn.statutory)

describe('a calendar is refused', () => {
  test('without any notice', () => {
    expect(() => build()).toThrow('calendar test: no holiday notice is loaded')
  })

  test('when the notices leave out a year', () => {
    expect(() => build(notice(2025), notice(2027))).toThrow('calendar test: the notices jump from 2025 to 2027')
  })

  test('when a day is called both off and working', () => {
    const torn = notice(2025, { off: [['2025-10-01', '2025-10-08']], work: ['2025-10-05'] })
    expect(() => build(torn)).toThrow('2025-10-05 is called both off and working')
  })

  test('when a holiday ends before it begins', () => {
    expect(() => build(notice(2025, { off: [['2025-10-08', '2025-10-01']] }))).toThrow('2025-10-08 … 2025-10-01 runs backwards')
  })

  test('when a notice names a day of another year, as the doc comment of buildCalendar promises', () => {
    expect(() => build(notice(2025, { off: [['2052-10-01', '2052-10-07']] }))).toThrow('2052-10-01')
  })
})

describe('a calendar is built', () => {
  test('from notices in any order; it is final from the first day to the last day of their years', () => {
    const calendar = build(notice(2026), notice(2025))
    expect(calendar.notices.map(({ year }) => year)).toEqual([2025, 2026])
    expect([calendar.finalFrom, calendar.finalUntil]).toEqual(['2025-01-01', '2026-12-31'])
  })

  test('when the notice of a year arrives, its estimates give way to what was published', () => {
    const before = build(notice(2026))
    const after = build(notice(2026), notice(2027, { off: [['2027-01-01', '2027-01-03']], work: ['2027-01-09'] }))
    expect(dayKind(before, '2027-01-09')).toEqual({ working: false, provisional: true })
    expect(dayKind(after, '2027-01-09')).toEqual({ working: true, provisional: false })
    // The regulation fixes 2027-02-05, but the published notice decides.
    expect(dayKind(after, '2027-02-05')).toEqual({ working: true, provisional: false })
  })
})
