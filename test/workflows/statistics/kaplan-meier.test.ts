import { describe, expect, test } from 'vitest'
import {
  atRiskTable,
  kaplanMeier,
  type Observation,
  quantilesOf,
  survivalAt,
  survivalQuantile,
} from '../../../workflows/statistics/kaplan-meier.ts'
import survfit from './survfit.json' with { type: 'json' }

const ended = (exit: number, enter: number | null = null): Observation => ({ enter, exit, ended: true })
const open = (exit: number, enter: number | null = null): Observation => ({ enter, exit, ended: false })

const shares = (observations: readonly Observation[]) =>
  kaplanMeier(observations).points.map(({ time, survival }) => [time, survival])

describe('the curve', () => {
  test('leaves in each step the share of those at risk that did not end', () => {
    // By hand: 5 at risk, 1 ends → 4/5; on day 3 one ends and one is censored → 4/5 · 3/4; the last ends → 0.
    const curve = kaplanMeier([ended(1), ended(3), open(3), open(4), ended(6)])
    expect(curve.points.map(({ time, atRisk, ended: ends, censored }) => [time, atRisk, ends, censored])).toEqual([
      [1, 5, 1, 0],
      [3, 4, 1, 1],
      [4, 2, 0, 1],
      [6, 1, 1, 0],
    ])
    expect(curve.points.map(({ survival }) => survival)).toEqual([0.8, expect.closeTo(0.6, 12), expect.closeTo(0.6, 12), 0])
  })

  test('ends come before censorings of the same day: the censored was still at risk', () => {
    expect(shares([ended(2), open(2)])).toEqual([[2, 0.5]])
  })

  test('what ends on its first day counts at 0 days', () => {
    expect(shares([ended(0), open(0), open(3)])).toEqual([
      [0, 2 / 3],
      [3, 2 / 3],
    ])
  })

  test('who enters late is at risk only afterwards', () => {
    // By hand: day 2: only the first is seen (the others enter on day 2 and day 3, after its ends) → 1 of 2.
    const curve = kaplanMeier([ended(2), open(9), ended(5, 2), ended(5, 3)])
    expect(curve.points.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [2, 2],
      [5, 3],
      [9, 1],
    ])
    expect(curve.points.map(({ survival }) => survival)).toEqual([0.5, expect.closeTo(1 / 6, 12), expect.closeTo(1 / 6, 12)])
  })

  test('what was over before it could be observed is left out and counted apart', () => {
    const curve = kaplanMeier([ended(4, 4), ended(3, 7), ended(5)])
    expect({ n: curve.n, notAtRisk: curve.notAtRisk }).toEqual({ n: 1, notAtRisk: 2 })
    expect(curve.points.map(({ time, atRisk }) => [time, atRisk])).toEqual([[5, 1]])
  })

  test('a late entry of 0 days is not at risk on day 0', () => {
    expect(kaplanMeier([ended(0, 0), ended(1)])).toMatchObject({ n: 1, notAtRisk: 1 })
  })

  test('a time that runs backwards is a bug, not a figure', () => {
    expect(() => kaplanMeier([ended(-1)])).toThrow(RangeError)
    expect(() => kaplanMeier([ended(Number.NaN)])).toThrow(RangeError)
    expect(() => kaplanMeier([ended(3, -2)])).toThrow(RangeError)
  })

  test('of nobody there is no curve', () => {
    expect(kaplanMeier([])).toEqual({ points: [], n: 0, notAtRisk: 0 })
  })
})

// Printed by R 4.2.2, survival 3.5-3: survfit(Surv(enter, exit, ended) ~ 1, conf.type = "log-log"), summary(censored =
// TRUE) and quantile(), with -1 for an absent entry. The first set is the textbook one (Kalbfleisch & Prentice).
describe('the same numbers as survival::survfit', () => {
  for (const printed of survfit) {
    const curve = kaplanMeier(
      printed.exit.map((exit, index) => ({ enter: printed.enter[index] ?? null, exit, ended: printed.ended[index] === 1 })),
    )
    const near = (values: readonly (number | null)[]) => values.map((value) => (value === null ? null : expect.closeTo(value, 9)))
    const ofPoints = (read: (point: (typeof curve.points)[number]) => number | null) => curve.points.map(read)

    test(`${printed.name}: times, at risk, ends, censorings`, () => {
      expect(ofPoints(({ time }) => time)).toEqual(printed.time)
      expect(ofPoints(({ atRisk }) => atRisk)).toEqual(printed.atRisk)
      expect(ofPoints((point) => point.ended)).toEqual(printed.events)
      expect(ofPoints(({ censored }) => censored)).toEqual(printed.censored)
    })

    test(`${printed.name}: survival, standard error, log-log band`, () => {
      expect(ofPoints(({ survival }) => survival)).toEqual(near(printed.survival))
      expect(ofPoints(({ variance }) => (variance === null ? null : Math.sqrt(variance)))).toEqual(near(printed.stdErr))
      expect(ofPoints(({ lower }) => lower)).toEqual(near(printed.lower))
      expect(ofPoints(({ upper }) => upper)).toEqual(near(printed.upper))
    })

    test(`${printed.name}: median and p90`, () => {
      const { median, p90 } = quantilesOf(curve)
      expect(median.value).toEqual(printed.median[0] ?? null)
      expect(p90.value).toEqual(printed.p90[0] ?? null)
    })
  }
})

