import { asksForHelp } from '../disputes/asks-for-help.ts'
import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** Stages in which the efforts are over, no paper came, and the owner decides what to do about it. */
type WithoutPaper = 'unanswered' | 'yesWithoutPaper' | 'groundsFell' | 'noPaper'

/** What the owner can do wherever no paper came, for whatever cause. */
const ownersWays = (cause: string) =>
  ({
    ...asksForHelp('consent', 'consent'),
    'owner.acceptRefusal': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs('gaveUpAfterRefusal', cause), tell('closed')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'consent' } },
      target: '#closed',
      actions: [closeAs('gaveUpAfterRefusal', cause), tell('closed')],
    },
  }) as const

/** What a company that said no yes can still answer: each ground needs its document by now (H11). */
const lateAnswers = {
  'property.reject': { target: '#consent/rejected', actions: ['recordRejection', tell('rejected')] },
  'property.offerConditions': { target: '#consent/conditionsOffered', actions: ['recordOffer', tell('conditionsOffered')] },
  'property.lateGround': {
    guard: { type: 'groundMayFollow', params: { track: 'consent' } },
    target: '#consent/rejected',
    actions: ['recordLateGround', tell('groundsChanged')],
  },
} as const

const place = <S extends WithoutPaper>(stage: S) =>
  ({ id: `consent/${stage}`, meta: { stage, holder: 'owner', clocks: ['ownerDecision'] } }) as const

/** 未获答复. The company stayed silent, and neither the centre nor the bureau got a result. The certificate of silence stands. */
export const unanswered = caseSetup.createStateConfig({
  ...place('unanswered'),
  on: { ...ownersWays('silence'), ...lateAnswers },
} satisfies StageConfig)

/**
 * 已同意，未出证. The company said yes and its paper never came. The yes binds (民法典 136): it is no longer followed by a
 * rejection, and taken back only as a revocation (H9, see `undecided.ts`).
 */
export const yesWithoutPaper = caseSetup.createStateConfig({
  ...place('yesWithoutPaper'),
  on: {
    ...ownersWays('paperWithheld'),
    'property.givePaper': { target: '#consent/granted', actions: ['recordConsent', tell('paperArrived')] },
  },
} satisfies StageConfig)

/** 理由不成立，仍未出证. The company said no, every ground of it has fallen, and it did not decide anew. */
export const groundsFell = caseSetup.createStateConfig({
  ...place('groundsFell'),
  on: { ...ownersWays('groundsFell'), ...lateAnswers },
} satisfies StageConfig)

/** 未取得证明. Nobody said no and nobody was silent, yet nobody issues: no objection without paper, unserved, no issuer left. */
export const noPaper = caseSetup.createStateConfig({
  ...place('noPaper'),
  on: { ...ownersWays('noIssuer'), ...lateAnswers },
} satisfies StageConfig)
