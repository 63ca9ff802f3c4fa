import { indexClusters } from './clusters.ts'
import { type Happenings, type HappeningTime, happeningKinds, happeningsOf, type NumberedPath } from './happenings.ts'

/** The state in which a unit was at the end of a day, counted from its own beginning; the list of a path rises by day. */
export interface Move<S extends string> {
  readonly time: number
  readonly state: S
}

/**
 * The way of one unit. It begins in the first state of the question. `enter`: the last day of which nothing was observed
 * (delayed entry), null = seen from its beginning, day 0 included. `exit`: the last day observed. `moves`: the state at the
 * end of each day on which it changed; what changed twice on one day is in its last state. `cluster`: units of one cluster
 * are not independent (one compound: one manager, one transformer).
 */
export interface Path<S extends string> {
  readonly cluster: string
  readonly enter: number | null
  readonly exit: number
  readonly moves: readonly Move<S>[]
}

/** Where the units are at the end of a day. Every list is in the order of the states asked for. */
export interface Occupation {
  readonly time: number
  /** Units under observation in each state just before the day: what the shares of the day rest on. */
  readonly atRisk: readonly number[]
  /** Share in each state at the end of the day; together 1. */
  readonly share: readonly number[]
  /** Standard error of each share, robust to what units of one cluster have in common (infinitesimal jackknife). */
  readonly standardError: readonly number[]
}

/** The shares from one day with a move to the next. */
export interface OccupationCurve<S extends string> {
  readonly states: readonly S[]
  readonly points: readonly Occupation[]
  /** Units that were under observation at some time. */
  readonly n: number
  readonly clusters: number
  /** Units whose observation ended before it could begin: in no share. */
  readonly notAtRisk: number
  /** The last day on which anybody was observed. */
  readonly lastTime: number
}

/**
 * The Aalen–Johansen estimate of the share of units in each state at the end of each day, all beginning in the first of
 * `states`. Open units are censored at `exit`, those that came later are at risk from `enter` on (delayed entry), moves
 * count before censorings of the same day. States may be left again: a family that filed anew is counted where it is then.
 *
 * Competing ends come out of the same sum: the share in an end state is its probability by that day, which one minus a
 * Kaplan–Meier curve overstates (S5). Equal to `survival::survfit(Surv(enter, exit, to) ~ 1, id, cluster, istate)` of R with
 * everybody in the first state and -1 for `enter: null`; the standard error is R's robust one, without a correction for few
 * clusters.
 * @throws RangeError for a path that runs backwards, or a state that is not in `states`.
 */
export const aalenJohansen = <S extends string>(paths: readonly Path<S>[], states: readonly [S, ...S[]]): OccupationCurve<S> => {
  const indexOf = (state: S): number => {
    const index = states.indexOf(state)
    if (index < 0) throw new RangeError(`${state} is not a state of the question`)
    return index
  }
  const observed = paths.map(checked).filter(({ enter, exit }) => (enter ?? -1) < exit)
  const { indexes, count: clusters } = indexClusters(observed.map(({ cluster }) => cluster))
  const numbered = observed.map(
    ({ enter, exit, moves }, index): NumberedPath => ({
      ...{ cluster: indexes[index] ?? 0, enter, exit, since: 0 },
      moves: moves.flatMap(({ time, state }) => [time, indexOf(state)]),
    }),
  )
  const lastTime = observed.reduce((last, { exit }) => Math.max(last, exit), 0)
  const points = occupations(numbered, { states: states.length, clusters })
  return { states, points, n: observed.length, clusters, notAtRisk: paths.length - observed.length, lastTime }
}

const checked = <S extends string>(path: Path<S>): Path<S> => {
  const times = path.moves.map(({ time }) => time)
  const rises = times.every((time, index) => time > (times[index - 1] ?? -1))
  if (!(path.exit >= 0) || !((path.enter ?? 0) >= 0) || !rises)
    throw new RangeError('a path runs from day 0 on, one day after the other')
  return path
}

/** Of how many states and clusters, and on which days errors are wanted: each goes through all clusters. */
interface Occupied {
  readonly states: number
  readonly clusters: number
  /** Each is the last day up to which a point is read off; left out: the errors of all points. */
  readonly errorsOn?: readonly number[]
}

/** The same estimate from paths by number, that nobody checks: a million of them take seconds. */
export const occupations = (paths: Iterable<NumberedPath>, { states, clusters, errorsOn }: Occupied): Occupation[] => {
  const happenings = happeningsOf(paths, states)
  const shares = openShares(happenings, states, clusters)
  const points: Occupation[] = []
  let last: Omit<Occupation, 'standardError'> | null = null
  /** The influences are those of the last day with a move, until the next one comes. */
  const settle = (until: number): void => {
    if (!last) return
    const { time } = last
    const isWanted = errorsOn?.some((day) => time <= day && day < until) ?? true
    points.push({ ...last, standardError: shares.errors(isWanted) })
  }
  for (const happening of happenings.times) {
    const { from, firstOther, until } = happening
    if (from < firstOther) {
      settle(happening.time)
      last = shares.move(happening)
    }
    // At risk from the next time on: whoever enters now is not yet there for its moves.
    for (let at = firstOther; at < until; at += 1) shares.count(at, happenings.kind(at) === happeningKinds.leaves ? -1 : 1)
  }
  settle(Number.POSITIVE_INFINITY)
  return points
}

