import { caseSetup, type StageConfig } from '../setup.ts'

/** 待启动. The grid track starts at filing or after consent, as the place says, or earlier when asked (H16). */
export const waiting = caseSetup.createStateConfig({
  id: 'grid/waiting',
  meta: { stage: 'waiting' },
  always: { guard: 'gridMayStartNow', target: '#grid/intake' },
  on: { 'owner.startReview': { guard: { type: 'trackIs', params: { track: 'grid' } }, actions: 'recordReviewStart' } },
} satisfies StageConfig)
