import { openDayRisk, type Quantiles } from './kaplan-meier.ts'

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
  // Most are seen from their beginning: they are there on day 0, and only the others come in turn.
  const there = openThere(times.clusters)
  const coming = openTurns(longest + 2)
  // Ends count before what is lost on the same day.
  const going = openTurns(2 * longest + 2)
  const [came, went] = [coming.counts, going.counts]
  let leftOut = 0
  for (let unit = 0; unit < exit.length; unit += 1) {
    const from = enter[unit] as number
    const until = exit[unit] as number
    if (!(until >= 0 && until <= longest && from >= -1)) throw new RangeError(`a time cannot run from ${from} to ${until}`)
    if (from >= until) {
      leftOut += 1
      continue
    }
    came[from + 1] = (came[from + 1] as number) + 1
    const turn = 2 * until + (open[unit] as number)
    went[turn] = (went[turn] as number) + 1
  }
  for (let day = -1; day <= longest; day += 1) {
    risk.came(day, came[day + 1] as number)
    if (day < 0) continue
    risk.went(day, went[2 * day] as number, true)
    risk.went(day, went[2 * day + 1] as number, false)
  }
  risk.leftOut(leftOut)
  const [late, gone] = [coming.laidFrom(1), going.laidFrom(0)]
  for (let unit = 0; unit < exit.length; unit += 1) {
    const from = enter[unit] as number
    const until = exit[unit] as number
    if (from >= until) continue
    if (from < 0) there.come(cluster[unit] as number)
    else late.lay(from + 1, cluster[unit] as number)
    gone.lay(2 * until + (open[unit] as number), cluster[unit] as number)
  }
  const points: DayPoint[] = []
  for (let day = 0; day <= longest; day += 1) {
    // Who came before a day is at risk on it.
    if (day > 0) for (let at = late.first(day); at < late.first(day + 1); at += 1) there.come(late.all[at] as number)
    const [ends, losses, next] = [gone.first(2 * day), gone.first(2 * day + 1), gone.first(2 * day + 2)]
    if (ends < losses) {
      there.fall(losses - ends)
      for (let at = ends; at < losses; at += 1) there.end(gone.all[at] as number)
      points.push({ time: day, ...there.settle() })
    }
    for (let at = losses; at < next; at += 1) there.lose(gone.all[at] as number)
  }
  const comeBy = (day: number): number => coming.before(Math.min(day, longest + 1) + 1)
  return {
    points,
    quantiles: risk.quantiles(),
    // Came before the day, and went on it or later.
    atRisk: (day) => comeBy(day) - going.before(2 * Math.min(day, longest + 1)),
  }
}

/** Compounds in the order of the days on which something happens to a unit of theirs: counted first, then laid out. */
const openTurns = (bound: number) => {
  const counts = new Int32Array(bound + 1)
  let upTo: Int32Array | null = null
  /** How many have a time before this one. */
  const before = (time: number): number => {
    if (!upTo) {
      upTo = new Int32Array(bound + 1)
      for (let at = 1; at <= bound; at += 1) upTo[at] = (upTo[at - 1] as number) + (counts[at - 1] as number)
    }
    return upTo[Math.min(time, bound)] ?? 0
  }
  return {
    before,
    /** How many have each time; filled before anything else is asked. */
    counts,
    /** Lays out those from a time on. */
    laidFrom: (from: number) => {
      const skipped = before(from)
      const next = Int32Array.from({ length: bound + 1 }, (_, time) => before(time) - skipped)
      const all = new Int32Array(before(bound) - skipped)
      return {
        all,
        first: (time: number): number => before(time) - skipped,
        lay: (time: number, cluster: number): void => {
          const at = next[time] as number
          next[time] = at + 1
          all[at] = cluster
        },
      }
    },
  }
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
      let squares = 0
      for (let cluster = 0; cluster < clusters; cluster += 1) squares += (influence[cluster] as number) ** 2
      return { share, standardError: Math.sqrt(squares) }
    },
  }
}
