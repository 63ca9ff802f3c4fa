import { aalenJohansen } from './aalen-johansen.ts'
import type { Observation } from './kaplan-meier.ts'

/** A time under observation, and what it has in common with others: its compound. */
export interface ClusteredObservation extends Observation {
  readonly cluster: string
}

/** The Kaplan–Meier curve on a day, with the standard error that holds although units of one cluster are alike. */
export interface ClusteredPoint {
  readonly time: number
  readonly atRisk: number
  readonly survival: number
  readonly standardError: number
}

/**
 * The Kaplan–Meier curve with its cluster-robust standard error (S6): Greenwood's takes the twenty cases of one manager for
 * twenty independent ones, and its band covers half of what it says. Points on days on which something ended.
 *
 * Equal to `survival::survfit(Surv(enter, exit, ended) ~ 1, cluster = cluster, robust = TRUE)` of R, with -1 for
 * `enter: null`. It is the Aalen–Johansen curve of two states.
 */
export const clusteredSurvival = (
  observations: readonly ClusteredObservation[],
): { readonly points: readonly ClusteredPoint[]; readonly clusters: number } => {
  const paths = observations.map(({ cluster, enter, exit, ended }) => ({
    cluster,
    enter,
    exit,
    moves: ended ? [{ time: exit, state: 'over' as const }] : [],
  }))
  const { points, clusters } = aalenJohansen<'there' | 'over'>(paths, ['there', 'over'])
  return {
    clusters,
    points: points.map(({ time, atRisk: [atRisk = 0], share: [survival = 0], standardError: [standardError = 0] }) => ({
      time,
      atRisk,
      survival,
      standardError,
    })),
  }
}
