import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCalendar } from '../../../workflows/calendar/calendar.ts'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import type { Length } from '../../../workflows/calendar/days.ts'
import {
  applyClockChanges,
  type Clock,
  clockPlace,
  extendClock,
  isDue,
  openClock,
  pauseClock,
  recomputeClock,
  restartClock,
  resumeClock,
  unitsLeft,
} from '../../../workflows/case/clock.ts'
import { packNamed } from '../../helpers/case-facts.ts'

const cn = calendars['cn']!
const place = { calendar: cn, timeZone: 'Asia/Shanghai', lastDayMoves: true }

/** The company's five working days from Monday 2026-03-02, due on Monday 2026-03-09. */
const reply = (length: Length = { n: 5, unit: 'workingDay' }, startOn = '2026-03-02', change: Partial<Clock> = {}): Clock => ({
  ...openClock(
    {
      clockId: 'propertyReply/consent/3',
      name: 'propertyReply',
      track: 'consent',
      party: 'property',
      openedSeq: 3,
      startOn,
      length,
      fixedDueOn: null,
      end: 'move',
      pausable: true,
      variant: null,
    },
    place,
  ),
  ...change,
})
const paused = (clock: Clock, on: string): Clock => ({ ...clock, ...pauseClock(clock, on, place) })
const resumed = (clock: Clock, on: string): Clock => ({ ...clock, ...resumeClock(clock, on, place) })

describe('a clock that opens', () => {
  test('is due at the end of its last day, and told so', () => {
    expect(reply()).toMatchObject({
      state: 'running',
      dueOn: '2026-03-09',
      dueAt: '2026-03-09T16:00:00.000Z',
      toldDueOn: '2026-03-09',
      provisional: false,
      passedOn: null,
      left: null,
    })
  })

  test('ends on a day off where the rules of the place let it, and on the next working day elsewhere', () => {
    const days = { n: 5, unit: 'calendarDay' } as const
    // Saturday 7 March 2026.
    expect(reply(days)).toMatchObject({ dueOn: '2026-03-09' })
    const basis = { ...packNamed('zhuzhou-2022').consent.modeBasis }
    const stands = clockPlace({ ...packNamed('zhuzhou-2022'), lastDayOff: { moves: false, basis } }, cn)
    expect(openClock({ ...reply(), length: days }, stands)).toMatchObject({ dueOn: '2026-03-07', provisional: false })
    expect(openClock({ ...reply(), length: { n: 1, unit: 'month' }, startOn: '2026-01-31' }, stands).dueOn).toBe('2026-02-28')
    expect(openClock({ ...reply() }, stands).dueOn).toBe(reply().dueOn)
  })

  test('with a date written in an agreement is due on that date, holiday or not', () => {
    const seed = { ...reply(), name: 'performance' as const, length: null, fixedDueOn: '2026-10-01' }
    expect(openClock(seed, place)).toMatchObject({ dueOn: '2026-10-01', dueAt: '2026-10-01T16:00:00.000Z' })
  })

  test('counts in the days of its own place', () => {
    const abroad = openClock(reply(), { ...place, timeZone: 'America/Los_Angeles' })
    expect(abroad.dueAt).toBe('2026-03-10T07:00:00.000Z')
  })
})

describe('whether a clock has run out', () => {
  test('23:59:59.999 of the last day in Shanghai still counts, midnight does not', () => {
    expect(isDue(reply(), '2026-03-09T15:59:59.999Z', place)).toBe(false)
    expect(isDue(reply(), '2026-03-09T16:00:00.000Z', place)).toBe(true)
  })

  test('a resting clock never runs out', () => {
    expect(isDue(paused(reply(), '2026-03-04'), '2027-01-01T00:00:00.000Z', place)).toBe(false)
  })

  test('a clock that has passed does not pass again', () => {
    expect(isDue(reply(undefined, undefined, { passedOn: '2026-03-10' }), '2026-04-01T00:00:00.000Z', place)).toBe(false)
  })
})

describe('a clock that rests on an unpublished year', () => {
  // Three working days from 29 December 2026: estimated for 4 January 2027.
  const overNewYear = reply({ n: 3, unit: 'workingDay' }, '2026-12-29')

  test('waits for the notice fifteen days beyond its estimated date, and no longer', () => {
    expect(overNewYear).toMatchObject({ dueOn: '2027-01-04', provisional: true })
    expect(isDue(overNewYear, '2027-01-04T16:00:00.000Z', place)).toBe(false)
    expect(isDue(overNewYear, '2027-01-19T15:59:59.999Z', place)).toBe(false)
    expect(isDue(overNewYear, '2027-01-19T16:00:00.000Z', place)).toBe(true)
  })

  test('is final when the notice arrives, and never earlier than the estimate that was told', () => {
    const notice = {
      ...cn.notices.at(-1)!,
      notice: 'test-2027',
      year: 2027,
      off: [['2027-01-01', '2027-01-01']] as [string, string][],
      work: ['2027-01-02'],
    }
    const published = { ...place, calendar: buildCalendar('cn', [...cn.notices, notice], cn.statutory) }
    expect(reply({ n: 3, unit: 'workingDay' }, '2026-12-29')).toMatchObject({ dueOn: '2027-01-04' })
    const recomputed = recomputeClock(overNewYear, overNewYear.startOn, published)
    expect(recomputed).toMatchObject({ dueOn: '2027-01-04', provisional: false })
  })
})

