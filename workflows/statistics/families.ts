import { occupations } from './aalen-johansen.ts'
import { type AsOf, isSeen, placesAsOf, staysAsOf } from './as-of.ts'
import { bandOf } from './bands.ts'
import { indexClusters } from './clusters.ts'
import { dayNumber } from './days.ts'
import { definitions } from './definitions.ts'
import { type FamilyState, familyStates } from './family-state.ts'
import { beganOn, countedTraces, type FamilyRows, type FamilyTrace, familyTraces, tracesByPlace } from './family-trace.ts'
import type { Counted, Figure, Split } from './figure.ts'
import type { NumberedPath } from './happenings.ts'
import type { WhyMissing } from './kaplan-meier.ts'

/** Days after the request on which the figure is read off: the three of page one, and those between for the picture. */
const readOn = [0, 10, 20, 30, 45, 60, 75, 90, 120, 150, 180] as const
const lastReadOn = Math.max(...readOn)

/** One state on one day. */
interface FamilyShare {
  readonly state: FamilyState
  readonly share: number
  /** 95 %, by compound; null for 0 and 1, and where all are of one compound. */
  readonly lower: number | null
  readonly upper: number | null
}

/** Where the families are after a number of days. */
interface FamilyDay {
  readonly days: number
  /** Families that were followed so long, or to their end before. */
  readonly followed: number
  readonly shares: readonly FamilyShare[] | null
  readonly why: WhyMissing | null
}

/** Where the families of a place are, day by day. */
interface FamilyGroup extends Counted {
  readonly district: string | null
  readonly after: readonly FamilyDay[]
  /** Over before they could be observed: in no share. */
  readonly notAtRisk: number
}

/** The figure of the families. */
export type FamilyFigure = Figure<FamilyGroup>

/** What the figure is asked. */
export interface FamilyQuestion {
  readonly at: AsOf
  readonly split: Split
}

/**
 * `family.where`: of the families who asked, where they are after so many calendar days. Unit: chain (one person and one
 * space, refilings joined); the day of the first request is day 0. Aalen–Johansen: the open ones are inside and censored at
 * `asOf`, a case that began before it was recorded is under observation from its recording on (S7). Bands by compound.
 *
 * A family is in one place: refused where a rejection stands with the owner; else with whom its consent waits; where that is
 * settled, with whom the earliest of its technical checks waits; else in the works; else where its last case ended. What
 * changed several times on one day counts as at the day's end. A family whose case was reopened, or who filed again, had
 * given up in between. `open` = families that still wait. Not given after the last day on which anybody was followed.
 */
export const familiesFigure = (rows: FamilyRows, question: FamilyQuestion): FamilyFigure =>
  familiesOf(tracesAsOf(rows, question.at), question)

/** The traces as they stood. */
export const tracesAsOf = (rows: FamilyRows, at: AsOf): FamilyTrace[] =>
  familyTraces({
    places: placesAsOf(rows.places, at),
    stays: staysAsOf(rows.stays, at),
    ends: rows.ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at)),
  })

/** `family.where` of traces that hold on the day asked for. */
export const familiesOf = (traces: readonly FamilyTrace[], { at, split }: FamilyQuestion): FamilyFigure => {
  const all = countedTraces(traces)
  const groups = tracesByPlace(traces, split).map(({ district, traces: some }) => ({
    district,
    ...(some === traces ? all : countedTraces(some)),
    ...whereThey(some, dayNumber(at.asOf)),
  }))
  return { definition: definitions.familyWhere, ...at, ...all, groups }
}

const whereThey = (traces: readonly FamilyTrace[], asOf: number): Pick<FamilyGroup, 'after' | 'notAtRisk'> => {
  const observed = traces.filter((trace) => enterOf(trace) < asOf - beganOn(trace))
  const { indexes, count: clusters } = indexClusters(observed.map(({ compoundId }) => compoundId))
  const points = occupations(pathsOf(observed, indexes, asOf), { states: familyStates.length, clusters, errorsOn: readOn })
  const lastTime = observed.reduce((last, trace) => Math.max(last, asOf - beganOn(trace)), 0)
  const after = readOn.map((days): FamilyDay => {
    const followed = traces.reduce((sum, trace) => sum + (trace.open && asOf - beganOn(trace) < days ? 0 : 1), 0)
    const why = observed.length === 0 ? 'nobodyAtRisk' : days > lastTime ? 'notFollowed' : null
    if (why) return { days, followed, shares: null, why }
    const point = points.findLast(({ time }) => time <= days)
    const shares = familyStates.map((state, index) => {
      const share = point ? (point.share[index] ?? 0) : index === 0 ? 1 : 0
      return { state, share, ...bandOf(share, point?.standardError[index] ?? 0, clusters) }
    })
    return { days, followed, shares, why: null }
  })
  return { after, notAtRisk: traces.length - observed.length }
}

/** The last day, counted from its beginning, on which nothing of it was observed; -1 = it was seen from the beginning. */
const enterOf = (trace: FamilyTrace): number => (trace.seenFrom > beganOn(trace) ? trace.seenFrom - beganOn(trace) : -1)

function* pathsOf(traces: readonly FamilyTrace[], clusters: readonly number[], asOf: number): Generator<NumberedPath> {
  for (const [index, trace] of traces.entries()) {
    const since = beganOn(trace)
    const enter = enterOf(trace)
    yield {
      cluster: clusters[index] ?? 0,
      enter: enter < 0 ? null : enter,
      // What comes after the last day that is read off changes nothing before it.
      exit: Math.min(asOf - since, lastReadOn),
      moves: trace.moves,
      since,
    }
  }
}
