import type { Party } from '../parties.ts'
import type { FurtherChecker } from './events/further-checks.ts'
import { tell } from './tell.ts'

const logsContact = { actions: 'recordContact' } as const
const asks = { actions: ['recordQuestion', tell('asked')] } as const
const answersQuestion = (party: Party) =>
  ({ guard: { type: 'questionWaits', params: { party } }, actions: ['recordQuestionAnswer', tell('questionAnswered')] }) as const
const refers = { actions: ['recordReferral', tell('referred')] } as const
const answersReferral = (party: Party) =>
  ({ guard: { type: 'referralWaits', params: { party } }, actions: ['recordReferralAnswer', tell('referralAnswered')] }) as const

/** A claim: nothing moves by it. */
const claimsForgery = { actions: ['recordForgery', tell('forgeryClaimed')] } as const

const reportsCheck = (party: FurtherChecker) =>
  ({ guard: { type: 'checkWaits', params: { party } }, actions: ['recordCheckAnswer', tell('furtherCheckAnswered')] }) as const

/** What parties can do in every stage of a running case, and what moves none of them: only `returnLimit.reached` does, where a stage says so. */
export const besideTheStages = {
  'owner.declareEarlierAttempts': { actions: 'recordAttempts' },
  'owner.askForCall': { guard: 'noCallIsAwaited', actions: ['recordCallAsked', tell('callAsked')] },
  'owner.logContact': logsContact,
  'property.logContact': logsContact,
  'community.logContact': logsContact,
  'fire.logContact': logsContact,
  'grid.logContact': logsContact,
  'centre.logContact': logsContact,
  'bureau.logContact': logsContact,
  'owner.ask': asks,
  'property.ask': asks,
  'community.ask': asks,
  'fire.ask': asks,
  'grid.ask': asks,
  'centre.ask': asks,
  'bureau.ask': asks,
  'owner.answerQuestion': answersQuestion('owner'),
  'property.answerQuestion': answersQuestion('property'),
  'community.answerQuestion': answersQuestion('community'),
  'fire.answerQuestion': answersQuestion('fire'),
  'grid.answerQuestion': answersQuestion('grid'),
  'centre.answerQuestion': answersQuestion('centre'),
  'bureau.answerQuestion': answersQuestion('bureau'),
  // What others than fire and grid have to look at is asked once, beside the stages.
  'centre.openFurtherCheck': { actions: ['recordFurtherCheck', tell('furtherCheckOpened')] },
  'authority.reportCheck': reportsCheck('authority'),
  'transformerOwner.reportCheck': reportsCheck('transformerOwner'),
  'spaceOwner.reportCheck': reportsCheck('spaceOwner'),
  'centre.reportCheck': reportsCheck('centre'),
  'owner.reportForgery': claimsForgery,
  'property.reportForgery': claimsForgery,
  'centre.reportForgery': claimsForgery,
  'centre.settleForgery': { guard: 'forgeryIsClaimed', actions: ['recordForgerySettled', tell('forgerySettled')] },
  'centre.linkMatter': { actions: ['recordMatterLink', tell('matterLinked')] },
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
