import type { InDays, NumbersBetween } from './days.ts'
import { stillOpen } from './family-table.ts'
import { type DayRisk, openDayRisk, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import type { StayColumns } from './stay-columns.ts'

/** How long a chain is held in all. */
export interface Held {
  readonly total: InDays<number>
  readonly days: InDays<Quantiles>
}

/** How long chains of many groups were held, taken in chain by chain. A group is a number. */
export interface HeldCounts extends HeldGroups {
  /** The stays of a family in a group, in the order in which they began: the first so many of a list. */
  readonly add: (group: number, places: Int32Array, count: number) => void
}

/** What comes of them. */
export interface HeldGroups {
  readonly has: (group: number) => boolean
  /** Families, and how many of them are held still. */
  readonly chains: (group: number) => number
  readonly openChains: (group: number) => number
  readonly held: (group: number) => Held
}

interface HeldGroup {
  readonly risks: InDays<DayRisk>
  readonly total: { calendarDays: number; workingDays: number }
  chains: number
  openChains: number
}

/** What the days are counted by. */
interface Counting {
  readonly asOf: number
  readonly between: InDays<NumbersBetween>
  readonly longest: number
}

/** Opens such counts. */
export const openHeldCounts = (columns: StayColumns, { asOf, between, longest }: Counting): HeldCounts => {
  const { entered, left, family, families } = columns
  const groups: HeldGroup[] = []
  const opened = (): HeldGroup => ({
    risks: { calendarDays: openDayRisk(longest), workingDays: openDayRisk(longest) },
    total: { calendarDays: 0, workingDays: 0 },
    chains: 0,
    openChains: 0,
  })
  const of = (group: number): HeldGroup => groups[group] ?? nobody
  const nobody = opened()
  const stretches = openStretches()
  return {
    add: (number, places, count) => {
      const group = groups[number] ?? opened()
      groups[number] = group
      const isOpen = stretches.join({ entered, left }, places, count, asOf)
      const seenFrom = families.seenFrom[family[places[0] ?? 0] ?? 0] ?? 0
      group.chains += 1
      if (isOpen) group.openChains += 1
      for (const unit of units) {
        const days = stretches.days(between[unit])
        group.total[unit] += days
        group.risks[unit].add(stretches.declared(between[unit], seenFrom), days, !isOpen)
      }
    },
    has: (group) => groups[group] !== undefined,
    chains: (group) => of(group).chains,
    openChains: (group) => of(group).openChains,
    held: (group) => {
      const { risks, total } = of(group)
      const read = (unit: keyof InDays<unknown>) => quantilesOf(risks[unit].curve())
      return { total: { ...total }, days: { calendarDays: read('calendarDays'), workingDays: read('workingDays') } }
    },
  }
}

/** When families were held, one after the other: the stretches of the last one that was taken in. */
export const openStretches = () => {
  /** Their first days, which are not counted, and their last, which are. */
  let [firsts, lasts] = [new Int32Array(64), new Int32Array(64)]
  let length = 0
  const daysIn = (count: NumbersBetween, stretches: number): number => {
    let days = 0
    for (let at = 0; at < stretches; at += 1) days += count(firsts[at] ?? 0, lasts[at] ?? 0)
    return days
  }
  return {
    /**
     * Takes in the stays of a family, in the order in which they began: tracks run side by side, and a day on which it was
     * held twice is one day. What is open is held until `asOf`. Whether anything is.
     */
    join: (
      { entered, left }: Pick<StayColumns, 'entered' | 'left'>,
      places: Int32Array,
      count: number,
      asOf: number,
    ): boolean => {
      if (firsts.length < count) [firsts, lasts] = [new Int32Array(2 * count), new Int32Array(2 * count)]
      length = 0
      let isOpen = false
      for (let at = 0; at < count; at += 1) {
        const place = places[at] ?? 0
        const from = entered[place] ?? 0
        const leaves = left[place] ?? 0
        if (leaves === stillOpen) isOpen = true
        const until = leaves === stillOpen ? asOf : leaves
        const last = lasts[length - 1] ?? 0
        if (length > 0 && from <= last) lasts[length - 1] = Math.max(last, until)
        else {
          firsts[length] = from
          lasts[length] = until
          length += 1
        }
      }
      return isOpen
    },
    days: (count: NumbersBetween): number => daysIn(count, length),
    /** Without the last stretch, and the first day of that. */
    daysBeforeLast: (count: NumbersBetween): number => daysIn(count, length - 1),
    lastSince: (): number => firsts[length - 1] ?? 0,
    /** Held before the record could see it; -1 = never. */
    declared: (count: NumbersBetween, seenFrom: number): number => {
      if ((firsts[0] ?? 0) >= seenFrom) return -1
      let days = 0
      for (let at = 0; at < length && (firsts[at] ?? 0) < seenFrom; at += 1)
        days += count(firsts[at] ?? 0, Math.min(lasts[at] ?? 0, seenFrom))
      return days
    },
  }
}

const units = ['calendarDays', 'workingDays'] as const
