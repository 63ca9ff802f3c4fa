import { parties } from '../parties.ts'
import { basisOf } from './basis.ts'
import { type DaysBetween, growingCount, type InDays, type NumbersBetween } from './days.ts'
import { stillOpen } from './family-table.ts'
import type { Basis } from './figure.ts'
import { openStretches } from './held-days.ts'
import { type KeptCompounds, openKeptCompounds } from './kept-compounds.ts'
import { countHeld, type KeptHeld, openKeptHeld } from './kept-held.ts'
import { countStay, type KeptStays, openKeptStays } from './kept-times.ts'
import { openTurn } from './stage-tallies.ts'
import type { StayColumns } from './stay-columns.ts'

/** A compound as it lies in a district: should one move to another district, its earlier requests stay where they were. */
interface CompoundThere {
  readonly district: number
  readonly compound: number
}

/** What is counted of one district. */
export interface KeptDistrict {
  /** By desk, and by holder in the order of `parties`. */
  readonly desks: KeptStays[]
  readonly atDesk: KeptHeld[]
  readonly withHolder: KeptHeld[]
  readonly chains: { n: number; open: number }
  /** Its compounds, by their numbers among all compounds there. */
  readonly compounds: number[]
}

/**
 * The stays of all families counted by the day: whatever day is asked for, the figures of the stages are a walk through some
 * thousand numbers. A family that is read again changes them by what it says now less what it said before.
 */
export interface KeptStages {
  /** Counts the stays of a family, which lie there one beside the other; or takes them back, as long as they lie there still. */
  readonly count: (columns: StayColumns, at: { readonly first: number; readonly count: number }, by: 1 | -1) => void
  readonly districts: readonly KeptDistrict[]
  /** By desk. */
  readonly compoundsAt: readonly KeptCompounds[]
  readonly there: readonly CompoundThere[]
  /** The number of the compound of a family. */
  readonly numberOf: (columns: StayColumns, family: number) => number
  readonly between: InDays<NumbersBetween>
  /** No day before the first or after the last was ever counted. */
  readonly span: () => { readonly first: number; readonly last: number }
}

