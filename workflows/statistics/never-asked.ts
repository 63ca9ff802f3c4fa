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
}

/** How many of a compound never asked. */
interface NeverGroup extends Counted {
  readonly compoundId: string
  readonly name: string
  readonly district: string
  readonly spaces: number
  readonly askedSpaces: number
  readonly neverAsked: number
  readonly share: number | null
}

/** The figure of those who never asked. */
export type NeverFigure = Figure<NeverGroup>

/**
 * `space.neverAsked`: parking spaces for which nobody has filed a request by the day, by compound. Filed requests are a
 * selection: who was told at the gate that it is hopeless stands in none of them. Unit: space; `n` = spaces with a request.
 * A space without a request is no wish for a pile: how many owners there have a car that charges is not on record. Sorted
 * by district and name.
 */
export const neverAskedFigure = (rows: readonly CompoundRow[], at: AsOf): NeverFigure => {
  const units = (row: CompoundRow) =>
    [...new Map(row.asked.filter(({ filedOn }) => filedOn <= at.asOf).map((one) => [one.spaceId, one])).values()].map((one) => ({
      ...one,
      compoundId: row.compoundId,
      onBehalf: null,
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
    }
  })
  return {
    definition: definitions.spaceNeverAsked,
    ...at,
    ...counted(rows.flatMap(units)),
    groups: groups.toSorted((a, b) => (`${a.district} ${a.name}` < `${b.district} ${b.name}` ? -1 : 1)),
  }
}
