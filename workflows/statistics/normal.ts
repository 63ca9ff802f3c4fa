/**
 * The probability that a standard normal number is at most `x`, as `pnorm` of R: Marsaglia's series (Evaluating the normal
 * distribution, Journal of Statistical Software 11, 2004), added up until nothing changes any more.
 */
export const normalProbability = (x: number): number => {
  if (x < -8) return 0
  if (x > 8) return 1
  let sum = x
  let term = x
  for (let n = 3; term !== 0 && sum + term !== sum; n += 2) {
    term *= (x * x) / n
    sum += term
  }
  return 0.5 + (sum * Math.exp(-(x * x) / 2)) / Math.sqrt(2 * Math.PI)
}
