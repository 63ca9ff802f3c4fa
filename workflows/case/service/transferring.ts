import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 桩随车位转让. The pile goes with the space: the successor joins in its days, or the pile stays with its owner. */
export const transferring = caseSetup.createStateConfig({
  id: 'service/transferring',
  meta: { stage: 'pileTransfer', holder: 'owner' },
  on: {
    'owner.joinTransfer': {
      guard: 'transferWaits',
      target: '#closed',
      meta: { answers: ['transferJoin'] },
      actions: ['recordJoining', closeAs('transferred', 'joined'), tell('ownerChanged')],
    },
    'owner.endTransfer': {
      guard: 'transferWaits',
      target: '#closed',
      meta: { answers: ['transferJoin'] },
      actions: ['recordTransferEnd', closeAs('kept', 'transferEnded'), tell('closed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'transferJoin', track: 'main' } },
      target: '#closed',
      actions: [closeAs('kept', 'noSuccessor'), tell('closed')],
    },
  },
} satisfies StageConfig)
