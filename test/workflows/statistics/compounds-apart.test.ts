import { describe, expect, test } from 'vitest'
import { aalenJohansen, type Path } from '../../../workflows/statistics/aalen-johansen.ts'
import { clusteredSurvival } from '../../../workflows/statistics/clustered-survival.ts'
import { compoundBootstrap } from '../../../workflows/statistics/compound-bootstrap.ts'
import { type FunnelCount, funnelPlot } from '../../../workflows/statistics/funnel-plot.ts'
import { kaplanMeier, survivalAt } from '../../../workflows/statistics/kaplan-meier.ts'
import { permutedLogRank } from '../../../workflows/statistics/log-rank.ts'
import { seededNumbers } from '../../../workflows/statistics/seeded.ts'

/** Requests of compounds of which each is quick or slow as a whole. */
const requests = (seed: number, compounds: number, each: number, slowOf: (compound: number) => boolean) => {
  const next = seededNumbers(seed)
  return Array.from({ length: compounds }, (_, compound) => {
    const pace = slowOf(compound) ? 40 : 5
    return Array.from({ length: each }, () => ({
      cluster: `c${compound}`,
      enter: null,
      exit: Math.floor(-Math.log(1 - next()) * pace),
      ended: true,
    }))
  }).flat()
}
type Asked = ReturnType<typeof requests>[number]

const half = (seed: number) => {
  const next = seededNumbers(seed)
  const slow = Array.from({ length: 500 }, () => next() < 0.5)
  return (compound: number): boolean => slow[compound] ?? false
}

describe('requests of one compound are alike', () => {
  const all = requests(1, 50, 20, half(2))

  test('the error that knows it is several times that of independent requests', () => {
    const day = 10
    const robust = clusteredSurvival(all).points.findLast(({ time }) => time <= day)
    const greenwood = kaplanMeier(all).points.findLast(({ time }) => time <= day)?.variance ?? 0
    expect(robust?.standardError ?? 0).toBeGreaterThan(2 * Math.sqrt(greenwood))
  })

  test('its band covers the truth nineteen times in twenty; that of independent requests does not', () => {
    // The truth: half of the compounds quick, half slow.
    const truth = (Math.exp(-11 / 5) + Math.exp(-11 / 40)) / 2
    const inside = (band: 'robust' | 'greenwood') =>
      Array.from({ length: 200 }, (_, seed) => {
        const drawn = requests(seed + 10, 40, 10, half(seed + 1000))
        const plain = kaplanMeier(drawn).points.findLast(({ time }) => time <= 10)
        const error =
          band === 'robust'
            ? (clusteredSurvival(drawn).points.findLast(({ time }) => time <= 10)?.standardError ?? 0)
            : Math.sqrt(plain?.variance ?? 0)
        return Math.abs((plain?.survival ?? 0) - truth) <= 2.02 * error
      }).filter(Boolean).length
    expect(inside('robust')).toBeGreaterThan(182)
    expect(inside('greenwood')).toBeLessThan(140)
  })

  test('drawing whole compounds gives a band as wide as the robust error says', () => {
    const day = 10
    const share = (some: readonly Asked[]) => survivalAt(kaplanMeier(some), day).value
    const drawn = compoundBootstrap(all, ({ cluster }) => cluster, share, { draws: 400, seed: 7 })
    const point = clusteredSurvival(all).points.findLast(({ time }) => time <= day)
    const width = (drawn.upper ?? 0) - (drawn.lower ?? 0)
    expect(width / (2 * 1.96 * (point?.standardError ?? 1))).toBeCloseTo(1, 0)
    expect(drawn).toEqual(compoundBootstrap(all, ({ cluster }) => cluster, share, { draws: 400, seed: 7 }))
  })

  test('one compound has no band, and a number that half of the draws do not reach has none either', () => {
    const one = requests(3, 1, 30, () => true)
    const share = (some: readonly Asked[]) => survivalAt(kaplanMeier(some), 5).value
    expect(compoundBootstrap(one, ({ cluster }) => cluster, share, { draws: 50, seed: 1 })).toMatchObject({
      lower: null,
      upper: null,
    })
    const rare = (some: readonly Asked[]) => (some.some(({ cluster }) => cluster === 'c0') ? 1 : null)
    expect(compoundBootstrap(all, ({ cluster }) => cluster, rare, { draws: 50, seed: 1 }).lower).toBeNull()
  })

  test('dealing whole compounds out anew finds a difference of groups, and none where there is none', () => {
    const inGroups = (slowOf: (compound: number) => boolean) =>
      requests(5, 24, 10, slowOf).map((request) => ({
        ...request,
        group: Number(request.cluster.slice(1)) % 2 === 0 ? 'even' : 'odd',
      }))
    const differ = permutedLogRank(
      inGroups((compound) => compound % 2 === 0),
      { draws: 199, seed: 3 },
    )
    const alike = permutedLogRank(inGroups(half(11)), { draws: 199, seed: 3 })
    expect(differ.pValue).toBe(1 / 200)
    expect(alike.pValue).toBeGreaterThan(0.05)
    expect(permutedLogRank([], { draws: 9, seed: 1 }).pValue).toBeNull()
  })
})

