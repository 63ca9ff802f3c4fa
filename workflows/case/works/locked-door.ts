import { doorOpened, doorToTheCentre } from '../access-denied.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** Whoever came to the works stood before a locked door. */
export const lockedDoorAtWorks = {
  target: '#works/accessDenied',
  actions: ['recordAccessDeniedAtWorks', tell('accessDenied')],
} as const

/**
 * 无法进场. The installer, the inspector or the meter came and the door was locked: whoever has the key opens within a day, or
 * the centre coordinates (H20). The time of the works rests, and they go on where they stood.
 */
export const accessDenied = caseSetup.createStateConfig({
  id: 'works/accessDenied',
  meta: {
    stage: 'accessDenied',
    holder: 'keyHolder',
    clocks: ['openDoor'],
    pauses: ['construction', 'reservation', 'buildDelay', 'inspection', 'meter'],
  },
  always: {
    guard: { type: 'keyHolderIsGone', params: { track: 'main' } },
    target: '#main/coordination',
    actions: doorToTheCentre('main'),
  },
  on: {
    ...doorOpened('main', '#works/resumed'),
    'owner.reportDoorOpen': {
      target: '#works/resumed',
      actions: [{ type: 'recordDoorLeft', params: { track: 'main', end: 'opened' } }, tell('doorOpened')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'openDoor', track: 'main' } },
      target: '#main/coordination',
      actions: doorToTheCentre('main'),
    },
  },
} satisfies StageConfig)
