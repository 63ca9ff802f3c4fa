/** How many there are of each day, or of each length in days. Any day may come: the list grows to wherever it lies. */
export interface DayCounts {
  /** `by` may be negative: what was counted is taken back. */
  readonly add: (day: number, by: number) => void
  /** Visits the days of which there are any, in their order. */
  readonly each: (visit: (day: number, count: number) => void) => void
  /** How many there are from one day to another, both included. */
  readonly within: (from: number, to: number) => number
}

/** Room for so many days is made at once. */
const room = 64

/** Opens such counts. */
export const openDayCounts = (): DayCounts => {
  let counts = new Int32Array(0)
  /** The day that the first number stands for. */
  let first = 0
  const reach = (day: number): void => {
    const isFirst = counts.length === 0
    const from = isFirst || day < first ? day - room : first
    const until = isFirst || day >= first + counts.length ? day + room : first + counts.length
    const longer = new Int32Array(until - from)
    if (!isFirst) longer.set(counts, first - from)
    counts = longer
    first = from
  }
  return {
    add: (day, by) => {
      if (day < first || day >= first + counts.length) reach(day)
      const at = day - first
      counts[at] = (counts[at] ?? 0) + by
    },
    each: (visit) => {
      for (let at = 0; at < counts.length; at += 1) {
        const count = counts[at] ?? 0
        if (count !== 0) visit(first + at, count)
      }
    },
    within: (from, to) => {
      let sum = 0
      const until = Math.min(counts.length, to - first + 1)
      for (let at = Math.max(0, from - first); at < until; at += 1) sum += counts[at] ?? 0
      return sum
    },
  }
}

/** How many there are of each two days. */
export interface DayPairs {
  readonly add: (one: number, other: number, by: number) => void
  readonly each: (visit: (one: number, other: number, count: number) => void) => void
}

/** Days lie within ninety years of the one from which they are counted. */
const [half, whole] = [2 ** 15, 2 ** 16]

/** Opens such counts. */
export const openDayPairs = (): DayPairs => {
  const counts = new Map<number, number>()
  return {
    add: (one, other, by) => {
      const key = (one + half) * whole + other + half
      const count = (counts.get(key) ?? 0) + by
      if (count === 0) counts.delete(key)
      else counts.set(key, count)
    },
    each: (visit) => {
      for (const [key, count] of counts) visit(Math.floor(key / whole) - half, (key % whole) - half, count)
    },
  }
}

/** The middle of many numbers, told by how many there are of each (of an even number, the mean of the two in the middle); null of none. */
export const medianOfCounts = (counts: ReadonlyMap<number, number>): number | null => {
  const inOrder = [...counts].toSorted(([a], [b]) => a - b)
  const n = inOrder.reduce((sum, [, count]) => sum + count, 0)
  const at = (place: number): number => {
    let seen = 0
    for (const [number, count] of inOrder) {
      seen += count
      if (place < seen) return number
    }
    return 0
  }
  return n === 0 ? null : (at(Math.floor(n / 2)) + at(Math.ceil(n / 2) - 1)) / 2
}
