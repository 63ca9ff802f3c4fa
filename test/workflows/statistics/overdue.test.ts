import { describe, expect, test } from 'vitest'
import { asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type OverdueQuestion, overdueFigure } from '../../../workflows/statistics/overdue.ts'
import type { Answer, ClockRow } from '../../../workflows/statistics/rows.ts'
import { answer, clock, day, workingDaysBetween } from './rows.ts'

const ask = (
  clocks: readonly ClockRow[],
  asOf: number,
  rest: Partial<OverdueQuestion> & { answers?: readonly Answer[] } = {},
) => {
  const { answers = [], ...question } = rest
  return overdueFigure(
    { clocks, answers },
    {
      at: asKnownThen(day(asOf)),
      since: day(0),
      splitBy: [],
      workingDaysBetween,
      ...question,
    },
  )
}

const binding = (clocks: readonly ClockRow[], asOf: number, answers: readonly Answer[] = []) =>
  ask(clocks, asOf, { answers }).groups[0]!.binding

const answered = (caseId: string, on: number, rest: Partial<ClockRow> = {}) =>
  clock(caseId, { endedOn: day(on), how: 'answered', ...rest })
const ranOut = (caseId: string, rest: Partial<ClockRow> = {}) =>
  clock(caseId, { passedOn: day(8), endedOn: day(8), how: 'passed', ...rest })

describe('the overdue share', () => {
  test('has the open and late inside', () => {
    // Two in time, one late; with the one that is still owed on day 30 it is two of four.
    const rows = [answered('a', 3), answered('b', 7), answered('c', 9), clock('d')]
    expect(binding(rows.slice(0, 3), 30)).toMatchObject({ share: 1 / 3, overdue: 1, outOf: 3 })
    expect(binding(rows, 30)).toMatchObject({ share: 0.5, overdue: 2, outOf: 4, answeredInTime: 2, answeredLate: 1, openLate: 1 })
  })

  test('nothing is late on the due day itself', () => {
    expect(binding([clock('a')], 7)).toMatchObject({ openInTime: 1, openLate: 0, share: null, outOf: 0 })
    expect(binding([clock('a')], 8)).toMatchObject({ openInTime: 0, openLate: 1, share: 1, outOf: 1 })
    expect(binding([answered('a', 7)], 8)).toMatchObject({ answeredInTime: 1, share: 0 })
    expect(binding([answered('a', 8)], 8)).toMatchObject({ answeredLate: 1, share: 1 })
  })

  test('a clock that ran out without an answer is overdue', () => {
    expect(binding([ranOut('a')], 30)).toMatchObject({ ranOut: 1, share: 1 })
  })

  test('closing the case takes nothing late out, and puts nothing in time in', () => {
    const rows = [
      clock('a', { endedOn: day(5), how: 'closed' }),
      clock('b', { endedOn: day(12), how: 'closed' }),
      clock('c', { endedOn: day(7), how: 'left' }),
      clock('d', { endedOn: day(8), how: 'left' }),
    ]
    expect(binding(rows, 30)).toMatchObject({ leftInTime: 2, leftLate: 2, share: 1, outOf: 2 })
  })

  test('a right that lapsed is no duty', () => {
    expect(binding([clock('a', { name: 'contestRecord', endedOn: day(8), how: 'expired' })], 30)).toMatchObject({
      lapsed: 1,
      outOf: 0,
    })
  })

  test('a resting clock is listed apart', () => {
    expect(binding([clock('a', { dueOn: null })], 30)).toMatchObject({ resting: 1, outOf: 0, share: null })
  })

  test('an answer while the clock rests is in time, unless it had run out before', () => {
    expect(binding([answered('a', 20, { dueOn: null })], 30)).toMatchObject({ answeredInTime: 1 })
    expect(binding([answered('a', 20, { dueOn: null, passedOn: day(8) })], 30)).toMatchObject({ answeredLate: 1 })
  })

  test('an estimated due day makes nobody late before the clock has run out', () => {
    expect(binding([clock('a', { provisional: true })], 30)).toMatchObject({ openInTime: 1, openLate: 0 })
    expect(binding([clock('a', { provisional: true, passedOn: day(23) })], 30)).toMatchObject({ openLate: 1 })
  })

  test('a reminded clock that goes on is late until it is answered', () => {
    const reminded = clock('a', { name: 'fireCheck', party: 'fire', passedOn: day(8) })
    expect(binding([reminded], 30)).toMatchObject({ openLate: 1 })
    expect(binding([{ ...reminded, endedOn: day(20), how: 'answered' }], 30)).toMatchObject({ answeredLate: 1, openLate: 0 })
  })

  test('a reopened clock is open again', () => {
    expect(binding([clock('a', { dueOn: day(40) })], 30)).toMatchObject({ openInTime: 1 })
  })

  test('ended clocks count from the first day asked for, open and late ones whenever they began', () => {
    const rows = [answered('a', 9), answered('b', 10), clock('c')]
    expect(ask(rows, 30, { since: day(10) }).groups[0]!.binding).toMatchObject({ answeredLate: 1, openLate: 1 })
    expect(() => ask(rows, 30, { since: day(31) })).toThrow(RangeError)
  })
})

describe('reference times', () => {
  test('stand in a column of their own: nobody is late under them', () => {
    const forces = ['S', 'N', 'L', 'P', 'D'] as const
    const [group] = ask(
      forces.map((force) => clock(force, { force })),
      30,
    ).groups
    expect(group!.binding).toMatchObject({ openLate: 4, share: 1 })
    expect(group!.reference).toMatchObject({ openLate: 1, share: 1 })
    expect(group).toMatchObject({ n: 5, open: 5 })
  })

  test('and a column without clocks has no share', () => {
    expect(ask([clock('a')], 30).groups[0]!.reference).toMatchObject({
      outOf: 0,
      share: null,
      daysLate: { workingDays: { total: 0, longest: null } },
    })
  })
})

