import type { CaseMemory } from '../context.ts'

/**
 * The queue of the transformer did not exist in version 1: who had been found room keeps it, who had not waits for its turn.
 * The row of that finding was never worked out, and its place is the day of filing.
 */
export const filledQueue = ({ grid, orderedChargingAccepted }: CaseMemory): Pick<CaseMemory, 'reservation' | 'queued'> => {
  if (!grid) return { reservation: null, queued: null }
  const { seq, on, result } = grid
  const hasRoom = result === 'available' || (result === 'orderedChargingOnly' && orderedChargingAccepted)
  return hasRoom
    ? { reservation: { seq, on }, queued: null }
    : { reservation: null, queued: { seq, found: result === 'orderedChargingOnly' ? 'ordered' : 'none' } }
}
