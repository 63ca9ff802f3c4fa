import { basisOf } from './basis.ts'
import { noEnd, stillOpen } from './family-table.ts'
import { basisShares, shareOf } from './figure.ts'
import type { CountedGroups } from './stage-groups.ts'
import type { StayColumns } from './stay-columns.ts'

/** Stays of many groups that are counted as they come, once through the columns. A group is a number. */
export interface StayCounts extends CountedGroups {
  readonly add: (group: number, place: number) => void
}

/** Opens counts of so many groups. `withCases`: the cases behind each number are named. */
export const openStayCounts = (columns: StayColumns, groups: number, withCases: boolean): StayCounts => {
  const { family, left, onBehalf, families, compounds, cases } = columns
  const [n, open, known, behalf, selfReported, unknown] = [0, 1, 2, 3, 4, 5].map(() => new Int32Array(groups)) as [
    ...[Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array],
  ]
  const basis = basisOf(columns)
  const compoundsOf: Uint8Array[] = []
  const casesOf: number[][] = []
  const seenBy = (group: number): Uint8Array => {
    const seen = compoundsOf[group] ?? new Uint8Array(compounds.length)
    compoundsOf[group] = seen
    return seen
  }
  const nameCase = (group: number, ofCase: number): void => {
    const own = casesOf[group] ?? []
    casesOf[group] = own
    // The stays of a case follow each other.
    if (own.at(-1) !== ofCase) own.push(ofCase)
  }
  const sum = (counts: Int32Array, wanted: readonly number[]): number =>
    wanted.reduce((total, group) => total + (counts[group] ?? 0), 0)
  return {
    add: (group, place) => {
      n[group] = (n[group] ?? 0) + 1
      if (left[place] === stillOpen) open[group] = (open[group] ?? 0) + 1
      const told = onBehalf[place]
      if (told !== noEnd) known[group] = (known[group] ?? 0) + 1
      if (told === 1) behalf[group] = (behalf[group] ?? 0) + 1
      const ofCase = columns.case[place] ?? 0
      if (basis.isSelfReported(ofCase)) selfReported[group] = (selfReported[group] ?? 0) + 1
      if (basis.isUnknown(ofCase)) unknown[group] = (unknown[group] ?? 0) + 1
      seenBy(group)[families.compound[family[place] ?? 0] ?? 0] = 1
      if (withCases) nameCase(group, ofCase)
    },
    has: (group) => n[group] !== 0,
    of: (wanted) => {
      const seen = new Uint8Array(compounds.length)
      for (const group of wanted) {
        const own = compoundsOf[group]
        if (own) for (let compound = 0; compound < own.length; compound += 1) if (own[compound] === 1) seen[compound] = 1
      }
      const named = new Set(wanted.flatMap((group) => casesOf[group] ?? []))
      return {
        ...{ n: sum(n, wanted), open: sum(open, wanted), compounds: seen.reduce((total, is) => total + is, 0) },
        shareOnBehalf: shareOf(sum(behalf, wanted), sum(known, wanted)),
        ...basisShares({ selfReported: sum(selfReported, wanted), unknown: sum(unknown, wanted) }, sum(n, wanted)),
        caseIds: [...named].map((number) => cases.id[number] ?? ''),
      }
    },
  }
}