describe('quantiles', () => {
  test('of an even number without open ones the median is the ordinary one', () => {
    expect(survivalQuantile(kaplanMeier([3, 1, 4, 9].map((exit) => ended(exit))), 0.5)).toEqual({ value: 3.5, why: null })
  })

  test('rounding does not hide that the curve runs exactly at the level', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => ended(index + 1))
    expect(survivalQuantile(kaplanMeier(twenty), 0.5)).toEqual({ value: 10.5, why: null })
  })

  test('nor the rounding of the level itself', () => {
    const ten = Array.from({ length: 10 }, (_, index) => ended(index + 1))
    expect(survivalQuantile(kaplanMeier(ten), 0.9)).toEqual({ value: 9.5, why: null })
  })

  test('is not reached when too many are still there', () => {
    expect(survivalQuantile(kaplanMeier([ended(1), open(9), open(9)]), 0.5)).toEqual({ value: null, why: 'notReached' })
  })

  test('of nobody at risk there is none', () => {
    expect(survivalQuantile(kaplanMeier([ended(2, 5)]), 0.5)).toEqual({ value: null, why: 'nobodyAtRisk' })
  })

  test('is not read off a fall to zero while others had not entered yet', () => {
    // The only one seen early ends on day 2; ten long ones enter on day 30. "Half are over after 2 days" would be nonsense.
    const late = Array.from({ length: 10 }, () => open(90, 30))
    const curve = kaplanMeier([ended(2), ...late])
    expect(survivalQuantile(curve, 0.5)).toEqual({ value: null, why: 'riskSetEmptied' })
    expect(survivalAt(curve, 1)).toEqual({ value: 1, why: null })
    expect(survivalAt(curve, 2)).toEqual({ value: null, why: 'riskSetEmptied' })
    expect(survivalAt(curve, 60)).toEqual({ value: null, why: 'riskSetEmptied' })
  })

  test('one reached before that fall stands', () => {
    const curve = kaplanMeier([ended(1), ended(2), ended(3), open(90, 30)])
    expect(survivalQuantile(curve, 0.5)).toEqual({ value: 2, why: null })
    expect(survivalQuantile(curve, 0.9)).toEqual({ value: null, why: 'riskSetEmptied' })
  })
})

describe('the share after a number of days', () => {
  const curve = kaplanMeier([ended(2), ended(4), open(6), open(8)])

  test('counts an end on that day as over', () => {
    expect([1, 2, 3, 4].map((time) => survivalAt(curve, time).value)).toEqual([1, 0.75, 0.75, 0.5])
  })

  test('is not given beyond the last day anybody was followed', () => {
    expect(survivalAt(curve, 8)).toEqual({ value: 0.5, why: null })
    expect(survivalAt(curve, 9)).toEqual({ value: null, why: 'notFollowed' })
  })

  test('is nil for ever once all have ended', () => {
    expect(survivalAt(kaplanMeier([ended(2)]), 90)).toEqual({ value: 0, why: null })
  })

  test('of nobody there is none', () => {
    expect(survivalAt(kaplanMeier([]), 5)).toEqual({ value: null, why: 'nobodyAtRisk' })
  })
})

test('the table at risk counts late entries after their day and leavings up to theirs', () => {
  const observations = [ended(0), ended(5), open(8), open(9, 5)]
  expect(atRiskTable(observations, [0, 1, 5, 6, 9, 10])).toEqual([
    { time: 0, atRisk: 3 },
    { time: 1, atRisk: 2 },
    { time: 5, atRisk: 2 },
    { time: 6, atRisk: 2 },
    { time: 9, atRisk: 1 },
    { time: 10, atRisk: 0 },
  ])
})
