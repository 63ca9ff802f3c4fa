import type { CaseMemory } from '../context.ts'
import type { Facts } from '../facts.ts'

/** An order of an authority against the place of a case. */
export type CompoundOrder = Facts['orders'][number]

/** The orders against the place; none in the facts of an older service. */
export const ordersOf = (facts: Facts | null): readonly CompoundOrder[] => (facts as Partial<Facts> | null)?.orders ?? []

/** The orders that hold a running request: nobody's time of the case itself runs meanwhile (H30). */
export const heldBy = ({ facts, outcome, operation }: CaseMemory): readonly CompoundOrder[] =>
  outcome === null && operation === null ? ordersOf(facts) : []

/** Whether new facts bring an order, or lift the last one, that holds this request. */
export const orderChange = (memory: CaseMemory, now: Facts): 'came' | 'lifted' | null => {
  const [before, after] = [heldBy(memory).length > 0, heldBy({ ...memory, facts: now }).length > 0]
  if (before === after) return null
  return after ? 'came' : 'lifted'
}
