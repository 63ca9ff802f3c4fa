import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { agreesInPrinciple, noObjection, noOrConditions, silenceIsConsent } from './company-answers.ts'

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
    'property.reject': noOrConditions.reject,
    'property.offerConditions': noOrConditions.offerConditions,
    'property.noObjection': [
      { guard: 'noObjectionSuffices', ...noObjection.suffices },
      { guard: 'hasNextIssuer', ...noObjection.toNextIssuer },
      {
        target: '#consent/coordination',
        meta: { answers: ['propertyReply'] },
        actions: [{ type: 'recordDispute', params: { track: 'consent', mediation: false } }, tell('noObjection')],
      },
    ],
    // A late yes in principle still binds.
    'property.agreeInPrinciple': { ...agreesInPrinciple, meta: { answers: ['propertyReply'] } },
    // More time is the owner's to give: unanswered, the first date stands (H12).
    'property.askExtension': { guard: 'mayAskForTime', actions: ['recordMoreTimeAsked', tell('moreTimeAsked')] },
    'owner.agreeMoreTime': {
      guard: 'moreTimeIsAsked',
      meta: { extends: 'propertyReply' },
      actions: [{ type: 'recordMoreTimeAnswer', params: { answer: 'agreed' } }, tell('moreTimeAnswered')],
    },
    'owner.declineMoreTime': {
      guard: 'moreTimeIsAsked',
      actions: [{ type: 'recordMoreTimeAnswer', params: { answer: 'declined' } }, tell('moreTimeAnswered')],
    },
    // Where the rules of the place know it, a request for information stops the clock until it is answered.
    'property.requestInformation': {
      guard: 'mayRequestInformation',
      target: '#consent/awaitingInformation',
      actions: ['recordInformationRequest', tell('informationAsked')],
    },
    // Being sent round stops no clock: the reply time runs on at the centre.
    'returnLimit.reached': {
      guard: { type: 'trackIs', params: { track: 'consent' } },
      target: '#consent/coordination',
      actions: [
        'recordSentToCentreInReview',
        { type: 'recordDispute', params: { track: 'consent', mediation: false } },
        tell('returnLimitReached'),
      ],
    },
    'deadline.passed': [
      {
        guard: { type: 'clockMovesAndSilenceIsConsent', params: { clock: 'propertyReply', track: 'consent' } },
        ...silenceIsConsent,
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
