import { type DayPairs, openDayPairs } from './day-counts.ts'
import type { InDays, NumbersBetween } from './days.ts'
import type { Held, openStretches } from './held-days.ts'
import { type DayRisk, openDayRisk } from './kaplan-meier.ts'
import { type OverTimes, openOverTimes, units } from './kept-times.ts'

/** In one unit: the days of what is held no more, and of what is held still those before its last stretch. */
interface KeptUnit {
  total: number
  readonly over: OverTimes
  /** Since when the last stretch runs, and how many days there were before; by the days before the record could see it. */
  readonly open: Map<number, DayPairs>
}

/** How long families were held by one desk or one holder. */
export interface KeptHeld extends InDays<KeptUnit> {
  readonly chains: { n: number; open: number }
}

/** Opens such counts. */
export const openKeptHeld = (): KeptHeld => {
  const unit = (): KeptUnit => ({ total: 0, over: openOverTimes(), open: new Map() })
  return { chains: { n: 0, open: 0 }, calendarDays: unit(), workingDays: unit() }
}

/** Counts a family whose stretches were joined up to `stillOpen`, or takes it back. */
export const countHeld = (
  kept: KeptHeld,
  stretches: ReturnType<typeof openStretches>,
  { isOpen, seenFrom, between, by }: { isOpen: boolean; seenFrom: number; between: InDays<NumbersBetween>; by: number },
): void => {
  kept.chains.n += by
  if (isOpen) kept.chains.open += by
  for (const name of units) {
    const [unit, count] = [kept[name], between[name]]
    const declared = stretches.declared(count, seenFrom)
    if (isOpen) {
      const open = unit.open.get(declared) ?? openDayPairs()
      unit.open.set(declared, open)
      open.add(stretches.lastSince(), stretches.daysBeforeLast(count), by)
      continue
    }
    const days = stretches.days(count)
    unit.total += by * days
    unit.over.add(declared, days, by)
  }
}

/** What comes of several such counts on a day. */
export const heldOf = (
  some: readonly KeptHeld[],
  { asOf, between, longest }: { asOf: number; between: InDays<NumbersBetween>; longest: number },
): Held => {
  const read = (name: keyof InDays<unknown>) => {
    const risk = openDayRisk(longest)
    const total = some.reduce((sum, kept) => sum + daysOf(kept[name], between[name], asOf, risk), 0)
    return { total, days: risk.quantiles() }
  }
  const [calendar, working] = [read('calendarDays'), read('workingDays')]
  return {
    total: { calendarDays: calendar.total, workingDays: working.total },
    days: { calendarDays: calendar.days, workingDays: working.days },
  }
}

/** Adds the days to the risk; all days together. */
const daysOf = ({ total, over, open }: KeptUnit, count: NumbersBetween, asOf: number, risk: DayRisk): number => {
  over.fill(risk)
  let sum = total
  for (const [declared, pairs] of open)
    pairs.each((since, before, times) => {
      const days = before + count(since, asOf)
      sum += times * days
      if (declared >= days) return risk.leftOut(times)
      risk.came(declared, times)
      risk.went(days, times, false)
    })
  return sum
}
