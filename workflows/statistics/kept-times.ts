import { type DayCounts, type DayPairs, openDayCounts, openDayPairs } from './day-counts.ts'
import type { InDays, NumbersBetween } from './days.ts'
import { stillOpen } from './family-table.ts'
import type { Basis } from './figure.ts'
import type { DayRisk } from './kaplan-meier.ts'

/** Both units by their names. */
export const units = ['calendarDays', 'workingDays'] as const

/** Times that are over, by the day: what a curve needs of them. */
export interface OverTimes {
  readonly add: (enter: number, exit: number, by: number) => void
  readonly fill: (risk: DayRisk) => void
}

/** Opens them. */
export const openOverTimes = (): OverTimes => {
  const [came, went] = [openDayCounts(), openDayCounts()]
  let leftOut = 0
  return {
    add: (enter, exit, by) => {
      if (exit < 0) throw new RangeError(`a time cannot run to ${exit}`)
      if (enter >= exit) {
        leftOut += by
        return
      }
      came.add(enter, by)
      went.add(exit, by)
    },
    fill: (risk) => {
      came.each(risk.came)
      went.each((exit, times) => risk.went(exit, times, true))
      risk.leftOut(leftOut)
    },
  }
}

/** Cases of which something is only reported or not known, by the day. */
export interface BasisDays {
  readonly selfReported: DayCounts
  readonly unknown: DayCounts
}

const openBasisDays = (): BasisDays => ({ selfReported: openDayCounts(), unknown: openDayCounts() })

/** What lies open with one office. */
export interface KeptOffice {
  readonly compounds: Map<number, number>
  selfReported: number
  unknown: number
}

/** Stays at one desk of one district, kept so that one more or one fewer changes a few numbers. */
export interface KeptStays {
  readonly counts: { n: number; open: number; known: number; behalf: number }
  readonly entered: DayCounts
  readonly left: DayCounts
  /** Of those that ended: how many of which it is known whether somebody recorded it on behalf, and of how many somebody did. */
  readonly leftKnown: DayCounts
  readonly leftBehalf: DayCounts
  /** What the cases rest on, of what ended and of what is open, by the day on which it began. */
  readonly leftOn: BasisDays
  readonly openOn: BasisDays
  /** What is open: since when; and since when it is on record, where that is later. */
  readonly openSince: DayCounts
  readonly openDeclared: DayPairs
  readonly over: InDays<OverTimes>
  /** What lies open with each office, compound by compound, and what the cases of it rest on. */
  readonly offices: Map<number, KeptOffice>
  readonly loops: { cases: number; chains: number; looping: number }
  /** How many families came there how often. */
  readonly visits: DayCounts
}

/** Opens them. */
export const openKeptStays = (): KeptStays => ({
  counts: { n: 0, open: 0, known: 0, behalf: 0 },
  ...{ entered: openDayCounts(), left: openDayCounts(), leftKnown: openDayCounts(), leftBehalf: openDayCounts() },
  ...{ leftOn: openBasisDays(), openOn: openBasisDays() },
  ...{ openSince: openDayCounts(), openDeclared: openDayPairs() },
  over: { calendarDays: openOverTimes(), workingDays: openOverTimes() },
  offices: new Map(),
  loops: { cases: 0, chains: 0, looping: 0 },
  visits: openDayCounts(),
})

/** A stay as it is counted. */
export interface CountedStay {
  readonly began: number
  readonly seen: number
  /** `stillOpen` where it is open. */
  readonly left: number
  readonly onBehalf: number
  readonly basis: Basis
}

/** Counts a stay, or takes it back. */
export const countStay = (kept: KeptStays, stay: CountedStay, between: InDays<NumbersBetween>, by: number): void => {
  const { began, seen, left, onBehalf } = stay
  kept.counts.n += by
  kept.entered.add(began, by)
  const isKnown = onBehalf === 0 || onBehalf === 1
  if (isKnown) kept.counts.known += by
  if (onBehalf === 1) kept.counts.behalf += by
  const [days, day] = left === stillOpen ? [kept.openOn, began] : [kept.leftOn, left]
  if (stay.basis.isSelfReported) days.selfReported.add(day, by)
  if (stay.basis.isUnknown) days.unknown.add(day, by)
  if (left === stillOpen) {
    kept.counts.open += by
    if (seen > began) kept.openDeclared.add(began, seen, by)
    else kept.openSince.add(began, by)
    return
  }
  kept.left.add(left, by)
  if (isKnown) kept.leftKnown.add(left, by)
  if (onBehalf === 1) kept.leftBehalf.add(left, by)
  for (const unit of units) {
    const count = between[unit]
    kept.over[unit].add(seen > began ? count(began, seen) : -1, count(began, left), by)
  }
}

/** Puts the times of stays under observation up to a day: what is over as it was, what is open as long as it is by then. */
export const fillStays = (
  kept: KeptStays,
  unit: keyof InDays<unknown>,
  count: NumbersBetween,
  asOf: number,
  risk: DayRisk,
): void => {
  kept.over[unit].fill(risk)
  kept.openSince.each((began, times) => {
    risk.came(-1, times)
    risk.went(count(began, asOf), times, false)
  })
  kept.openDeclared.each((began, seen, times) => {
    const [enter, exit] = [count(began, seen), count(began, asOf)]
    if (enter >= exit) return risk.leftOut(times)
    risk.came(enter, times)
    risk.went(exit, times, false)
  })
}
