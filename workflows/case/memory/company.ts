import type { CaseMemory, CompanyAnswer, Given } from '../context.ts'
import type { CaseEvent } from '../events/events.ts'

/** The company's definite answers. A question, a referral or a recall is none. */
const definite: Readonly<Record<string, NonNullable<CompanyAnswer['answer']>['kind']>> = {
  'property.approve': 'approve',
  // It binds, so it is a definite answer.
  'property.agreeInPrinciple': 'approve',
  'property.proposeOther': 'approve',
  'property.offerConditions': 'conditions',
  'property.reject': 'reject',
  'property.bringObjection': 'reject',
  'property.noObjection': 'noObjection',
  // Silent until then: a documented ground is its first definite word, and it is a no.
  'property.lateGround': 'reject',
}

/**
 * Follows the property company from its service to its first definite answer across all stages: the stay in a stage
 * would hide the silent, because escalation ends it (S1). What was recalled or struck out counts no more, because the
 * memory it is written in was taken back.
 */
export const companyAfter = (memory: CaseMemory, event: CaseEvent, given: Given, on: string): CompanyAnswer | null => {
  const served = memory.service?.party === 'property' ? memory.service : null
  const known = memory.company
  const company: CompanyAnswer | null =
    served && (known === null || known.organisationId === served.organisationId)
      ? {
          organisationId: served.organisationId,
          servedOn: served.servedOn,
          servedSeq: served.seq,
          servedRecordedOn: known?.servedRecordedOn ?? given.today,
          answer: known?.answer ?? null,
          endedOn: known?.endedOn ?? null,
        }
      : known
  if (!company) return null
  const kind = definite[event.type]
  const onBehalf = 'onBehalf' in event && event.onBehalf !== undefined
  const answer = company.answer ?? (kind ? { kind, on, recordedOn: given.today, onBehalf } : null)
  const over = answer === null && (memory.paper !== null || memory.outcome !== null)
  return { ...company, answer, endedOn: over ? (company.endedOn ?? on) : null }
}
