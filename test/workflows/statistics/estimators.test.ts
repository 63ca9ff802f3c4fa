import { describe, expect, test } from 'vitest'
import { aalenJohansen, type Path } from '../../../workflows/statistics/aalen-johansen.ts'
import { bandOf, logLogBand } from '../../../workflows/statistics/bands.ts'
import { binomialQuantile, binomialTails } from '../../../workflows/statistics/binomial.ts'
import { clusteredSurvival } from '../../../workflows/statistics/clustered-survival.ts'
import { falseDiscoveryRates } from '../../../workflows/statistics/funnel-plot.ts'
import { kaplanMeier } from '../../../workflows/statistics/kaplan-meier.ts'
import { logRank } from '../../../workflows/statistics/log-rank.ts'
import { studentQuantile } from '../../../workflows/statistics/student.ts'
import fixtures from './fixtures/estimators.json' with { type: 'json' }

/** How far two numbers may be apart: rounding, nothing else. */
const close = (seen: number | null | undefined, wanted: number, why: string): void => {
  expect(Math.abs((seen ?? Number.NaN) - wanted), `${why}: ${seen} is not ${wanted}`).toBeLessThan(
    1e-9 * Math.max(1, Math.abs(wanted)),
  )
}

/** R writes "seen from its beginning" as an entry of -1. */
const entryOf = (enter: number | undefined): number | null => (enter === undefined || enter < 0 ? null : enter)

/** 97.5 % point of the normal distribution, as R's bands use. */
const z = 1.959963984540054

describe('Kaplan–Meier with clusters, as R survival has it', () => {
  test.each(fixtures.survivals)(
    '$name',
    ({ cluster, enter, exit, ended, time, atRisk, survival, standardError, lower, upper }) => {
      const observations = exit.map((end, index) => ({
        cluster: String(cluster[index]),
        enter: entryOf(enter[index]),
        exit: end,
        ended: ended[index] === 1,
      }))
      const { points, clusters } = clusteredSurvival(observations)
      expect(clusters).toBe(new Set(cluster).size)
      const plain = kaplanMeier(observations)
      for (const [index, day] of time.entries()) {
        const point = points.find((candidate) => candidate.time === day)
        // R also lists days on which observations were only censored, or ends nobody was left for.
        if (!point) continue
        close(point.atRisk, atRisk[index]!, `at risk on day ${day}`)
        close(point.survival, survival[index]!, `share on day ${day}`)
        close(point.survival, plain.points.find((other) => other.time === day)?.survival ?? -1, `both curves on day ${day}`)
        const error = standardError[index]
        if (typeof error !== 'number') continue
        close(point.standardError, error, `standard error on day ${day}`)
        const wanted = lower[index]
        if (typeof wanted !== 'number' || point.survival >= 1 || point.survival <= 0) continue
        const band = logLogBand(point.survival, point.standardError, z)
        close(band.lower, wanted, `lower end on day ${day}`)
        close(band.upper, upper[index]!, `upper end on day ${day}`)
      }
      expect(points.map((point) => point.time)).toEqual(time.filter((day) => observations.some((o) => o.ended && o.exit === day)))
    },
  )
})

describe('Aalen–Johansen with late entries, competing ends and returns, as R survival has it', () => {
  test.each(fixtures.paths)('$name', (fixture) => {
    const paths = pathsOf(fixture)
    const [first = '', ...rest] = fixture.states
    const curve = aalenJohansen(paths, [first, ...rest])
    expect(curve.n).toBe(paths.length)
    expect(curve.points.map(({ time }) => time)).toEqual(fixture.time)
    for (const [index, point] of curve.points.entries()) {
      for (const [state, name] of fixture.states.entries()) {
        close(point.atRisk[state], fixture.atRisk[index]![state]!, `${name} at risk on day ${point.time}`)
        close(point.share[state], fixture.share[index]![state]!, `share of ${name} on day ${point.time}`)
        close(point.standardError[state], fixture.standardError[index]![state]!, `error of ${name} on day ${point.time}`)
      }
    }
  })
})

