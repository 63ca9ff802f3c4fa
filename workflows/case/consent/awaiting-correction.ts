import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 待补正. The owner answers the one list of all gaps; afterwards the papers count as complete. */
export const awaitingCorrection = caseSetup.createStateConfig({
  id: 'consent/awaitingCorrection',
  meta: { stage: 'awaitingCorrection', holder: 'owner', clocks: ['ownerCorrection'], pauses: ['propertyReply'] },
  on: {
    'owner.correct': {
      target: '#consent/addressing',
      meta: { answers: ['ownerCorrection'] },
      actions: ['recordCorrection', tell('correctionAnswered')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerCorrection', track: 'consent' } },
      target: '#closed',
      actions: [closeAs('abandonedAfterDemand', 'correction'), tell('closed')],
    },
  },
} satisfies StageConfig)
