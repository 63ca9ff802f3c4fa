import { ratableMediations, unconfirmedClosings } from '../mediations.ts'
import type { Check } from '../refusals.ts'

/** Who may object to a mediator, which mediation is rated, and which closing is spoken of. */
export const mediationChecks: Check = ({ memory }, event) => {
  switch (event.type) {
    case 'owner.objectToMediator':
    case 'property.objectToMediator': {
      // Once for each side; whoever wants no mediator at all can end the mediation any time.
      const side = event.type === 'owner.objectToMediator' ? 'owner' : 'property'
      const used = memory.disputes[event.track].objections.some(({ by }) => by === side)
      return used ? { code: 'OBJECTION_USED_UP', details: { track: event.track } } : null
    }
    case 'owner.rateMediation':
    case 'property.rateMediation': {
      const side = event.type === 'owner.rateMediation' ? 'owner' : 'property'
      const isOpen = ratableMediations(memory, side).some(({ seq }) => seq === event.record)
      return isOpen ? null : { code: 'MEDIATION_UNKNOWN', details: { record: event.record } }
    }
    case 'owner.confirmClosing':
    case 'owner.denyClosing': {
      const isOpen = unconfirmedClosings(memory).some(({ seq }) => seq === event.record)
      return isOpen ? null : { code: 'CLOSING_UNKNOWN', details: { record: event.record } }
    }
    default:
      return null
  }
}
