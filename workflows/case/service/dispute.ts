import { asksForHelp } from '../disputes/asks-for-help.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 桩争议. A dispute about the pile ended without a result: the owner decides what follows, and keeps all other roads. */
export const disputed = caseSetup.createStateConfig({
  id: 'service/disputed',
  meta: { stage: 'pileDisputed', holder: 'owner', clocks: ['ownerDecision'] },
  on: {
    ...asksForHelp('main', 'service'),
    'owner.reportPileSettled': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs('settled', 'betweenTheSides'), tell('closed')],
    },
    'owner.dismantlePile': { target: '#service/dismantling', meta: { answers: ['ownerDecision'] } },
    'owner.leavePileDispute': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs('unsettled', 'leftAsItIs'), tell('closed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'main' } },
      target: '#closed',
      actions: [closeAs('unsettled', 'leftAsItIs'), tell('closed')],
    },
  },
} satisfies StageConfig)

/** A dispute about the pile is settled: the case ends with it. */
export const settled = caseSetup.createStateConfig({
  id: 'service/settled',
  always: { target: '#closed', actions: [closeAs('settled', 'dispute'), tell('closed')] },
} satisfies StageConfig)
