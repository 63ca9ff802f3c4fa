import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayKind } from '../../../workflows/calendar/calendar.ts'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import {
  countDays,
  type DayRange,
  daysBetween,
  dueDate,
  endOfDay,
  type Length,
  localDay,
  nextWorkingDay,
} from '../../../workflows/calendar/days.ts'

const cn = calendars['cn']!
const workingDays = (n: number): Length => ({ n, unit: 'workingDay' })
const calendarDays = (n: number): Length => ({ n, unit: 'calendarDay' })
const months = (n: number): Length => ({ n, unit: 'month' })
const plus = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

describe('working days: the start day is not counted (民法典 201)', () => {
  test.each([
    ['2025-01-24', 3, '2025-02-05', '春节，周日 1 月 26 日上班'],
    ['2025-09-26', 5, '2025-10-10', '国庆，周日 9 月 28 日上班'],
    ['2026-02-12', 3, '2026-02-24', '春节，周六 2 月 14 日上班'],
    ['2026-02-13', 5, '2026-02-27', '春节，周六 2 月 14 日上班'],
    ['2026-04-30', 3, '2026-05-08', '劳动节'],
    ['2026-09-24', 5, '2026-10-09', '中秋与国庆相连'],
    ['2026-09-30', 1, '2026-10-08', '国庆'],
    ['2026-11-23', 5, '2026-11-30', '没有节假日'],
    ['2026-11-23', 10, '2026-12-07', '没有节假日'],
  ])('%s + %i → %s (%s)', (from, n, dueOn) => {
    expect(dueDate(cn, from, workingDays(n), [])).toEqual({ dueOn, provisional: false })
  })

  test('2026-12-29 + 3 goes beyond the published years: not New Year 2027 but 4 January, and only provisional', () => {
    expect(dueDate(cn, '2026-12-29', workingDays(3), [])).toEqual({ dueOn: '2027-01-04', provisional: true })
  })

  test('2026-12-29 + 2 ends on the last published day and is final', () => {
    expect(dueDate(cn, '2026-12-29', workingDays(2), [])).toEqual({ dueOn: '2026-12-31', provisional: false })
  })

  test('a clock that starts on a holiday counts from the first working day after it', () => {
    expect(dueDate(cn, '2026-02-18', workingDays(1), []).dueOn).toBe('2026-02-24')
  })
})

describe('calendar days and months end on a working day (民法典 202, 203)', () => {
  test('a period of days that ends in the Spring Festival rolls to its first working day', () => {
    expect(dueDate(cn, '2026-02-09', calendarDays(7), [])).toEqual({ dueOn: '2026-02-24', provisional: false })
  })

  test('a period of days that ends on a make-up Saturday ends there', () => {
    expect(dueDate(cn, '2026-05-04', calendarDays(5), [])).toEqual({ dueOn: '2026-05-09', provisional: false })
  })

  test('31 January and one month: the month has no 31st, so its last day counts', () => {
    expect(dueDate(cn, '2025-01-31', months(1), [])).toEqual({ dueOn: '2025-02-28', provisional: false })
  })

  test('31 January 2026 and one month: 28 February is a Saturday, but a worked one', () => {
    expect(dueDate(cn, '2026-01-31', months(1), []).dueOn).toBe('2026-02-28')
  })

  test('a month that ends on Labour Day rolls to 6 May', () => {
    expect(dueDate(cn, '2026-04-01', months(1), []).dueOn).toBe('2026-05-06')
  })

  test('a roll over the end of the published years is provisional', () => {
    expect(dueDate(cn, '2026-12-02', calendarDays(30), [])).toEqual({ dueOn: '2027-01-04', provisional: true })
  })
})

