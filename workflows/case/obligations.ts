import type { Party } from '../parties.ts'
import type { CaseMemory, Obligation } from './context.ts'
import { organisationOf } from './organisations.ts'

/** What must still be done: not discharged yet. */
export const openObligations = (memory: CaseMemory): Obligation[] =>
  memory.obligations.filter((obligation) => obligation.dischargedSeq === null)

/** What must be done before the pile is energised, and is not: the meter is not the checker (H32). */
export const beforeEnergising = (memory: CaseMemory): Obligation[] =>
  openObligations(memory).filter((obligation) => obligation.beforeEnergising)

/** Who must act on an obligation: who fulfils it, then who looks at it. */
const awaitedBy = (obligation: Obligation): Party => (obligation.reportedSeq === null ? obligation.by : obligation.checker)

/** Whose act the obligations before energising wait for. A company that is not there (any more) leaves its part to the owner. */
export const dischargeAwaited = (memory: CaseMemory): Party[] => {
  const named = beforeEnergising(memory).map(awaitedBy)
  const there = named.map((party) => (party === 'property' && organisationOf(memory, 'property') === null ? 'owner' : party))
  return [...new Set(there)]
}

/** The key of the clock of a reported obligation: each report is looked at in days of its own. */
export const dischargeKey = ({ obligationId, reportedSeq }: Obligation): string => `${obligationId}.${reportedSeq ?? 0}`

/** Whether the checker answers for a side of the case and not for safety: then its silence counts as a yes. */
export const silenceDischarges = ({ checker }: Obligation): boolean => checker === 'property' || checker === 'owner'
