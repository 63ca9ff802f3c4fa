import { basisOf } from './basis.ts'
import { isInShare, isOverdue, type JudgedClocks, standingNumbers } from './clock-columns.ts'
import { type Standing, standings } from './clock-standing.ts'
import { type InDays, inBoth, type NumbersBetween } from './days.ts'
import { noEnd, stillOpen } from './family-table.ts'
import { basisShares, type Counted, shareOf } from './figure.ts'
import type { KeptCell } from './kept-clocks.ts'
import { units } from './kept-times.ts'
import type { OverdueColumn } from './overdue.ts'
import type { StayColumns } from './stay-columns.ts'

/** Steps of severity, in working days beyond the due day. */
const severitySteps = [0, 5, 10, 30, 90] as const

/** What the clocks are counted by. */
export interface ClockView {
  readonly columns: StayColumns
  readonly judged: JudgedClocks
  /** Days beyond the due day, in both units. */
  readonly between: InDays<NumbersBetween>
  readonly withCases: boolean
}

/** A column of the figure while clocks are counted into it, one by one. */
export const openColumn = ({ columns: { clocks }, judged, between }: ClockView) => {
  const counts = new Int32Array(standings.length)
  const beyond = new Int32Array(severitySteps.length)
  const late = { calendarDays: { total: 0, longest: 0 }, workingDays: { total: 0, longest: 0 } }
  let [overdue, outOf, pausedDays, known] = [0, 0, 0, 0]
  const noteDays = (unit: keyof InDays<unknown>, days: number, times: number): void => {
    late[unit].total += times * days
    late[unit].longest = Math.max(late[unit].longest, days)
    if (unit === 'calendarDays') return
    // They rise: what is not beyond one is beyond no later one.
    for (let step = 0; step < severitySteps.length && days > (severitySteps[step] ?? 0); step += 1)
      beyond[step] = (beyond[step] ?? 0) + times
  }
  const noteLate = (place: number, standing: number): void => {
    const [due, until] = [judged.dueOn(place), judged.lateUntil(place, standing)]
    if (due === stillOpen || until === stillOpen) return
    known += 1
    for (const unit of units) noteDays(unit, Math.max(0, between[unit](due, until)), 1)
  }
  return {
    add: (place: number, standing: number): void => {
      counts[standing] = (counts[standing] ?? 0) + 1
      if (!isInShare(standing)) return
      outOf += 1
      pausedDays += clocks.pausedDays[place] ?? 0
      if (!isOverdue(standing)) return
      overdue += 1
      noteLate(place, standing)
    },
    /** The same of all that ended in a cell from a day on. */
    addCell: (cell: KeptCell, from: number): void => {
      for (const [standing, stands] of cell.stands.entries()) {
        const times = stands?.within(from, stillOpen) ?? 0
        counts[standing] = (counts[standing] ?? 0) + times
        if (isInShare(standing)) outOf += times
        if (isOverdue(standing)) overdue += times
      }
      pausedDays += cell.paused.within(from, stillOpen)
      for (const unit of units)
        cell.late[unit].each((ended, days, times) => {
          if (ended < from) return
          if (unit === 'calendarDays') known += times
          noteDays(unit, days, times)
        })
    },
    read: (): OverdueColumn => ({
      ...(Object.fromEntries(standings.map((name, number) => [name, counts[number] ?? 0])) as Record<Standing, number>),
      ...{ share: shareOf(overdue, outOf), overdue, outOf },
      daysLate: inBoth(late, ({ total, longest }) => ({ total, longest: known === 0 ? null : longest })),
      daysNotKnown: overdue - known,
      beyond: severitySteps.map((workingDays, step) => ({ workingDays, clocks: beyond[step] ?? 0 })),
      pausedDays,
    }),
  }
}

/** What stands beside the share of some clocks, while they are counted one by one. */
export const openClockCounts = ({ columns, withCases }: ClockView) => {
  const { clocks, families, cases } = columns
  const isSeen = new Uint8Array(columns.compounds.length)
  const seen = new Set<number>()
  const basis = basisOf(columns)
  let [n, open, known, onBehalf, selfReported, unknown, compounds] = [0, 0, 0, 0, 0, 0, 0]
  const see = (compound: number): void => {
    if (isSeen[compound] === 1) return
    isSeen[compound] = 1
    compounds += 1
  }
  return {
    add: (place: number, standing: number): void => {
      if (!isInShare(standing)) return
      n += 1
      see(families.compound[clocks.family[place] ?? 0] ?? 0)
      const ofCase = clocks.case[place] ?? 0
      if (basis.isSelfReported(ofCase)) selfReported += 1
      if (basis.isUnknown(ofCase)) unknown += 1
      if (withCases) seen.add(ofCase)
      if (standing === standingNumbers.openLate) {
        open += 1
        return
      }
      const told = clocks.onBehalf[place] ?? noEnd
      if (told === noEnd) return
      known += 1
      onBehalf += told
    },
    /** The same of all that ended in a cell from a day on. */
    addCell: (cell: KeptCell, from: number): void => {
      for (const [standing, stands] of cell.stands.entries()) if (isInShare(standing)) n += stands?.within(from, stillOpen) ?? 0
      known += cell.known.within(from, stillOpen)
      onBehalf += cell.behalf.within(from, stillOpen)
      selfReported += cell.selfReported.within(from, stillOpen)
      unknown += cell.unknown.within(from, stillOpen)
      for (const [compound, own] of cell.compounds) if (own.n > 0 && own.latest >= from) see(compound)
    },
    read: (): Counted => ({
      ...{ n, open, compounds, shareOnBehalf: shareOf(onBehalf, known) },
      ...basisShares({ selfReported, unknown }, n),
      caseIds: [...seen].map((number) => cases.id[number] ?? ''),
    }),
  }
}
