import { describe, expect, test } from 'vitest'
import { bandOf, logLogBand } from '../../../workflows/statistics/bands.ts'
import { clusteredSurvival } from '../../../workflows/statistics/clustered-survival.ts'
import { compoundBootstrap } from '../../../workflows/statistics/compound-bootstrap.ts'
import { kaplanMeier, survivalQuantile } from '../../../workflows/statistics/kaplan-meier.ts'
import { normalProbability } from '../../../workflows/statistics/normal.ts'
import { seededNumbers } from '../../../workflows/statistics/seeded.ts'

/** What a manager's daily hazard is multiplied by, and how often one is so. */
const managers = [
  [0.35, 0.2],
  [0.7, 0.25],
  [1, 0.25],
  [1.4, 0.2],
  [2.1, 0.1],
] as const
const [hazard, day] = [0.12, 6] as const
const truth = managers.reduce((sum, [multiplier, share]) => sum + share * (1 - hazard * multiplier) ** day, 0)

/** Eight compounds of 12 to 60 requests. */
const drawn = (seed: number) => {
  const next = seededNumbers(seed)
  return Array.from({ length: 8 }, (_, compound) => {
    const at = next()
    const upTo = (n: number): number => managers.slice(0, n + 1).reduce((sum, [, share]) => sum + share, 0)
    const [multiplier] = managers.find((_, n) => at < upTo(n)) ?? managers[0]
    return Array.from({ length: 12 + Math.floor(next() * 48) }, () => {
      let exit = 1
      while (next() >= hazard * multiplier && exit < 40) exit += 1
      return { cluster: `c${compound}`, enter: null, exit, ended: true }
    })
  }).flat()
}

describe('the band of few large compounds', () => {
  const cities = Array.from({ length: 150 }, (_, seed) => drawn(seed + 1))
  const covering = (bandFor: (city: ReturnType<typeof drawn>) => { lower: number | null; upper: number | null }): number =>
    cities.map(bandFor).filter(({ lower, upper }) => lower !== null && upper !== null && lower <= truth && truth <= upper)
      .length / cities.length
  const robust = (city: ReturnType<typeof drawn>) => {
    const { points, clusters } = clusteredSurvival(city)
    return { ...points.findLast(({ time }) => time <= day)!, clusters }
  }

  test('covers the truth more than nine times in ten', () => {
    expect(covering((city) => bandOf(robust(city).survival, robust(city).standardError, 8))).toBeGreaterThan(0.91)
  })

  test('would not, with the error as it comes and the normal quantile', () => {
    expect(covering((city) => logLogBand(robust(city).survival, robust(city).standardError, 1.96))).toBeLessThan(0.9)
  })

  test('covers it by resampling too', () => {
    const share = (some: ReturnType<typeof drawn>) => some.filter(({ exit }) => exit > day).length / some.length
    const resampled = (city: ReturnType<typeof drawn>) =>
      compoundBootstrap(
        city,
        ({ cluster }) => cluster,
        (some) => share([...some]),
        { draws: 200, seed: 3 },
      )
    expect(covering(resampled)).toBeGreaterThan(0.9)
  })

  test('is open above where the draws do not reach a quantile, and covers it all the same', () => {
    // Followed for fifteen days; three in four have answered after fourteen.
    const followed = cities
      .slice(0, 60)
      .map((city) => city.map((one) => ({ ...one, exit: Math.min(one.exit, 15), ended: one.exit <= 15 })))
    const remaining = (days: number) =>
      managers.reduce((sum, [multiplier, share]) => sum + share * (1 - hazard * multiplier) ** days, 0)
    const quantile = Array.from({ length: 60 }, (_, days) => days).find((days) => remaining(days) <= 0.25)!
    const bands = (missing: 'none' | 'above') =>
      followed.map((city) =>
        compoundBootstrap(
          city,
          ({ cluster }) => cluster,
          (some) => survivalQuantile(kaplanMeier(some), 0.75).value,
          {
            draws: 120,
            seed: 3,
            missing,
          },
        ),
      )
    const [open, dropped] = [bands('above'), bands('none')]
    expect(open.filter(({ lower, upper }) => lower !== null && upper === null).length).toBeGreaterThan(10)
    expect(quantile).toBe(14)
    expect(open.filter(({ lower, upper }) => (lower ?? 99) <= quantile && quantile <= (upper ?? 99)).length).toBeGreaterThan(53)
    // Where the draws that do not reach it are left out, most cities have no band at all.
    expect(dropped.filter(({ lower }) => lower !== null).length).toBeLessThan(30)
  })

  test('is that of many compounds where there are many', () => {
    const narrow = bandOf(0.6, 0.05, 5000)
    const plain = logLogBand(0.6, 0.05, 1.959963984540054)
    expect(narrow.lower).toBeCloseTo(plain.lower!, 4)
    expect(narrow.upper).toBeCloseTo(plain.upper!, 4)
  })
})

describe('the normal distribution', () => {
  test.each([
    [-5, 2.866515718791933e-7],
    [-2.5, 0.00620966532577614],
    [-1.959963984540054, 0.025],
    [0, 0.5],
    [1, 0.8413447460685429],
    [3, 0.9986501019683699],
  ])('at %f is as pnorm of R', (x, p) => {
    expect(normalProbability(x)).toBeCloseTo(p, 14)
  })
})
