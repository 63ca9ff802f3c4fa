import { seededNumbers } from '../../workflows/statistics/seeded.ts'

/** Seeded draws. The same seed gives the same draws on every machine. */
export interface Chance {
  /** From 0 to 1, 1 excluded. */
  next(): number
  is(probability: number): boolean
  /** A whole number from a to b, both included. */
  between(a: number, b: number): number
  /** One of several by weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** A number of the standard normal distribution. */
  normal(): number
  /** Draws of their own for one of many, so that what happens to one changes nothing for the others. */
  branch(n: number): Chance
}

/** Opens the draws of a seed. */
export const seededChance = (seed: number): Chance => {
  const next = seededNumbers(seed)
  return {
    next,
    is: (probability) => next() < probability,
    between: (a, b) => a + Math.floor(next() * (b - a + 1)),
    weighted: (choices) => {
      let at = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        at -= weight
        if (at < 0) return choice
      }
      const last = choices.findLast(([, weight]) => weight > 0)
      if (!last) throw new RangeError('nothing to choose from')
      return last[0]
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    branch: (n) => seededChance(mixed(seed, n)),
  }
}

/** Two numbers made one, so that neighbours come out far apart (the finaliser of MurmurHash3). */
export const mixed = (seed: number, n: number): number => {
  let hash = Math.imul(seed ^ Math.imul(n + 1, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
