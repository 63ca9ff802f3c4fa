import { describe, expect, test } from 'vitest'
import { dayKind } from '../../../workflows/calendar/calendar.ts'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import {
  type CalendarNotice,
  NewNotice,
  noticeFaultCodes,
  noticeFaults,
  numberOfNotice,
  standingNotices,
} from '../../../workflows/calendar/notices.ts'
import { noticeFaultText } from '../../../workflows/labels/calendar.ts'
import { calendarWith, corrected2027, year2027 } from '../../helpers/calendar-years.ts'

const boxed = calendars['cn']!.notices
const first = { ...year2027, number: 'cn-2027-1' }
const takenBack = NewNotice.parse({ ...year2027, days: null, withdraws: 'cn-2027-1' })
const withDays = (days: object) => NewNotice.parse({ ...year2027, days: { ...year2027.days, ...days } })

describe('an imported notice', () => {
  test('makes its year final, and gets a number of its own', () => {
    expect(noticeFaults(year2027, boxed, [])).toEqual([])
    expect(numberOfNotice('cn', year2027, boxed, [])).toBe('cn-2027-1')
    const calendar = calendarWith({ number: 'cn-2027-1', notice: year2027 })
    expect(calendar.finalUntil).toBe('2027-12-31')
    expect(dayKind(calendar, '2027-01-05')).toEqual({ working: false, provisional: false })
    expect(dayKind(calendar, '2027-01-09')).toEqual({ working: true, provisional: false })
    expect(dayKind(calendar, '2028-01-04')).toEqual({ working: true, provisional: true })
  })

  test('has moved the last days of the year before, and the later notice says what counts', () => {
    const calendar = calendarWith({
      number: 'cn-2027-1',
      notice: withDays({ off: [['2026-12-30', '2027-01-03']], work: ['2026-12-26'] }),
    })
    expect(dayKind(calendar, '2026-12-30').working).toBe(false)
    expect(dayKind(calendar, '2026-12-26').working).toBe(true)
  })

  test('that was wrong is withdrawn by another: with the right days, or with none until they are known', () => {
    const right = { ...corrected2027, withdraws: 'cn-2027-1' }
    expect(noticeFaults(right, boxed, [first])).toEqual([])
    const standing = standingNotices(boxed, [first, { ...right, number: 'cn-2027-2' }])
    expect(standing.map(({ notice }) => notice)).toEqual(['cn-2025', 'cn-2026', 'cn-2027-2'])
    expect(noticeFaults(takenBack, boxed, [first])).toEqual([])
    expect(numberOfNotice('cn', takenBack, boxed, [first])).toBe('cn-2027-2')
    const none = standingNotices(boxed, [first, { ...takenBack, number: 'cn-2027-2' }])
    expect(none.map(({ notice }) => notice)).toEqual(['cn-2025', 'cn-2026'])
  })

  test('may correct a year that came with the product, and goes before it when the product brings it later', () => {
    const amended = NewNotice.parse({
      ...year2027,
      days: { year: 2026, off: [['2026-10-01', '2026-10-08']], work: [] },
      withdraws: 'cn-2026',
    })
    expect(noticeFaults(amended, boxed, [])).toEqual([])
    const later = [...boxed, { ...boxed[1]!, notice: 'cn-2027', year: 2027 }]
    expect(standingNotices(later, [first]).filter(({ year }) => year === 2027)).toMatchObject([{ notice: 'cn-2027-1' }])
  })
})

const wrong: Readonly<Record<(typeof noticeFaultCodes)[number], readonly [NewNotice, string, (readonly CalendarNotice[])?]>> = {
  NOTICE_SAYS_NOTHING: [NewNotice.parse({ ...year2027, days: null }), '/days'],
  NOTICE_UNKNOWN: [NewNotice.parse({ ...takenBack, withdraws: 'cn-2031-9' }), '/withdraws'],
  NOTICE_WITHDRAWN: [takenBack, '/withdraws', [first, { ...takenBack, number: 'cn-2027-2' }]],
  YEAR_TAKEN: [corrected2027, '/days/year', [first]],
  YEAR_LEAVES_GAP: [withDays({ year: 2028, off: [], work: [] }), '/days/year'],
  DAY_OF_ANOTHER_YEAR: [withDays({ work: ['2028-01-08'] }), '/days/work/0'],
  RANGE_BACKWARDS: [withDays({ off: [['2027-02-11', '2027-02-05']], work: [] }), '/days/off/0'],
  DAY_NAMED_TWICE: [
    withDays({
      off: [
        ['2027-01-01', '2027-01-03'],
        ['2027-01-03', '2027-01-04'],
      ],
      work: [],
    }),
    '/days/off/1',
  ],
  DAY_BOTH_OFF_AND_WORKING: [withDays({ work: ['2027-01-02'] }), '/days/work/0'],
  MAKE_UP_DAY_ON_A_WEEKDAY: [withDays({ work: ['2027-01-11'] }), '/days/work/0'],
}

test.each(noticeFaultCodes)('%s: named by its place, in both languages', (code) => {
  const [notice, pointer, imported = []] = wrong[code]
  const [fault, ...more] = noticeFaults(notice, boxed, imported)
  expect([fault?.code, fault?.pointer, more]).toEqual([code, pointer, []])
  expect(noticeFaultText(fault!, 'zh')).toMatch(/。$/)
  expect(noticeFaultText(fault!, 'en')).toMatch(/\.$/)
})

test.each(['2027-02-30', '2027-13-01', '27-01-01', 'tomorrow'])('%s is no day, so it is in no notice', (date) => {
  expect(NewNotice.safeParse({ ...year2027, days: { ...year2027.days, work: [date] } }).success).toBe(false)
})

test('the very last notice that stands cannot be withdrawn without another', () => {
  const only = boxed.slice(0, 1)
  const gone = NewNotice.parse({ ...takenBack, withdraws: 'cn-2025' })
  expect(noticeFaults(gone, only, [])).toMatchObject([{ code: 'YEAR_LEAVES_GAP', pointer: '/withdraws' }])
})
