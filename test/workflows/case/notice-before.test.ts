import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { type Clock, clockPlace, extendClock, openClock, pauseClock, resumeClock } from '../../../workflows/case/clock.ts'
import {
  farthestNotices,
  noticeDue,
  remindedClock,
  remindedOf,
  reminderId,
  reminderOf,
} from '../../../workflows/case/notice-before.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { inReview } from '../../helpers/case-journeys.ts'

const rules = packNamed('zhuzhou-2022')
const place = clockPlace(rules, calendars['cn']!)

/** The owner's fifteen working days from Monday 2026-03-02, due on Monday 2026-03-23. */
const correction = (change: Partial<Parameters<typeof openClock>[0]> = {}): Clock =>
  openClock(
    {
      clockId: 'ownerCorrection/consent/3',
      name: 'ownerCorrection',
      track: 'consent',
      party: 'owner',
      openedSeq: 3,
      startOn: '2026-03-02',
      length: { n: 15, unit: 'workingDay' },
      fixedDueOn: null,
      end: 'move',
      pausable: true,
      variant: null,
      ...change,
    },
    place,
  )
const on = (today: string, clock = correction(), numbers: readonly number[] = [5, 1]) => noticeDue(clock, numbers, place, today)

describe('a reminder is due', () => {
  test('on the day on which so many working days are left, and on the days off after it', () => {
    expect(correction().dueOn).toBe('2026-03-23')
    expect([on('2026-03-13'), on('2026-03-16'), on('2026-03-19')]).toEqual([null, 5, 5])
    // Friday; Saturday and Sunday take none of the days that are left.
    expect([on('2026-03-20'), on('2026-03-21'), on('2026-03-22')]).toEqual([1, 1, 1])
  })

  test('in calendar days where the clock counts those', () => {
    const clock = correction({ length: { n: 30, unit: 'calendarDay' } })
    expect(clock.dueOn).toBe('2026-04-01')
    expect([on('2026-03-21', clock, [10, 3]), on('2026-03-22', clock, [10, 3]), on('2026-03-29', clock, [10, 3])]).toEqual([
      null,
      10,
      3,
    ])
  })

  test('the last of them alone after days on which nothing could leave, also on the last day, and none behind it', () => {
    expect(on('2026-03-23')).toBe(1)
    expect(on('2026-03-24')).toBeNull()
    expect(on('2026-03-18', correction(), [])).toBeNull()
  })

  test('only of days that were more when the clock began', () => {
    // An agreement that is to be performed within two days: its text has just said so.
    const agreed = correction({ length: null, fixedDueOn: '2026-03-04' })
    expect([on('2026-03-02', agreed, [3]), on('2026-03-03', agreed, [3]), on('2026-03-03', agreed, [3, 1])]).toEqual([
      null,
      null,
      1,
    ])
    expect(on('2026-03-02', correction({ length: null, fixedDueOn: '2026-03-05' }), [3])).toBeNull()
    expect(on('2026-03-03', correction({ length: null, fixedDueOn: '2026-03-06' }), [3])).toBe(3)
  })

  test('of no clock that rests or has run out, and of one that was extended only before its new end', () => {
    const clock = correction()
    expect(on('2026-03-20', { ...clock, ...pauseClock(clock, '2026-03-20', place) })).toBeNull()
    expect(on('2026-03-20', { ...clock, passedOn: '2026-03-20' })).toBeNull()
    const longer = { ...clock, ...extendClock(clock, { n: 5, unit: 'workingDay' }, place) }
    expect([on('2026-03-20', longer), on('2026-03-23', longer)]).toEqual([null, 5])
  })

  test('again for the day to which a rest has moved the end, and without the days of the rest', () => {
    const clock = correction()
    const rests = { ...clock, ...pauseClock(clock, '2026-03-19', place) }
    const resumed = { ...rests, ...resumeClock(rests, '2026-04-01', place) }
    expect(resumed.dueOn).toBe('2026-04-07')
    expect(on('2026-04-01', resumed)).toBe(5)
    expect(on('2026-04-03', resumed)).toBe(1)
    const ids = [clock, resumed].map(({ clockId, dueOn }) => reminderId('case', { clockId, dueOn: dueOn!, left: 1 }))
    expect(new Set(ids).size).toBe(2)
  })
})

