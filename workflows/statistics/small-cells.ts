import type { Counted } from './figure.ts'

/** Fewer units than this are not published (S13). */
const smallestCell = 5

/** A company with fewer compounds is as good as a person and is not published (S13). */
const fewestCompounds = 2

/** What decides whether a group may be published. */
type Cell = Pick<Counted, 'n' | 'compounds'>

/** Why a group is withheld. `wouldReveal`: only so that another one cannot be had by subtraction. */
export type Withheld = 'smallCell' | 'oneCompound' | 'wouldReveal'

/** A group as it may be published: whole, or its name only. */
type PublicGroup<G, K extends keyof G> =
  | { readonly withheld: null; readonly group: G }
  | { readonly withheld: Withheld; readonly group: Pick<G, K> }

/** Groups as they may be published, and whether their total may stand beside them. */
export interface PublicGroups<G, K extends keyof G> {
  readonly groups: readonly PublicGroup<G, K>[]
  readonly mayShowTotal: boolean
}

const reasonToWithhold = (group: Cell, perOrganisation: boolean): Withheld | null => {
  if (group.n < smallestCell) return 'smallCell'
  return perOrganisation && group.compounds < fewestCompounds ? 'oneCompound' : null
}

// What a reader can subtract from the total must be several groups and no small number.
const isHidden = (groups: readonly Cell[]): boolean =>
  groups.length === 0 || (groups.length > 1 && groups.reduce((sum, { n }) => sum + n, 0) >= smallestCell)

/**
 * Withholds groups for public output: fewer than 5 units; where groups are companies, also those with one compound; and,
 * since the total is shown, the smallest further groups until what is withheld cannot be had by subtraction. If that takes
 * all groups, the total is not shown either. For groups that add up to one total; what is inside a published group goes
 * through `publicParts` and `publicShare`. Safe only for frozen figures in one set of groupings: whoever may choose
 * filters and days can subtract yesterday from today.
 */
export const publicGroups = <G extends Cell, K extends keyof G>(
  groups: readonly G[],
  names: readonly K[],
  perOrganisation: boolean,
): PublicGroups<G, K> => {
  const withheld = new Map<G, Withheld>()
  for (const group of groups) {
    const why = reasonToWithhold(group, perOrganisation)
    if (why) withheld.set(group, why)
  }
  const shown = groups.filter((group) => !withheld.has(group)).toSorted((a, b) => b.n - a.n)
  while (!isHidden([...withheld.keys()])) {
    const smallest = shown.pop()
    if (!smallest) break
    withheld.set(smallest, 'wouldReveal')
  }
  return {
    groups: groups.map((group): PublicGroup<G, K> => {
      const why = withheld.get(group)
      return why ? { withheld: why, group: named(group, names) } : { withheld: null, group }
    }),
    mayShowTotal: isHidden([...withheld.keys()]),
  }
}

// Object.fromEntries forgets which keys it was given; these are the ones asked for.
const named = <G, K extends keyof G>(group: G, names: readonly K[]): Pick<G, K> =>
  Object.fromEntries(names.map((name) => [name, group[name]])) as Pick<G, K>

/**
 * The counts into which a published number falls (the kinds of answers, say): all of them, or null if one of them is 1 to 4.
 * One alone cannot be left out, because the others give it away. A zero is nobody's and is shown.
 */
export const publicParts = <P extends Readonly<Record<string, number>>>(parts: P): P | null =>
  Object.values(parts).some((count) => count > 0 && count < smallestCell) ? null : parts

/** A share of `n`, unless it or what is missing to the whole stands for 1 to 4 of them. */
export const publicShare = (share: number | null, n: number): number | null => {
  if (share === null) return null
  const part = Math.round(share * n)
  return [part, n - part].some((count) => count > 0 && count < smallestCell) ? null : share
}
