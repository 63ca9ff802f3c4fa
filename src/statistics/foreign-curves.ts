import { aalenJohansen } from '../../workflows/statistics/aalen-johansen.ts'
import { type Band, logLogBand } from '../../workflows/statistics/bands.ts'
import { clusteredSurvival } from '../../workflows/statistics/clustered-survival.ts'
import { kaplanMeier, type Reading, type SurvivalCurve, survivalQuantile } from '../../workflows/statistics/kaplan-meier.ts'
import { csvCell } from '../exports/csv-export.ts'
import type { ForeignLog } from './foreign-log.ts'

/** A share on a day, and what it rests on. */
export interface CurvePoint extends Band {
  readonly day: number
  readonly atRisk: number
  readonly share: number
  readonly standardError: number
}

/** The same with the error of units that have nothing in common, as R gives it where it is told of no group. */
export interface SurvivalPoint extends CurvePoint {
  readonly greenwood: Band & { readonly standardError: number | null }
}

/** A quantile in days, between those of the limits of the band. */
export interface ForeignQuantile extends Reading {
  readonly lower: number | null
  readonly upper: number | null
}

/** The figures of a log that is not of this service. */
export interface ForeignCurves {
  readonly n: number
  readonly open: number
  readonly groups: number
  /** Over before they could be observed: in no curve. */
  readonly notAtRisk: number
  /** What a line of the log was. */
  readonly lines: ForeignLog['each']
  readonly ignoredColumns: readonly string[]
  /** How 01/03/2024 was read; null = nothing was written so. */
  readonly dates: ForeignLog['order']
  /** Until when what goes on was looked at; null = each line says so itself. */
  readonly until: ForeignLog['until']
  /** Cases that had not begun by then, or in which what begins never happened, and lines that were left out: in no figure. */
  readonly notBegun: number
  readonly leftOut: number
  /** Units of an empty group: each was taken for a group of its own. */
  readonly withoutGroup: number
  readonly band: string
  readonly median: ForeignQuantile
  readonly p90: ForeignQuantile
  /** The share that still goes on, whatever the end: Kaplan–Meier with delayed entry. */
  readonly stillOpen: readonly SurvivalPoint[]
  /** The share that has ended so by a day, kind by kind: Aalen–Johansen, never one minus the curve above (S5). */
  readonly ends: readonly { readonly end: string; readonly points: readonly CurvePoint[] }[]
}

/** 97.5 % point of the normal distribution, as R's bands use. */
const z = 1.959963984540054

// Of an end that is called like the state before any end there would be two.
const goesOn = '\u0000'

/** The figures of a log by the estimators of this service, with the bands of R's `survival` so that both can be compared. */
export const foreignCurves = (log: ForeignLog): ForeignCurves => {
  const { units } = log
  const observations = units.map(({ end, ...unit }) => ({ ...unit, ended: end !== null }))
  const survival = clusteredSurvival(observations)
  const plain = kaplanMeier(observations)
  const stillOpen = survivalPoints(survival.points, plain)
  return {
    n: plain.n,
    open: units.filter(({ end }) => end === null).length,
    groups: survival.clusters,
    ...{ lines: log.each, ignoredColumns: log.ignored, dates: log.order, until: log.until },
    ...{ notBegun: log.notBegun, leftOut: log.leftOut.length, withoutGroup: log.withoutGroup, notAtRisk: plain.notAtRisk },
    band: '95 %, log-log, cluster-robust, normal: as survfit(…, cluster, conf.type = "log-log") of R; greenwood: without cluster',
    median: quantileOf(plain, stillOpen, 0.5),
    p90: quantileOf(plain, stillOpen, 0.9),
    ...{ stillOpen, ends: endsOf(units) },
  }
}

