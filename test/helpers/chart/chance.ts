import { seededNumbers } from '../../../workflows/statistics/seeded.ts'

/** A repeatable source of choices: the same seed makes the same choices, so that a walk can be walked again. */
export interface Chance {
  /** A whole number from 0 up to, not including, n. */
  below(n: number): number
  /** True in so many of a hundred cases. */
  percent(n: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** Some of a list, in its order; at least `least` where the list has so many. */
  some<T>(list: readonly T[], least?: number): T[]
}

/** Choices from a seed. */
export const chanceOf = (seed: number): Chance => {
  const next = seededNumbers(seed)
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    percent: (n) => next() * 100 < n,
    pick: (list) => list[below(list.length)]!,
    some(list, least = 0) {
      const taken = list.filter(() => next() < 0.4)
      if (taken.length >= Math.min(least, list.length)) return taken
      const first = below(list.length)
      return list.filter((_, index) => index >= first && index < first + least)
    },
  }
}