describe('shares of states', () => {
  const path = (moves: Path<'asked' | 'waits' | 'runs'>['moves'], exit: number, enter: number | null = null) => ({
    cluster: 'a',
    enter,
    exit,
    moves,
  })
  const states = ['asked', 'waits', 'runs'] as const

  test('add up to one on every day, and are plain shares where nobody is censored', () => {
    const paths = [
      path(
        [
          { time: 0, state: 'waits' },
          { time: 5, state: 'runs' },
        ],
        30,
      ),
      path(
        [
          { time: 0, state: 'waits' },
          { time: 5, state: 'asked' },
          { time: 9, state: 'waits' },
        ],
        30,
      ),
      path([{ time: 2, state: 'runs' }], 30),
      path([], 30),
    ]
    const { points } = aalenJohansen(paths, states)
    for (const { share } of points) expect(share.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    expect(points.at(-1)?.share.map((value) => Math.round(value * 4))).toEqual([1, 1, 2])
  })

  test('a path that runs backwards, or into a state that is not asked for, is refused', () => {
    expect(() =>
      aalenJohansen(
        [
          path(
            [
              { time: 5, state: 'runs' },
              { time: 5, state: 'asked' },
            ],
            9,
          ),
        ],
        states,
      ),
    ).toThrow(RangeError)
    expect(() => aalenJohansen([path([], -2)], states)).toThrow(RangeError)
    expect(() => aalenJohansen([path([{ time: 1, state: 'runs' }], 9)], ['asked', 'waits'])).toThrow('runs is not a state')
  })

  test('what was over before it could be observed is in no share and counted apart', () => {
    expect(aalenJohansen([path([], 4, 4), path([], 9)], states)).toMatchObject({ n: 1, notAtRisk: 1, lastTime: 9 })
  })
})

describe('the funnel of companies', () => {
  const company = (organisationId: string, count: number, n: number, compounds = 4): FunnelCount => ({
    organisationId,
    count,
    n,
    compounds,
  })

  test('shows who lies outside what chance makes, and never ranks', () => {
    const { overall, points, tooFew } = funnelPlot([
      company('d', 38, 40),
      company('a', 9, 40),
      company('b', 10, 40),
      company('c', 11, 40),
      company('few', 2, 4),
      company('oneGarage', 30, 60, 1),
    ])
    expect(overall).toBeCloseTo(100 / 224, 12)
    expect(tooFew).toBe(2)
    expect(points.map(({ organisationId }) => organisationId)).toEqual(['a', 'b', 'c', 'd'])
    const d = points.at(-1)
    expect(d?.share).toBeGreaterThan(d?.upper998 ?? 1)
    expect(d?.falseDiscoveryRate).toBeLessThan(0.001)
    for (const { share, shrunk } of points) expect(Math.abs(shrunk - 100 / 224)).toBeLessThan(Math.abs(share - 100 / 224))
  })

  test('draws all to the share of all where companies differ no more than by chance', () => {
    const { points } = funnelPlot([company('a', 10, 40), company('b', 11, 40), company('c', 9, 40)])
    expect(points.map(({ shrunk }) => shrunk)).toEqual([0.25, 0.25, 0.25])
    expect(points.every(({ falseDiscoveryRate }) => falseDiscoveryRate === 1)).toBe(true)
    expect(funnelPlot([])).toEqual({ overall: null, points: [], tooFew: 0 })
  })
})
