import { disputes } from '../disputes/disputes.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { afterMatter, awaitingMatter } from './awaiting-matter.ts'
import { capacity, found, measured } from './capacity.ts'
import { intake, survey } from './intake.ts'
import { namingBody, noCapacity, noCompetentBody, orderedChargingOnly } from './no-capacity.ts'
import { confirmed, plan, planConfirm } from './plan.ts'
import { waiting } from './waiting.ts'

/** The grid track: is there room, and how is the pile supplied. */
export const grid = caseSetup.createStateConfig({
  id: 'grid',
  initial: 'waiting',
  on: {
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
    survey,
    measured,
    capacity,
    found,
    plan,
    planConfirm,
    confirmed,
    orderedChargingOnly,
    noCapacity,
    namingBody,
    noCompetentBody,
    awaitingMatter,
    afterMatter,
    /** A dispute ended with the check to be made again. */
    rechecking: {
      id: 'grid/rechecking',
      entry: { type: 'recordRecheck', params: { track: 'grid' } },
      always: { target: '#grid/capacity' },
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
