import { describe, expect, test } from 'vitest'
import { type AnswerQuestion, answerFigures } from '../../../workflows/statistics/answers.ts'
import { asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import type { Answer, ClockRow, Stay } from '../../../workflows/statistics/rows.ts'
import { answer, clock, day, stay, workingDaysBetween } from './rows.ts'

const ask = (
  answers: readonly Answer[],
  asOf: number,
  rest: Partial<AnswerQuestion> & { stays?: readonly Stay[]; clocks?: readonly ClockRow[] } = {},
) => {
  const { stays = [], clocks = [], ...question } = rest
  return answerFigures({ answers, stays, clocks }, { at: asKnownThen(day(asOf)), split: 'all', workingDaysBetween, ...question })
}

const medianOf = (answers: readonly Answer[], asOf: number) => ask(answers, asOf).time.groups[0]!.days.calendarDays.median

describe('the time to the own answer', () => {
  test('runs from service to the first definite answer, the day of service not counted', () => {
    const { groups } = ask([answer('a', 4, 7)], 10).time
    expect(groups[0]).toMatchObject({
      n: 1,
      open: 0,
      days: { calendarDays: { median: { value: 3 } }, workingDays: { median: { value: 1 } } },
    })
  })

  test('has the silent inside', () => {
    const answered = [1, 2, 3].map((days) => answer(`quick${days}`, 0, days))
    const silent = ['x', 'y', 'z', 'w'].map((id) => answer(id, 0, null))
    expect(medianOf(answered, 40)).toEqual({ value: 2, why: null })
    expect(medianOf([...answered, ...silent], 40)).toEqual({ value: null, why: 'notReached' })
    expect(ask([...answered, ...silent], 40).time.groups[0]).toMatchObject({ n: 7, open: 4, silent: 4 })
  })

  test('tells the kinds of answers apart and what ended without one', () => {
    const rows = [
      answer('a', 0, 1),
      answer('b', 0, 1, { kind: 'reject', onBehalf: true }),
      answer('c', 0, 2, { kind: 'reject' }),
      answer('d', 0, 2, { kind: 'conditions' }),
      answer('e', 0, 3, { kind: 'noObjection' }),
      answer('f', 0, null, { endedOn: day(4) }),
      answer('g', 0, null),
    ]
    expect(ask(rows, 5).time.groups[0]).toMatchObject({
      n: 7,
      open: 1,
      answered: { approve: 1, conditions: 1, reject: 2, noObjection: 1 },
      silent: 1,
      endedOtherwise: 1,
      shareOnBehalf: 1 / 5,
    })
  })

  test('a case that ended without an answer is followed to its end', () => {
    const rows = [answer('a', 0, 10), answer('b', 0, null, { endedOn: day(5) }), answer('c', 0, 10)]
    expect(medianOf(rows, 30)).toEqual({ value: 10, why: null })
  })

  test('an answer after that end is an answer all the same', () => {
    const rows = [answer('a', 0, 9, { endedOn: day(5) })]
    expect(ask(rows, 7).time.groups[0]).toMatchObject({ n: 1, open: 0, endedOtherwise: 1, answered: { approve: 0 } })
    expect(ask(rows, 30).time.groups[0]).toMatchObject({ endedOtherwise: 0, answered: { approve: 1 } })
    expect(medianOf(rows, 30)).toEqual({ value: 9, why: null })
  })

  test('an answer dated on or before its service took no days', () => {
    expect(medianOf([answer('a', 4, 4)], 10)).toEqual({ value: 0, why: null })
    expect(medianOf([answer('a', 4, 2)], 10)).toEqual({ value: 0, why: null })
  })

  test('an answer recorded later was silence as known then', () => {
    const late = [answer('a', 0, 3, { answeredRecordedOn: day(20) })]
    expect(ask(late, 10).time).toMatchObject({ n: 1, open: 1 })
    expect(ask(late, 10, { at: asItWas(day(10), day(20)) }).time).toMatchObject({ n: 1, open: 0, knownAt: day(20) })
  })

  test('a request served before its case was recorded is observed from the recording on', () => {
    const imported = ['x', 'y', 'z'].map((id) => answer(id, 0, null, { servedRecordedOn: day(200), caseRecordedOn: day(200) }))
    const fresh = [1, 2, 3].map((days) => answer(`fresh${days}`, 200, 200 + days))
    expect(ask([...imported, ...fresh], 300).time.groups[0]!.days.calendarDays).toMatchObject({
      median: { value: 2, why: null },
      p90: { value: null, why: 'riskSetEmptied' },
    })
    expect(medianOf([...imported, ...fresh, answer('slow', 200, 280)], 300)).toEqual({ value: 2.5, why: null })
    const over = answer('over', 0, 30, { servedRecordedOn: day(200), answeredRecordedOn: day(200), caseRecordedOn: day(200) })
    expect(ask([over, ...fresh], 300).time.groups[0]!.days.calendarDays).toMatchObject({ median: { value: 2 }, notAtRisk: 1 })
  })

  test('service recorded a day late in a known case hides no quick answer', () => {
    const rows = [answer('a', 10, 11, { servedRecordedOn: day(11), caseRecordedOn: day(8) })]
    expect(ask(rows, 20).time.groups[0]!.days.calendarDays).toMatchObject({ median: { value: 1 }, notAtRisk: 0 })
  })
})

describe('filing again', () => {
  const ended = answer('a1', 0, null, { chainId: 'a', endedOn: day(20) })

  test('goes on with the days already used, without those between', () => {
    const again = answer('a2', 100, 105, { chainId: 'a' })
    expect(ask([ended, again], 200).time.groups[0]).toMatchObject({ n: 1, open: 0, endedOtherwise: 0 })
    expect(medianOf([ended, again], 200)).toEqual({ value: 25, why: null })
    expect(medianOf([again, ended], 200)).toEqual({ value: 25, why: null })
  })

  test('is silence that goes on while there is no answer', () => {
    const again = answer('a2', 100, null, { chainId: 'a' })
    expect(ask([ended, again], 103).time.groups[0]).toMatchObject({ n: 1, open: 1, silent: 1, endedOtherwise: 0 })
  })

  test('after an answer is a new request', () => {
    const rows = [answer('a1', 0, 3, { chainId: 'a', kind: 'reject' }), answer('a2', 50, null, { chainId: 'a' })]
    expect(ask(rows, 200).time.groups[0]).toMatchObject({ n: 2, open: 1 })
  })

  test('before another company is a new request', () => {
    const rows = [ended, answer('a2', 100, 105, { chainId: 'a', organisationId: 'company-2' })]
    const { groups } = ask(rows, 200, { split: 'organisation' }).time
    expect(groups.map(({ organisationId, n, endedOtherwise }) => [organisationId, n, endedOtherwise])).toEqual([
      ['company-1', 1, 1],
      ['company-2', 1, 0],
    ])
  })
})

describe('the share without an answer', () => {
  const unansweredAfter = (answers: readonly Answer[], asOf: number) =>
    ask(answers, asOf, { workingDaysBetween: calendarDaysBetween }).unanswered.groups[0]!.after

  test('is given after 5, 10, 30 and 90 working days; an answer on the last of them is in time', () => {
    const rows = [answer('a', 0, 5), answer('b', 0, 6), answer('c', 0, 40), answer('d', 0, null)]
    expect(unansweredAfter(rows, 120).map(({ workingDays, share }) => [workingDays, share.value])).toEqual([
      [5, 0.75],
      [10, 0.5],
      [30, 0.5],
      [90, 0.25],
    ])
  })

  test('counts working days', () => {
    // Served on a Monday, answered on the Monday after: five working days, seven calendar days.
    const { unanswered } = ask([answer('a', 0, 7), answer('b', 0, null)], 60)
    expect(unanswered.groups[0]!.after[0]!.share.value).toBe(0.5)
  })

  test('is not given where nobody was followed so long', () => {
    expect(unansweredAfter([answer('a', 0, 2), answer('b', 0, null)], 20).map(({ share }) => share.why)).toEqual([
      null,
      null,
      'notFollowed',
      'notFollowed',
    ])
  })

  test('says both how it is without the cases that ended otherwise and with them as unanswered', () => {
    // Two answered on day 3, two got their paper elsewhere on day 4, and nobody waits.
    const rows = [answer('a', 0, 3), answer('b', 0, 3), ...['c', 'd'].map((id) => answer(id, 0, null, { endedOn: day(4) }))]
    const [five, , , ninety] = unansweredAfter([...rows, answer('e', 0, 50)], 120)
    expect(five).toMatchObject({
      share: { value: expect.closeTo(0.6, 12) },
      shareCountingEnded: { value: expect.closeTo(0.6, 12) },
    })
    expect(ninety).toMatchObject({ share: { value: 0 }, shareCountingEnded: { value: expect.closeTo(0.4, 12) } })
  })
})

describe('what is not silence', () => {
  const serving = { stage: 'serving', holder: 'centre', organisationId: 'centre-1' } as const

  test('a request that waits to be served is named apart and in no time', () => {
    const figures = ask([answer('b', 0, null)], 9, { stays: [stay('a', 0, null, serving), stay('b', 0, 0, serving)] })
    expect(figures.time.n).toBe(1)
    expect(figures.apart.groups).toMatchObject([{ district: null, n: 1, unserved: 1, paused: 0 }])
  })

  test('a silent request whose clock rests is named apart and stays in the time', () => {
    const rows = [...['a', 'b', 'd', 'e'].map((id) => answer(id, 0, null)), answer('c', 0, 3)]
    const clocks = [
      clock('a', { dueOn: null }),
      clock('b'),
      clock('c', { dueOn: null }),
      clock('d', { dueOn: null, endedOn: day(3), how: 'left' }),
      clock('e', { dueOn: null, name: 'redecide' }),
    ]
    const figures = ask(rows, 9, { clocks })
    expect(figures.time.groups[0]).toMatchObject({ n: 5, silent: 4 })
    expect(figures.apart.groups).toMatchObject([{ n: 1, unserved: 0, paused: 1 }])
  })

  test('is given by district, also where the answers are given by company', () => {
    const stays = [stay('a', 0, null, serving), stay('b', 0, null, { ...serving, district: 'hetang' })]
    expect(ask([], 9, { stays, split: 'district' }).apart.groups.map(({ district, n }) => [district, n])).toEqual([
      ['hetang', 1],
      ['tianyuan', 1],
    ])
    expect(ask([], 9, { stays, split: 'organisation' }).apart.groups).toMatchObject([{ district: null, n: 2 }])
  })
})

test('companies are listed by their id, never by their figure', () => {
  const rows = [
    answer('slow', 0, null, { organisationId: 'a-company' }),
    answer('quick', 0, 1, { organisationId: 'c-company' }),
    answer('middle', 0, 9, { organisationId: 'b-company' }),
  ]
  const { groups } = ask(rows, 50, { split: 'organisation' }).time
  expect(groups.map(({ organisationId, district }) => [organisationId, district])).toEqual([
    ['a-company', null],
    ['b-company', null],
    ['c-company', null],
  ])
})
