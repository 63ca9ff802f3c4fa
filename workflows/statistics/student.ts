/**
 * The probability that Student's t with `freedom` whole degrees is at most `t`. The finite sums of Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.7.3 and 26.7.4: exact for whole degrees, as `pt` of R.
 */
const studentProbability = (t: number, freedom: number): number => {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const cosine = Math.cos(angle)
  const odd = freedom % 2 === 1
  let term = odd ? cosine : 1
  let sum = freedom === 1 ? 0 : term
  for (let step = odd ? 3 : 2; step < freedom; step += 2) {
    term *= (cosine ** 2 * (step - 1)) / step
    sum += term
  }
  const inside = odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
  return (1 + inside) / 2
}

/** Beyond so many degrees the sums are long and the quantile is the normal one to four digits. */
const many = 10_000

/**
 * The value that Student's t with `freedom` whole degrees exceeds with probability 1 − p, as `qt` of R.
 * @throws RangeError for fewer than one degree, or a probability outside (0.5, 1).
 */
export const studentQuantile = (p: number, freedom: number): number => {
  if (!(freedom >= 1) || !(p > 0.5 && p < 1)) throw new RangeError(`no quantile ${p} of t with ${freedom} degrees`)
  const degrees = Math.min(Math.floor(freedom), many)
  const key = `${p} ${degrees}`
  const known = quantiles.get(key) ?? quantileOf(p, degrees)
  quantiles.set(key, known)
  return known
}

// A curve asks for the same one at each of its points.
const quantiles = new Map<string, number>()

const quantileOf = (p: number, degrees: number): number => {
  let low = 0
  let high = 1
  while (studentProbability(high, degrees) < p) high *= 2
  // Halving until the ends are neighbours among the floating numbers.
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentProbability(middle, degrees) < p) low = middle
    else high = middle
  }
  return high
}
