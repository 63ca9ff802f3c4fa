import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 送达. The company's clock starts the day after the first proven service, never at a click on "accept" (H1):
 * its designated inbox, its opened link, paper handed over by a community worker, or a courier's record.
 * Whoever cannot be served is shown as unserved, not as silent, and the next issuer is asked.
 */
export const serving = caseSetup.createStateConfig({
  id: 'consent/serving',
  meta: { stage: 'serving', holder: 'centre', clocks: ['serve'] },
  // An inbox that the issuer designates while the paper is still on its way.
  always: { guard: 'issuerHasInbox', target: '#consent/delivered', actions: 'recordServiceByInbox' },
  on: {
    'property.open': { target: '#consent/delivered', meta: { answers: ['serve'] }, actions: 'recordServiceByOpening' },
    'community.open': { target: '#consent/delivered', meta: { answers: ['serve'] }, actions: 'recordServiceByOpening' },
    'centre.recordService': { target: '#consent/delivered', meta: { answers: ['serve'] }, actions: 'recordService' },
    'community.recordService': { target: '#consent/delivered', meta: { answers: ['serve'] }, actions: 'recordService' },
    'owner.recordService': { target: '#consent/delivered', meta: { answers: ['serve'] }, actions: 'recordService' },
    'centre.reportUnservable': [
      {
        guard: 'hasNextIssuer',
        target: '#consent/nextIssuer',
        meta: { answers: ['serve'] },
        actions: ['recordUnservable', tell('unserved')],
      },
      {
        target: '#consent/coordination',
        meta: { answers: ['serve'] },
        actions: [
          'recordUnservable',
          { type: 'recordDispute', params: { track: 'consent', mediation: false } },
          tell('unserved'),
        ],
      },
    ],
  },
} satisfies StageConfig)

/** On its way to the issuer: what enters a designated inbox is served at once, anything else has to be carried. */
export const sending = caseSetup.createStateConfig({
  id: 'consent/sending',
  always: [
    { guard: 'issuerHasInbox', target: '#consent/delivered', actions: 'recordServiceByInbox' },
    { target: '#consent/serving', actions: tell('serviceWanted') },
  ],
} satisfies StageConfig)

/** Where a served request goes: to the company's review, to the substitute, or nowhere where notifying is enough. */
export const delivered = caseSetup.createStateConfig({
  id: 'consent/delivered',
  entry: tell('requestServed'),
  always: [
    {
      guard: 'notifyingSuffices',
      target: '#consent/granted',
      actions: { type: 'recordConsentOnRecord', params: { kind: 'notification' } },
    },
    { guard: 'substituteIsAsked', target: '#consent/substituteIssue' },
    { guard: 'objectionGoesToCourt', target: '#consent/objecting' },
    { guard: 'principleComesFirst', target: '#consent/answeringInPrinciple' },
    { target: '#consent/reviewing' },
  ],
} satisfies StageConfig)
