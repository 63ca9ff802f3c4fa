import { seededNumbers } from '../../workflows/statistics/seeded.ts'

/** Random numbers that can be repeated: the same seed gives the same city. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number
  /** A whole number from a to b, both included. */
  between(a: number, b: number): number
  chance(p: number): boolean
  pick<T>(from: readonly [T, ...T[]]): T
  /** One of several by weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  /** Numbers of their own for one of many, so that what happens to one changes nothing for the others. */
  branch(n: number): Random
}

/** Makes repeatable random numbers (enough for a demo, not for secrets). */
export const seededRandom = (seed: number): Random => {
  const next = seededNumbers(seed)
  return {
    next,
    between: (a, b) => a + Math.floor(next() * (b - a + 1)),
    chance: (p) => next() < p,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    weighted: (choices) => {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0)
      let at = next() * total
      for (const [choice, weight] of choices) {
        at -= weight
        if (at < 0) return choice
      }
      const last = choices.at(-1)
      if (!last) throw new Error('nothing to choose from')
      return last[0]
    },
    branch: (n) => seededRandom(Math.imul(seed ^ (n + 1), 0x9e3779b1)),
  }
}