describe('pause and resumption', () => {
  test('a resting clock has no due date, only days left', () => {
    expect(paused(reply(), '2026-03-04')).toMatchObject({ state: 'paused', dueOn: null, dueAt: null, left: 4 })
  })

  test("an hour's pause costs a day, in the holder's favour", () => {
    expect(resumed(paused(reply(), '2026-03-04'), '2026-03-04')).toMatchObject({ state: 'running', dueOn: '2026-03-10' })
  })

  test('the day of the resumption is a start day: four days left on Friday are due on the Thursday after', () => {
    expect(resumed(paused(reply(), '2026-03-04'), '2026-03-06')).toMatchObject({ dueOn: '2026-03-12', left: null })
  })

  test('a pause over a weekend leaves the due date as it was told', () => {
    expect(resumed(paused(reply(), '2026-03-07'), '2026-03-08').dueOn).toBe('2026-03-09')
  })

  const day = (offset: number) => Temporal.PlainDate.from('2026-03-02').add({ days: offset }).toString()
  const units = fc.constantFrom('workingDay' as const, 'calendarDay' as const)

  test('what is left while a clock rests is what it has after the resumption, and no date comes earlier', () => {
    fc.assert(
      fc.property(
        units,
        fc.integer({ min: 3, max: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 40 }),
        (unit, n, rest, lasting) => {
          const clock = reply({ n, unit })
          const resting = paused(clock, day(rest))
          const back = resumed(resting, day(rest + lasting))
          expect(back.dueOn! >= clock.dueOn!).toBe(true)
          if (unit === 'workingDay' && lasting > 0) expect(unitsLeft(back, day(rest + lasting), place)).toBe(resting.left)
        },
      ),
    )
  })

  test('a month that rests shows the days it will have when it runs on', () => {
    const resting = paused(reply({ n: 1, unit: 'month' }), '2026-03-10')
    const back = resumed(resting, '2026-03-10')
    expect(back.dueOn).toBe('2026-04-03')
    expect(resting.left).toBe(unitsLeft(back, '2026-03-10', place))
  })
})

describe('explicit acts', () => {
  test('a restart gives the full length from that day and forgets pauses and the passed day', () => {
    const late = reply(undefined, undefined, { passedOn: '2026-03-10', pauses: [{ from: '2026-03-04', until: '2026-03-04' }] })
    expect(restartClock(late, '2026-03-11', { n: 10, unit: 'workingDay' }, place)).toMatchObject({
      startOn: '2026-03-11',
      dueOn: '2026-03-25',
      pauses: [],
      passedOn: null,
      state: 'running',
    })
  })

  test('a restart with a shorter length does not take back the date that was told', () => {
    expect(restartClock(reply(), '2026-03-03', { n: 1, unit: 'workingDay' }, place).dueOn).toBe('2026-03-09')
  })

  test('an extension adds to the length and is counted', () => {
    const month = reply({ n: 1, unit: 'month' })
    expect(extendClock(month, { n: 1, unit: 'month' }, place)).toMatchObject({
      length: { n: 2, unit: 'month' },
      extended: 1,
      dueOn: '2026-05-06',
    })
  })

  test('an extension in another unit is a fault of the caller', () => {
    expect(() => extendClock(reply(), { n: 1, unit: 'month' }, place)).toThrow('an extension needs the unit of the clock')
  })

  test('a later day of service moves the due date; an earlier one never before the date that was told', () => {
    expect(recomputeClock(reply(), '2026-03-04', place)).toMatchObject({ startOn: '2026-03-04', dueOn: '2026-03-11' })
    expect(recomputeClock(reply(), '2026-02-27', place)).toMatchObject({ startOn: '2026-02-27', dueOn: '2026-03-09' })
  })

  test('a resting clock that is recomputed stays without a due date', () => {
    expect(recomputeClock(paused(reply(), '2026-03-04'), '2026-03-03', place)).toEqual({ startOn: '2026-03-03' })
  })
})

describe('what is left of a clock', () => {
  test.each([
    ['2026-03-02', 5],
    ['2026-03-06', 1],
    ['2026-03-08', 1],
    ['2026-03-09', 0],
    ['2026-03-20', 0],
  ])('after %s: %i working days', (on, left) => {
    expect(unitsLeft(reply(), on, place)).toBe(left)
  })

  test('a month is counted down in calendar days', () => {
    expect(unitsLeft(reply({ n: 1, unit: 'month' }), '2026-03-30', place)).toBe(3)
  })
})

describe('recorded changes applied to a list', () => {
  const clock = reply()
  test('open, change and end a clock as they were recorded', () => {
    const opened = applyClockChanges([], [{ op: 'opened', clock }])
    const changed = applyClockChanges(opened, [{ op: 'passed', clockId: clock.clockId, set: { passedOn: '2026-03-10' } }])
    expect(changed).toEqual([{ ...clock, passedOn: '2026-03-10' }])
    expect(applyClockChanges(changed, [{ op: 'ended', clockId: clock.clockId, how: 'answered', on: '2026-03-11' }])).toEqual([])
  })

  test('an amendment belongs to a clock that has passed and leaves the open ones alone', () => {
    expect(applyClockChanges([clock], [{ op: 'amended', clockId: clock.clockId, answeredOn: '2026-03-05' }])).toEqual([clock])
  })
})
