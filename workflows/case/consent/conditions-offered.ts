import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 附条件同意. A yes under conditions is a question to the owner. A condition is a ground in disguise (H7):
 * it can be contested, taken under protest, or declined; without an answer it stands as the ground of a rejection.
 */
export const conditionsOffered = caseSetup.createStateConfig({
  id: 'consent/conditionsOffered',
  meta: { stage: 'conditionsOffered', holder: 'owner', clocks: ['ownerAnswer'] },
  on: {
    'owner.acceptConditions': {
      target: '#consent/accepted',
      meta: { answers: ['ownerAnswer'] },
      actions: ['recordAcceptance', tell('conditionsAnswered')],
    },
    'owner.acceptUnderProtest': {
      target: '#consent/accepted',
      meta: { answers: ['ownerAnswer'] },
      actions: ['recordAcceptance', tell('conditionsAnswered')],
    },
    'owner.contestCondition': { target: '#consent/opinion', actions: ['recordContest', tell('contested')] },
    'owner.declineConditions': {
      target: '#consent/rejected',
      meta: { answers: ['ownerAnswer'] },
      actions: ['recordOfferDeclined', tell('conditionsAnswered')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerAnswer', track: 'consent' } },
      target: '#consent/rejected',
      actions: ['recordOfferDeclined', tell('deadlinePassed')],
    },
  },
} satisfies StageConfig)

/** Accepted conditions: with the stamped paper the consent exists, without it the paper is owed. */
export const accepted = caseSetup.createStateConfig({
  id: 'consent/accepted',
  always: [{ guard: 'paperIsThere', target: '#consent/granted' }, { target: '#consent/paperDue' }],
} satisfies StageConfig)
