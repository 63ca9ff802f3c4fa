import type { AsOf } from './as-of.ts'
import { calendarDaysBetween, type Day } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure } from './figure.ts'

/** Calendar days over which the rate of filings is taken, and the power of a usual pile. */
export const forecastBasis = { days: 180, powerKw: 7 } as const

/** A transformer as its ledger stands. */
export interface LedgerRow {
  readonly transformerId: string
  readonly name: string
  readonly district: string
  readonly compoundId: string
  readonly compound: string
  readonly ratedKva: number | null
  /** Load over rating, with all that are built or kept; null where rating or peak are not known. */
  readonly rate: number | null
  readonly limit: number
  /** How many more usual piles fit under the limit, behind all that are there or wait; null where it is not known. */
  readonly fits: number | null
  readonly waiting: number
  /** The load as it is, then with one, two … more usual piles, as many as fit; empty where it is not known. */
  readonly loads: readonly number[]
  /** Requests that took a place, with the day of their first complete filing. */
  readonly filed: readonly { readonly caseId: string; readonly on: Day }[]
}

/** When a transformer is full. */
interface ForecastGroup extends Counted, Omit<LedgerRow, 'filed' | 'loads'> {
  /** Filings in the last 180 days. */
  readonly filedLately: number
  /** The day on which it is full at the rate of these days; null where nothing was filed or the room is not known. */
  readonly fullOn: Day | null
  /** The same at the fastest and at the slowest rate that these filings are compatible with (95 %). */
  readonly earliest: Day | null
  readonly latest: Day | null
  /** The load month by month, at these rates; empty where there is no rate or no load. */
  readonly course: readonly CoursePoint[]
}

/** The load after some months, at the rate of these days and at the slowest and fastest they are compatible with. */
interface CoursePoint {
  readonly months: number
  readonly on: Day
  readonly load: number
  readonly low: number
  readonly high: number
}

/** The figure of the forecast. */
export type ForecastFigure = Figure<ForecastGroup>

/**
 * `ledger.forecast`: of each transformer with requests, how full it is, how many more piles of 7 kW fit under the limit of
 * its rules, and the day on which it is full if requests come at the rate of the last 180 days: today + fits × 180 ÷
 * filings. The range is that of the rate (95 %, Poisson, Byar's approximation), not of anything else: one new tower block
 * changes it. Full already: the day itself. No filing in these days: no day. Sorted by that day. The course is the load of the
 * ledger's own sum with so many more piles, month by month for two years; once it is full, nobody is let on and it rests.
 */
export const forecastFigure = (rows: readonly LedgerRow[], at: AsOf): ForecastFigure => {
  const groups = rows.map(({ filed, loads, ...row }): ForecastGroup => {
    const lately = filed.filter(({ on }) => on <= at.asOf && calendarDaysBetween(on, at.asOf) < forecastBasis.days)
    const after = (filings: number): Day | null => {
      if (row.fits === null || filings <= 0) return null
      return addDays(at.asOf, Math.min(farthest, Math.ceil((row.fits * forecastBasis.days) / filings)))
    }
    const [fewest, most] = poissonRange(lately.length)
    return {
      ...row,
      ...counted(filed.map((one) => ({ ...one, compoundId: row.compoundId, open: false, onBehalf: null, basis: null }))),
      open: row.waiting,
      filedLately: lately.length,
      fullOn: row.fits === 0 ? at.asOf : after(lately.length),
      earliest: row.fits === 0 ? at.asOf : lately.length === 0 ? null : after(most),
      latest: row.fits === 0 ? at.asOf : lately.length === 0 ? null : after(fewest),
      course: lately.length === 0 ? [] : courseOf(loads, at.asOf, { fewest, usual: lately.length, most }),
    }
  })
  const all = rows.flatMap(({ filed, compoundId }) =>
    filed.map((one) => ({ ...one, compoundId, open: false, onBehalf: null, basis: null })),
  )
  const open = rows.reduce((sum, { waiting }) => sum + waiting, 0)
  return { definition: definitions.ledgerForecast, ...at, ...counted(all), open, groups: groups.toSorted(soonestFirst) }
}

/** How far the course is drawn, in months. */
const courseMonths = 24

const courseOf = (
  loads: readonly number[],
  asOf: Day,
  filings: { readonly fewest: number; readonly usual: number; readonly most: number },
): CoursePoint[] => {
  if (loads.length === 0) return []
  return Array.from({ length: courseMonths + 1 }, (_, months): CoursePoint => {
    const on = Temporal.PlainDate.from(asOf).add({ months }).toString()
    const days = calendarDaysBetween(asOf, on)
    const at = (rate: number): number => loads[Math.min(loads.length - 1, Math.floor((rate * days) / forecastBasis.days))] ?? 0
    return { months, on, load: at(filings.usual), low: at(filings.fewest), high: at(filings.most) }
  })
}

/** No forecast reaches farther than a hundred years: calendars end. */
const farthest = 36_500

const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()

/** 95 % of a Poisson count, as Byar: (n)(1 − 1/9n − 1.96/3√n)³ and the same of n + 1 upwards. */
const poissonRange = (n: number): readonly [number, number] => {
  const edge = (count: number, sign: number): number =>
    count * (1 - 1 / (9 * count) + (sign * 1.959963984540054) / (3 * Math.sqrt(count))) ** 3
  return [n === 0 ? 0 : Math.max(0, edge(n, -1)), edge(n + 1, 1)]
}

const soonestFirst = (a: ForecastGroup, b: ForecastGroup): number => {
  const [left, right] = [a.fullOn ?? '9999', b.fullOn ?? '9999']
  if (left !== right) return left < right ? -1 : 1
  return a.transformerId < b.transformerId ? -1 : 1
}
