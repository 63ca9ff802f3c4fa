/** Probabilities of 0 … n successes in n trials with chance `p` each. */
const binomialProbabilities = (n: number, p: number): number[] => {
  if (p <= 0 || p >= 1) return Array.from({ length: n + 1 }, (_, k) => (k === (p <= 0 ? 0 : n) ? 1 : 0))
  // In logarithms: the ends of a long list are smaller than what a number can hold.
  const odds = Math.log(p) - Math.log1p(-p)
  const logs = [n * Math.log1p(-p)]
  for (let k = 1; k <= n; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log((n - k + 1) / k) + odds)
  return logs.map(Math.exp)
}

/** Exact tails of a count: both hold the count itself. */
export const binomialTails = (count: number, n: number, p: number): { readonly atMost: number; readonly atLeast: number } => {
  const probabilities = binomialProbabilities(n, p)
  const sum = (list: readonly number[]): number =>
    Math.min(
      1,
      list.reduce((total, value) => total + value, 0),
    )
  return { atMost: sum(probabilities.slice(0, count + 1)), atLeast: sum(probabilities.slice(count)) }
}

/** The smallest count that n trials stay at or under with at least a probability, as `qbinom` of R. */
export const binomialQuantile = (probability: number, n: number, p: number): number => {
  let sum = 0
  // As in R: a sum that misses the level by rounding has reached it.
  const level = probability * (1 - 64 * Number.EPSILON)
  for (const [count, value] of binomialProbabilities(n, p).entries()) {
    sum += value
    if (sum >= level) return count
  }
  return n
}
