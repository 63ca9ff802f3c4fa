import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 物业审核. The property company holds the request and gives its own answer within its reply period.
 * A yes (`property.approve`) is accepted in every stage of the track: see `undecided.ts`.
 * Silence is an outcome of its own: it goes to the centre, and is consent only where a statute, an owners' rule
 * or a contract says so (民法典 140).
 */
export const reviewing = caseSetup.createStateConfig({
  id: 'consent/reviewing',
  meta: { stage: 'reviewing', holder: 'property', clocks: ['propertyReply'] },
  on: {
    'property.reject': {
      target: '#consent/rejected',
      meta: { answers: ['propertyReply'] },
      actions: ['recordRejection', tell('rejected')],
    },
    'property.offerConditions': {
      target: '#consent/conditionsOffered',
      meta: { answers: ['propertyReply'] },
      actions: ['recordOffer', tell('conditionsOffered')],
    },
    'property.noObjection': [
      {
        guard: 'noObjectionSuffices',
        target: '#consent/granted',
        meta: { answers: ['propertyReply'] },
        actions: [{ type: 'recordConsentOnRecord', params: { kind: 'registration' } }, tell('approved')],
      },
      {
        guard: 'hasNextIssuer',
        target: '#consent/nextIssuer',
        meta: { answers: ['propertyReply'] },
        actions: tell('noObjection'),
      },
      {
        target: '#consent/coordination',
        meta: { answers: ['propertyReply'] },
        actions: [{ type: 'recordDispute', params: { track: 'consent', mediation: false } }, tell('noObjection')],
      },
    ],
    'deadline.passed': [
      {
        guard: { type: 'clockMovesAndSilenceIsConsent', params: { clock: 'propertyReply', track: 'consent' } },
        target: '#consent/granted',
        actions: [
          'recordSilence',
          { type: 'recordConsentOnRecord', params: { kind: 'certificateOfSilence' } },
          tell('silenceRecorded'),
        ],
      },
      {
        guard: { type: 'clockMoves', params: { clock: 'propertyReply', track: 'consent' } },
        target: '#consent/coordination',
        actions: [
          'recordSilence',
          { type: 'recordDispute', params: { track: 'consent', mediation: false } },
          tell('silenceRecorded'),
        ],
      },
    ],
    // A better proof of the day of service: the clock is computed anew, never to an earlier date than was told.
    'centre.recordService': { actions: 'recordService' },
  },
} satisfies StageConfig)
