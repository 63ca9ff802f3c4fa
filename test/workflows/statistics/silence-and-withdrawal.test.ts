import { describe, expect, test } from 'vitest'
import { answerFigures } from '../../../workflows/statistics/answers.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import { kaplanMeier, quantilesOf, survivalAt } from '../../../workflows/statistics/kaplan-meier.ts'
import { seededNumbers } from '../../../workflows/statistics/seeded.ts'
import { stageFigures } from '../../../workflows/statistics/stages.ts'
import { answer, day, stay } from './rows.ts'

// Small towns whose truth is known, to show by how much the figure that first comes to mind is wrong. Days are plain.
const exponential = (random: () => number, mean: number): number => Math.ceil(-mean * Math.log(1 - random()))

describe('silence hides the silent (S1)', () => {
  // 55 of 100 requests are answered quickly, 25 slowly, 20 never. The clock of five days escalates what is not answered.
  const random = seededNumbers(20260301)
  const requests = Array.from({ length: 2000 }, (_, index) => {
    const turn = random()
    const served = Math.floor(random() * 200)
    const takes = turn < 0.55 ? exponential(random, 4) : turn < 0.8 ? exponential(random, 30) : null
    return { caseId: `c${index}`, served, takes }
  })
  const asOf = 400

  test('the stay with the company shows five days at most, because escalation ends it', () => {
    const rows = requests.map(({ caseId, served, takes }) => stay(caseId, served, served + Math.min(takes ?? 5, 5)))
    const { days } = stageFigures(
      { stays: rows },
      {
        at: asKnownThen(day(asOf)),
        period: { from: day(0), to: day(asOf) },
        split: 'all',
        withOrganisations: false,
        workingDaysBetween: calendarDaysBetween,
      },
    ).stay.groups[0]!
    expect(days.calendarDays.median.value).toBe(5)
    expect(days.calendarDays.p90.value).toBe(5)
  })

  test('the finished answers alone look quick too', () => {
    const finished = requests.flatMap(({ takes }) => (takes === null ? [] : [{ enter: null, exit: takes, ended: true }]))
    const { median, p90 } = quantilesOf(kaplanMeier(finished))
    expect(median.value).toBeLessThanOrEqual(6)
    expect(p90.value).toBeLessThan(45)
  })

  test('the time to the own answer shows the truth: one in five is never answered', () => {
    const rows = requests.map(({ caseId, served, takes }) =>
      answer(caseId, served, takes !== null && served + takes <= asOf ? served + takes : null),
    )
    const figures = answerFigures(
      { answers: rows, stays: [], clocks: [] },
      { at: asKnownThen(day(asOf)), split: 'all', workingDaysBetween: calendarDaysBetween },
    )
    const { median, p90 } = figures.time.groups[0]!.days.workingDays
    const truth = requests.map(({ takes }) => takes ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b)
    expect(median.value).toBe((truth[999]! + truth[1000]!) / 2)
    expect(median.value).toBeGreaterThan(6)
    expect(p90).toEqual({ value: null, why: 'notReached' })
    const after90 = figures.unanswered.groups[0]!.after[3]!.share.value
    expect(after90).toBeCloseTo(truth.filter((takes) => takes > 90).length / 2000, 12)
    expect(after90).toBeGreaterThan(0.2)
  })

  test('when the silent get their paper elsewhere, the two shares say how much rests on an assumption', () => {
    // The centre helps everybody who is without an answer after twenty days.
    const rows = requests.map(({ caseId, served, takes }) =>
      takes !== null && takes <= 20
        ? answer(caseId, served, served + takes)
        : answer(caseId, served, null, { endedOn: day(served + 20) }),
    )
    const { after } = answerFigures(
      { answers: rows, stays: [], clocks: [] },
      { at: asKnownThen(day(asOf)), split: 'all', workingDaysBetween: calendarDaysBetween },
    ).unanswered.groups[0]!
    const truth = requests.filter(({ takes }) => takes === null || takes > 20).length / 2000
    expect(after[2]!.share).toEqual({ value: null, why: 'notFollowed' })
    expect(after[2]!.shareCountingEnded.value).toBeCloseTo(truth, 12)
  })
})

describe('one minus Kaplan–Meier is not the probability of an end (S5)', () => {
  // Each request would be energised after 60 days on average and is given up after 90 on average, whichever comes first.
  const random = seededNumbers(4711)
  const requests = Array.from({ length: 2000 }, () => {
    const energised = exponential(random, 60)
    const givenUp = exponential(random, 90)
    return { exit: Math.min(energised, givenUp), isEnergised: energised <= givenUp }
  })
  const truth = requests.filter(({ exit, isEnergised }) => isEnergised && exit <= 180).length / 2000

  test('with the withdrawals censored it promises a pile to nearly everybody', () => {
    const naive = kaplanMeier(requests.map(({ exit, isEnergised }) => ({ enter: null, exit, ended: isEnergised })))
    expect(1 - survivalAt(naive, 180).value!).toBeGreaterThan(0.92)
    expect(truth).toBeLessThan(0.63)
  })

  test('what the stage figures give is how many are still there, whatever the end: that is right', () => {
    const ours = kaplanMeier(requests.map(({ exit }) => ({ enter: null, exit, ended: true })))
    const still = requests.filter(({ exit }) => exit > 180).length / 2000
    expect(survivalAt(ours, 180).value).toBeCloseTo(still, 12)
  })
})

describe('imported cases are survivors (S7)', () => {
  // Stays of 20 days on average begin all year; what still waits on day 365 is imported, and both go on to day 395.
  const random = seededNumbers(99)
  const began = Array.from({ length: 6000 }, () => ({ from: Math.floor(random() * 395), takes: exponential(random, 20) }))
  const seen = began.filter(({ from, takes }) => from + takes > 365)
  const rows = seen.map(({ from, takes }, index) => {
    const left = from + takes > 395 ? null : from + takes
    const recorded = from < 365 ? { enteredRecordedOn: day(365), caseRecordedOn: day(365) } : {}
    return stay(`c${index}`, from, left, recorded)
  })
  const median = (list: typeof rows) =>
    stageFigures(
      { stays: list },
      {
        at: asKnownThen(day(395)),
        period: { from: day(0), to: day(395) },
        split: 'all',
        withOrganisations: false,
        workingDaysBetween: calendarDaysBetween,
      },
    ).stay.groups[0]!.days.calendarDays.median.value!

  test('counted from their beginning as if they had been seen, they make everything look slow', () => {
    const asIfSeen = rows.map((row) => ({ ...row, enteredRecordedOn: row.enteredOn, caseRecordedOn: row.enteredOn }))
    const all = began.map(({ takes }) => takes).toSorted((a, b) => a - b)
    const truth = all[Math.floor(all.length / 2)]!
    expect(Math.abs(median(rows) - truth)).toBeLessThanOrEqual(1)
    expect(median(asIfSeen)).toBeGreaterThan(truth + 2)
  })
})