/** R takes stretches; a path is all stretches of one unit. */
const pathsOf = ({ id, cluster, start, stop, from, to, states }: (typeof fixtures.paths)[number]): Path<string>[] =>
  [...new Set(id)].map((unit) => {
    const rows = id.flatMap((other, index) => (other === unit ? [index] : []))
    const [row = 0] = rows
    const began = start[row]!
    const here = from[row]!
    return {
      cluster: String(cluster[row]),
      enter: entryOf(began),
      exit: stop[rows.at(-1) ?? 0]!,
      moves: [
        // Who enters late may have moved before: into the state in which it is met.
        ...(began >= 0 && here !== 0 ? [{ time: began, state: states[here]! }] : []),
        ...rows.flatMap((index) => (to[index] === null ? [] : [{ time: stop[index]!, state: states[to[index]!]! }])),
      ],
    }
  })

describe('the log-rank test, as R survival has it', () => {
  test.each(fixtures.logRanks)('$name', ({ cluster, exit, ended, group, n, observed, expected, chiSquare }) => {
    const result = logRank(
      exit.map((end, index) => ({
        cluster: String(cluster[index]),
        group: group[index]!,
        enter: null,
        exit: end,
        ended: ended[index] === 1,
      })),
    )
    expect(result.groups.map((one) => one.n)).toEqual(n)
    expect(result.groups.map((one) => one.ended)).toEqual(observed)
    for (const [index, one] of result.groups.entries()) close(one.expected, expected[index]!, `expected of ${one.group}`)
    close(result.chiSquare, chiSquare, 'chi-square')
  })

  test.each(fixtures.lateLogRanks)('$name', ({ cluster, enter, exit, ended, group, chiSquare }) => {
    const result = logRank(
      exit.map((end, index) => ({
        cluster: String(cluster[index]),
        group: group[index]!,
        enter: entryOf(enter[index]),
        exit: end,
        ended: ended[index] === 1,
      })),
    )
    close(result.chiSquare, chiSquare, 'chi-square')
  })
})

describe('the arithmetic beside the curves, as R has it', () => {
  const { n, p, q, count, quantile, atMost, atLeast } = fixtures.binomial

  test('exact binomial tails and limits', () => {
    for (const [index, trials] of n.entries()) {
      const tails = binomialTails(count[index]!, trials, p[index]!)
      close(tails.atMost, atMost[index]!, `P(at most ${count[index]} of ${trials})`)
      close(tails.atLeast, atLeast[index]!, `P(at least ${count[index]} of ${trials})`)
      close(binomialQuantile(q[index]!, trials, p[index]!), quantile[index]!, `limit of ${trials}`)
    }
  })

  test('the share of false alarms among many companies', () => {
    for (const [index, rate] of falseDiscoveryRates(fixtures.adjusted.p).entries())
      close(rate, fixtures.adjusted.bh[index]!, `company ${index}`)
  })

  test('the wider bands of few compounds', () => {
    const { freedom, p: levels, quantile: wanted } = fixtures.student
    for (const [index, degrees] of freedom.entries())
      close(studentQuantile(levels[index]!, degrees), wanted[index]!, `${levels[index]} of t with ${degrees}`)
    const [few, many] = [bandOf(0.6, 0.05, 3), bandOf(0.6, 0.05, 300)]
    expect(few.upper! - few.lower!).toBeGreaterThan(many.upper! - many.lower!)
    expect(bandOf(0.6, 0.05, 1)).toEqual({ lower: null, upper: null })
  })
})

describe('a log of another kind', () => {
  const halves = [0.5, 0.25, 1.75, 1.25, 2.5, 2.5].map((exit, unit) => ({
    ...{ cluster: String(unit % 3), enter: unit === 4 ? 0.75 : null, exit },
    ended: unit !== 3,
  }))

  test('may count parts of days: the curve with clusters is the curve without', () => {
    const { points } = clusteredSurvival(halves)
    const ends = kaplanMeier(halves).points.filter(({ ended }) => ended > 0)
    expect(points.map(({ time }) => time)).toEqual(ends.map(({ time }) => time))
    for (const [index, { survival }] of points.entries()) {
      close(survival, ends[index]!.survival, `share on day ${ends[index]!.time}`)
    }
  })

  test('may know a hundred kinds of end', () => {
    const names = Array.from({ length: 100 }, (_, kind) => `kind ${kind}`)
    const paths = names.map((state, kind) => ({ ...{ cluster: 'one', enter: null, exit: kind }, moves: [{ time: kind, state }] }))
    const last = aalenJohansen(paths, ['there', ...names]).points.at(-1)
    expect(last?.share[0]).toBeCloseTo(0, 9)
    for (const [kind, name] of names.entries()) close(last?.share[kind + 1], 0.01, name)
  })
})
