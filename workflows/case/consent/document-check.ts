import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 材料核验. The only time at which papers may be asked for, and only those on the list of the place (H5b).
 * If nobody looks in time, the papers count as complete: an office's silence costs the owner nothing.
 */
export const documentCheck = caseSetup.createStateConfig({
  id: 'consent/documentCheck',
  meta: { stage: 'documentCheck', holder: 'centre', clocks: ['documentCheck'] },
  on: {
    'centre.confirmComplete': {
      target: '#consent/addressing',
      meta: { answers: ['documentCheck'] },
      actions: tell('papersComplete'),
    },
    'centre.requestCorrection': {
      target: '#consent/awaitingCorrection',
      meta: { answers: ['documentCheck'] },
      actions: ['recordCorrectionDemand', tell('correctionDemanded')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'documentCheck', track: 'consent' } },
      target: '#consent/addressing',
      actions: tell('papersComplete'),
    },
  },
} satisfies StageConfig)
