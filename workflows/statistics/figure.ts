import type { Bilingual } from '../rules/schema.ts'
import type { AsOf } from './as-of.ts'

/** What a figure counts, word for word. Final: another way of counting is another version beside it, never a change. */
export interface Definition {
  readonly id: string
  readonly version: number
  readonly text: Bilingual
}

/**
 * What a case rests on (S14). *Self-reported*: by the day at least one of its stays was ended by a bare report. *Unknown*: at
 * least one of the facts by which figures are told apart is not on record: the kind of garage, whose the transformer is, the
 * year of completion, the rule pack; as the register stands now, like these facts themselves. A family is as its last case.
 */
export interface Basis {
  readonly isSelfReported: boolean
  readonly isUnknown: boolean
}

/** The shares of what a number rests on; null of nothing, and where it was not asked what its cases rest on. */
export interface BasisShares {
  readonly shareSelfReported: number | null
  readonly shareUnknownFacts: number | null
}

/** What stands beside every number (S14). */
export interface Counted extends BasisShares {
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

/** What `counted` needs to know of a unit. `onBehalf: null` = it has no recorded end, or nobody knows; `basis: null` = nobody asked. */
export interface Unit {
  /** The case it is read off; of a family with several, the last. */
  readonly caseId: string
  readonly compoundId: string
  readonly open: boolean
  readonly onBehalf: boolean | null
  readonly basis: Basis | null
}

/** Counts units: once through them, there may be ten million. */
export const counted = (units: readonly Unit[]): Counted => {
  const compounds = new Set<string>()
  const caseIds = new Set<string>()
  let last: Unit | null = null
  let [open, known, onBehalf, asked, selfReported, unknown] = [0, 0, 0, 0, 0, 0]
  for (const unit of units) {
    // The stays of a case follow each other.
    if (unit.compoundId !== last?.compoundId) compounds.add(unit.compoundId)
    if (unit.caseId !== last?.caseId) caseIds.add(unit.caseId)
    if (unit.open) open += 1
    if (unit.onBehalf !== null) known += 1
    if (unit.onBehalf === true) onBehalf += 1
    if (unit.basis) asked += 1
    if (unit.basis?.isSelfReported) selfReported += 1
    if (unit.basis?.isUnknown) unknown += 1
    last = unit
  }
  return {
    ...{ n: units.length, open, compounds: compounds.size, shareOnBehalf: shareOf(onBehalf, known) },
    ...{ ...basisShares({ selfReported, unknown }, asked), caseIds: [...caseIds] },
  }
}

/** A share; null of nothing. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The shares of so many units. */
export const basisShares = (
  { selfReported, unknown }: { readonly selfReported: number; readonly unknown: number },
  n: number,
): BasisShares => ({ shareSelfReported: shareOf(selfReported, n), shareUnknownFacts: shareOf(unknown, n) })

/** The rows of each group, sorted by the group's names. */
export const groupsOf = <R, K extends object>(
  rows: readonly R[],
  keyOf: (row: R) => K,
): { readonly key: K; readonly rows: readonly R[] }[] => {
  const found = new Map<string, { key: K; rows: R[] }>()
  for (const row of rows) {
    const key = keyOf(row)
    // Shorter than the JSON by which they are sorted, and no part of a name holds a nought.
    const text = Object.values(key).join('\u0000')
    const group = found.get(text)
    if (group) group.rows.push(row)
    else found.set(text, { key, rows: [row] })
  }
  const named = [...found.values()].map((group) => ({ ...group, name: JSON.stringify(group.key) }))
  return named.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ key, rows: own }) => ({ key, rows: own }))
}

/** How a figure is split by place: everything together, or by district. */
export type Split = 'all' | 'district'

/** The place a row is counted under. */
export const placeOf = (row: { readonly district: string }, split: Split): { readonly district: string | null } => ({
  district: split === 'district' ? row.district : null,
})
