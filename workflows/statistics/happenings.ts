import { openNumbers, placesInOrder } from './number-list.ts'

/** A path by number: the way of one unit, read from wherever it is kept. */
export interface NumberedPath {
  /** Number of its cluster. */
  readonly cluster: number
  /** The last moment of which nothing was observed; null = seen from its beginning. */
  readonly enter: number | null
  /** The last moment observed. */
  readonly exit: number
  /** Time and state in turn; the times rise. */
  readonly moves: readonly number[]
  /** What is time 0 in the list of moves. */
  readonly since: number
}

/** What can happen to a unit at a time, in the order in which a time counts it. */
export const happeningKinds = { moves: 0, leaves: 1, enters: 2 } as const

/** What happened to many units at one time, moves first, then who left and who came: lists side by side. */
export interface HappeningTime {
  readonly time: number
  /** Where in the lists they stand, and where the first stands that is no move. */
  readonly from: number
  readonly firstOther: number
  readonly until: number
}

/** Happenings of many units in their order: ten million of them are a few blocks of memory. */
export interface Happenings {
  readonly kind: (at: number) => number
  readonly state: (at: number) => number
  readonly to: (at: number) => number
  readonly cluster: (at: number) => number
  readonly times: readonly HappeningTime[]
}

/**
 * What happens to units on their ways, by time; at one time by kind, state and state moved to, in whatever order the units
 * came. A unit whose observation ended before it could begin is left out. Times may be any numbers, days or parts of them.
 */
export const happeningsOf = (paths: Iterable<NumberedPath>, states: number): Happenings => {
  const times = openNumbers(Float64Array)
  const whats = openNumbers(Int32Array)
  const clusters = openNumbers(Int32Array)
  const note = (time: number, kind: number, state: number, to: number, cluster: number): void => {
    times.push(time)
    whats.push((kind * states + state) * states + to)
    clusters.push(cluster)
  }
  for (const { cluster, enter, exit, moves, since } of paths) {
    // Before every time stands what is seen from its beginning.
    const start = enter ?? -1
    if (start >= exit) continue
    let state = 0
    let startState = 0
    for (let move = 0; move < moves.length; move += 2) {
      const time = (moves[move] ?? 0) - since
      if (time > exit) break
      const to = moves[move + 1] ?? 0
      if (time > start && to !== state) note(time, happeningKinds.moves, state, to, cluster)
      if (time <= start) startState = to
      state = to
    }
    note(start, happeningKinds.enters, startState, 0, cluster)
    note(exit, happeningKinds.leaves, state, 0, cluster)
  }
  return ordered(times.all(), whats.all(), clusters.all(), states)
}

/** The times in their order, each once, and the place of each time among them. */
interface Ranked {
  readonly distinct: readonly number[]
  readonly ranks: Int32Array
}

const ranksOf = (times: Float64Array): Ranked => {
  const distinct = [...new Set(times)].toSorted((a, b) => a - b)
  const rankOf = new Map(distinct.map((time, rank) => [time, rank]))
  return { distinct, ranks: Int32Array.from(times, (time) => rankOf.get(time) ?? 0) }
}

/** Days further apart are looked up like parts of days. */
const daysAtMost = 2 ** 20

/** The same of whole days, by a list of days: ten million are ranked without looking up one. Null where they are not whole, or none. */
const wholeRanks = (times: Float64Array): Ranked | null => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const time of times) {
    if (!Number.isInteger(time)) return null
    if (time < least) least = time
    if (time > most) most = time
  }
  if (times.length === 0 || !(most - least < daysAtMost)) return null
  const rankOf = new Int32Array(most - least + 1)
  for (const time of times) rankOf[time - least] = 1
  const distinct: number[] = []
  for (let at = 0; at < rankOf.length; at += 1) {
    if (rankOf[at] !== 1) continue
    rankOf[at] = distinct.length
    distinct.push(least + at)
  }
  const ranks = new Int32Array(times.length)
  for (let at = 0; at < times.length; at += 1) ranks[at] = rankOf[(times[at] ?? 0) - least] ?? 0
  return { distinct, ranks }
}

const ordered = (times: Float64Array, whats: Int32Array, clusters: Int32Array, states: number): Happenings => {
  const { distinct, ranks } = wholeRanks(times) ?? ranksOf(times)
  const inTurn = Int32Array.from(whats, (_, at) => at)
  const byWhat = placesInOrder(inTurn, (place) => whats[place] ?? 0, 3 * states * states)
  const places = placesInOrder(byWhat, (place) => ranks[place] ?? 0, distinct.length)
  const what = (at: number): number => whats[places[at] ?? 0] ?? 0
  const kind = (at: number): number => Math.floor(what(at) / (states * states))
  const found: HappeningTime[] = []
  for (let from = 0; from < places.length; ) {
    const rank = ranks[places[from] ?? 0] ?? 0
    let firstOther = from
    while (firstOther < places.length && ranks[places[firstOther] ?? 0] === rank && kind(firstOther) === happeningKinds.moves)
      firstOther += 1
    let until = firstOther
    while (until < places.length && ranks[places[until] ?? 0] === rank) until += 1
    found.push({ time: distinct[rank] ?? 0, from, firstOther, until })
    from = until
  }
  return {
    kind,
    state: (at) => Math.floor(what(at) / states) % states,
    to: (at) => what(at) % states,
    cluster: (at) => clusters[places[at] ?? 0] ?? 0,
    times: found,
  }
}
