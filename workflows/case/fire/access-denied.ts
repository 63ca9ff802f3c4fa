import { doorOpened, doorToTheCentre } from '../access-denied.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 无法进场. The assessor stood before a locked door: whoever has the key opens within a day, or the centre coordinates (H20). */
export const accessDenied = caseSetup.createStateConfig({
  id: 'fire/accessDenied',
  meta: { stage: 'accessDenied', holder: 'keyHolder', clocks: ['openDoor'], pauses: ['fireCheck'] },
  always: {
    guard: { type: 'keyHolderIsGone', params: { track: 'fire' } },
    target: '#fire/coordination',
    actions: doorToTheCentre('fire'),
  },
  on: {
    ...doorOpened('fire', '#fire/assessing'),
    // It got in after all.
    'fire.report': {
      target: '#fire/found',
      meta: { answers: ['fireCheck'] },
      actions: ['recordFireFinding', { type: 'recordDoorLeft', params: { track: 'fire', end: 'opened' } }, tell('fireFound')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'openDoor', track: 'fire' } },
      target: '#fire/coordination',
      actions: doorToTheCentre('fire'),
    },
  },
} satisfies StageConfig)
