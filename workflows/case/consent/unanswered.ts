import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/**
 * 未获答复. Nobody said no and nobody issued: the company stayed silent and neither the centre nor the bureau got a
 * result. The owner decides; the certificate of silence stands.
 */
export const unanswered = caseSetup.createStateConfig({
  id: 'consent/unanswered',
  meta: { stage: 'unanswered', holder: 'owner', clocks: ['ownerDecision'] },
  on: {
    'owner.requestCoordination': {
      guard: { type: 'trackIs', params: { track: 'consent' } },
      target: '#consent/coordination',
      actions: { type: 'recordDispute', params: { track: 'consent', mediation: false } },
    },
    'owner.requestMediation': {
      guard: { type: 'trackIs', params: { track: 'consent' } },
      target: '#consent/mediation',
      actions: { type: 'recordDispute', params: { track: 'consent', mediation: true } },
    },
    'property.reject': { target: '#consent/rejected', actions: ['recordRejection', tell('rejected')] },
    'property.offerConditions': { target: '#consent/conditionsOffered', actions: ['recordOffer', tell('conditionsOffered')] },
    'owner.acceptRefusal': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs('gaveUpAfterRefusal', 'silence'), tell('closed')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'property.lateGround': {
      guard: { type: 'replyIsOver', params: { track: 'consent' } },
      target: '#consent/rejected',
      actions: ['recordLateGround', tell('groundsChanged')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'consent' } },
      target: '#closed',
      actions: [closeAs('gaveUpAfterRefusal', 'silence'), tell('closed')],
    },
  },
} satisfies StageConfig)