const survivalPoints = (robust: ReturnType<typeof clusteredSurvival>['points'], plain: SurvivalCurve): SurvivalPoint[] => {
  const byTime = new Map(plain.points.map((point) => [point.time, point]))
  return robust.map(({ time, atRisk, survival: share, standardError }) => {
    const { variance = null, lower = null, upper = null } = byTime.get(time) ?? {}
    const greenwood = { standardError: variance === null ? null : Math.sqrt(variance), lower, upper }
    return { ...pointOf({ day: time, atRisk, share, standardError }), greenwood }
  })
}

/** Limits as R reads them: the same quantile of the lower and of the upper limit of the curve. */
const quantileOf = (plain: SurvivalCurve, points: readonly CurvePoint[], p: number): ForeignQuantile => {
  const robust = new Map(points.map((point) => [point.day, point]))
  const limit = (side: 'lower' | 'upper'): number | null => {
    let last: number | null = 1
    const fallen = plain.points.flatMap(({ time }) => {
      const point = robust.get(time)
      // Before the first end nobody has ended; past the last one there is no band.
      if (point) last = point.share === 1 ? 1 : point[side]
      return last === null ? [] : [{ time, survival: last }]
    })
    return survivalQuantile({ points: fallen, n: plain.n, notAtRisk: plain.notAtRisk }, p).value
  }
  return { ...survivalQuantile(plain, p), lower: limit('lower'), upper: limit('upper') }
}

const endsOf = (units: ForeignLog['units']): ForeignCurves['ends'] => {
  const kinds = [...new Set(units.flatMap(({ end }) => end ?? []))].toSorted()
  const paths = units.map(({ end, ...unit }) => ({ ...unit, moves: end === null ? [] : [{ time: unit.exit, state: end }] }))
  const occupied = aalenJohansen(paths, [goesOn, ...kinds])
  return kinds.map((end, place) => ({
    end,
    points: occupied.points.map(({ time, atRisk, share, standardError }) =>
      pointOf({
        ...{ day: time, atRisk: atRisk[0] ?? 0, share: share[place + 1] ?? 0 },
        standardError: standardError[place + 1] ?? 0,
      }),
    ),
  }))
}

const pointOf = (point: Omit<CurvePoint, keyof Band>): CurvePoint => {
  const { share, standardError } = point
  const isInside = share > 0 && share < 1
  return { ...point, ...(isInside ? logLogBand(share, standardError, z) : { lower: null, upper: null }) }
}

/** The same as CSV: one line a share. */
export const csvOfCurves = ({ stillOpen, ends }: ForeignCurves): string => {
  type Row = Omit<CurvePoint, 'standardError'> & { readonly standardError: number | null }
  const rowOf = (estimator: string, end: string, { day, atRisk, share, standardError, lower, upper }: Row) => [
    ...[estimator, end, day, atRisk, share, standardError, lower, upper],
  ]
  const plain = stillOpen.map(({ greenwood, ...point }) => rowOf('kaplan-meier-greenwood', '', { ...point, ...greenwood }))
  return tableOf([
    ['estimator', 'end', 'day', 'at_risk', 'share', 'standard_error', 'lower', 'upper'],
    ...stillOpen.map((point) => rowOf('kaplan-meier', '', point)),
    ...plain,
    ...ends.flatMap(({ end, points }) => points.map((point) => rowOf('aalen-johansen', end, point))),
  ])
}

/** What was read, a unit a line, as R takes it: `entry` -1 = seen from its beginning, `ended` empty = it goes on. */
export const csvOfUnits = ({ units }: ForeignLog): string => {
  const numbers = new Map<string, number>()
  for (const { cluster } of units) numbers.set(cluster, numbers.get(cluster) ?? numbers.size + 1)
  return tableOf([
    ['entry', 'exit', 'ended', 'group', 'group_number'],
    ...units.map(({ enter, exit, end, cluster }) => [
      ...[enter ?? -1, exit, end ?? '', cluster.replace('\u0000', 'line '), numbers.get(cluster) ?? 0],
    ]),
  ])
}

const tableOf = (lines: readonly (readonly (string | number | null)[])[]): string =>
  lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
