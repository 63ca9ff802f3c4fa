import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { lockedDoorAtWorks } from './locked-door.ts'

const toCoordination = [
  { type: 'recordObstructionEnd', params: { end: 'coordination' } },
  { type: 'recordDispute', params: { track: 'main', mediation: false } },
  tell('obstructed'),
] as const

/**
 * 施工. The owner's contractor builds. No statute limits it; the platform reminds at 60 days and asks why at 120:
 * "approved, not built" is a way of being stuck (H27). Whoever obstructs or stops the works has them until it is over.
 */
export const construction = caseSetup.createStateConfig({
  id: 'works/construction',
  meta: { stage: 'construction', holder: 'owner', clocks: ['construction', 'reservation', 'buildDelay'] },
  entry: tell('mayBuild'),
  on: {
    'owner.reportWorksDone': {
      target: '#works/inspection',
      meta: { answers: ['construction', 'buildDelay'] },
      actions: ['recordWorksReport', tell('worksReported')],
    },
    'returnLimit.reached': toTheCentre('main'),
    'owner.explainDelay': {
      meta: { restarts: ['buildDelay'] },
      actions: ['recordDelay', tell('delayExplained')],
    },
    'owner.reportObstruction': [
      { guard: 'companyIsThere', target: '#works/obstructed', actions: ['recordObstruction', tell('obstructionToClear')] },
      {
        target: '#main/coordination',
        actions: ['recordObstruction', ...toCoordination],
      },
    ],
    'owner.reportLockedDoor': lockedDoorAtWorks,
    'installer.reportLockedDoor': lockedDoorAtWorks,
    'owner.reportAgentHolds': {
      guard: { type: 'trackIs', params: { track: 'main' } },
      target: '#works/papersWithheld',
      actions: ['recordAgentHolds', tell('agentHolds')],
    },
    'property.stopWork': { target: '#works/workStopped', actions: ['recordStop', tell('workStopped')] },
    'deadline.passed': {
      guard: { type: 'clockRanOut', params: { clock: 'buildDelay', track: 'main' } },
      actions: tell('whyNotBuilt'),
    },
  },
} satisfies StageConfig)

/** 施工受阻. The company has one working day to clear what stands in the way of the works, then the centre coordinates (H28). */
export const obstructed = caseSetup.createStateConfig({
  id: 'works/obstructed',
  meta: {
    stage: 'obstructed',
    holder: 'property',
    clocks: ['clearObstruction'],
    pauses: ['construction', 'reservation', 'buildDelay'],
  },
  // A court or an authority said that the works go on.
  always: [
    {
      guard: { type: 'wayIs', params: { way: 'letBuild' } },
      target: '#works/resumed',
      actions: [{ type: 'recordObstructionEnd', params: { end: 'ordered' } }, 'recordWayTaken'],
    },
    { guard: 'companyIsGone', target: '#main/coordination', actions: toCoordination },
  ],
  on: {
    'owner.reportObstructionOver': {
      target: '#works/construction',
      actions: { type: 'recordObstructionEnd', params: { end: 'cleared' } },
    },
    'property.clearObstruction': {
      target: '#works/construction',
      meta: { answers: ['clearObstruction'] },
      actions: { type: 'recordObstructionEnd', params: { end: 'cleared' } },
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'clearObstruction', track: 'main' } },
      target: '#main/coordination',
      actions: toCoordination,
    },
  },
} satisfies StageConfig)
