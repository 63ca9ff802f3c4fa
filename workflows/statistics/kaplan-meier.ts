/**
 * One time under observation, in days of one unit. `enter`: how much of it had gone by, unobserved, when observation
 * began (delayed entry); null = seen from its beginning. `ended: false` = still going on at `exit` (right-censored).
 */
export interface Observation {
  readonly enter: number | null
  readonly exit: number
  readonly ended: boolean
}

/** The curve from one day to the next listed one. */
interface SurvivalPoint {
  readonly time: number
  readonly atRisk: number
  readonly ended: number
  readonly censored: number
  /** Share that lasts longer than `time`. */
  readonly survival: number
  /** Greenwood's variance of the share; null once nobody is left. */
  readonly variance: number | null
  /** Log-log band at 95 %, for independent observations; null where the share is 1 or 0. */
  readonly lower: number | null
  readonly upper: number | null
}

/** A survival curve. */
export interface SurvivalCurve {
  readonly points: readonly SurvivalPoint[]
  /** Observations that were at risk at some time. */
  readonly n: number
  /** Observations that were over before they could be observed: they are in no share. */
  readonly notAtRisk: number
}

/** What a quantile is read off. */
interface Fallen extends Pick<SurvivalCurve, 'n' | 'notAtRisk'> {
  readonly points: readonly Pick<SurvivalPoint, 'time' | 'survival'>[]
}

/** Why a figure is missing. */
export type WhyMissing = 'nobodyAtRisk' | 'notReached' | 'notFollowed' | 'riskSetEmptied'

/** A figure, or why there is none. */
export interface Reading {
  readonly value: number | null
  readonly why: WhyMissing | null
}

/** 97.5 % point of the normal distribution. */
const z = 1.959963984540054

/** As in R: products of fractions that should meet a level miss it by rounding. */
const tolerance = Math.sqrt(Number.EPSILON)

const given = (value: number): Reading => ({ value, why: null })
const missing = (why: WhyMissing): Reading => ({ value: null, why })

// Seen from the beginning: at risk from before day 0, so that what ends on its first day counts.
const startOf = ({ enter }: Observation): number => enter ?? Number.NEGATIVE_INFINITY

const isAtRiskAt = (observation: Observation, time: number): boolean => startOf(observation) < time && time <= observation.exit

/**
 * The Kaplan–Meier estimate of the share that is still there after each number of days, **whatever the end**. It is
 * never used for the probability of a certain end (S5): that is Aalen–Johansen.
 *
 * At risk on day t: all with `enter` < t ≤ `exit`. Ends count before censorings of the same day. Equal to
 * `survival::survfit(Surv(enter, exit, ended) ~ 1, conf.type = "log-log")` of R, with -1 for `enter: null`: what ended
 * after 0 days counts there. What was over when observation began (`exit` ≤ `enter`) is left out and counted in `notAtRisk`.
 * Greenwood's variance holds for independent observations; those of one compound are not, and the band covers too
 * little there (S6): it serves to compare with other software, not to publish.
 * @throws RangeError for a time that is negative or no number.
 */
export const kaplanMeier = (observations: Iterable<Observation>): SurvivalCurve => {
  const risk = openRisk()
  for (const observation of observations) risk.add(observation)
  return risk.curve()
}

/** How many were lost on a day. */
interface Leaving {
  ended: number
  censored: number
}

/** How many came and went on which day: all that a curve needs of any number of observations. */
interface Risk {
  readonly starts: Iterable<readonly [number, number]>
  readonly exits: Iterable<readonly [number, Leaving]>
  readonly n: number
  readonly notAtRisk: number
}

