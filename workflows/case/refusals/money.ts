import { openClaims, preventable, underProtest } from '../memory/money.ts'
import type { Check, Refusal, RefusalCode } from '../refusals.ts'

const refuse = (code: RefusalCode, details: Refusal['details'] = {}): Refusal => ({ code, details })

/** Why an event about prevented conditions or money cannot be taken. */
export const moneyChecks: Check = ({ memory }, event) => {
  switch (event.type) {
    case 'owner.reportPrevented':
    case 'owner.claimMoneyBack': {
      const known = event.type === 'owner.reportPrevented' ? preventable(memory) : underProtest(memory)
      const isKnown = known.some(({ obligationId }) => obligationId === event.obligationId)
      return isKnown ? null : refuse('OBLIGATION_UNKNOWN', { record: event.obligationId })
    }
    case 'property.answerMoneyClaim':
      return openClaims(memory).some(({ seq }) => seq === event.record)
        ? null
        : refuse('RECORD_UNKNOWN', { record: event.record })
    default:
      return null
  }
}
