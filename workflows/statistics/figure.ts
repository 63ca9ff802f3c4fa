import type { Bilingual } from '../rules/schema.ts'
import type { AsOf } from './as-of.ts'

/** What a figure counts, word for word. Final: another way of counting is another version beside it, never a change. */
export interface Definition {
  readonly id: string
  readonly version: number
  readonly text: Bilingual
}

/** What stands beside every number (S14). */
export interface Counted {
  /** How many units the number rests on. */
  readonly n: number
  /** How many of them are not over yet. */
  readonly open: number
  /** In how many compounds: a company with one compound is as good as a person (S13). */
  readonly compounds: number
  /** Share of the recorded ends (answers, statements) that somebody else recorded on behalf of the party; null if there is none or it is not known. */
  readonly shareOnBehalf: number | null
  /** The cases behind the number, each once: what a reader may look into. Never printed. */
  readonly caseIds: readonly string[]
}

/** A figure: one definition, one day, one number per group. Groups are sorted by their names, never ranked (S12). */
export interface Figure<G extends Counted> extends Counted, AsOf {
  readonly definition: Definition
  readonly groups: readonly G[]
}

/** What `counted` needs to know of a unit. `onBehalf: null` = it has no recorded end, or nobody knows. */
export interface Unit {
  /** The case it is read off; of a family with several, the last. */
  readonly caseId: string
  readonly compoundId: string
  readonly open: boolean
  readonly onBehalf: boolean | null
}

/** Counts units. */
export const counted = (units: readonly Unit[]): Counted => {
  const known = units.filter((unit) => unit.onBehalf !== null)
  return {
    n: units.length,
    open: units.filter((unit) => unit.open).length,
    compounds: distinct(units.map((unit) => unit.compoundId)),
    shareOnBehalf: shareOf(known.filter((unit) => unit.onBehalf === true).length, known.length),
    caseIds: [...new Set(units.map((unit) => unit.caseId))],
  }
}

/** A share; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** How many different values there are. */
export const distinct = (values: readonly string[]): number => new Set(values).size

/** The rows of each group, sorted by the group's names. */
export const groupsOf = <R, K extends object>(
  rows: readonly R[],
  keyOf: (row: R) => K,
): { readonly key: K; readonly rows: readonly R[] }[] => {
  const found = new Map<string, { key: K; rows: R[] }>()
  for (const row of rows) {
    const key = keyOf(row)
    const text = JSON.stringify(key)
    const group = found.get(text)
    if (group) group.rows.push(row)
    else found.set(text, { key, rows: [row] })
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** How a figure is split by place: everything together, or by district. */
export type Split = 'all' | 'district'

/** The place a row is counted under. */
export const placeOf = (row: { readonly district: string }, split: Split): { readonly district: string | null } => ({
  district: split === 'district' ? row.district : null,
})
