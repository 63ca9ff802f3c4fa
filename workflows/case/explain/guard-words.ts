import { clockLabels } from '../../labels/clocks.ts'
import { clockNames } from '../clocks.ts'
import type { eventGuards, standingGuards, standingParamGuards } from '../guards.ts'
import type { Question } from './rows.ts'

type Guard = keyof typeof standingGuards | keyof typeof standingParamGuards | keyof typeof eventGuards
/** Questions put together from others in the setup of the machine. */
type Composed = 'fireMayStartNow' | 'gridMayStartNow' | 'allTracksSettled'

/** What each question of the chart asks: half sentences read after "if". `{…}` stands for what the transition asks about. */
const guardWords = {
  companyIsThere: 'there is a property company',
  companyIsGone: 'the company left and none came after it',
  onlyNextIssuerIsLeft: 'the company left, and another could issue instead',
  performerIsGone: 'who must perform left the compound',
  obligationsAreOpen: 'a condition or gap is open',
  energisingWaits: 'something must come before energising',
  nothingWaits: 'nothing is open before energising',
  stopStands: 'a confirmed stop stands',
  inspectionIsPassed: 'the inspection is passed',
  worksAreReported: 'the works are reported',
  pileIsNamed: 'the case is opened on a pile',
  findingIsOwed: 'the centre owes its first finding',
  suspensionStands: 'the pile is out of service',
  orderCame: 'an order of an authority holds the request from now on',
  orderLifted: 'no order holds the request any more',
  pileOrderCame: 'an order of an authority takes the pile that came by the case out of service',
  pileOrderLifted: 'no order holds the pile that came by the case any more',
  resultIs: 'the result is {results}',
  clockRanOut: '{clock} has run out',
  consentNotNeeded: 'no consent is asked for in this place',
  notifyingSuffices: 'telling the company is enough in this place',
  tellingSuffices: 'telling the company is enough in this place, and it was told',
  noObjectionSuffices: '"no objection" is enough in this place',
  issuerUnknown: 'nobody is known who could issue the paper',
  issuerHasInbox: 'the issuer has designated an inbox',
  substituteIsAsked: 'a substitute issuer is being asked',
  hasNextIssuer: 'the place knows a further issuer',
  isUnserved: 'service is still to be proven',
  paperIsThere: 'the stamped paper is there',
  offerIsOpen: 'a yes under conditions is still on the table, and one of them stands',
  opinionIsOwed: 'the centre owes its view on a contested ground or condition',
  verificationIsOwed: 'a contested technical ground waits for its track',
  verificationIsAnswered: 'nothing contested waits for its track any more',
  allGroundsFell: 'every ground has fallen',
  groundMayBeCorrected: 'a ground is pleaded that nobody contested',
  groundsArePleaded: 'a ground or a condition is still pleaded',
  fireCheckNotNeeded: 'this garage needs no fire check',
  fireFindingIsValid: 'a finding about this space, its fire zone or its garage is still valid',
  capacityIsKnown: 'a finding about this transformer is still valid',
  isQueued: 'no room was found and it waits for its turn',
  placeIsOffered: 'a freed place waits for the owner',
  placeHasLapsed: 'what was kept or offered has lapsed',
  placeIsKept: 'room is kept for this pile',
  mayBeAskedToCharge: 'room is kept for plain charging and its owner was not asked before',
  orderedIsAsked: 'the owner was asked to charge in order',
  orderedRoomIsLeft: 'by the ledger there is room in ordered charging',
  findingIsThere: 'there is a finding',
  checkWaits: 'a further check waits for it, or it has let one pass or said something against the pile',
  checksAreAwaited: 'somebody else still has to look',
  checkIsToWeigh: 'a refusal of an owner or the silence of an authority is to be weighed',
  noCheckIsToWeigh: 'nothing is to be weighed',
  checkStands: 'a further check stands against the pile',
  noCheckStands: 'no further check stands against the pile',
  noCheckHolds: 'no further check holds the pile up',
  checkMayBeContested: 'it was not contested before',
  opinionIsGiven: 'no view is owed any more',
  keyIsWith: 'it has the key',
  keyHolderIsGone: 'whoever had the key left',
  ownFindingIsValid: 'the finding of this case is still valid',
  gridStepIs: 'the step is {step}',
  planCostsTooMuch: 'it is for the cost',
  findingIsGone: 'the finding was taken back',
  nobodyIsCompetent: 'the office declined and nobody is competent',
  otherFireFindingAnswers: 'another finding about this place was made meanwhile, and none was contested here',
  reusedFindingIsReplaced: 'the finding of the earlier case no longer answers',
  passingFireFindingIsValid: 'a finding that lets this space pass is still valid',
  isSurveyed: 'the site was surveyed',
  hindranceMayBeGone: 'what made it infeasible has changed since it was closed',
  hindranceChanged: 'they change what made the request infeasible',
  awaitedMatterIsDone: 'the matter it waits on is done',
  awaitedMatterIsOver: 'the matter it waits on has come to nothing',
  matterWasDone: 'the matter it waits on is done',
  matterCameToNothing: 'the matter it waits on has come to nothing',
  linkedMatterWasDone: 'a matter it is linked with is done',
  matterEnded: 'the matter is over',
  matterWasReported: 'there is a report on it',
  fireMayStart: 'the fire check starts at filing here, or was asked for',
  gridMayStart: 'the grid check starts at filing here, or was asked for',
  reasonsAreOwed: 'written reasons are owed',
  noTransferWaits: 'no successor is awaited',
  transferWaits: 'a successor of the owner is awaited',
  leaseIsKnown: 'the owner asks as a tenant and the case runs',
  companyWasReplaced: 'the company that is asked no longer manages the compound, and another one does',
  contestWaits: 'a contested record waits',
  answerMayBeRecalled: 'the answer is not delivered yet',
  mayReopen: 'the pile does not run and the days for reopening are not over',
  bothAccepted: 'both sides have agreed',
  bothConfirmed: 'both sides have confirmed the text',
  recordMayBeContested: 'an answer was recorded on its behalf and its days to contest it are not over',
  obstructionWasReported: 'the works were obstructed',
  mayAskForTime: 'the rules of the place know an extension of the reply, and it was not asked for yet',
  otherMayBeProposed: 'no proposal waits, there is no supply plan yet, and no title is owed',
  otherMayFollowYes: 'a yes without its paper stands, and another way can still be proposed',
  otherIsProposed: 'another way waits for the owner’s answer',
  missingPapersWereThere: 'every paper of the notice was on the case before it',
  conditionWaits: 'the owner has a condition of the company to fulfil',
  yesWasSaid: 'the company has said yes at some time',
  protestIsKept: 'a condition was accepted under protest',
  claimForMoneyWaits: 'a claim for money back waits for the company',
  callBackIsDrawn: 'it was withdrawn or diverted just now, and is among those that are called',
  callBackIsOwed: 'the owner was not called yet',
  forgeryIsClaimed: 'a claim of a forged paper waits',
  consentIsForged: 'the paper of the consent was found forged',
  mayRequestInformation: 'the rules of the place know a request for information, and it was not made yet',
  askedForWasThere: 'everything that was asked for was on the case before',
  informationMayBeContested: 'the request was not contested before',
  requestIsUnreasonable: 'the centre finds it unreasonable',
  moreTimeIsAsked: 'the company has asked for more time and the owner has not answered',
  groundMayFollow: 'the time of the company to reply is over and it has said no yes',
  yesIsTakenBack: 'a yes without its paper stands, and a fire, grid or authority document is shown',
  yesStands: 'the company has said yes and only the paper is missing',
  issuerKeptSilent: 'the body that was asked last never answered',
  questionWaits: 'a question waits for its answer',
  referralWaits: 'a referral names it and waits for its word',
  replyIsOwed: 'the reply time of the company still runs{also}',
  claimWaits: "another party's earlier day waits to be confirmed",
  fireFindingIs: 'the finding is {results}',
  gridFindingIs: 'the finding is {results}',
  trackIs: 'the event names this track',
  contestIsOpen: 'the finding was not contested before',
  clockMoves: '{clock} has run out',
  clockMovesAndSilenceIsConsent: '{clock} has run out and silence is consent here',
  clockMovesToNextIssuer: '{clock} has run out and the place knows a further issuer',
  paperCameAlong: 'the stamped paper comes with it',
  closesWith: 'the result is {results}{paper}',
  orderGoesTo: 'the order goes to {addressees}',
  agreedAtTheTable: 'it was signed or recorded at the table',
  revocationIsDocumented: 'it shows a document of fire, grid or an authority',
  reportIsAccepted: 'the report is accepted',
  inspectionPassed: 'nothing was found',
  fireMayStartNow: 'the fire check starts at filing here, was asked for, or the consent exists',
  gridMayStartNow: 'the grid check starts at filing here, was asked for, or the consent exists',
  confirmationIsOpen: 'there are days to ask a court for confirmation',
  proceedingsMayOpen: 'the case was filed and is not over for good',
  proceedingsRun: 'a proceeding is under way',
  suitsRun: 'a suit is under way',
  effectIsAwaited: 'a judgment is not in effect yet',
  caseRuns: 'the case was filed and is not closed',
  enforcementIsOpen: 'something can be enforced',
  titleIsOwed: 'the company owes the paper under a decision',
  caseIsLost: 'an effective judgment stands against the request',
  rulingIsAwaited: 'an application waits for the court',
  decisionIsContested: 'a contested decision waits',
  decisionWaits: "another party's decision waits to be checked",
  wayIs: 'a decision of court or office leads there ({way})',
  clockIs: 'the time for {clocks} has run out',
  fireGroundWaits: 'a contested fire ground waits',
  redecisionIsDue: 'all grounds fell and the company was not yet asked again',
  mediationIsUnrated: 'a mediation is over that this side has not rated',
  closingIsUnconfirmed: 'something closed as solved waits for the word of the owner',
  promiseIsOpen: 'a promise of this party is not reported as kept',
  promiseIsReported: 'another party reported a promise as kept',
  promisesAreKept: 'no promise of a joint meeting is open any more',
  allTracksSettled: 'consent, fire and grid are settled',
} satisfies Record<Guard | Composed, string>

/** A question in words. */
export const questionText = ({ name, params }: Question): string => {
  const words = name in guardWords ? guardWords[name as keyof typeof guardWords] : name
  return words.replace(/\{(\w+)\}/g, (_, key: string) => paramText(key, params[key]))
}

/** Questions in words, without "this event names this track", which every event of a dispute is asked. */
export const questionsText = (questions: readonly Question[]): string =>
  questions
    .filter(({ name }) => name !== 'trackIs')
    .map(questionText)
    .join(' and ')

const clockNamed = (value: unknown): string => {
  const name = clockNames.find((candidate) => candidate === value)
  return name === undefined ? String(value) : clockLabels[name].name.en
}

const paramText = (key: string, value: unknown): string => {
  if (key === 'clocks') return Array.isArray(value) ? value.map((name) => `"${clockNamed(name)}"`).join(' or ') : ''
  if (key === 'clock') return `the time for "${clockNamed(value)}"`
  if (key === 'also') return value === undefined ? '' : ` and ${guardWords[value as keyof typeof guardWords]}`
  if (key === 'paper') return value === undefined ? '' : value === true ? ' with a paper' : ' without a paper'
  return Array.isArray(value) ? value.join(' or ') : String(value)
}
