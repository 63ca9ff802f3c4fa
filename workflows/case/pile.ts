import type { CaseFile } from './case-file.ts'

/** The pile that came by a case: energised at the end of a request, or reported as built without an answer. */
export interface CasePile {
  readonly origin: 'energised' | 'reported'
  readonly powerKw: number | null
  readonly energisedOn: string | null
}

/** The pile that came by this case; null when none did, or when the case is about a pile that was there before. */
export const pileOf = ({ memory }: CaseFile): CasePile | null => {
  const powerKw = memory.request?.powerKw ?? null
  if (memory.outcome?.outcome === 'energised') {
    // Records of an older chart know the day of the record only.
    return { origin: 'energised', powerKw, energisedOn: memory.energisedOn ?? memory.outcome.on }
  }
  const built = memory.operation ? memory.operation.registers : memory.standstills?.some(({ kind }) => kind === 'built')
  return built ? { origin: 'reported', powerKw, energisedOn: null } : null
}

/**
 * What a case does to a pile: a suspended one is not used, a removed one is not there while it is disputed. One that is gone
 * has left for good: what it drew is free for who waits.
 */
export type PileHold = 'suspended' | 'removed' | 'gone'

/** What this case does to its pile. */
export const holdOf = ({ memory }: CaseFile): { readonly pileId: string; readonly hold: PileHold } | null => {
  const { operation, outcome } = memory
  if (!operation) return null
  const { pileId, opening, suspension } = operation
  if (outcome?.outcome === 'dismantled') return { pileId, hold: 'gone' }
  if (opening === 'removed' && outcome === null) return { pileId, hold: 'removed' }
  if (opening === 'removed' && !back(outcome?.outcome)) return { pileId, hold: 'gone' }
  return suspension && suspension.resumedSeq === null ? { pileId, hold: 'suspended' } : null
}

/** A dispute about a removed pile that was settled, or a report that was unfounded, leaves the pile where it is. */
const back = (outcome: string | undefined): boolean => outcome === 'settled' || outcome === 'unfounded'
