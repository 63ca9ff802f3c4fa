import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 中心意见. Legal and money grounds, and conditions, get a written and sourced view of the centre: a view, not a
 * verification (H14). Only fire, grid, a third party or a court verify.
 */
export const opinion = caseSetup.createStateConfig({
  id: 'consent/opinion',
  meta: {
    stage: 'opinion',
    holder: 'centre',
    clocks: ['opinion', 'writtenReasons'],
    pauses: ['ownerDecision', 'ownerAnswer'],
  },
  // A further check may have settled what the view was asked for.
  always: { guard: 'opinionIsGiven', target: '#consent/weighing' },
  on: {
    'centre.giveOpinion': {
      target: '#consent/weighing',
      meta: { answers: ['opinion'] },
      actions: ['recordOpinion', tell('opinionGiven')],
    },
    'property.lateGround': {
      guard: { type: 'groundMayFollow', params: { track: 'consent' } },
      actions: ['recordLateGround', tell('groundsChanged')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'opinion', track: 'consent' } },
      target: '#consent/bureauHandling',
      actions: { type: 'recordCentreLate', params: { track: 'consent' } },
    },
  },
} satisfies StageConfig)
