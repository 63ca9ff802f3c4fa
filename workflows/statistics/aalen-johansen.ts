import { indexClusters } from './clusters.ts'
import { openTable, type Table } from './table.ts'

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
  const observed = paths.map(checked).filter(({ enter, exit }) => (enter ?? -1) < exit)
  const { indexes, count: clusters } = indexClusters(observed.map(({ cluster }) => cluster))
  const steps = stepsOf(observed, indexes, states)
  const shares = openShares(states.length, clusters)
  const points: Occupation[] = []
  for (const [time, { entering, moving, leaving }] of steps) {
    if (moving.length > 0)
      points.push(
        shares.move(
          time,
          moving.toSorted((a, b) => a.state - b.state || a.to - b.to),
        ),
      )
    for (const at of leaving) shares.leave(at)
    // At risk from the day after: whoever enters on this day is not yet there for its moves.
    for (const at of entering) shares.enter(at)
  }
  const lastTime = observed.reduce((last, { exit }) => Math.max(last, exit), 0)
  return { states, points, n: observed.length, clusters, notAtRisk: paths.length - observed.length, lastTime }
}

const checked = <S extends string>(path: Path<S>): Path<S> => {
  const times = path.moves.map(({ time }) => time)
  const rises = times.every((time, index) => time > (times[index - 1] ?? -1))
  if (!(path.exit >= 0) || !((path.enter ?? 0) >= 0) || !rises)
    throw new RangeError('a path runs from day 0 on, one day after the other')
  return path
}

interface At {
  readonly cluster: number
  readonly state: number
}
interface Moving extends At {
  readonly to: number
}
interface Step {
  readonly entering: At[]
  readonly moving: Moving[]
  readonly leaving: At[]
}

/** What happens on each day, in their order. Day -1 stands for what is seen from its beginning. */
const stepsOf = <S extends string>(
  paths: readonly Path<S>[],
  clusters: readonly number[],
  states: readonly S[],
): [number, Step][] => {
  const steps = new Map<number, Step>()
  const stepAt = (time: number): Step => {
    const known = steps.get(time)
    if (known) return known
    const made: Step = { entering: [], moving: [], leaving: [] }
    steps.set(time, made)
    return made
  }
  const indexOf = (state: S): number => {
    const index = states.indexOf(state)
    if (index < 0) throw new RangeError(`${state} is not a state of the question`)
    return index
  }
  paths.forEach((path, unit) => {
    const cluster = clusters[unit] ?? 0
    const start = path.enter ?? -1
    let state = 0
    for (const { time, state: name } of path.moves) {
      if (time > path.exit) break
      const to = indexOf(name)
      if (time > start && to !== state) stepAt(time).moving.push({ cluster, state, to })
      state = to
    }
    stepAt(start).entering.push({ cluster, state: stateAt(path, start, indexOf) })
    stepAt(path.exit).leaving.push({ cluster, state })
  })
  return [...steps].toSorted(([a], [b]) => a - b)
}

const stateAt = <S extends string>({ moves }: Path<S>, time: number, indexOf: (state: S) => number): number => {
  const last = moves.findLast((move) => move.time <= time)
  return last ? indexOf(last.state) : 0
}

/** A kind of move on one day: how many made it, and their share of all who could have. */
interface Rate {
  readonly from: number
  readonly to: number
  readonly rate: number
}

/**
 * The shares as they move, and beside them what each cluster adds to each share: its influence, the derivative of the share
 * by the cluster's weight. The sum of its squares over the clusters is the variance.
 */
const openShares = (size: number, clusters: number) => {
  const shares = openTable(1, size)
  shares.add(0, 0, 1)
  const influence = openTable(clusters, size)
  const atRisk = openTable(1, size)
  const present = openTable(clusters, size)
  const states = Array.from({ length: size }, (_, state) => state)
  const count = ({ cluster, state }: At, by: number): void => {
    atRisk.add(0, state, by)
    present.add(cluster, state, by)
  }
  /** What a unit at risk in a state weighs in the share of all. */
  const weightsNow = (): number[] =>
    states.map((state) => (atRisk.at(0, state) === 0 ? 0 : shares.at(0, state) / atRisk.at(0, state)))
  const spread = (rates: readonly Rate[], moving: readonly Moving[]): void => {
    const weights = weightsNow()
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      const expected = rates.map(
        ({ from, rate }) => rate * (influence.at(cluster, from) - (weights[from] ?? 0) * present.at(cluster, from)),
      )
      rates.forEach((rate, index) => {
        shift(influence, cluster, rate, expected[index] ?? 0)
      })
    }
    for (const { cluster, state, to } of moving) shift(influence, cluster, { from: state, to }, weights[state] ?? 0)
  }
  // All have left: nothing of a share is left but rounding, and a band around that would be nonsense.
  const empty = (state: number): void => {
    shares.clear(0, state)
    for (let cluster = 0; cluster < clusters; cluster += 1) influence.clear(cluster, state)
  }
  return {
    enter: (at: At) => count(at, 1),
    leave: (at: At) => count(at, -1),
    /** One day: p(t) = p(t-) (I + dA), the influences with it. */
    move: (time: number, moving: readonly Moving[]): Occupation => {
      const before = states.map((state) => atRisk.at(0, state))
      const rates = ratesOf(moving, before)
      spread(rates, moving)
      const moved = rates.map(({ from, rate }) => rate * shares.at(0, from))
      rates.forEach((rate, index) => {
        shift(shares, 0, rate, moved[index] ?? 0)
      })
      for (const { cluster, state, to } of moving) {
        count({ cluster, state }, -1)
        count({ cluster, state: to }, 1)
      }
      for (const state of states) if ((before[state] ?? 0) > 0 && atRisk.at(0, state) === 0) empty(state)
      return {
        time,
        atRisk: before,
        share: states.map((state) => shares.at(0, state)),
        standardError: states.map((state) => rootOfSquares(influence, state)),
      }
    },
  }
}

const shift = (table: Table, row: number, { from, to }: { readonly from: number; readonly to: number }, by: number): void => {
  table.add(row, from, -by)
  table.add(row, to, by)
}

const ratesOf = (moving: readonly Moving[], atRisk: readonly number[]): Rate[] =>
  [...Map.groupBy(moving, ({ state, to }) => `${state} ${to}`).values()].flatMap((same) => {
    const [first] = same
    return first ? [{ from: first.state, to: first.to, rate: same.length / (atRisk[first.state] ?? 0) }] : []
  })

const rootOfSquares = (table: Table, column: number): number => {
  let sum = 0
  for (let row = 0; row < table.rows; row += 1) sum += table.at(row, column) ** 2
  return Math.sqrt(sum)
}
