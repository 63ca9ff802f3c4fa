import { type Party, parties } from '../parties.ts'
import type { Counted } from './figure.ts'
import type { Desk } from './stay-columns.ts'

/** What stands beside the number of stays of some groups together. */
export interface CountedGroups {
  readonly has: (group: number) => boolean
  readonly of: (groups: readonly number[]) => Counted
}

/** A group, and by what it is told apart. */
interface Group<K> {
  readonly key: K
  readonly group: number
}

/** The groups of the stage figures: desks, by district or not. A group is a number. */
export interface StageGroups {
  /** The groups that such a count has, sorted by their names. */
  readonly desks: (counts: Pick<CountedGroups, 'has'>) => Group<Desk & { readonly district: string | null }>[]
  /** The holders there are, with the groups of their desks. */
  readonly holders: (counts: Pick<CountedGroups, 'has'>) => (Group<{
    readonly district: string | null
    readonly holder: Party
  }> & { readonly desksOf: readonly number[] })[]
}

/** Names the groups. `districts`: null where they are counted together. */
export const stageGroups = (desks: readonly Desk[], districts: readonly string[] | null): StageGroups => {
  const parts = districts?.length ?? 1
  const districtNamed = (number: number): string | null => districts?.[number] ?? null
  const inOrder = <K extends { readonly district: string | null }>(groups: number, keyOf: (group: number) => K): Group<K>[] =>
    Array.from({ length: groups }, (_, group) => ({ key: keyOf(group), group }))
      .map((found) => ({ found, name: nameOf(found.key) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ found }) => found)
  // Named and sorted once: every figure of the page asks for them.
  const atDesks = inOrder(parts * desks.length, (group) => {
    const { track, stage, holder } = desks[group % desks.length] as Desk
    return { district: districtNamed(Math.floor(group / desks.length)), track, stage, holder }
  })
  const byHolder = inOrder(parts * parties.length, (group) => ({
    district: districtNamed(Math.floor(group / parties.length)),
    holder: parties[group % parties.length] as Party,
  }))
  return {
    desks: ({ has }) => atDesks.filter(({ group }) => has(group)),
    holders: ({ has }) =>
      byHolder
        .filter(({ group }) => has(group))
        .map(({ key, group }) => {
          const first = Math.floor(group / parties.length) * desks.length
          return { key, group, desksOf: desks.flatMap(({ holder }, at) => (holder === key.holder ? [first + at] : [])) }
        }),
  }
}

/** By which groups are sorted. */
const nameOf = ({ district, ...rest }: { readonly district: string | null }): string => JSON.stringify([district, rest])
