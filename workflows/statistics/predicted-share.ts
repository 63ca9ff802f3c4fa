/** The share that a number of units have, and how many units it was seen in. */
export interface SeenShare {
  readonly share: number
  readonly of: number
}

/** What the same share may come to among other units of the same kind. */
export interface PredictedRange {
  readonly lower: number
  readonly upper: number
}

/** The normal quantile of 97.5 %. */
export const normalWidth = 1.959963984540054

/**
 * The range that holds the share of `among` other units in 95 of 100 cases, where it was `share` among those that were seen.
 * Both are left to luck: what was seen is a draw, and so is what comes. It is therefore wider than a band around the share,
 * for as many units by the root of two, and it never shrinks to a point: none of a hundred is no certain none.
 *
 * All shares that the two-sample test of equal proportions with pooled variance does not reject (score prediction limits:
 * Krishnamoorthy and Peng, Improved closed-form prediction intervals for binomial and Poisson distributions, Journal of
 * Statistical Planning and Inference 141, 2011). At either end `prop.test(c(x, y), c(n, m), correct = FALSE)` of R says 0.05.
 */
export const predictedRange = ({ share, of }: SeenShare, among: number): PredictedRange => {
  if (of <= 0 || among <= 0) return { lower: 0, upper: 1 }
  // (y − p)² = k (wp + vy)(1 − wp − vy), solved for y.
  const [w, v] = [of / (of + among), among / (of + among)]
  const k = normalWidth ** 2 * (1 / of + 1 / among)
  const a = 1 + k * v * v
  const half = share + k * v * (0.5 - w * share)
  const rest = share * share - k * w * share * (1 - w * share)
  const root = Math.sqrt(Math.max(0, half * half - a * rest))
  return { lower: Math.max(0, (half - root) / a), upper: Math.min(1, (half + root) / a) }
}
