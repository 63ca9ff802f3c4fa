import { openClaims, preventable, standingClaim, underProtest } from '../memory/money.ts'
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
    default:
      return null
  }
}
