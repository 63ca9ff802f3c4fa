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
    // What was there already is not asked for again: the notice is struck out, and its days are not the owner's (H12).
    'owner.contestCorrection': {
      guard: 'missingPapersWereThere',
      target: '#consent/addressing',
      meta: { answers: ['ownerCorrection'] },
      actions: ['recordCorrectionStruck', tell('correctionStruck')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerCorrection', track: 'consent' } },
      target: '#closed',
      actions: [closeAs('abandonedAfterDemand', 'correction'), tell('closed')],
    },
  },
} satisfies StageConfig)
