import {
  openClaims,
  openDemands,
  preventable,
  standingClaim,
  standingFeeClaim,
  underProtest,
  unpaidFees,
} from '../memory/money.ts'
import type { Check, Refusal, RefusalCode } from '../refusals.ts'

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

/** Why an event about prevented conditions or money cannot be taken. */
export const moneyChecks: Check = ({ memory }, event) => {
  switch (event.type) {
    case 'owner.reportPrevented':
    case 'owner.claimMoneyBack': {
      const known = event.type === 'owner.reportPrevented' ? preventable(memory) : underProtest(memory)
      const isKnown = known.some(({ obligationId }) => obligationId === event.obligationId)
      if (!isKnown) return refuse('OBLIGATION_UNKNOWN', { record: event.obligationId })
      const made = event.type === 'owner.claimMoneyBack' ? standingClaim(memory, event.obligationId) : undefined
      return made ? refuse('CLAIM_WAITS', { record: made.seq }) : null
    }
    case 'property.answerMoneyClaim':
      return openClaims(memory).some(({ seq }) => seq === event.record)
        ? null
        : refuse('RECORD_UNKNOWN', { record: event.record })
    case 'owner.reportFeePaid':
      return unpaidFees(memory).some(({ seq }) => seq === event.record)
        ? null
        : refuse('RECORD_UNKNOWN', { record: event.record })
    case 'property.answerFeeDemand':
      return openDemands(memory).some(({ seq }) => seq === event.record)
        ? null
        : refuse('RECORD_UNKNOWN', { record: event.record })
    case 'owner.claimFeeBack': {
      const demand = memory.feeDemands.find(({ seq }) => seq === event.record)
      if (!demand) return refuse('RECORD_UNKNOWN', { record: event.record })
      if (demand.demandedBy !== 'property') return refuse('FEE_OF_ANOTHER', { record: event.record })
      if (demand.paid === null) return refuse('FEE_NOT_PAID', { record: event.record })
      const made = standingFeeClaim(memory, event.record)
      return made ? refuse('CLAIM_WAITS', { record: made.seq }) : null
    }
    default:
      return null
  }
}
