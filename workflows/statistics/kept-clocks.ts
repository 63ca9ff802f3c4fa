import { basisOf } from './basis.ts'
import { isInShare, isOverdue, judgeClocks } from './clock-columns.ts'
import { type DayCounts, type DayPairs, openDayCounts, openDayPairs } from './day-counts.ts'
import { type DaysBetween, growingCount, type InDays, type NumbersBetween } from './days.ts'
import { noEnd, stillOpen } from './family-table.ts'
import { units } from './kept-times.ts'
import { openNumbers } from './number-list.ts'
import type { StayColumns } from './stay-columns.ts'

/** Clocks of one kind and one organisation in one district that are over, by the day on which they ended. */
export interface KeptCell {
  readonly kind: number
  readonly district: number
  readonly organisation: number
  /** By their standings. */
  readonly stands: DayCounts[]
  /** Of those in the share: days on which they rested, whether the end is known to be recorded on behalf, and what their cases rest on. */
  readonly paused: DayCounts
  readonly known: DayCounts
  readonly behalf: DayCounts
  readonly selfReported: DayCounts
  readonly unknown: DayCounts
  /** The day of the end, and how many days beyond the due day. */
  readonly late: InDays<DayPairs>
  /** By compound, of those in the share: how many there are, and the last day on which one ended. */
  readonly compounds: Map<number, { n: number; latest: number }>
  /** Compounds from which a last one was taken back: to be looked at again. */
  readonly stale: Set<number>
}

/** Where the clocks of a family lie. */
export interface ClockPlace {
  readonly first: number
  readonly count: number
}

/**
 * The clocks of all families that stand as they will always stand, counted. Those that are open, that wait for a company or
 * that a late fact amended are not in it: they are few, and looked at family by family.
 */
export interface KeptClocks {
  readonly count: (columns: StayColumns, at: ClockPlace, by: 1 | -1) => void
  readonly cells: readonly KeptCell[]
  /** The places of the clocks that are not in it, by family; good until the family changes. */
  readonly unsettled: ReadonlyMap<number, readonly number[]>
  readonly between: InDays<NumbersBetween>
  /** The cell in which a clock is counted; it must be settled. */
  readonly cellOf: (columns: StayColumns, place: number) => KeptCell
}

/** Whether a clock stands as it will always stand, whatever day is asked for. */
const isSettled = ({ clocks }: StayColumns): ((place: number) => boolean) => {
  const { answeredOn, endedOn, how, kind, companyOn } = clocks
  const passed = clocks.hows.indexOf('passed')
  const isReply = clocks.kinds.map(({ name }) => name === 'propertyReply')
  return (place) => {
    if (answeredOn[place] !== stillOpen || endedOn[place] === stillOpen) return false
    return how[place] !== passed || !isReply[kind[place] ?? 0] || companyOn[place] !== stillOpen
  }
}

/** Opens them without a family. */
export const openKeptClocks = (workingDaysBetween: DaysBetween): KeptClocks => {
  const between: InDays<NumbersBetween> = {
    calendarDays: (from, until) => until - from,
    workingDays: growingCount(workingDaysBetween),
  }
  const cells: KeptCell[] = []
  const known = new Map<number, KeptCell>()
  const unsettled = new Map<number, readonly number[]>()
  const cellOf = ({ clocks, families }: StayColumns, place: number): KeptCell => {
    const district = families.district[clocks.family[place] ?? 0] ?? 0
    const [kind, organisation] = [clocks.kind[place] ?? 0, clocks.organisation[place] ?? 0]
    const key = (organisation * bound + district) * bound + kind
    const cell = known.get(key) ?? openCell(kind, district, organisation)
    if (!known.has(key)) cells.push(cell)
    known.set(key, cell)
    return cell
  }
  return {
    ...{ cells, unsettled, between, cellOf },
    count: (columns, { first, count }, by) => {
      if (count === 0) return
      const { clocks, families } = columns
      const settled = isSettled(columns)
      // Of what is settled the day of the question says nothing.
      const judged = judgeClocks(clocks, 0)
      const basis = basisOf(columns)
      const family = clocks.family[first] ?? 0
      const open: number[] = []
      for (let place = first; place < first + count; place += 1) {
        if (!settled(place)) {
          open.push(place)
          continue
        }
        const cell = cellOf(columns, place)
        const [standing, ended] = [judged.standing(place), clocks.endedOn[place] ?? 0]
        const stands = cell.stands[standing] ?? openDayCounts()
        cell.stands[standing] = stands
        stands.add(ended, by)
        if (!isInShare(standing)) continue
        cell.paused.add(ended, by * (clocks.pausedDays[place] ?? 0))
        const told = clocks.onBehalf[place] ?? noEnd
        if (told !== noEnd) cell.known.add(ended, by)
        if (told === 1) cell.behalf.add(ended, by)
        if (basis.isSelfReported(clocks.case[place] ?? 0)) cell.selfReported.add(ended, by)
        if (basis.isUnknown(clocks.case[place] ?? 0)) cell.unknown.add(ended, by)
        noteCompound(cell, families.compound[family] ?? 0, ended, by)
        if (!isOverdue(standing) || !judged.isLateKnown(place, standing)) continue
        for (const unit of units)
          cell.late[unit].add(ended, Math.max(0, between[unit](judged.dueOn(place), judged.lateUntil(place, standing))), by)
      }
      if (by > 0 && open.length > 0) unsettled.set(family, open)
      else unsettled.delete(family)
    },
  }
}