const openRisk = () => {
  const starts = new Map<number, number>()
  const exits = new Map<number, Leaving>()
  let n = 0
  let notAtRisk = 0
  const add = (observation: Observation): void => {
    const { enter, exit, ended } = observation
    if (!(exit >= 0) || !((enter ?? 0) >= 0)) throw new RangeError(`a time cannot run from ${enter} to ${exit}`)
    const start = startOf(observation)
    if (start >= exit) {
      notAtRisk += 1
      return
    }
    n += 1
    starts.set(start, (starts.get(start) ?? 0) + 1)
    const leaving = exits.get(exit) ?? { ended: 0, censored: 0 }
    if (ended) leaving.ended += 1
    else leaving.censored += 1
    exits.set(exit, leaving)
  }
  return { add, curve: () => curveOf({ starts, exits, n, notAtRisk }) }
}

const curveOf = ({ starts, exits, n, notAtRisk }: Risk): SurvivalCurve => {
  const coming = [...starts].toSorted(([a], [b]) => a - b)
  const points: SurvivalPoint[] = []
  let next = 0
  let there = 0
  let survival = 1
  let hazard = 0
  for (const [time, { ended, censored }] of [...exits].toSorted(([a], [b]) => a - b)) {
    for (let [start, came] = coming[next] ?? none; start < time; [start, came] = coming[next] ?? none) {
      there += came
      next += 1
    }
    survival *= (there - ended) / there
    hazard += ended / (there * (there - ended))
    points.push({ time, atRisk: there, ended, censored, survival, ...spread(survival, hazard) })
    there -= ended + censored
  }
  return { points, n, notAtRisk }
}

/** Times in whole days under observation, counted by the day: ten million of them are a few thousand numbers. */
export interface DayRisk {
  /** `enter`: -1 where it was seen from its beginning. @throws RangeError for a time that is negative or no number. */
  readonly add: (enter: number, exit: number, ended: boolean) => void
  /** The same of many that were counted before: those that came, those that went, those that were never at risk. */
  readonly came: (enter: number, times: number) => void
  readonly went: (exit: number, times: number, ended: boolean) => void
  readonly leftOut: (times: number) => void
  readonly curve: () => SurvivalCurve
  /** The quantiles of the curve, without its bands. */
  readonly quantiles: () => Quantiles
}

/** The same estimate as `kaplanMeier`, of times that are added one by one, the longest known beforehand. */
export const openDayRisk = (longest: number): DayRisk => {
  // Before day 0 stands what was seen from its beginning.
  const starts = new Int32Array(longest + 2)
  const endings = new Int32Array(longest + 1)
  const censorings = new Int32Array(longest + 1)
  let n = 0
  let notAtRisk = 0
  return {
    add: (enter, exit, ended) => {
      if (!(exit >= 0 && exit <= longest && enter >= -1)) throw new RangeError(`a time cannot run from ${enter} to ${exit}`)
      if (enter >= exit) {
        notAtRisk += 1
        return
      }
      n += 1
      starts[enter + 1] = (starts[enter + 1] ?? 0) + 1
      const leaving = ended ? endings : censorings
      leaving[exit] = (leaving[exit] ?? 0) + 1
    },
    came: (enter, times) => {
      if (!(enter >= -1 && enter <= longest)) throw new RangeError(`nobody comes on day ${enter}`)
      n += times
      starts[enter + 1] = (starts[enter + 1] ?? 0) + times
    },
    went: (exit, times, ended) => {
      if (!(exit >= 0 && exit <= longest)) throw new RangeError(`nobody goes on day ${exit}`)
      const leaving = ended ? endings : censorings
      leaving[exit] = (leaving[exit] ?? 0) + times
    },
    leftOut: (times) => {
      notAtRisk += times
    },
    quantiles: () => quantilesOf({ n, notAtRisk, points: fallOf(starts, endings, censorings) }),
    curve: () =>
      curveOf({
        ...{ n, notAtRisk },
        starts: [...starts].flatMap((came, day): [number, number][] =>
          came === 0 ? [] : [[day === 0 ? Number.NEGATIVE_INFINITY : day - 1, came]],
        ),
        exits: [...endings].flatMap((ended, day): [number, Leaving][] => {
          const censored = censorings[day] ?? 0
          return ended + censored === 0 ? [] : [[day, { ended, censored }]]
        }),
      }),
  }
}