describe('pauses', () => {
  test("an hour's pause costs a working day", () => {
    expect(dueDate(cn, '2026-03-02', workingDays(5), [{ from: '2026-03-04', until: '2026-03-04' }]).dueOn).toBe('2026-03-10')
  })

  test('the day of the resumption is a start day: paused from Tuesday to Thursday, Friday is the first day counted', () => {
    expect(dueDate(cn, '2026-03-02', workingDays(1), [{ from: '2026-03-03', until: '2026-03-05' }]).dueOn).toBe('2026-03-06')
  })

  test('a pause over a weekend costs no working day, but calendar days', () => {
    const weekend: DayRange[] = [{ from: '2026-03-07', until: '2026-03-08' }]
    expect(dueDate(cn, '2026-03-02', workingDays(5), weekend).dueOn).toBe('2026-03-09')
    expect(dueDate(cn, '2026-03-02', calendarDays(7), weekend).dueOn).toBe('2026-03-11')
  })

  test('a month is lengthened by the days of the pause, and rolls only then', () => {
    expect(dueDate(cn, '2026-03-05', months(1), [{ from: '2026-03-10', until: '2026-03-11' }]).dueOn).toBe('2026-04-07')
    expect(dueDate(cn, '2026-03-05', months(1), [{ from: '2026-03-10', until: '2026-03-12' }]).dueOn).toBe('2026-04-08')
  })

  test('a pause on the start day costs nothing: that day was not counted anyway', () => {
    const pause: DayRange[] = [{ from: '2026-03-02', until: '2026-03-02' }]
    expect(dueDate(cn, '2026-03-02', workingDays(5), pause).dueOn).toBe('2026-03-09')
    expect(dueDate(cn, '2026-03-02', months(1), pause).dueOn).toBe('2026-04-02')
  })
})

const start = fc.integer({ min: 0, max: 600 }).map((days) => plus('2025-01-02', days))
const length = fc.record({
  n: fc.integer({ min: 1, max: 20 }),
  unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const),
})
/** Pauses as a clock can have them: one after the other, each within what is left of it. */
const pausesAfter = (from: string) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 15 })), { maxLength: 3 }).map((steps) => {
    let date = from
    return steps.map(([gap, lasting]): DayRange => {
      const begin = plus(date, gap)
      date = plus(begin, lasting)
      return { from: begin, until: date }
    })
  })
const paused = start.chain((from) => fc.record({ from: fc.constant(from), pauses: pausesAfter(from) }))

describe('for any start, length and pauses', () => {
  test('a pause never shortens a clock', () => {
    fc.assert(
      fc.property(paused, fc.oneof(length, fc.integer({ min: 1, max: 3 }).map(months)), ({ from, pauses }, length) => {
        const plain = dueDate(cn, from, length, []).dueOn
        expect(dueDate(cn, from, length, pauses).dueOn >= plain).toBe(true)
        const shorter = pauses.slice(0, -1)
        expect(dueDate(cn, from, length, pauses).dueOn >= dueDate(cn, from, length, shorter).dueOn).toBe(true)
      }),
    )
  })

  test('a clock ends on a working day, outside its pauses and after its start', () => {
    fc.assert(
      fc.property(paused, length, ({ from, pauses }, length) => {
        const { dueOn } = dueDate(cn, from, length, pauses)
        expect(dueOn > from).toBe(true)
        expect(dayKind(cn, dueOn).working).toBe(true)
        if (length.unit === 'workingDay') {
          expect(pauses.some((pause) => dueOn >= pause.from && dueOn <= pause.until!)).toBe(false)
        }
      }),
    )
  })

  test('as many working days lie in a clock as it is long', () => {
    fc.assert(
      fc.property(paused, fc.integer({ min: 1, max: 20 }), ({ from, pauses }, n) => {
        const { dueOn } = dueDate(cn, from, workingDays(n), pauses)
        expect(countDays(cn, from, dueOn, 'workingDay', pauses)).toBe(n)
        expect(countDays(cn, from, plus(dueOn, -1), 'workingDay', pauses)).toBe(n - 1)
      }),
    )
  })

  test('a day more never makes a clock end earlier, nor does a later start', () => {
    fc.assert(
      fc.property(start, length, (from, length) => {
        const { dueOn } = dueDate(cn, from, length, [])
        expect(dueDate(cn, from, { ...length, n: length.n + 1 }, []).dueOn >= dueOn).toBe(true)
        expect(dueDate(cn, plus(from, 1), length, []).dueOn >= dueOn).toBe(true)
      }),
    )
  })

  test('a month with two pauses that touch on one day is lengthened by every rested day once', () => {
    const apart: DayRange[] = [{ from: '2026-03-10', until: '2026-03-14' }]
    const touching: DayRange[] = [
      { from: '2026-03-10', until: '2026-03-12' },
      { from: '2026-03-12', until: '2026-03-14' },
    ]
    expect(dueDate(cn, '2026-03-02', months(1), touching)).toEqual(dueDate(cn, '2026-03-02', months(1), apart))
  })
})