describe('how late', () => {
  test('sums the days beyond the due day, answered late, fallen away late and open', () => {
    const rows = [answered('a', 9), clock('b', { endedOn: day(10), how: 'closed' }), clock('c'), answered('d', 3)]
    expect(binding(rows, 21).daysLate).toEqual({
      calendarDays: { total: 2 + 3 + 14, longest: 14 },
      workingDays: { total: 2 + 3 + 10, longest: 10 },
    })
  })

  test('shows the steps of severity: one of a hundred days does not look like one of one day', () => {
    const rows = [answered('a', 8), answered('b', 20), clock('c')]
    expect(binding(rows, 107).beyond).toEqual([
      { workingDays: 0, clocks: 3 },
      { workingDays: 5, clocks: 2 },
      { workingDays: 10, clocks: 1 },
      { workingDays: 30, clocks: 1 },
      { workingDays: 90, clocks: 0 },
    ])
  })

  test('five days late is not more than five', () => {
    expect(binding([answered('a', 14)], 30).beyond[1]).toEqual({ workingDays: 5, clocks: 0 })
    expect(binding([answered('a', 15)], 30).beyond[1]).toEqual({ workingDays: 5, clocks: 1 })
  })

  test('after a reply clock ran out the days go on to the own answer', () => {
    const silent = binding([ranOut('a')], 37, [answer('a', 0, null)])
    expect(silent).toMatchObject({ daysNotKnown: 0, daysLate: { calendarDays: { total: 30 } } })
    const late = binding([ranOut('a')], 37, [answer('a', 0, 17)])
    expect(late).toMatchObject({ ranOut: 1, daysLate: { calendarDays: { total: 10 } } })
    const lateButNotYet = binding([ranOut('a')], 12, [answer('a', 0, 17)])
    expect(lateButNotYet).toMatchObject({ daysLate: { calendarDays: { total: 5 } } })
    const ended = binding([ranOut('a')], 37, [answer('a', 0, null, { endedOn: day(12) })])
    expect(ended).toMatchObject({ daysLate: { calendarDays: { total: 5 } } })
  })

  test('the days of other clocks that moved the case on are not known: counted, and in no sum', () => {
    const rows = [ranOut('a', { name: 'centreAccept', party: 'centre' }), ranOut('b')]
    expect(binding(rows, 37, [answer('a', 0, 20)])).toMatchObject({
      ranOut: 2,
      daysNotKnown: 2,
      daysLate: { calendarDays: { total: 0, longest: null } },
    })
  })

  test('says for how many days the clocks rested', () => {
    expect(binding([answered('a', 9, { pausedDays: 4 }), clock('b', { dueOn: null, pausedDays: 9 })], 30).pausedDays).toBe(4)
  })
})

describe('late facts', () => {
  const amended = ranOut('a', { answeredOn: day(6), answeredRecordedOn: day(20) })

  test('a clock that turns out answered counts as in time and is listed', () => {
    const figure = ask([amended, answered('b', 3)], 30)
    expect(figure.groups[0]!.binding).toMatchObject({ answeredInTime: 2, ranOut: 0, share: 0 })
    expect(figure.amended).toEqual([
      {
        caseId: 'a',
        name: 'propertyReply',
        track: 'consent',
        party: 'property',
        dueOn: day(7),
        passedOn: day(8),
        answeredOn: day(6),
      },
    ])
  })

  test('before the fact was known it had run out, and last year’s report still says so', () => {
    expect(ask([amended], 19)).toMatchObject({ amended: [], groups: [{ binding: { ranOut: 1 } }] })
    expect(ask([amended], 19, { at: asItWas(day(19), day(30)) }).groups[0]!.binding).toMatchObject({
      answeredInTime: 1,
      ranOut: 0,
    })
  })

  test('an amended clock counts in the time in which it was answered', () => {
    expect(ask([amended], 30, { since: day(6) }).n).toBe(1)
    expect(ask([amended], 30, { since: day(7) })).toMatchObject({ n: 0, amended: [] })
  })

  test('an amended answer after the due day is still late', () => {
    expect(binding([ranOut('a', { answeredOn: day(12) })], 30)).toMatchObject({
      answeredLate: 1,
      daysLate: { calendarDays: { total: 5 } },
    })
  })
})

test('is told apart by what is asked for', () => {
  const rows = [
    clock('a'),
    clock('b', { party: 'grid', name: 'capacity', track: 'grid', organisationId: 'grid-1' }),
    clock('c', { district: 'hetang' }),
  ]
  expect(ask(rows, 30, { splitBy: ['district', 'party'] }).groups.map(({ key, n }) => [key, n])).toEqual([
    [{ district: 'hetang', party: 'property' }, 1],
    [{ district: 'tianyuan', party: 'grid' }, 1],
    [{ district: 'tianyuan', party: 'property' }, 1],
  ])
  expect(ask(rows, 30, { splitBy: ['name'] }).groups.map(({ key, n }) => [key.name, n])).toEqual([
    ['capacity', 1],
    ['propertyReply', 2],
  ])
})

test('says what share of the ended clocks was ended on behalf, if that is known', () => {
  expect(ask([answered('a', 3)], 30).shareOnBehalf).toBeNull()
  expect(
    ask([answered('a', 3, { onBehalf: true }), answered('b', 3, { onBehalf: false }), clock('c', { onBehalf: true })], 30),
  ).toMatchObject({
    n: 3,
    open: 1,
    shareOnBehalf: 0.5,
  })
})
