import { openDayRisk, type Quantiles } from './kaplan-meier.ts'
import { placesInOrder } from './number-list.ts'

/** Times under observation in whole days, and the number of the compound of each: lists side by side. */
export interface ClusteredDays {
  /** How much of it had gone by when observation began; -1 = seen from its beginning. */
  readonly enter: Int32Array
  readonly exit: Int32Array
  /** 1 while it still goes on. */
  readonly open: Int32Array
  readonly cluster: Int32Array
  readonly clusters: number
}

/** The curve on a day on which something ended, and its error by compound. */
interface DayPoint {
  readonly time: number
  readonly share: number
  readonly standardError: number
}

/** The curve of such times. */
export interface DayCurve {
  readonly points: readonly DayPoint[]
  readonly quantiles: Quantiles
  /** How many were under observation on a day. */
  readonly atRisk: (day: number) => number
}

/**
 * `clusteredSurvival` of times in whole days, from how many came and went in each compound on each day: the same estimate and
 * the same cluster-robust error, but for rounding. What was over before it could be observed is in no point.
 */
export const clusteredDays = (times: ClusteredDays, longest: number): DayCurve => {
  const { enter, exit, open, cluster } = times
  const risk = openDayRisk(longest)
  const observed = new Int32Array(exit.length)
  let n = 0
  for (let unit = 0; unit < exit.length; unit += 1) {
    risk.add(enter[unit] ?? -1, exit[unit] ?? 0, open[unit] === 0)
    if ((enter[unit] ?? -1) >= (exit[unit] ?? 0)) continue
    observed[n] = unit
    n += 1
  }
  const some = observed.subarray(0, n)
  const coming = dayByDay(some, (unit) => (enter[unit] ?? -1) + 1, longest + 2)
  // Ends count before what is lost on the same day.
  const going = dayByDay(some, (unit) => 2 * (exit[unit] ?? 0) + (open[unit] ?? 0), 2 * longest + 2)
  const there = openThere(times.clusters)
  const points: DayPoint[] = []
  /** Who came before a day is at risk on it. */
  const come = (day: number): void => {
    for (let at = coming.first(day); at < coming.first(day + 1); at += 1) there.come(cluster[coming.all[at] ?? 0] ?? 0)
  }
  for (let day = 0; day <= longest; day += 1) {
    come(day)
    const [ends, losses, next] = [going.first(2 * day), going.first(2 * day + 1), going.first(2 * day + 2)]
    if (ends < losses) {
      there.fall(losses - ends)
      for (let at = ends; at < losses; at += 1) there.end(cluster[going.all[at] ?? 0] ?? 0)
      points.push({ time: day, ...there.settle() })
    }
    for (let at = losses; at < next; at += 1) there.lose(cluster[going.all[at] ?? 0] ?? 0)
  }
  return {
    points,
    quantiles: risk.quantiles(),
    // Came before the day, and went on it or later.
    atRisk: (day) => coming.first(Math.min(day, longest + 1) + 1) - going.first(2 * Math.min(day, longest + 1)),
  }
}

/** Units in the order of what happens to them, and where in it those of a time begin. */
const dayByDay = (some: Int32Array, timeOf: (unit: number) => number, bound: number) => {
  const all = placesInOrder(some, timeOf, bound)
  const firsts = new Int32Array(bound + 1)
  for (const unit of some) {
    const time = timeOf(unit) + 1
    firsts[time] = (firsts[time] ?? 0) + 1
  }
  for (let time = 1; time <= bound; time += 1) firsts[time] = (firsts[time] ?? 0) + (firsts[time - 1] ?? 0)
  return { all, first: (time: number): number => firsts[Math.min(time, bound)] ?? 0 }
}

/** Who is there, compound by compound, and what each adds to the share: its influence, as in `occupations`. */
const openThere = (clusters: number) => {
  const influence = new Float64Array(clusters)
  const present = new Int32Array(clusters)
  let [all, share, weight] = [0, 1, 0]
  const lose = (cluster: number): void => {
    present[cluster] = (present[cluster] ?? 0) - 1
    all -= 1
  }
  return {
    lose,
    come: (cluster: number): void => {
      present[cluster] = (present[cluster] ?? 0) + 1
      all += 1
    },
    /** So many of those who are there end now: the share falls, and with it what each compound adds. */
    fall: (ended: number): void => {
      weight = share / all
      const rate = ended / all
      for (let cluster = 0; cluster < clusters; cluster += 1) {
        const own = influence[cluster] as number
        influence[cluster] = own - rate * (own - weight * (present[cluster] as number))
      }
      share -= rate * share
    },
    end: (cluster: number): void => {
      influence[cluster] = (influence[cluster] ?? 0) - weight
      lose(cluster)
    },
    settle: (): Omit<DayPoint, 'time'> => {
      // All have left: nothing of the share is left but rounding, and a band around that would be nonsense.
      if (all === 0) {
        share = 0
        influence.fill(0)
      }
      return { share, standardError: Math.sqrt(influence.reduce((sum, own) => sum + own ** 2, 0)) }
    },
  }
}