describe('instants and days', () => {
  test('a day of Shanghai ends at its midnight, exclusive: 16:00 UTC', () => {
    expect(endOfDay('2026-03-09', 'Asia/Shanghai')).toBe('2026-03-09T16:00:00.000Z')
  })

  test('the day of an instant is that of its zone, wherever and however often it is asked', () => {
    const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/Los_Angeles', 'Pacific/Chatham', 'America/St_Johns', 'UTC']
    const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.nat({ max: 30 * 60 }), (date, zone, seconds) => {
        for (const ms of [date.getTime(), date.getTime() + 1000 * seconds]) {
          const instant = new Date(ms).toISOString()
          const day = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
          expect(localDay(instant, zone)).toBe(day)
          expect(endOfDay(day, zone) > instant).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('one millisecond before midnight belongs to the day, midnight to the next', () => {
    expect(localDay('2026-03-09T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-03-09')
    expect(localDay('2026-03-09T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-03-10')
  })

  test('another place has its own midnight, summer time included', () => {
    expect(endOfDay('2026-03-07', 'America/Los_Angeles')).toBe('2026-03-08T08:00:00.000Z')
    expect(endOfDay('2026-03-08', 'America/Los_Angeles')).toBe('2026-03-09T07:00:00.000Z')
  })

  test('the first working day on or after a holiday', () => {
    expect(nextWorkingDay(cn, '2026-10-01')).toEqual({ dueOn: '2026-10-08', provisional: false })
    expect(nextWorkingDay(cn, '2026-10-10')).toEqual({ dueOn: '2026-10-10', provisional: false })
    expect(nextWorkingDay(cn, '2027-01-01')).toEqual({ dueOn: '2027-01-04', provisional: true })
  })

  test('days between two dates, backwards as a negative number', () => {
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3)
    expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3)
  })
})

describe('the day of an instant', () => {
  const byTemporal = (instant: string, timeZone: string): string =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()

  test('is that of the place, in every time zone and on both sides of its midnight', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    expect(zones.length).toBeGreaterThan(300)
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -40, max: 40 }),
        (zone, n, by) => {
          const midnight = Temporal.PlainDate.from('1988-01-01').add({ days: n }).toZonedDateTime(zone).toInstant()
          for (const at of [midnight, midnight.add({ milliseconds: -1 }), midnight.add({ minutes: by })]) {
            const instant = at.toString({ fractionalSecondDigits: 3 })
            expect(localDay(instant, zone)).toBe(byTemporal(instant, zone))
          }
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('is the same where the clocks are changed', () => {
    for (const zone of ['Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo', 'Africa/Cairo']) {
      let at = Temporal.Instant.from('1990-01-01T00:00:00Z').toZonedDateTimeISO(zone)
      for (let next = at.getTimeZoneTransition('next'); next && next.year < 2030; next = at.getTimeZoneTransition('next')) {
        at = next
        for (const milliseconds of [-900_000, -1, 0, 1, 899_999, 900_000]) {
          const instant = next.toInstant().add({ milliseconds }).toString({ fractionalSecondDigits: 3 })
          expect(localDay(instant, zone)).toBe(byTemporal(instant, zone))
        }
      }
    }
  })

  test('is told of other forms of an instant too', () => {
    expect(localDay('2026-03-01T16:00:00Z', 'Asia/Shanghai')).toBe('2026-03-02')
    expect(localDay('2026-03-01T15:59:59.999999Z', 'Asia/Shanghai')).toBe('2026-03-01')
    expect(localDay('2026-03-02T00:00:00.000+08:00', 'Asia/Shanghai')).toBe('2026-03-02')
  })
})
