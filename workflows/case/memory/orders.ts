import type { CaseMemory } from '../context.ts'
import type { Facts } from '../facts.ts'

/** An order of an authority against the place of a case. */
export type CompoundOrder = Facts['orders'][number]

/** The orders against the place; none in the facts of an older service. */
export const ordersOf = (facts: Facts | null): readonly CompoundOrder[] => (facts as Partial<Facts> | null)?.orders ?? []

/** The orders that hold a running request: nobody's time of the case itself runs meanwhile (H30). */
export const heldBy = ({ facts, outcome, operation }: CaseMemory): readonly CompoundOrder[] =>
  outcome === null && operation === null ? ordersOf(facts) : []

/** Whether a pile came by this case and its request is over: energised, reported as built, or taken over with the space. */
const hasPile = ({ outcome, operation, standstills }: CaseMemory): boolean => {
  if (outcome?.outcome === 'energised' || outcome?.outcome === 'transferred') return true
  return operation ? operation.registers : outcome !== null && standstills.some(({ kind }) => kind === 'built')
}

/** Whether new facts bring an order, or lift the last one, that takes the pile of this case out of service. */
export const pileOrderChange = (memory: CaseMemory, now: Facts): 'came' | 'lifted' | null => {
  const [before, after] = [ordersOf(memory.facts).length > 0, ordersOf(now).length > 0]
  if (!hasPile(memory) || before === after) return null
  return after ? 'came' : 'lifted'
}

/** Whether new facts bring an order, or lift the last one, that holds this request. */
export const orderChange = (memory: CaseMemory, now: Facts): 'came' | 'lifted' | null => {
  const [before, after] = [heldBy(memory).length > 0, heldBy({ ...memory, facts: now }).length > 0]
  if (before === after) return null
  return after ? 'came' : 'lifted'
}
