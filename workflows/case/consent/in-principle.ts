import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import {
  agreesInPrinciple,
  inPrinciple,
  noObjection,
  noOrConditions,
  silenceInPrinciple,
  silenceIsConsent,
} from './company-answers.ts'

const answers = ['answerInPrinciple'] as const

/**
 * 原则答复. Where the rules of the place ask for it, the company first says in principle whether it agrees, on a clock that
 * starts with the proven service. A no needs its listed grounds like any other, and conditions are named now: after a yes
 * in principle only the paper is open. What silence is, the rules say.
 */
export const answeringInPrinciple = caseSetup.createStateConfig({
  id: 'consent/answeringInPrinciple',
  meta: { stage: 'answeringInPrinciple', holder: 'property', clocks: ['answerInPrinciple'] },
  entry: 'recordPrincipleAsked',
  // Rules that came meanwhile know one answer only.
  always: { guard: 'oneAnswerOnly', target: '#consent/reviewing', actions: inPrinciple('overtaken') },
  on: {
    'property.agreeInPrinciple': { ...agreesInPrinciple, meta: { answers } },
    'property.reject': {
      ...noOrConditions.reject,
      meta: { answers },
      actions: [inPrinciple('no'), ...noOrConditions.reject.actions],
    },
    'property.offerConditions': {
      ...noOrConditions.offerConditions,
      meta: { answers },
      actions: [inPrinciple('conditions'), ...noOrConditions.offerConditions.actions],
    },
    'property.noObjection': [
      {
        guard: 'noObjectionSuffices',
        ...noObjection.suffices,
        meta: { answers },
        actions: [inPrinciple('noObjection'), ...noObjection.suffices.actions],
      },
      {
        guard: 'hasNextIssuer',
        ...noObjection.toNextIssuer,
        meta: { answers },
        actions: [inPrinciple('noObjection'), noObjection.toNextIssuer.actions],
      },
      {
        target: '#consent/coordination',
        meta: { answers },
        actions: [
          inPrinciple('noObjection'),
          { type: 'recordDispute', params: { track: 'consent', mediation: false } },
          tell('noObjection'),
        ],
      },
    ],
    // Being sent round stops no clock: the time for the answer in principle runs on at the centre.
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
      silenceInPrinciple.isYes,
      { ...silenceInPrinciple.goesOn, target: '#consent/reviewing' },
      {
        ...silenceInPrinciple.escalates,
        target: '#consent/coordination',
        actions: [
          inPrinciple('silence'),
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

/**
 * 原则同意，待正式答复. The yes in principle binds (民法典 136): no ground follows it but that of a revocation (H9), and only
 * the how is open (H8). What is owed is the paper, on the clock that the rules of the place give it.
 */
export const agreedInPrinciple = caseSetup.createStateConfig({
  id: 'consent/agreedInPrinciple',
  meta: { stage: 'agreedInPrinciple', holder: 'property', clocks: ['finalAnswer'] },
  entry: 'recordYes',
  always: { guard: 'oneAnswerOnly', target: '#consent/paperDue', actions: tell('paperOwed') },
  on: {
    'property.givePaper': {
      target: '#consent/granted',
      meta: { answers: ['finalAnswer'] },
      actions: ['recordConsent', tell('paperArrived')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'deadline.passed': [
      {
        guard: { type: 'clockMovesAndSilenceIsConsent', params: { clock: 'finalAnswer', track: 'consent' } },
        ...silenceIsConsent,
      },
      {
        guard: { type: 'clockMovesToNextIssuer', params: { clock: 'finalAnswer', track: 'consent' } },
        target: '#consent/nextIssuer',
        actions: tell('deadlinePassed'),
      },
      {
        guard: { type: 'clockMoves', params: { clock: 'finalAnswer', track: 'consent' } },
        target: '#consent/coordination',
        actions: [{ type: 'recordDispute', params: { track: 'consent', mediation: false } }, tell('deadlinePassed')],
      },
    ],
    'centre.recordService': { actions: 'recordService' },
  },
} satisfies StageConfig)
