import { boxedRules } from '../../src/simulation/boxed-rules.ts'
import { layOutDays } from '../../src/simulation/working-days.ts'
import { type Figures, figuresOf, naiveOf, trulyOf, truthOf } from './coverage-figures.ts'
import { begunBy, type CoverageCity, coverageCities, drawCity, livePool } from './coverage-pool.ts'

/** The day in mid-stream on which the figures are asked for. */
const asOf = '2025-10-31'

/** How often the bands of one figure, made in one way, cover what is true. */
export interface Coverage {
  readonly figure: string
  readonly way: string
  readonly truth: number
  readonly mean: number
  readonly width: number
  /** Bands without an upper end: so many have no answer yet that the figure may be anything above. */
  readonly open: number
  readonly covered: number
  readonly draws: number
}

/** By how much a figure of the finished alone misses. */
export interface Miss {
  readonly figure: string
  readonly truth: number
  readonly naive: number
}

/** What was found in one city. */
export interface CityCoverage {
  readonly coverage: readonly Coverage[]
  readonly misses: readonly Miss[]
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Draws cities from the pool, and holds the bands of each against the truth of the pool. */
export const coverageOf = (
  city: CoverageCity,
  {
    seeds,
    seed,
    draws = 200,
    onProgress = () => {},
  }: { seeds: number; seed: number; draws?: number; onProgress?: (step: string, done: number, all: number) => void },
): CityCoverage => {
  const { between } = layOutDays(boxedRules(city.parameters.rulesPackId).calendar)
  const pool = livePool(city, seed, (done) => onProgress('living', done, city.cases))
  const whole = drawAll(pool)
  const begun = begunBy(whole, asOf)
  const truth = truthOf(begun, asOf, between)
  const truly = trulyOf(begun, asOf, between)
  const drawn: Figures[] = []
  const naive = new Map<string, number[]>()
  for (let n = 1; n <= seeds; n += 1) {
    const rows = drawCity(pool, city.compounds, seed * 100_000 + n)
    drawn.push(figuresOf(rows, asOf, between, { draws, seed: n }))
    for (const { name, naive: value } of naiveOf(rows, asOf, between)) {
      if (value !== null) naive.set(name, [...(naive.get(name) ?? []), value])
    }
    onProgress('drawing', n, seeds)
  }
  return {
    coverage: [...truth].flatMap(([figure, true_]) => coverageOfFigure(figure, true_, drawn)),
    misses: [...naive].flatMap(([figure, values]): Miss[] => {
      const true_ = truly.get(figure) ?? null
      return true_ === null ? [] : [{ figure, truth: true_, naive: mean(values) }]
    }),
  }
}

const drawAll = (pool: ReturnType<typeof livePool>) => ({
  stays: pool.flatMap(({ stays }) => stays),
  answers: pool.flatMap(({ answers }) => answers),
  ends: pool.flatMap(({ ends }) => ends),
})

const coverageOfFigure = (figure: string, truth: number, drawn: readonly Figures[]): Coverage[] => {
  const measured = drawn.flatMap((figures) => figures.get(figure) ?? [])
  const ways = new Set(measured.flatMap(({ bands }) => Object.keys(bands)))
  return [...ways].flatMap((way): Coverage[] => {
    // A quantile that is not reached has a band that is open above; a share of nothing or all has none.
    const bands = measured.flatMap(({ value, bands: { [way]: band } }) =>
      band && band.lower !== null && (band.upper !== null || figure.startsWith('own answer'))
        ? [{ value, lower: band.lower, upper: band.upper ?? Number.POSITIVE_INFINITY }]
        : [],
    )
    if (bands.length === 0) return []
    const covers = bands.filter(({ lower, upper }) => lower <= truth && truth <= upper).length
    return [
      {
        figure,
        way,
        truth,
        mean: mean(bands.flatMap(({ value }) => value ?? [])),
        width: mean(bands.map(({ lower, upper }) => upper - lower).filter(Number.isFinite)),
        open: bands.filter(({ upper }) => !Number.isFinite(upper)).length,
        covered: covers / bands.length,
        draws: bands.length,
      },
    ]
  })
}

const bar = (city: string) => (step: string, done: number, all: number) => {
  const filled = Math.round((Math.min(done, all) / all) * 30)
  process.stderr.write(`\r  ${city}, ${step} [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${done}/${all}   `)
}

/**
 * How often the 95 % bands cover what is true, for a city of many small compounds and one of few large ones, and by how
 * much the figures of the finished alone miss it. `--seeds=N` (200), `--seed=N` (1), `--json`.
 */
export const coverageBench = (options: ReadonlyMap<string, string>): boolean => {
  const seeds = Number(options.get('seeds') ?? 200)
  const seed = Number(options.get('seed') ?? 1)
  const found = Object.entries(coverageCities).map(([name, city]) => {
    const result = coverageOf(city, { seeds, seed, onProgress: bar(name) })
    process.stderr.write('\n')
    return { name, compounds: city.compounds, ...result }
  })
  if (options.has('json')) process.stdout.write(`${JSON.stringify({ asOf, seeds, seed, cities: found })}\n`)
  else for (const city of found) process.stdout.write(tableOf(city))
  return true
}

const tableOf = ({ name, compounds, coverage, misses }: CityCoverage & { name: string; compounds: number }): string =>
  [
    `\n${name}: ${compounds} compounds in each draw`,
    ...coverage.map(
      ({ figure, way, truth, mean: average, width, open, covered, draws }) =>
        `  ${figure.padEnd(62)} ${way.padEnd(13)} true ${truth.toFixed(3)} mean ${average.toFixed(3)} width ${width.toFixed(3)} covers ${(100 * covered).toFixed(1)} % of ${draws}${open > 0 ? `, ${open} open above` : ''}`,
    ),
    ...misses.map(({ figure, truth, naive }) => `  ${figure.padEnd(76)} true ${truth.toFixed(3)} says ${naive.toFixed(3)}`),
    '',
  ].join('\n')
