import { indexClusters } from './clusters.ts'
import { seededNumbers } from './seeded.ts'

/** What a bootstrap gives: the number itself, and the band between the 2.5 % and 97.5 % points of the resampled ones. */
export interface Bootstrapped {
  readonly value: number | null
  readonly lower: number | null
  readonly upper: number | null
  /** How many draws gave a number. A quantile that a tenth of them do not reach has no band. */
  readonly draws: number
}

/**
 * The band of any number under resampling of whole compounds (S6): units of one compound share a manager and a transformer,
 * and drawing them one by one would take them for independent. Percentile band; the same seed gives the same band.
 */
export const compoundBootstrap = <U>(
  units: readonly U[],
  clusterOf: (unit: U) => string,
  numberOf: (units: readonly U[]) => number | null,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Bootstrapped => {
  const { indexes, count } = indexClusters(units.map(clusterOf))
  const compounds = Array.from({ length: count }, (): U[] => [])
  units.forEach((unit, index) => {
    compounds[indexes[index] ?? 0]?.push(unit)
  })
  const next = seededNumbers(seed)
  const numbers: number[] = []
  for (let draw = 0; draw < draws && count > 1; draw += 1) {
    const drawn = Array.from({ length: count }, () => compounds[Math.floor(next() * count)] ?? []).flat()
    const number = numberOf(drawn)
    if (number !== null) numbers.push(number)
  }
  const sorted = numbers.toSorted((a, b) => a - b)
  const enough = sorted.length >= draws * 0.9 && sorted.length > 0
  return {
    value: numberOf(units),
    lower: enough ? quantileOf(sorted, 0.025) : null,
    upper: enough ? quantileOf(sorted, 0.975) : null,
    draws: sorted.length,
  }
}

// Between the two nearest, as R's default (type 7).
const quantileOf = (sorted: readonly number[], p: number): number => {
  const at = (sorted.length - 1) * p
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}