/** More districts and kinds of clocks than there will ever be. */
const bound = 2 ** 12

const openCell = (kind: number, district: number, organisation: number): KeptCell => ({
  ...{ kind, district, organisation, stands: [] },
  ...{ paused: openDayCounts(), known: openDayCounts(), behalf: openDayCounts() },
  ...{ selfReported: openDayCounts(), unknown: openDayCounts() },
  late: { calendarDays: openDayPairs(), workingDays: openDayPairs() },
  ...{ compounds: new Map(), stale: new Set<number>() },
})

const noteCompound = ({ compounds, stale }: KeptCell, compound: number, ended: number, by: 1 | -1): void => {
  const own = compounds.get(compound) ?? { n: 0, latest: ended }
  compounds.set(compound, own)
  own.n += by
  if (by < 0) {
    if (ended === own.latest) stale.add(compound)
    return
  }
  // Whatever else there is ended no later than the one that was taken back.
  if (ended < own.latest) return
  own.latest = ended
  stale.delete(compound)
}

/** Where the clocks are that were counted. */
export interface ClockPlaces {
  readonly columns: StayColumns
  readonly clocks: (family: number) => ClockPlace
}

/** What is counted of some districts: the cells, and the places of the clocks that are in none, in no order. */
export const keptClocksOf = (kept: KeptClocks, places: ClockPlaces, isWanted: (district: number) => boolean) => {
  const { district } = places.columns.families
  lookAgain(kept, places)
  const rest = openNumbers(Int32Array)
  for (const [family, open] of kept.unsettled) if (isWanted(district[family] ?? 0)) for (const place of open) rest.push(place)
  return { cells: kept.cells.filter(({ district }) => isWanted(district)), rest: rest.all() }
}

/** Finds the last end in each compound anew from which a last one was taken back. */
const lookAgain = ({ cells, cellOf }: KeptClocks, { columns, clocks }: ClockPlaces): void => {
  const isStale = new Uint8Array(columns.compounds.length)
  const again = new Set<KeptCell>()
  for (const cell of cells) {
    for (const compound of cell.stale) {
      isStale[compound] = 1
      again.add(cell)
      const own = cell.compounds.get(compound)
      if (own) own.latest = -stillOpen
    }
  }
  if (again.size === 0) return
  const settled = isSettled(columns)
  const judged = judgeClocks(columns.clocks, 0)
  for (let family = 0; family < columns.families.compound.length; family += 1) {
    const compound = columns.families.compound[family] ?? 0
    if (isStale[compound] === 0) continue
    const { first, count } = clocks(family)
    for (let place = first; place < first + count; place += 1) {
      if (!settled(place) || !isInShare(judged.standing(place))) continue
      const own = cellOf(columns, place).compounds.get(compound)
      if (own) own.latest = Math.max(own.latest, columns.clocks.endedOn[place] ?? 0)
    }
  }
  for (const cell of again) cell.stale.clear()
}
