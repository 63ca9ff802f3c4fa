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
  const among = (groups: number, { has }: Pick<CountedGroups, 'has'>): number[] =>
    Array.from({ length: groups }, (_, group) => group).filter(has)
  return {
    desks: (counts) =>
      among(parts * desks.length, counts)
        .map((group) => {
          const { track, stage, holder } = desks[group % desks.length] as Desk
          return { key: { district: districtNamed(Math.floor(group / desks.length)), track, stage, holder }, group }
        })
        .toSorted((a, b) => (nameOf(a.key) < nameOf(b.key) ? -1 : 1)),
    holders: (counts) =>
      among(parts * parties.length, counts)
        .map((group) => {
          const [district, party] = [Math.floor(group / parties.length), group % parties.length]
          const desksOf = desks.flatMap(({ holder }, at) => (holder === parties[party] ? [district * desks.length + at] : []))
          return { key: { district: districtNamed(district), holder: parties[party] as Party }, group, desksOf }
        })
        .toSorted((a, b) => (nameOf(a.key) < nameOf(b.key) ? -1 : 1)),
  }
}

/** By which groups are sorted. */
const nameOf = ({ district, ...rest }: { readonly district: string | null }): string => JSON.stringify([district, rest])
