import { askableDuties, factsToSay, openDuties, settledByCentre } from '../memory/consent-duties.ts'
import type { Check } from '../refusals.ts'

const named: Check = ({ memory }, event, given) => {
  switch (event.type) {
    case 'owner.askForDuty':
    case 'property.askForDuty': {
      const { party } = given.actor
      const known = askableDuties(memory).some(({ obligationId, by }) => obligationId === event.obligationId && by !== party)
      return known ? null : { code: 'OBLIGATION_UNKNOWN', details: { record: event.obligationId } }
    }
    case 'owner.sayDutyFact':
    case 'property.sayDutyFact':
    case 'centre.sayDutyFact': {
      const known = factsToSay(memory, given.actor.party).some(({ obligationId }) => obligationId === event.obligationId)
      return known ? null : { code: 'OBLIGATION_UNKNOWN', details: { record: event.obligationId } }
    }
    case 'centre.settleDuty': {
      const known = settledByCentre(memory).some(({ obligationId }) => obligationId === event.obligationId)
      return known ? null : { code: 'OBLIGATION_UNKNOWN', details: { record: event.obligationId } }
    }
    case 'property.revoke': {
      const { obligationId } = event
      const known = obligationId === undefined || openDuties(memory).some((entry) => entry.obligationId === obligationId)
      return known ? null : { code: 'OBLIGATION_UNKNOWN', details: { record: obligationId } }
    }
    default:
      return null
  }
}

/** Why something about what a place asks for once consent stands cannot be taken. */
export const consentDutyChecks: readonly Check[] = [named]
