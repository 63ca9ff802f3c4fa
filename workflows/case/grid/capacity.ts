import { toTheNaming } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 容量核查. Only the grid decides on capacity; its finding shows rating, peak and month of measurement. Its clock never
 * moves the case: it stays with the grid, shown late (H17).
 */
export const capacity = caseSetup.createStateConfig({
  id: 'grid/capacity',
  meta: { stage: 'capacity', holder: 'grid', clocks: ['capacity', 'gridTotal'] },
  on: {
    'grid.reportCapacity': {
      target: '#grid/found',
      meta: { answers: ['capacity'] },
      actions: ['recordCapacity', tell('capacityFound')],
    },
    'grid.accessDenied': { target: '#grid/accessDenied', actions: ['recordAccessDenied', tell('accessDenied')] },
    'returnLimit.reached': toTheNaming('grid'),
    'grid.declineCompetence': {
      target: '#grid/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
    },
  },
} satisfies StageConfig)

/** 负荷记录. A contested finding is measured again: a load logger stays at the transformer for days (H17). */
export const loadLogging = caseSetup.createStateConfig({
  id: 'grid/loadLogging',
  meta: { stage: 'loadLogging', holder: 'grid', clocks: ['loadLogger'] },
  on: {
    'grid.reportCapacity': {
      target: '#grid/found',
      meta: { answers: ['loadLogger'] },
      actions: ['recordCapacity', tell('capacityFound')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'loadLogger', track: 'grid' } },
      target: '#grid/capacity',
    },
  },
} satisfies StageConfig)

/** What is known of the transformer: a finding of an earlier case that is still valid answers at once (H20b). */
export const measured = caseSetup.createStateConfig({
  id: 'grid/measured',
  always: [
    { guard: { type: 'ownFindingIsValid', params: { track: 'grid' } }, target: '#grid/found' },
    { guard: 'capacityIsKnown', target: '#grid/found', actions: ['recordCapacityReused', tell('capacityFound')] },
    { target: '#grid/capacity' },
  ],
} satisfies StageConfig)

/** Where a finding on capacity leads. */
export const found = caseSetup.createStateConfig({
  id: 'grid/found',
  always: [
    { guard: { type: 'gridFindingIs', params: { results: ['available'] } }, target: '#grid/plan' },
    { guard: { type: 'gridFindingIs', params: { results: ['orderedChargingOnly'] } }, target: '#grid/orderedChargingOnly' },
    { guard: { type: 'gridFindingIs', params: { results: ['noCapacity'] } }, target: '#grid/noCapacity' },
    { guard: { type: 'nobodyIsCompetent', params: { track: 'grid' } }, target: '#grid/noCompetentBody' },
    // A dispute that began before anything was measured: the check goes on.
    { target: '#grid/onSite' },
  ],
} satisfies StageConfig)
