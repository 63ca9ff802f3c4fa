import type { Summary } from '../inbox/use-cases.ts'

/** What the centre does with a case today. */
export type Errand = 'serve' | 'call' | 'handle'

/** Parties that can be called about an answer that is late. */
const called: readonly string[] = ['property', 'community', 'fire', 'grid', 'installer']

/** Who has the case and is late with it; null = nobody to call. */
export const lateHolder = (summary: Summary): string | null =>
  summary.lateness ? (summary.positions.find(({ holder }) => called.includes(holder))?.holder ?? null) : null

const errandOf = (summary: Summary): Errand | null => {
  const isOurs = summary.positions.some(({ holder }) => holder === 'centre')
  if (isOurs && summary.positions.some(({ stage }) => stage === 'serving')) return 'serve'
  if (isOurs) return 'handle'
  return lateHolder(summary) === null ? null : 'call'
}

/** One compound and what is to be done there. */
export interface CompoundWork {
  readonly compound: string
  readonly errands: readonly { readonly errand: Errand; readonly summary: Summary }[]
}

const order: readonly Errand[] = ['serve', 'call', 'handle']

/** The day's work by compound, so that one way there does for all of it; the compound with most of it first. */
export const workByCompound = (cases: readonly Summary[]): CompoundWork[] => {
  const work = new Map<string, { errand: Errand; summary: Summary }[]>()
  for (const summary of cases) {
    const errand = errandOf(summary)
    if (errand === null) continue
    const there = work.get(summary.compound) ?? []
    there.push({ errand, summary })
    work.set(summary.compound, there)
  }
  return [...work]
    .map(([compound, errands]) => ({
      compound,
      errands: errands.toSorted((one, other) => order.indexOf(one.errand) - order.indexOf(other.errand)),
    }))
    .toSorted((one, other) => other.errands.length - one.errands.length || one.compound.localeCompare(other.compound))
}