describe('who is reminded', () => {
  const file = () => inReview().file
  const given = (today: string) => ({ rules, place, today })

  test('is the party whose time it is, under the rule of its clock, and its organisation', () => {
    const reply = file().clocks.find(({ name }) => name === 'propertyReply')!
    const eve = Temporal.PlainDate.from(reply.dueOn!).subtract({ days: 1 }).toString()
    expect(rules.clocks.propertyReply?.noticeBefore).toEqual([1])
    expect(reminderOf(file(), reply.clockId, given(eve))).toEqual({
      clockId: reply.clockId,
      dueOn: reply.dueOn,
      left: 1,
      to: 'property',
      organisationId: file().memory.issuer?.organisationId,
    })
    expect(reminderOf(file(), reply.clockId, given(reply.startOn))).toBeNull()
    expect(reminderOf(file(), 'propertyReply/consent/99', given(eve))).toBeNull()
  })

  test('is nobody where the time is that of a body which no case can write to', () => {
    const [reply] = file().clocks.filter(({ name }) => name === 'propertyReply')
    const ofCourt = { ...file(), clocks: [{ ...reply!, party: 'court' as const }] }
    expect(reminderOf(ofCourt, reply!.clockId, given(reply!.dueOn!))).toBeNull()
    const ofOwner = { ...file(), clocks: [{ ...reply!, party: 'owner' as const }] }
    expect(reminderOf(ofOwner, reply!.clockId, given(reply!.dueOn!))).toMatchObject({ to: 'owner', organisationId: null })
  })
})

describe('the id of a reminder', () => {
  const clock = correction()
  const id = reminderId('case', { clockId: clock.clockId, dueOn: '2026-03-23', left: 5 })

  test('says of which clock and which day it speaks; that of another message says nothing', () => {
    expect(id).toBe('remind/case/ownerCorrection/consent/3/2026-03-23/5')
    expect(remindedOf(id)).toEqual({ clockId: 'ownerCorrection/consent/3', dueOn: '2026-03-23' })
    expect(remindedOf('case.3.0')).toBeNull()
  })

  test('leads to the clock as long as it runs to that day', () => {
    expect(remindedClock({ clocks: [clock] }, id)).toEqual(clock)
    for (const change of [
      { dueOn: '2026-03-30' },
      { passedOn: '2026-03-24' },
      { dueOn: null, state: 'paused' },
      { clockId: 'ownerCorrection/consent/8' },
    ] as const)
      expect(remindedClock({ clocks: [{ ...clock, ...change }] }, id), JSON.stringify(change)).toBeNull()
    expect(remindedClock({ clocks: [] }, id)).toBeNull()
  })
})

describe('how far ahead clocks are looked at', () => {
  test('reaches every reminder of every pack in the box, whenever its clock begins', () => {
    const farthest = farthestNotices([...packs.values()])
    for (const pack of packs.values()) {
      for (const [name, rule] of Object.entries(pack.clocks)) {
        if (!rule?.length) continue
        // Over a year, the weeks of the spring festival and of the national day among its days.
        for (const startOn of [
          '2026-01-05',
          '2026-02-09',
          '2026-02-13',
          '2026-04-28',
          '2026-09-21',
          '2026-09-25',
          '2026-09-30',
        ]) {
          const clock = correction({ name: name as Clock['name'], length: rule.length, startOn })
          const first = Temporal.PlainDate.from(clock.dueOn!)
            .subtract({ days: farthest.ofName(clock.name) })
            .toString()
          const before = Temporal.PlainDate.from(first).subtract({ days: 1 }).toString()
          if (before > startOn)
            expect([pack.id, name, startOn, noticeDue(clock, rule.noticeBefore, place, before)]).toEqual([
              pack.id,
              name,
              startOn,
              null,
            ])
          expect(farthest.longest).toBeGreaterThanOrEqual(farthest.ofName(clock.name))
        }
      }
    }
  })

  test('is little for a clock of few days, and the longest for one that no rule has', () => {
    const { ofName, longest } = farthestNotices([rules])
    expect([ofName('redecide'), ofName('enforcementRight'), longest]).toEqual([12, 370, 370])
    expect(farthestNotices([]).ofName('redecide')).toBe(0)
    expect(farthestNotices([{ ...rules, clocks: { redecide: rules.clocks.redecide! } }]).ofName('serve')).toBe(12)
  })
})
