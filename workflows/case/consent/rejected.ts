import { asksForHelp } from '../disputes/asks-for-help.ts'
import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/**
 * 物业不同意. The grounds are shown at once as documented or unverified. The owner decides what to do with them:
 * technical grounds go to the track that decides them, legal and money grounds to an opinion; coordination,
 * mediation, or giving up. Grounds without their documents owe written reasons beside all that.
 */
export const rejected = caseSetup.createStateConfig({
  id: 'consent/rejected',
  meta: { stage: 'rejected', holder: 'owner', clocks: ['ownerDecision', 'writtenReasons'] },
  // A finding that comes while the owner decides may let the last ground fall (H13).
  always: { guard: 'allGroundsFell', target: '#consent/redecide' },
  on: {
    'owner.contestGround': {
      target: '#consent/weighing',
      actions: ['recordContest', 'recordChecksByGrounds', tell('contested')],
    },
    ...asksForHelp('consent', 'consent'),
    'owner.acceptRefusal': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs('gaveUpAfterRefusal', 'rejected'), tell('closed')],
    },
    'returnLimit.reached': toTheCentre('consent'),
    'property.lateGround': {
      guard: { type: 'groundMayFollow', params: { track: 'consent' } },
      actions: ['recordLateGround', tell('groundsChanged')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'consent' } },
      target: '#closed',
      actions: [closeAs('gaveUpAfterRefusal', 'rejected'), tell('closed')],
    },
  },
} satisfies StageConfig)
