import { caseSetup, type StageConfig } from './setup.ts'
import { tell } from './tell.ts'

const forgets = <T extends 'fire' | 'grid'>(track: T) =>
  ({
    guard: { type: 'findingIsThere', params: { track } },
    actions: [{ type: 'recordFindingWithdrawn', params: { track } }, tell('findingWithdrawn')],
  }) as const

/** 已办结. The request has an outcome. Reopening puts stages and clocks back where they stood (done by `decide`). What was infeasible at
 * present is told to its owner when its garage or transformer has changed, and then taken up again without a limit of days (H40). */
export const closed = caseSetup.createStateConfig({
  id: 'closed',
  meta: { stage: 'closed' },
  // Who withdrew is asked by another office, in one case of so many: nobody can choose which.
  always: { guard: 'callBackIsDrawn', actions: ['recordCallBackAsked', tell('callBackWanted')] },
  on: {
    'facts.changed': {
      guard: 'hindranceChanged',
      actions: ['recordFeasibleAgain', 'recordFacts', tell('feasibleAgain')],
    },
    // A finding that is taken back answers no other request, though this one is over.
    'fire.withdrawFinding': forgets('fire'),
    'grid.withdrawFinding': forgets('grid'),
    'centre.withdrawFinding': [forgets('fire'), forgets('grid')],
    'bureau.recordCallBack': { guard: 'callBackIsOwed', meta: { answers: ['callBack'] }, actions: 'recordCallBack' },
    'owner.reopen': { guard: 'mayReopen', actions: ['recordReopening', tell('reopened')] },
  },
} satisfies StageConfig)
