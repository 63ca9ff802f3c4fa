import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 拆除. The owner takes the pile down and shows it; nobody does it in the owner's place. */
export const dismantling = caseSetup.createStateConfig({
  id: 'service/dismantling',
  meta: { stage: 'dismantling', holder: 'owner', clocks: ['dismantle'] },
  on: {
    'owner.reportDismantled': {
      target: '#closed',
      meta: { answers: ['dismantle'] },
      actions: [closeAs('dismantled', 'takenDown'), tell('closed')],
    },
    'owner.keepPile': [
      { guard: 'suspensionStands', target: '#service/suspended/remedying', meta: { answers: ['dismantle'] } },
      { target: '#closed', meta: { answers: ['dismantle'] }, actions: [closeAs('kept', 'keptAfterAll'), tell('closed')] },
    ],
  },
} satisfies StageConfig)
