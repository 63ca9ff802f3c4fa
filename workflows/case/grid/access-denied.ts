import { doorOpened, doorToTheCentre } from '../access-denied.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 无法进场. The grid cannot open the distribution room: whoever has the key opens within a day, or the centre coordinates (H20). */
export const accessDenied = caseSetup.createStateConfig({
  id: 'grid/accessDenied',
  meta: { stage: 'accessDenied', holder: 'keyHolder', clocks: ['openDoor'], pauses: ['gridSurvey', 'capacity', 'gridTotal'] },
  always: {
    guard: { type: 'keyHolderIsGone', params: { track: 'grid' } },
    target: '#grid/coordination',
    actions: doorToTheCentre('grid'),
  },
  on: {
    ...doorOpened('grid', '#grid/onSite'),
    // It got in after all.
    'grid.reportSurvey': {
      target: '#grid/measured',
      meta: { answers: ['gridSurvey'] },
      actions: ['recordSurvey', { type: 'recordDoorLeft', params: { track: 'grid', end: 'opened' } }, tell('surveyed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'openDoor', track: 'grid' } },
      target: '#grid/coordination',
      actions: doorToTheCentre('grid'),
    },
  },
} satisfies StageConfig)

/** What the grid has to see next: the place, or the transformer. */
export const onSite = caseSetup.createStateConfig({
  id: 'grid/onSite',
  always: [{ guard: 'isSurveyed', target: '#grid/capacity' }, { target: '#grid/survey' }],
} satisfies StageConfig)
