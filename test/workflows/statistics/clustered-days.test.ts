import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusteredDays } from '../../../workflows/statistics/clustered-days.ts'
import { clusteredSurvival } from '../../../workflows/statistics/clustered-survival.ts'
import { kaplanMeier, quantilesOf } from '../../../workflows/statistics/kaplan-meier.ts'

const one = fc.record({
  enter: fc.integer({ min: -1, max: 6 }),
  exit: fc.nat({ max: 12 }),
  open: fc.boolean(),
  cluster: fc.nat({ max: 4 }),
})

describe('a curve of whole days by compound', () => {
  test('is the clustered estimate of the same times, to the ninth decimal', () => {
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (some) => {
        const longest = some.reduce((last, { exit }) => Math.max(last, exit), 0)
        const list = (read: (unit: (typeof some)[number]) => number) => Int32Array.from(some, read)
        const curve = clusteredDays(
          {
            ...{ enter: list(({ enter }) => enter), exit: list(({ exit }) => exit), open: list(({ open }) => Number(open)) },
            ...{ cluster: list(({ cluster }) => cluster), clusters: 5 },
          },
          longest,
        )
        const observations = some.map(({ enter, exit, open, cluster }) => ({
          ...{ enter: enter < 0 ? null : enter, exit, ended: !open, cluster: `compound-${cluster}` },
        }))
        const { points } = clusteredSurvival(observations)
        expect(curve.points.map(({ time }) => time)).toEqual(points.map(({ time }) => time))
        for (const [at, { share, standardError }] of curve.points.entries()) {
          expect(share).toBeCloseTo(points[at]?.survival ?? Number.NaN, 9)
          expect(standardError).toBeCloseTo(points[at]?.standardError ?? Number.NaN, 9)
        }
        expect(curve.quantiles).toEqual(quantilesOf(kaplanMeier(observations)))
        for (const day of [0, 1, 5, 12, 13, 365])
          expect(curve.atRisk(day)).toBe(some.filter(({ enter, exit }) => enter < day && day <= exit).length)
      }),
      // A stay that ends on the day on which it is first seen is at risk on no day: nothing is left to rank.
      { numRuns: 500, examples: [[[{ enter: 0, exit: 0, open: false, cluster: 0 }]]] },
    )
  })
})
