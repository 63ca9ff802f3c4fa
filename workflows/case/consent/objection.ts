import { asksForHelp } from '../disputes/asks-for-help.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

const term = { clock: 'objectionTerm', track: 'consent' } as const
const ended = (answer: 'lapsed' | 'waived' | 'upheld' | 'overtaken') =>
  ({ type: 'recordObjectionEnd', params: { answer } }) as const
const onRecord = (kind: 'termLapsed' | 'registration') => ({ type: 'recordConsentOnRecord', params: { kind } }) as const

/**
 * 异议期. Where the rules of the place ask for it, who objects goes to court within a term that starts with the proven
 * service. A no without a suit is recorded and moves nothing. What holds when the term lapses, the rules say.
 */
export const objecting = caseSetup.createStateConfig({
  id: 'consent/objecting',
  meta: { stage: 'objecting', holder: 'property', clocks: ['objectionTerm'] },
  entry: 'recordObjectionAsked',
  always: { guard: 'objectionNeedsNoCourt', target: '#consent/reviewing', actions: ended('overtaken') },
  on: {
    'property.bringObjection': {
      target: '#consent/objectionInCourt',
      meta: { answers: ['objectionTerm'] },
      actions: ['recordObjectionSuit', tell('objectionBrought')],
    },
    'property.reject': { actions: ['recordRejection', tell('refusedOutOfCourt')] },
    'property.noObjection': {
      target: '#consent/granted',
      meta: { answers: ['objectionTerm'] },
      actions: [ended('waived'), onRecord('registration'), tell('approved')],
    },
    'deadline.passed': [
      {
        guard: { type: 'clockMovesAndSilenceIsConsent', params: term },
        target: '#consent/granted',
        actions: [ended('lapsed'), onRecord('termLapsed'), tell('objectionLapsed')],
      },
      {
        guard: { type: 'reviewGoesOn', params: term },
        target: '#consent/objectionLapsed',
        actions: [ended('lapsed'), tell('objectionLapsed')],
      },
      {
        guard: { type: 'clockMoves', params: term },
        target: '#consent/coordination',
        actions: [
          ended('lapsed'),
          { type: 'recordDispute', params: { track: 'consent', mediation: false } },
          tell('objectionLapsed'),
        ],
      },
    ],
    // A better proof of the day of service: the clock is computed anew, never to an earlier date than was told.
    'centre.recordService': { actions: 'recordService' },
  },
} satisfies StageConfig)

/** The term is over and decides nothing here: a no that was said stands as one, else the answer is still due. */
export const objectionLapsed = caseSetup.createStateConfig({
  id: 'consent/objectionLapsed',
  always: [{ guard: 'groundsArePleaded', target: '#consent/rejected' }, { target: '#consent/reviewing' }],
} satisfies StageConfig)

/**
 * 异议诉讼中. The company has brought its objection in time: the court decides whether the pile may be built, on the steps
 * and times of that road. A suit that ends without a decision leaves the term as it was.
 */
export const objectionInCourt = caseSetup.createStateConfig({
  id: 'consent/objectionInCourt',
  meta: { stage: 'objectionInCourt', holder: 'court' },
  always: [
    { guard: 'objectionIsUpheld', target: '#consent/rejected', actions: ended('upheld') },
    { guard: 'objectionIsGone', target: '#consent/objecting', actions: tell('objectionGone') },
  ],
  on: { ...asksForHelp('consent', 'consent') },
} satisfies StageConfig)
