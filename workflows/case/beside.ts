import type { Party } from '../parties.ts'
import { tell } from './tell.ts'

const refers = { actions: ['recordReferral', tell('referred')] } as const
const answersReferral = (party: Party) =>
  ({ guard: { type: 'referralWaits', params: { party } }, actions: ['recordReferralAnswer', tell('referralAnswered')] }) as const

/** What parties can do in every stage of a running case, and what moves none of them: only `returnLimit.reached` does, where a stage says so. */
export const besideTheStages = {
  'owner.reportReferral': { actions: ['recordReferralReport', tell('referralReported')] },
  'property.refer': refers,
  'community.refer': refers,
  'fire.refer': refers,
  'grid.refer': refers,
  'centre.refer': refers,
  'property.answerReferral': answersReferral('property'),
  'community.answerReferral': answersReferral('community'),
  'fire.answerReferral': answersReferral('fire'),
  'grid.answerReferral': answersReferral('grid'),
  'centre.answerReferral': answersReferral('centre'),
  'bureau.answerReferral': answersReferral('bureau'),
  // Where no stage leads to the centre, the centre is told all the same.
  'returnLimit.reached': { actions: ['recordSentToCentre', tell('returnLimitReached')] },
} as const
