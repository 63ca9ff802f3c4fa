/** A path by number: the way of one unit, read from wherever it is kept. */
export interface NumberedPath {
  /** Number of its cluster, below 2^20. */
  readonly cluster: number
  /** The last day of which nothing was observed; null = seen from its beginning. */
  readonly enter: number | null
  /** The last day observed. */
  readonly exit: number
  /** Day and state (below 32) in turn; the days rise. */
  readonly moves: readonly number[]
  /** What is day 0 in the list of moves. */
  readonly since: number
}

/** What can happen to a unit on a day, in the order in which a day counts it. */
const kinds = { moves: 0, leaves: 1, enters: 2 } as const

/** One day of many units: what happened, packed, moves first, then who left and who came. */
export interface HappeningDay {
  readonly time: number
  readonly happenings: Int32Array
}

/** The parts of a packed happening. */
export const unpacked = {
  isMove: (what: number): boolean => what >>> 30 === kinds.moves,
  isLeaving: (what: number): boolean => what >>> 30 === kinds.leaves,
  state: (what: number): number => (what >>> 25) & 31,
  to: (what: number): number => (what >>> 20) & 31,
  cluster: (what: number): number => what & 0xfffff,
}

const pack = (kind: number, state: number, to: number, cluster: number): number =>
  (kind << 30) | (state << 25) | (to << 20) | cluster

/** Happenings of many units, each a day and a packed number: ten million of them are two blocks of memory. */
export interface Happenings {
  /** Adds the way of a unit; false if its observation ended before it could begin. */
  add(path: NumberedPath): boolean
  /** By day; within a day by kind, state and state moved to, in whatever order the units came. */
  days(): Generator<HappeningDay>
}

/** No happenings yet. */
export const openHappenings = (): Happenings => {
  const times = openNumbers()
  const whats = openNumbers()
  const note = (time: number, what: number): void => {
    times.push(time)
    whats.push(what)
  }
  return {
    add: ({ cluster, enter, exit, moves, since }) => {
      const start = enter ?? -1
      if (start >= exit) return false
      let state = 0
      let startState = 0
      for (let move = 0; move < moves.length; move += 2) {
        const time = (moves[move] ?? 0) - since
        if (time > exit) break
        const to = moves[move + 1] ?? 0
        if (time > start && to !== state) note(time, pack(kinds.moves, state, to, cluster))
        if (time <= start) startState = to
        state = to
      }
      note(start, pack(kinds.enters, startState, 0, cluster))
      note(exit, pack(kinds.leaves, state, 0, cluster))
      return true
    },
    days: function* () {
      // Day -1 stands for what is seen from its beginning.
      const byKind = inOrder(whats.all(), times.all(), (what) => what >>> 20, 4096)
      let last = -1
      for (const time of byKind.others) last = Math.max(last, time)
      const byDay = inOrder(byKind.others, byKind.keys, (time) => time + 1, last + 2)
      for (let from = 0; from < byDay.keys.length; ) {
        const time = byDay.keys[from] ?? 0
        let until = from
        while (until < byDay.keys.length && byDay.keys[until] === time) until += 1
        yield { time, happenings: byDay.others.subarray(from, until) }
        from = until
      }
    },
  }
}

/** Two lists side by side in the order of the first one's places, which are whole numbers below a bound: a stable counting sort. */
const inOrder = (
  keys: Int32Array,
  others: Int32Array,
  placeOf: (key: number) => number,
  places: number,
): { readonly keys: Int32Array; readonly others: Int32Array } => {
  const next = new Int32Array(places + 1)
  for (const key of keys) {
    const place = placeOf(key) + 1
    next[place] = (next[place] ?? 0) + 1
  }
  for (let place = 1; place <= places; place += 1) next[place] = (next[place] ?? 0) + (next[place - 1] ?? 0)
  const sorted = { keys: new Int32Array(keys.length), others: new Int32Array(keys.length) }
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0
    const place = placeOf(key)
    const at = next[place] ?? 0
    next[place] = at + 1
    sorted.keys[at] = key
    sorted.others[at] = others[index] ?? 0
  }
  return sorted
}

/** A list of numbers that grows. */
const openNumbers = () => {
  let numbers = new Int32Array(1024)
  let length = 0
  return {
    push: (number: number): void => {
      if (length === numbers.length) {
        const longer = new Int32Array(2 * length)
        longer.set(numbers)
        numbers = longer
      }
      numbers[length] = number
      length += 1
    },
    all: (): Int32Array => numbers.subarray(0, length),
  }
}
