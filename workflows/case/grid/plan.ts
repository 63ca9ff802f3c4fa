import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { heldByChecks } from './further-checks.ts'
import { changed, stopped } from './stopped.ts'

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
    'owner.reportGridStep': {
      guard: { type: 'gridStepIs', params: { step: 'planIssued' } },
      target: '#grid/planConfirm',
      meta: { answers: ['supplyPlan'] },
      actions: ['recordGridStep', tell('gridStepClaimed')],
    },
    'returnLimit.reached': toTheCentre('grid'),
  },
} satisfies StageConfig)

/** 用户确认方案. The owner confirms the plan, sends it back for another route, or declines it for its cost; an expired one returns to the intake with its place (H19). */
export const planConfirm = caseSetup.createStateConfig({
  id: 'grid/planConfirm',
  meta: { stage: 'planConfirm', holder: 'owner', clocks: ['planConfirm'], pauses: ['gridTotal'] },
  on: {
    'owner.confirmPlan': {
      target: '#grid/confirmed',
      meta: { answers: ['planConfirm', 'gridTotal'] },
      actions: tell('planAnswered'),
    },
    'owner.declinePlan': [
      {
        guard: 'planCostsTooMuch',
        target: '#grid/planDeclined',
        meta: { answers: ['planConfirm'] },
        actions: ['recordPlanDeclined', tell('planAnswered')],
      },
      {
        target: '#grid/plan',
        meta: { answers: ['planConfirm'] },
        actions: ['recordPlanDeclined', tell('planAnswered')],
      },
    ],
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'planConfirm', track: 'grid' } },
      target: '#grid/intake',
      actions: ['recordPlanLapse', tell('deadlinePassed')],
    },
  },
} satisfies StageConfig)

/** 方案因费用未确认. What it would have cost is on record; the owner takes it after all, asks for another, or goes another way. */
export const planDeclined = caseSetup.createStateConfig({
  id: 'grid/planDeclined',
  meta: { stage: 'planDeclined', holder: 'owner', clocks: ['ownerDecision'], pauses: ['gridTotal'] },
  always: changed,
  on: {
    ...stopped('declinedForCost', 'planCost'),
    'owner.confirmPlan': {
      target: '#grid/confirmed',
      meta: { answers: ['ownerDecision', 'gridTotal'] },
      actions: tell('planAnswered'),
    },
    'owner.askForPlan': { target: '#grid/plan', meta: { answers: ['ownerDecision'] }, actions: tell('planAnswered') },
  },
} satisfies StageConfig)

/** 方案已确认. The supply is settled, unless somebody else has to look first; the meter follows the works. */
export const confirmed = caseSetup.createStateConfig({
  id: 'grid/confirmed',
  meta: { stage: 'confirmed' },
  always: heldByChecks,
} satisfies StageConfig)
