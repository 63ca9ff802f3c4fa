import { caseSetup, type StageConfig } from '../setup.ts'

/**
 * 待启动. The fire track starts at filing or after consent, as the place says, or earlier when the owner or a contested
 * ground asks for it (H16). A valid finding about the same garage answers at once (H20b).
 */
export const waiting = caseSetup.createStateConfig({
  id: 'fire/waiting',
  meta: { stage: 'waiting' },
  always: [
    { guard: 'fireFindingIsValid', target: '#fire/found', actions: 'recordFireFindingReused' },
    { guard: 'fireGroundWaits', target: '#fire/assessing' },
    { guard: 'fireCheckNotNeeded', target: '#fire/notRequired' },
    { guard: 'fireMayStartNow', target: '#fire/assessing' },
  ],
  on: { 'owner.startReview': { guard: { type: 'trackIs', params: { track: 'fire' } }, actions: 'recordReviewStart' } },
} satisfies StageConfig)

/** 无需核查. No fire check is asked for at this garage level; a contested fire ground has to be decided all the same. */
export const notRequired = caseSetup.createStateConfig({
  id: 'fire/notRequired',
  meta: { stage: 'notRequired' },
  always: { guard: 'fireGroundWaits', target: '#fire/assessing' },
} satisfies StageConfig)
