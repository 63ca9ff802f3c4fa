import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { countDays } from '../../../workflows/calendar/days.ts'
import { calendarDaysBetween, inDays, medianOf, workingDayCounter } from '../../../workflows/statistics/days.ts'
import { workingDaysBetween } from './rows.ts'

const calendar = calendars['cn']!

describe('working days between two days', () => {
  test('the first is not counted, the last is; make-up Saturdays count', () => {
    expect(workingDaysBetween('2026-03-02', '2026-03-02')).toBe(0)
    expect(workingDaysBetween('2026-03-06', '2026-03-09')).toBe(1)
    expect(workingDaysBetween('2026-02-13', '2026-02-27')).toBe(5)
    expect(workingDaysBetween('2026-04-30', '2026-05-08')).toBe(3)
  })

  test('are the same as the calendar counts them one by one, in whatever order they are asked', () => {
    const offset = fc.integer({ min: 0, max: 600 })
    const on = (days: number) => Temporal.PlainDate.from('2025-03-01').add({ days }).toString()
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 5 }), (pairs) => {
        const between = workingDayCounter(calendar)
        for (const [a, b] of pairs) {
          const [from, until] = [on(Math.min(a, b)), on(Math.max(a, b))]
          expect(between(from, until)).toBe(countDays(calendar, from, until, 'workingDay'))
          expect(between(until, from)).toBe(0 - countDays(calendar, from, until, 'workingDay'))
        }
      }),
      { numRuns: 30 },
    )
  })
})

test('calendar days run over the end of February and of the year', () => {
  expect(calendarDaysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(calendarDaysBetween('2025-12-31', '2026-01-01')).toBe(1)
  expect(calendarDaysBetween('2026-01-01', '2019-12-31')).toBe(-2193)
})

test('a measure is given in both units', () => {
  expect(inDays(workingDaysBetween, (between) => between('2026-03-06', '2026-03-09'))).toEqual({
    calendarDays: 3,
    workingDays: 1,
  })
})

test('the median of an even number is the mean of the middle two, of none there is none', () => {
  expect([medianOf([7]), medianOf([9, 1, 5]), medianOf([4, 1, 9, 6]), medianOf([])]).toEqual([7, 5, 5, null])
})