/** Opens them without a family. */
export const openKeptStages = (workingDaysBetween: DaysBetween): KeptStages => {
  const between: InDays<NumbersBetween> = {
    calendarDays: (from, until) => until - from,
    workingDays: growingCount(workingDaysBetween),
  }
  const districts: KeptDistrict[] = []
  const compoundsAt: KeptCompounds[] = []
  const there: CompoundThere[] = []
  const turn = openTurn()
  const stretches = openStretches()
  let own = new Int32Array(64)
  let holderOf = new Int32Array(0)
  let [firstDay, lastDay] = [stillOpen, -stillOpen]
  const districtAt = (number: number): KeptDistrict => {
    while (districts.length <= number)
      districts.push({ desks: [], atDesk: [], withHolder: [], chains: { n: 0, open: 0 }, compounds: [] })
    // Just made, where it was not there.
    return districts[number] as KeptDistrict
  }
  /** By district, then by compound: a name is looked up for each family. */
  const numbers: number[][] = []
  const numberOf = ({ families }: StayColumns, family: number): number => {
    const [district, compound] = [families.district[family] ?? 0, families.compound[family] ?? 0]
    const known = numbers[district]?.[compound]
    if (known !== undefined) return known
    const number = there.push({ district, compound }) - 1
    const own = numbers[district] ?? []
    numbers[district] = own
    own[compound] = number
    districtAt(district).compounds.push(number)
    return number
  }
  const holdersOf = ({ desks }: StayColumns): Int32Array => {
    if (holderOf.length !== desks.length) holderOf = Int32Array.from(desks, ({ holder }) => parties.indexOf(holder))
    return holderOf
  }
  const countHere = (columns: StayColumns, place: number, district: KeptDistrict, compound: number, by: 1 | -1): void => {
    const desk = columns.desk[place] ?? 0
    const [began, seen, left] = [columns.entered[place] ?? 0, columns.observedFrom[place] ?? 0, columns.left[place] ?? 0]
    const isOpen = left === stillOpen
    const kept = district.desks[desk] ?? openKeptStays()
    district.desks[desk] = kept
    const [read, ofCase] = [basisOf(columns), columns.case[place] ?? 0]
    const basis = { isSelfReported: read.isSelfReported(ofCase), isUnknown: read.isUnknown(ofCase) }
    countStay(kept, { began, seen, left, onBehalf: columns.onBehalf[place] ?? 0, basis }, between, by)
    const compounds = compoundsAt[desk] ?? openKeptCompounds()
    compoundsAt[desk] = compounds
    compounds.add(compound, lastDayOf(columns, place), isOpen, by)
    if (isOpen) countOffice(kept.offices, { office: columns.organisation[place] ?? 0, compound, basis }, by)
    firstDay = Math.min(firstDay, began, seen)
    lastDay = Math.max(lastDay, seen, lastDayOf(columns, place))
  }
  return {
    districts,
    compoundsAt,
    there,
    numberOf,
    between,
    span: () => ({ first: firstDay, last: lastDay }),
    count: (columns, { first, count }, by) => {
      if (count === 0) return
      const family = columns.family[first] ?? 0
      const district = districtAt(columns.families.district[family] ?? 0)
      const compound = numberOf(columns, family)
      if (own.length < count) own = new Int32Array(2 * count)
      let isWaiting = false
      for (let at = 0; at < count; at += 1) {
        own[at] = first + at
        if (columns.left[first + at] === stillOpen) isWaiting = true
        countHere(columns, first + at, district, compound, by)
      }
      district.chains.n += by
      if (isWaiting) district.chains.open += by
      const seenFrom = columns.families.seenFrom[family] ?? 0
      const hold = (all: KeptHeld[], at: number, some: Int32Array, stays: number): void => {
        const kept = all[at] ?? openKeptHeld()
        all[at] = kept
        const isOpen = stretches.join(columns, some, stays, stillOpen)
        countHeld(kept, stretches, { isOpen, seenFrom, between, by })
      }
      turn.take(columns.entered, own, 0, count)
      turn.eachKind(columns.desk, null, (desk, some, stays) => {
        hold(district.atDesk, desk, some, stays)
        const kept = district.desks[desk]
        if (kept) countLoops(kept, columns, some, stays, by)
      })
      turn.eachKind(columns.desk, holdersOf(columns), (holder, some, stays) => hold(district.withHolder, holder, some, stays))
    },
  }
}

/** The last day on which something happened to a stay: it began, or it ended. */
export const lastDayOf = ({ entered, left }: StayColumns, place: number): number => {
  const [began, ended] = [entered[place] ?? 0, left[place] ?? 0]
  return ended === stillOpen ? began : Math.max(began, ended)
}

const countOffice = (
  offices: KeptStays['offices'],
  { office, compound, basis }: { readonly office: number; readonly compound: number; readonly basis: Basis },
  by: number,
): void => {
  const own = offices.get(office) ?? { compounds: new Map<number, number>(), selfReported: 0, unknown: 0 }
  offices.set(office, own)
  if (basis.isSelfReported) own.selfReported += by
  if (basis.isUnknown) own.unknown += by
  const { compounds } = own
  const count = (compounds.get(compound) ?? 0) + by
  if (count === 0) compounds.delete(compound)
  else compounds.set(compound, count)
}

const countLoops = ({ loops, visits }: KeptStays, columns: StayColumns, some: Int32Array, stays: number, by: number): void => {
  loops.cases += by * (stays === 1 ? 1 : new Set(some.subarray(0, stays).map((place) => columns.case[place] ?? 0)).size)
  loops.chains += by
  if (stays > 1) loops.looping += by
  visits.add(stays, by)
}