/** How the share falls from one day with an end to the next: the same numbers as the points of the curve, and no others. */
const fallOf = (starts: Int32Array, endings: Int32Array, censorings: Int32Array): Fallen['points'] => {
  const points: Pick<SurvivalPoint, 'time' | 'survival'>[] = []
  let [there, survival] = [0, 1]
  for (let time = 0; time < endings.length; time += 1) {
    there += starts[time] ?? 0
    const ended = endings[time] ?? 0
    const gone = ended + (censorings[time] ?? 0)
    if (gone === 0) continue
    survival *= (there - ended) / there
    points.push({ time, survival })
    there -= gone
  }
  return points
}

/** Nobody comes any more. */
const none: readonly [number, number] = [Number.POSITIVE_INFINITY, 0]

const spread = (survival: number, hazard: number): Pick<SurvivalPoint, 'variance' | 'lower' | 'upper'> => {
  if (survival === 0) return { variance: null, lower: null, upper: null }
  if (survival === 1) return { variance: 0, lower: null, upper: null }
  const width = (z * Math.sqrt(hazard)) / Math.abs(Math.log(survival))
  return {
    variance: survival ** 2 * hazard,
    lower: survival ** Math.exp(width),
    upper: survival ** Math.exp(-width),
  }
}

// The risk set emptied while others were still to come: from here on the curve says nothing.
const isCollapse = (curve: Fallen, index: number): boolean =>
  curve.points[index]?.survival === 0 && index < curve.points.length - 1

/**
 * The number of days by which a share `p` has ended: the first day on which the curve is at or under 1 − p. Where it runs
 * exactly at 1 − p, the middle of that flat part, up to the next fall or the last day anybody was followed (as R does; of
 * an even number without open ones this is the ordinary median). Missing: `notReached` because too many are still there;
 * `nobodyAtRisk`; `riskSetEmptied` if it would be read off a fall to zero that happened because few had entered yet.
 */
export const survivalQuantile = (curve: Fallen, p: number): Reading => {
  if (curve.n === 0) return missing('nobodyAtRisk')
  const level = 1 - p
  const index = curve.points.findIndex((point) => point.survival <= level + tolerance)
  const point = curve.points[index]
  if (!point) return missing('notReached')
  if (isCollapse(curve, index)) return missing('riskSetEmptied')
  if (point.survival < level - tolerance) return given(point.time)
  const end = curve.points.find((later) => later.survival < level - tolerance) ?? curve.points.at(-1) ?? point
  return given((point.time + end.time) / 2)
}

/**
 * The share that lasts longer than a number of days. Missing: `notFollowed` if nobody was followed so long and some were
 * still there at the end; `nobodyAtRisk`; `riskSetEmptied` as above.
 */
export const survivalAt = (curve: SurvivalCurve, time: number): Reading => {
  const index = curve.points.findLastIndex((point) => point.time <= time)
  const last = curve.points.at(-1)
  if (!last) return missing('nobodyAtRisk')
  const survival = curve.points[index]?.survival ?? 1
  const collapsed = curve.points.findIndex((point) => point.survival === 0)
  if (survival === 0 && isCollapse(curve, collapsed)) return missing('riskSetEmptied')
  return time > last.time && survival > 0 ? missing('notFollowed') : given(survival)
}

/** How many were at risk on each of some days: what a reader needs to know how far a curve carries. */
export const atRiskTable = (
  observations: readonly Observation[],
  times: readonly number[],
): { readonly time: number; readonly atRisk: number }[] =>
  times.map((time) => ({ time, atRisk: observations.filter((observation) => isAtRiskAt(observation, time)).length }))

/** How long something lasts: when half and when nine in ten were over. */
export interface Quantiles {
  readonly median: Reading
  readonly p90: Reading
  /** Over before they could be observed: in neither. */
  readonly notAtRisk: number
}

/** The quantiles of a curve that every figure gives. */
export const quantilesOf = (curve: Fallen): Quantiles => ({
  median: survivalQuantile(curve, 0.5),
  p90: survivalQuantile(curve, 0.9),
  notAtRisk: curve.notAtRisk,
})
