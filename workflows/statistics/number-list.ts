/** What can be laid aside piece by piece, and taken up again where nothing is in it yet: the pieces come back in their order. */
export interface Storable {
  readonly pieces: () => Iterable<unknown>
  readonly restore: (next: () => unknown) => void
}

/** Several such things, one after the other. */
export const allStorable = (parts: readonly Storable[]): Storable => ({
  *pieces() {
    for (const part of parts) yield* part.pieces()
  },
  restore: (next) => {
    for (const part of parts) part.restore(next)
  },
})

/** What stands for a number of one list in another that takes it in. */
export type Renumber = (number: number) => number

/** A list of numbers that grows in one block of memory. */
export interface NumberList<T> extends Storable {
  readonly push: (number: number) => void
  readonly at: (place: number) => number
  /** The place may be the first free one. */
  readonly set: (place: number, number: number) => void
  /** Takes in all numbers of another list behind its own. */
  readonly append: (more: ArrayLike<number>, renumber?: Renumber) => void
  readonly length: () => number
  /** What is in it; good until the next number comes. */
  readonly all: () => T
}

/** Opens such a list: ten million numbers take as many words, where ten million objects take a machine. */
export const openNumbers = <T extends Int32Array | Float64Array>(Numbers: new (length: number) => T): NumberList<T> => {
  let numbers = new Numbers(64)
  let length = 0
  const grow = (wanted: number): void => {
    if (wanted <= numbers.length) return
    const longer = new Numbers(Math.max(wanted, 2 * numbers.length))
    longer.set(numbers)
    numbers = longer
  }
  const push = (number: number): void => {
    grow(length + 1)
    numbers[length] = number
    length += 1
  }
  return {
    push,
    append: (more, renumber) => {
      grow(length + more.length)
      if (renumber) for (let at = 0; at < more.length; at += 1) numbers[length + at] = renumber(more[at] ?? 0)
      else numbers.set(more, length)
      length += more.length
    },
    at: (place) => numbers[place] ?? 0,
    set: (place, number) => {
      if (place === length) push(number)
      else numbers[place] = number
    },
    length: () => length,
    all: () => numbers.subarray(0, length) as T,
    pieces: () => [numbers.subarray(0, length)],
    restore: (next) => {
      const saved = next() as T
      numbers = new Numbers(Math.max(64, saved.length))
      numbers.set(saved)
      length = saved.length
    },
  }
}

/** The places of a list that fit, in their order. */
export const placesWhere = (places: Int32Array, fits: (place: number) => boolean): Int32Array => {
  let found = 0
  const all = new Int32Array(places.length)
  for (const place of places) {
    if (!fits(place)) continue
    all[found] = place
    found += 1
  }
  return all.slice(0, found)
}

/** Places in the order of their keys, whole numbers below a bound: a stable counting sort. */
export const placesInOrder = (places: Int32Array, keyOf: (place: number) => number, bound: number): Int32Array => {
  const next = new Int32Array(bound + 1)
  for (const place of places) {
    const key = keyOf(place) + 1
    next[key] = (next[key] ?? 0) + 1
  }
  for (let key = 1; key <= bound; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0)
  const sorted = new Int32Array(places.length)
  for (const place of places) {
    const key = keyOf(place)
    const at = next[key] ?? 0
    next[key] = at + 1
    sorted[at] = place
  }
  return sorted
}

/** The middle of a list of numbers (of an even number, the mean of the two in the middle); null of none. Sorts the list. */
export const medianOfNumbers = (numbers: Int32Array | Float64Array): number | null => {
  numbers.sort()
  const upper = numbers[Math.floor(numbers.length / 2)]
  const lower = numbers[Math.ceil(numbers.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}

/** Names by number, in the order in which they came. */
export interface Names<T> extends Storable {
  readonly numberOf: (name: T) => number
  readonly has: (name: T) => boolean
  /** Takes in the names of another list, and says by which numbers they go here. */
  readonly append: (more: readonly T[]) => Renumber
  readonly all: readonly T[]
}

/** Opens a list of names that are told apart by a text. */
export const openNames = <T>(textOf: (name: T) => string | null): Names<T> => {
  const known = new Map<string | null, number>()
  const all: T[] = []
  const numberOf = (name: T): number => {
    const text = textOf(name)
    const number = known.get(text)
    if (number !== undefined) return number
    known.set(text, all.length)
    return all.push(name) - 1
  }
  return {
    all,
    has: (name) => known.has(textOf(name)),
    numberOf,
    append: (more) => {
      const numbers = Int32Array.from(more, numberOf)
      // What stands for no name at all stays what it is.
      return (number) => numbers[number] ?? number
    },
    pieces: () => [all],
    restore: (next) => {
      for (const name of next() as readonly T[]) {
        known.set(textOf(name), all.length)
        all.push(name)
      }
    },
  }
}
