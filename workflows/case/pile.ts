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

/** What a case does to a pile while it does it: a suspended pile is not used, a removed one is not there. */
export const holdOf = ({ memory }: CaseFile): { readonly pileId: string; readonly hold: 'suspended' | 'removed' } | null => {
  const { operation, outcome } = memory
  if (!operation) return null
  const { pileId, opening, suspension } = operation
  const gone = outcome?.outcome === 'dismantled' || (opening === 'removed' && !back(outcome?.outcome))
  if (gone) return { pileId, hold: 'removed' }
  return suspension && suspension.resumedSeq === null ? { pileId, hold: 'suspended' } : null
}

/** A dispute about a removed pile that was settled, or a report that was unfounded, leaves the pile where it is. */
const back = (outcome: string | undefined): boolean => outcome === 'settled' || outcome === 'unfounded'
