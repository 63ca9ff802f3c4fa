import type { OpenDatabase } from './open-database.ts'

/** A transaction that has not ended after so long never will: the server ends one in which nothing comes for seconds. */
const longestMs = 120_000

/** Before the first look nobody knows what was under way: so many numbers before it are looked at. */
const lookedBack = 1000

/** Numbers of events that were given out and are not there: of transactions under way, or of some that were taken back. */
interface EventGaps {
  /** Notes which numbers after the first and up to the last are missing. */
  look(after: number, last: number): void
  /** Those that were missing and are there now, each once. */
  filled(): readonly number[]
}

/**
 * Where several nodes write at the same time, an event with a smaller number may come to be seen after one with a larger:
 * whoever reads on from the last number that it has seen has to come back for it. An SQLite file has one writer, and no gaps.
 */
export const openGaps = ({ connection, isShared }: Pick<OpenDatabase, 'connection' | 'isShared'>): EventGaps => {
  const missing = new Map<number, number>()
  const numbers = connection.prepare<[number, number], { n: number }>(
    'select rowid as n from case_events where rowid > ? and rowid <= ?',
  )
  const numbersIn = (after: number, last: number): Set<number> => new Set(numbers.all(after, last).map(({ n }) => n))
  return {
    look: (after, last) => {
      if (!isShared) return
      const from = after === 0 ? Math.max(0, last - lookedBack) : after
      const found = numbersIn(from, last)
      for (let n = from + 1; n < last; n += 1) if (!found.has(n)) missing.set(n, performance.now())
    },
    filled: () => {
      if (missing.size === 0) return []
      const known = [...missing.keys()]
      const found = numbersIn(Math.min(...known) - 1, Math.max(...known))
      const here = known.filter((n) => found.has(n))
      for (const n of here) missing.delete(n)
      for (const [n, since] of missing) if (performance.now() - since > longestMs) missing.delete(n)
      return here
    },
  }
}
