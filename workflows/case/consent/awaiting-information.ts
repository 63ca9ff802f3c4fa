import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { noObjection, noOrConditions } from './company-answers.ts'

const ended = (end: 'answered' | 'unanswered' | 'struck' | 'unsettled') =>
  ({ type: 'recordInformationEnd', params: { end } }) as const

const supplied = { target: '#consent/reviewing', actions: [ended('answered'), tell('informationAnswered')] } as const

/** The company may answer all the same: nobody has to wait. */
const meanwhile = {
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
} as const

/**
 * 待补充信息. The company has asked for information, where the rules of the place let it: its reply time rests while the
 * owner has not answered. Afterwards it has at least the days that the rules leave it. An owner who does not answer
 * loses nothing but the wait: the company decides on what is there.
 */
export const awaitingInformation = caseSetup.createStateConfig({
  id: 'consent/awaitingInformation',
  meta: { stage: 'awaitingInformation', holder: 'owner', clocks: ['informationAnswer'], pauses: ['propertyReply'] },
  on: {
    ...meanwhile,
    'owner.answerInformation': { ...supplied, meta: { answers: ['informationAnswer'] } },
    'owner.contestInformation': [
      // What was there already is not asked for again (H12).
      {
        guard: 'askedForWasThere',
        target: '#consent/reviewing',
        meta: { answers: ['informationAnswer'] },
        actions: ['recordInformationStruckAtOnce', tell('informationSettled')],
      },
      {
        guard: 'informationMayBeContested',
        target: '#consent/informationContested',
        actions: ['recordInformationContest', tell('informationContested')],
      },
    ],
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'informationAnswer', track: 'consent' } },
      target: '#consent/reviewing',
      actions: [ended('unanswered'), tell('informationUnanswered')],
    },
  },
} satisfies StageConfig)

/**
 * 补充信息有异议. The centre says whether the request is reasonable: the owner's word alone strikes nothing out. If it is
 * silent, the review goes on and the rest stays contested on record.
 */
export const informationContested = caseSetup.createStateConfig({
  id: 'consent/informationContested',
  meta: {
    stage: 'informationContested',
    holder: 'centre',
    clocks: ['informationCheck'],
    pauses: ['propertyReply', 'informationAnswer'],
  },
  on: {
    ...meanwhile,
    // Who has it after all need not wait for the centre.
    'owner.answerInformation': supplied,
    'centre.settleInformation': [
      {
        guard: 'requestIsUnreasonable',
        target: '#consent/reviewing',
        meta: { answers: ['informationCheck'] },
        actions: [ended('struck'), tell('informationSettled')],
      },
      {
        target: '#consent/awaitingInformation',
        meta: { answers: ['informationCheck'] },
        actions: ['recordInformationStands', tell('informationSettled')],
      },
    ],
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'informationCheck', track: 'consent' } },
      target: '#consent/reviewing',
      actions: [ended('unsettled'), tell('informationSettled')],
    },
  },
} satisfies StageConfig)
