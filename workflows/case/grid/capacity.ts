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
    'returnLimit.reached': toTheNaming('grid'),
    'grid.declineCompetence': {
      target: '#grid/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
    },
  },
} satisfies StageConfig)

/** What is known of the transformer: a finding of an earlier case that is still valid answers at once (H20b). */
export const measured = caseSetup.createStateConfig({
  id: 'grid/measured',
  always: [
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
    { target: '#grid/noCompetentBody' },
  ],
} satisfies StageConfig)
