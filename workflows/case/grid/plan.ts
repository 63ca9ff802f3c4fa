import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 供电方案. The grid answers with the supply plan. */
export const plan = caseSetup.createStateConfig({
  id: 'grid/plan',
  meta: { stage: 'plan', holder: 'grid', clocks: ['supplyPlan', 'gridTotal'] },
  on: {
    'grid.issuePlan': {
      target: '#grid/planConfirm',
      meta: { answers: ['supplyPlan'] },
      actions: ['recordPlan', tell('planIssued')],
    },
    'returnLimit.reached': toTheCentre('grid'),
  },
} satisfies StageConfig)

/** 用户确认方案. The owner confirms the plan or sends it back with a listed reason; an expired plan is made anew. */
export const planConfirm = caseSetup.createStateConfig({
  id: 'grid/planConfirm',
  meta: { stage: 'planConfirm', holder: 'owner', clocks: ['planConfirm'], pauses: ['gridTotal'] },
  on: {
    'owner.confirmPlan': {
      target: '#grid/confirmed',
      meta: { answers: ['planConfirm', 'gridTotal'] },
      actions: tell('planAnswered'),
    },
    'owner.declinePlan': { target: '#grid/plan', meta: { answers: ['planConfirm'] }, actions: tell('planAnswered') },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'planConfirm', track: 'grid' } },
      target: '#grid/plan',
      actions: ['recordPlanLapse', tell('deadlinePassed')],
    },
  },
} satisfies StageConfig)

/** 方案已确认. The supply is settled; the meter follows the works. */
export const confirmed = caseSetup.createStateConfig({ id: 'grid/confirmed', meta: { stage: 'confirmed' } } satisfies StageConfig)
