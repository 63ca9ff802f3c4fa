import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  atRiskTable,
  kaplanMeier,
  type Observation,
  survivalAt,
  survivalQuantile,
} from '../../../workflows/statistics/kaplan-meier.ts'

const days = fc.integer({ min: 0, max: 30 })
const seen = fc.record({ enter: fc.constant(null), exit: days, ended: fc.boolean() })
const seenLate = fc.record({ enter: fc.option(days, { nil: null }), exit: days, ended: fc.boolean() })
const list = (one: fc.Arbitrary<Observation>) => fc.array(one, { minLength: 1, maxLength: 40 })

/** The definition, day by day, with nothing clever in it. */
const byTheBook = (observations: readonly Observation[], time: number): number => {
  let share = 1
  for (let day = 0; day <= time; day += 1) {
    const atRisk = observations.filter(({ enter, exit }) => (enter === null || enter < day) && day <= exit)
    const ends = atRisk.filter(({ exit, ended }) => exit === day && ended).length
    if (ends > 0) share *= (atRisk.length - ends) / atRisk.length
  }
  return share
}

const valueAt = (observations: readonly Observation[], time: number): number =>
  kaplanMeier(observations).points.findLast((point) => point.time <= time)?.survival ?? 1

describe('the curve', () => {
  test('is the definition, worked out day by day', () => {
    fc.assert(
      fc.property(list(seenLate), days, (observations, time) => {
        expect(valueAt(observations, time)).toBeCloseTo(byTheBook(observations, time), 10)
      }),
    )
  })

  test('without open ones is the plain share that lasts longer', () => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 40 }), days, (exits, time) => {
        const observations = exits.map((exit) => ({ enter: null, exit, ended: true }))
        expect(valueAt(observations, time)).toBeCloseTo(exits.filter((exit) => exit > time).length / exits.length, 10)
      }),
    )
  })

  test('never rises, and lies in its band', () => {
    fc.assert(
      fc.property(list(seenLate), (observations) => {
        const { points } = kaplanMeier(observations)
        points.forEach((point, index) => {
          expect(point.survival).toBeLessThanOrEqual(points[index - 1]?.survival ?? 1)
          if (point.lower === null || point.upper === null) return
          expect(point.lower).toBeLessThanOrEqual(point.survival + 1e-12)
          expect(point.upper).toBeGreaterThanOrEqual(point.survival - 1e-12)
        })
      }),
    )
  })

  test('an open stay more never lowers it', () => {
    fc.assert(
      fc.property(list(seenLate), seenLate, days, (observations, more, time) => {
        const before = valueAt(observations, time)
        expect(valueAt([...observations, { ...more, ended: false }], time)).toBeGreaterThanOrEqual(before - 1e-12)
      }),
    )
  })

  test('an end that turns out to be none never lowers it', () => {
    fc.assert(
      fc.property(list(seen), fc.nat(), days, (observations, pick, time) => {
        const still = observations.map((one, index) => (index === pick % observations.length ? { ...one, ended: false } : one))
        expect(valueAt(still, time)).toBeGreaterThanOrEqual(valueAt(observations, time) - 1e-12)
      }),
    )
  })

  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(list(seenLate), (observations) => {
        expect(kaplanMeier(observations.toReversed())).toEqual(kaplanMeier(observations))
      }),
    )
  })

  test('has at risk what the table at risk has', () => {
    fc.assert(
      fc.property(list(seenLate), (observations) => {
        const { points } = kaplanMeier(observations)
        const table = atRiskTable(
          observations,
          points.map(({ time }) => time),
        )
        expect(points.map(({ time, atRisk }) => ({ time, atRisk }))).toEqual(table)
      }),
    )
  })

  test('accounts for everybody', () => {
    fc.assert(
      fc.property(list(seenLate), (observations) => {
        const { points, n, notAtRisk } = kaplanMeier(observations)
        expect(n + notAtRisk).toBe(observations.length)
        expect(points.reduce((sum, { ended, censored }) => sum + ended + censored, 0)).toBe(n)
      }),
    )
  })
})

describe('quantiles', () => {
  test('of a larger share come later or are not reached', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(list(seen), share, share, (observations, a, b) => {
        const curve = kaplanMeier(observations)
        const early = survivalQuantile(curve, Math.min(a, b))
        const late = survivalQuantile(curve, Math.max(a, b))
        if (early.value === null) expect(late.value).toBeNull()
        else if (late.value !== null) expect(late.value).toBeGreaterThanOrEqual(early.value)
      }),
    )
  })

  test('invert the curve: at the median at most half are left, before it more than half or exactly half', () => {
    fc.assert(
      fc.property(list(seen), (observations) => {
        const curve = kaplanMeier(observations)
        const { value } = survivalQuantile(curve, 0.5)
        if (value === null) {
          expect(survivalAt(curve, 30).value ?? 1).toBeGreaterThan(0.5)
        } else {
          expect(valueAt(observations, value)).toBeLessThanOrEqual(0.5 + 1e-8)
          expect(valueAt(observations, value - 0.5)).toBeGreaterThanOrEqual(0.5 - 1e-8)
        }
      }),
    )
  })
})
