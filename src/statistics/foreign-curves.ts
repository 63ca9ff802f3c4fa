import { aalenJohansen } from '../../workflows/statistics/aalen-johansen.ts'
import { type Band, logLogBand } from '../../workflows/statistics/bands.ts'
import { clusteredSurvival } from '../../workflows/statistics/clustered-survival.ts'
import { kaplanMeier, quantilesOf } from '../../workflows/statistics/kaplan-meier.ts'
import { csvCell } from '../exports/csv-export.ts'
import type { ForeignLog } from './foreign-log.ts'

/** A share on a day, and what it rests on. */
interface CurvePoint extends Band {
  readonly day: number
  readonly atRisk: number
  readonly share: number
  readonly standardError: number
}

/** The figures of a log that is not of this service. */
export interface ForeignCurves {
  readonly n: number
  readonly open: number
  readonly groups: number
  /** Over before they could be observed: in no curve. */
  readonly notAtRisk: number
  readonly ignoredColumns: readonly string[]
  /** How 01/03/2024 was read; null = nothing was written so. */
  readonly dates: ForeignLog['order']
  /** Units of an empty group: each was taken for a group of its own. */
  readonly withoutGroup: number
  readonly band: string
  readonly median: ReturnType<typeof quantilesOf>['median']
  readonly p90: ReturnType<typeof quantilesOf>['p90']
  /** The share that still goes on, whatever the end: Kaplan–Meier with delayed entry. */
  readonly stillOpen: readonly CurvePoint[]
  /** The share that has ended so by a day, kind by kind: Aalen–Johansen, never one minus the curve above (S5). */
  readonly ends: readonly { readonly end: string; readonly points: readonly CurvePoint[] }[]
}

/** 97.5 % point of the normal distribution, as R's bands use. */
const z = 1.959963984540054

// Of an end that is called like the state before any end there would be two.
const goesOn = '\u0000'

/** The figures of a log by the estimators of this service, with the bands of R's `survival` so that both can be compared. */
export const foreignCurves = ({ units, ignored, order, withoutGroup }: ForeignLog): ForeignCurves => {
  const observations = units.map(({ end, ...unit }) => ({ ...unit, ended: end !== null }))
  const survival = clusteredSurvival(observations)
  const plain = kaplanMeier(observations)
  const kinds = [...new Set(units.flatMap(({ end }) => end ?? []))].toSorted()
  const paths = units.map(({ end, ...unit }) => ({ ...unit, moves: end === null ? [] : [{ time: unit.exit, state: end }] }))
  const occupied = aalenJohansen(paths, [goesOn, ...kinds])
  return {
    n: plain.n,
    open: units.filter(({ end }) => end === null).length,
    groups: survival.clusters,
    ignoredColumns: ignored,
    dates: order,
    withoutGroup,
    band: '95 %, log-log, cluster-robust, normal: as survfit(…, cluster, conf.type = "log-log") of R',
    ...quantilesOf(plain),
    stillOpen: survival.points.map(({ time, atRisk, survival: share, standardError }) =>
      pointOf({ day: time, atRisk, share, standardError }),
    ),
    ends: kinds.map((end, place) => ({
      end,
      points: occupied.points.map(({ time, atRisk, share, standardError }) =>
        pointOf({
          ...{ day: time, atRisk: atRisk[0] ?? 0, share: share[place + 1] ?? 0 },
          standardError: standardError[place + 1] ?? 0,
        }),
      ),
    })),
  }
}

const pointOf = (point: Omit<CurvePoint, keyof Band>): CurvePoint => {
  const { share, standardError } = point
  const isInside = share > 0 && share < 1
  return { ...point, ...(isInside ? logLogBand(share, standardError, z) : { lower: null, upper: null }) }
}

/** The same as CSV: one line a share. */
export const csvOfCurves = ({ stillOpen, ends }: ForeignCurves): string => {
  const lines = [
    ['estimator', 'end', 'day', 'at_risk', 'share', 'standard_error', 'lower', 'upper'],
    ...[
      { estimator: 'kaplan-meier', end: '', points: stillOpen },
      ...ends.map(({ end, points }) => ({ estimator: 'aalen-johansen', end, points })),
    ].flatMap(({ estimator, end, points }) =>
      points.map(({ day, atRisk, share, standardError, lower, upper }) => [
        ...[estimator, end, day, atRisk, share, standardError, lower, upper],
      ]),
    ),
  ]
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}
