import type { AsOf } from './as-of.ts'
import type { Day } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, shareOf } from './figure.ts'

/** A compound with its spaces, and the requests of each. */
export interface CompoundRow {
  readonly compoundId: string
  readonly name: string
  readonly district: string
  readonly spaces: number
  /** The first request of each space that ever had one. */
  readonly asked: readonly { readonly caseId: string; readonly spaceId: string; readonly filedOn: Day; readonly open: boolean }[]
  /** Where a pre-check said "not yet": a space on the first day, or (null) a garage on a day, where no space was named. */
  readonly toldNo: readonly { readonly spaceId: string | null; readonly on: Day }[]
}

/** Who was told no before asking is counted from this many on: they gave nobody their names, and a few would be as good as named. */
const fewestToldNo = 5

/** How many of a compound never asked. */
interface NeverGroup extends Counted {
  readonly compoundId: string
  readonly name: string
  readonly district: string
  readonly spaces: number
  readonly askedSpaces: number
  readonly neverAsked: number
  readonly share: number | null
  /** Of the spaces nobody asked for: how many a pre-check said no to. Null = one to four. */
  readonly toldNo: number | null
  /** Looks at a garage without a space that ended so, one a garage and day. Null = one to four. */
  readonly toldNoUnnamed: number | null
}

/** The figure of those who never asked. */
export interface NeverFigure extends Figure<NeverGroup> {
  /** Of all compounds; null also where it would give away what a compound withholds. */
  readonly toldNo: number | null
  readonly toldNoUnnamed: number | null
}

/**
 * `space.neverAsked`: parking spaces for which nobody has filed a request by the day, by compound. Filed requests are a
 * selection: who was told at the gate that it is hopeless stands in none of them. Unit: space; `n` = spaces with a request.
 * A space without a request is no wish for a pile: how many owners there have a car that charges is not on record. Beside
 * them those whom a pre-check told "not yet" (version 2): a space counts once, on the first day it was told so, and only
 * while nobody has asked for it; a garage looked at without a space counts once a day, however many looked, so this is the
 * least there were. From one to four neither is given, and the sum not where it would tell. Sorted by district and name.
 */
export const neverAskedFigure = (rows: readonly CompoundRow[], at: AsOf): NeverFigure => {
  const units = (row: CompoundRow) =>
    [...new Map(row.asked.filter(({ filedOn }) => filedOn <= at.asOf).map((one) => [one.spaceId, one])).values()].map((one) => ({
      ...one,
      compoundId: row.compoundId,
      onBehalf: null,
      basis: null,
    }))
  const groups = rows.map((row): NeverGroup => {
    const asked = units(row)
    const { compoundId, name, district, spaces } = row
    return {
      ...{ compoundId, name, district, spaces },
      ...counted(asked),
      askedSpaces: asked.length,
      neverAsked: spaces - asked.length,
      share: shareOf(spaces - asked.length, spaces),
      ...tooFewHidden(toldNoOf(row, new Set(asked.map(({ spaceId }) => spaceId)), at.asOf)),
    }
  })
  const told = rows.map((row) => toldNoOf(row, new Set(units(row).map(({ spaceId }) => spaceId)), at.asOf))
  return {
    definition: definitions.spaceNeverAsked,
    ...at,
    ...counted(rows.flatMap(units)),
    toldNo: safeSum(told.map(({ toldNo }) => toldNo)),
    toldNoUnnamed: safeSum(told.map(({ toldNoUnnamed }) => toldNoUnnamed)),
    groups: groups.toSorted((a, b) => (`${a.district} ${a.name}` < `${b.district} ${b.name}` ? -1 : 1)),
  }
}

interface ToldNo {
  readonly toldNo: number
  readonly toldNoUnnamed: number
}

const toldNoOf = ({ toldNo }: CompoundRow, asked: ReadonlySet<string>, asOf: Day): ToldNo => {
  const known = toldNo.filter(({ on }) => on <= asOf)
  const spaces = new Set(known.flatMap(({ spaceId }) => (spaceId === null || asked.has(spaceId) ? [] : [spaceId])))
  return { toldNo: spaces.size, toldNoUnnamed: known.filter(({ spaceId }) => spaceId === null).length }
}

const isTooFew = (count: number): boolean => count > 0 && count < fewestToldNo

const tooFewHidden = ({ toldNo, toldNoUnnamed }: ToldNo): Pick<NeverGroup, 'toldNo' | 'toldNoUnnamed'> => ({
  toldNo: isTooFew(toldNo) ? null : toldNo,
  toldNoUnnamed: isTooFew(toldNoUnnamed) ? null : toldNoUnnamed,
})

/** A sum, unless what is withheld of it is a small number itself: it could be had by subtraction. */
const safeSum = (counts: readonly number[]): number | null => {
  const sum = (some: readonly number[]): number => some.reduce((total, count) => total + count, 0)
  return isTooFew(sum(counts.filter(isTooFew))) ? null : sum(counts)
}
