import { asksForHelp } from '../disputes/asks-for-help.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

const rests = ['construction', 'reservation', 'buildDelay', 'inspection', 'meter'] as const

const toCoordination = [
  { type: 'recordDispute', params: { track: 'main', mediation: false } },
  tell('coordinationWanted'),
] as const
const givesPaper = { target: '#works/resumed', actions: ['recordConsent', tell('paperArrived')] } as const

/** The paper on which the consent rests was found forged while the pile is being built. */
export const paperFoundForged = {
  guard: 'consentIsForged',
  target: '#works/paperForged',
  actions: ['recordForgerySettled', 'recordPaperFell', tell('consentForged')],
} as const

/**
 * 盖章材料系伪造. The consent rests on a forged paper, found so during the works: nothing is built or switched on meanwhile.
 * The company says in its days whether it issues a true one; its silence, or its no, goes to the centre.
 */
export const paperForged = caseSetup.createStateConfig({
  id: 'works/paperForged',
  meta: { stage: 'paperForged', holder: 'property', clocks: ['paperAnew'], pauses: rests },
  always: [
    // A judgment or a paper of somebody else stands for it.
    { guard: 'paperIsThere', target: '#works/resumed' },
    { guard: 'companyIsNotAsked', target: '#main/coordination', actions: toCoordination },
  ],
  on: {
    'property.givePaper': { ...givesPaper, meta: { answers: ['paperAnew'] } },
    'property.declinePaperAnew': {
      target: '#main/coordination',
      meta: { answers: ['paperAnew'] },
      actions: toCoordination,
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'paperAnew', track: 'main' } },
      target: '#main/coordination',
      actions: toCoordination,
    },
  },
} satisfies StageConfig)

/** 未取得证明. Neither the company nor the centre brought a true paper, or the consent was taken back: the works rest, and the owner decides. */
export const noPaperAtWorks = caseSetup.createStateConfig({
  id: 'works/noPaper',
  meta: { stage: 'noPaper', holder: 'owner', clocks: ['ownerDecision'], pauses: rests },
  always: [
    { guard: 'paperIsThere', target: '#works/resumed' },
    // A court or the bureau said that the company has to issue.
    { guard: { type: 'wayIs', params: { way: 'performance' } }, target: '#works/paperForged', actions: 'recordWayTaken' },
    { guard: { type: 'wayIs', params: { way: 'redecide' } }, target: '#works/paperForged', actions: 'recordWayTaken' },
  ],
  on: {
    'property.givePaper': givesPaper,
    ...asksForHelp('main', 'main'),
    'owner.acceptAlternative': { target: '#closed', actions: ['recordDiversion', tell('closed')] },
    'owner.acceptRefusal': [
      {
        guard: 'consentWasRevoked',
        target: '#closed',
        meta: { answers: ['ownerDecision'] },
        actions: [closeAs('gaveUpAfterRefusal', 'consentRevoked'), tell('closed')],
      },
      {
        target: '#closed',
        meta: { answers: ['ownerDecision'] },
        actions: [closeAs('gaveUpAfterRefusal', 'paperForged'), tell('closed')],
      },
    ],
    'deadline.passed': [
      {
        guard: { type: 'revokedConsentLapsed', params: { clock: 'ownerDecision', track: 'main' } },
        target: '#closed',
        actions: [closeAs('gaveUpAfterRefusal', 'consentRevoked'), tell('closed')],
      },
      {
        guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'main' } },
        target: '#closed',
        actions: [closeAs('gaveUpAfterRefusal', 'paperForged'), tell('closed')],
      },
    ],
  },
} satisfies StageConfig)