/**
 * The shares as they move, and beside them what each cluster adds to each share: its influence, the derivative of the share
 * by the cluster's weight. The sum of its squares over the clusters is the variance.
 */
const openShares = (happenings: Happenings, size: number, clusters: number) => {
  const shares = new Float64Array(size)
  shares[0] = 1
  // One block of memory each, a row a cluster: a curve over thousands of compounds goes through them once for every day.
  const influence = new Float64Array(clusters * size)
  const present = new Int32Array(clusters * size)
  const atRisk = new Int32Array(size)
  const add = (list: Float64Array | Int32Array, at: number, by: number): void => {
    list[at] = (list[at] ?? 0) + by
  }
  const change = (cluster: number, state: number, by: number): void => {
    add(atRisk, state, by)
    add(present, cluster * size + state, by)
  }
  /** What happens to the influences for the reason that all shares move. Written for speed: it is most of the work. */
  const spread = (rates: readonly Rate[], weights: Float64Array): void => {
    const from = Int32Array.from(rates, (rate) => rate.from)
    const to = Int32Array.from(rates, (rate) => rate.to)
    const share = Float64Array.from(rates, ({ rate }) => rate)
    const leaning = new Float64Array(size)
    for (let row = 0; row < clusters * size; row += size) {
      for (let state = 0; state < size; state += 1)
        leaning[state] = (influence[row + state] as number) - (weights[state] as number) * (present[row + state] as number)
      for (let index = 0; index < share.length; index += 1) {
        const state = from[index] as number
        const expected = (share[index] as number) * (leaning[state] as number)
        influence[row + state] = (influence[row + state] as number) - expected
        const target = row + (to[index] as number)
        influence[target] = (influence[target] as number) + expected
      }
    }
  }
  const shift = ({ from, firstOther }: HappeningTime, weights: Float64Array): void => {
    for (let at = from; at < firstOther; at += 1) {
      const row = happenings.cluster(at) * size
      const weight = weights[happenings.state(at)] ?? 0
      add(influence, row + happenings.state(at), -weight)
      add(influence, row + happenings.to(at), weight)
    }
  }
  // All have left: nothing of a share is left but rounding, and a band around that would be nonsense.
  const empty = (state: number): void => {
    shares[state] = 0
    for (let row = 0; row < clusters * size; row += size) influence[row + state] = 0
  }
  const errorOf = (state: number): number => {
    let sum = 0
    for (let row = 0; row < clusters * size; row += size) sum += (influence[row + state] ?? 0) ** 2
    return Math.sqrt(sum)
  }
  return {
    /** The standard errors as it stands; nought where they are not wanted. */
    errors: (wanted: boolean): number[] => Array.from({ length: size }, (_, state) => (wanted ? errorOf(state) : 0)),
    count: (at: number, by: number): void => change(happenings.cluster(at), happenings.state(at), by),
    /** One day: p(t) = p(t-) (I + dA), the influences with it. */
    move: (happening: HappeningTime): Omit<Occupation, 'standardError'> => {
      const before = [...atRisk]
      // What a unit at risk in a state weighs in the share of all.
      const weights = shares.map((share, state) => (atRisk[state] === 0 ? 0 : share / (atRisk[state] ?? 1)))
      const rates = ratesOf(happenings, happening, before)
      spread(rates, weights)
      shift(happening, weights)
      const moved = rates.map(({ from, rate }) => rate * (shares[from] ?? 0))
      rates.forEach(({ from, to }, index) => {
        add(shares, from, -(moved[index] ?? 0))
        add(shares, to, moved[index] ?? 0)
      })
      for (let at = happening.from; at < happening.firstOther; at += 1) {
        change(happenings.cluster(at), happenings.state(at), -1)
        change(happenings.cluster(at), happenings.to(at), 1)
      }
      before.forEach((there, state) => {
        if (there > 0 && atRisk[state] === 0) empty(state)
      })
      return { time: happening.time, atRisk: before, share: [...shares] }
    },
  }
}

/** A kind of move on one day: how many made it, as a share of all who could have. */
interface Rate {
  readonly from: number
  readonly to: number
  readonly rate: number
}

// The same moves lie beside each other.
const ratesOf = ({ state, to }: Happenings, { from: begin, firstOther }: HappeningTime, atRisk: readonly number[]): Rate[] => {
  const rates: Rate[] = []
  for (let first = begin; first < firstOther; ) {
    let next = first
    while (next < firstOther && state(next) === state(first) && to(next) === to(first)) next += 1
    rates.push({ from: state(first), to: to(first), rate: (next - first) / (atRisk[state(first)] ?? 0) })
    first = next
  }
  return rates
}
