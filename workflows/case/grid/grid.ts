import { awaitingMatter } from '../awaiting-matter.ts'
import { disputes } from '../disputes/disputes.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { accessDenied, onSite } from './access-denied.ts'
import { afterMatter } from './after-matter.ts'
import { capacity, found, loadLogging, measured } from './capacity.ts'
import { awaitingChecks, checkAgainst, weighingCheck } from './further-checks.ts'
import { intake, intakeReturned, survey } from './intake.ts'
import { namingBody, noCapacity, noCompetentBody, orderedChargingOnly } from './no-capacity.ts'
import { confirmed, plan, planConfirm, planDeclined } from './plan.ts'
import { waiting } from './waiting.ts'

const withdrawal = {
  guard: { type: 'findingIsThere', params: { track: 'grid' } },
  target: '#grid/capacity',
  actions: [{ type: 'recordFindingWithdrawn', params: { track: 'grid' } }, tell('findingWithdrawn')],
} as const

/** The grid track: is there room, and how is the pile supplied. */
export const grid = caseSetup.createStateConfig({
  id: 'grid',
  initial: 'waiting',
  on: {
    // A wrong finding is taken back by its author, or struck out by the centre: the capacity is measured again.
    'grid.withdrawFinding': withdrawal,
    'centre.withdrawFinding': withdrawal,
    'owner.takeFreedPlace': {
      guard: 'placeIsOffered',
      target: '#grid/plan',
      meta: { answers: ['freedPlace'] },
      actions: ['recordPlaceTaken', { type: 'recordWaitingStopped', params: { track: 'grid' } }, tell('placeTaken')],
    },
  },
  states: {
    waiting,
    intake,
    intakeReturned,
    survey,
    accessDenied,
    onSite,
    measured,
    capacity,
    loadLogging,
    found,
    plan,
    planConfirm,
    planDeclined,
    confirmed,
    awaitingChecks,
    weighingCheck,
    checkAgainst,
    orderedChargingOnly,
    noCapacity,
    namingBody,
    noCompetentBody,
    awaitingMatter: awaitingMatter('grid'),
    afterMatter,
    /** A dispute ended with the check to be made again. */
    rechecking: {
      id: 'grid/rechecking',
      entry: { type: 'recordRecheck', params: { track: 'grid' } },
      always: { target: '#grid/onSite' },
    },
    ...disputes('grid', {
      settled: '#grid/rechecking',
      failed: '#grid/found',
      ordered: '#grid/rechecking',
      returned: '#grid/coordination/underway',
      pauses: ['ownerDecision'],
      clocks: [],
    }),
  },
} satisfies StageConfig)
