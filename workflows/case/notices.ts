import type { Party } from '../parties.ts'

/** Who a notice goes to. `issuer`, `clockParty`, `recordedParty`, `assessor` (of the event's track), `namedOffice` (of a referral) and `otherOffice` (of an answered one), `askedParty` and `askingParty`, `checker` (of an obligation), `promiser` (at a joint meeting), `movedParty` (of a clock with another due date), `demandingParty` (of a fee) are found in the case when it is written. */
export type Recipient =
  | Party
  | 'issuer'
  | 'clockParty'
  | 'recordedParty'
  | 'movedParty'
  | 'assessor'
  | 'silentParty'
  | 'namedOffice'
  | 'otherOffice'
  | 'askedParty'
  | 'askingParty'
  | 'checker'
  | 'promiser'
  | 'demandingParty'

/**
 * Every notice of the chart and who receives it. The words are in `labels/notices.ts`; the store sends them after
 * the commit. `delayed` notices speak of an answer that can still be recalled: they leave when it is delivered.
 */
export const notices = {
  requestFiled: { to: ['owner', 'centre'] },
  papersComplete: { to: ['owner'] },
  correctionDemanded: { to: ['owner'] },
  correctionAnswered: { to: ['centre'] },
  issuerWanted: { to: ['centre', 'owner'] },
  serviceWanted: { to: ['centre', 'issuer'] },
  requestServed: { to: ['issuer', 'owner'] },
  unserved: { to: ['owner', 'centre'] },
  approved: { to: ['owner'], delayed: true },
  paperOwed: { to: ['owner', 'property'], delayed: true },
  paperArrived: { to: ['owner', 'grid'], delayed: true },
  noObjection: { to: ['owner', 'centre'], delayed: true },
  correctionStruck: { to: ['centre'] },
  moreTimeAsked: { to: ['owner'] },
  moreTimeAnswered: { to: ['property'] },
  agreedInPrinciple: { to: ['owner', 'property'], delayed: true },
  silentInPrinciple: { to: ['owner', 'property'] },
  informationAsked: { to: ['owner'], delayed: true },
  informationAnswered: { to: ['property'] },
  informationContested: { to: ['property', 'centre'] },
  informationSettled: { to: ['owner', 'property'] },
  callBackWanted: { to: ['bureau'] },
  forgeryClaimed: { to: ['centre'] },
  consentForged: { to: ['owner', 'property', 'centre', 'grid'] },
  forgerySettled: { to: ['owner', 'property'] },
  informationUnanswered: { to: ['owner', 'property'] },
  preventionReported: { to: ['centre', 'property'] },
  feeDemandReported: { to: ['centre', 'demandingParty'] },
  feeDemandAnswered: { to: ['owner'] },
  moneyClaimed: { to: ['property'] },
  moneyClaimAnswered: { to: ['owner'] },
  otherProposed: { to: ['owner'], delayed: true },
  otherAnswered: { to: ['property'] },
  conditionsOffered: { to: ['owner'], delayed: true },
  conditionsAnswered: { to: ['property'] },
  rejected: { to: ['owner'], delayed: true },
  reasonsGiven: { to: ['owner'] },
  evidenceAdded: { to: ['owner'] },
  groundsChanged: { to: ['owner'] },
  contested: { to: ['property', 'centre'] },
  opinionGiven: { to: ['owner', 'property'] },
  redecideWanted: { to: ['property', 'owner'] },
  silenceRecorded: { to: ['owner', 'silentParty', 'centre'] },
  substituteDeclined: { to: ['owner', 'centre'] },
  revocationAttempted: { to: ['owner', 'centre'], delayed: true },
  consentRevoked: { to: ['owner', 'centre'], delayed: true },
  coordinationWanted: { to: ['centre', 'property', 'owner'] },
  coordinationAccepted: { to: ['owner', 'property'] },
  coordinationClosed: { to: ['owner', 'property'] },
  meetingHeld: { to: ['owner', 'property', 'centre', 'promiser'] },
  promiseReported: { to: ['owner', 'property', 'centre'] },
  promiseAnswered: { to: ['owner', 'centre', 'promiser'] },
  promiseBroken: { to: ['owner', 'centre', 'promiser'] },
  promisesKept: { to: ['owner', 'property', 'centre'] },
  escalated: { to: ['bureau', 'owner', 'property', 'centre'] },
  bureauOrdered: { to: ['owner', 'property', 'community', 'centre'] },
  bureauReturned: { to: ['owner', 'centre'] },
  noPower: { to: ['owner', 'property', 'centre'] },
  mediationWanted: { to: ['centre', 'property', 'owner'] },
  mediationOpened: { to: ['owner', 'property'] },
  mediatorObjected: { to: ['centre', 'owner', 'property'] },
  closingDenied: { to: ['centre', 'bureau'] },
  mediationFailed: { to: ['owner', 'property', 'centre'] },
  agreementRecorded: { to: ['owner', 'property'] },
  agreementBinding: { to: ['owner', 'property', 'centre'] },
  performanceReported: { to: ['owner', 'property', 'centre'] },
  agreementPerformed: { to: ['owner', 'property'] },
  agreementBreached: { to: ['owner', 'property', 'centre'] },
  fireCheckWanted: { to: ['fire'] },
  fireFound: { to: ['owner', 'property'] },
  waitingOnMatter: { to: ['owner', 'centre'] },
  matterLinked: { to: ['owner'] },
  matterReported: { to: ['owner'] },
  matterReportOverdue: { to: ['owner', 'centre', 'bureau'] },
  matterDone: { to: ['owner', 'centre'] },
  matterCameToNothing: { to: ['owner', 'centre'] },
  matterEnded: { to: ['owner'] },
  feasibleAgain: { to: ['owner'] },
  findingContested: { to: ['assessor', 'property'] },
  accessDenied: { to: ['owner', 'property', 'centre'] },
  doorOpened: { to: ['assessor', 'owner'] },
  expertProposed: { to: ['property'] },
  assessorWanted: { to: ['centre'] },
  expertWanted: { to: ['centre', 'owner'] },
  intakeReturned: { to: ['owner'] },
  gridStepClaimed: { to: ['grid', 'centre'] },
  furtherCheckOpened: { to: ['owner', 'centre'] },
  checkSettled: { to: ['owner', 'property'] },
  furtherCheckAnswered: { to: ['owner', 'property', 'centre'] },
  findingWithdrawn: { to: ['owner', 'property', 'centre'] },
  testOrdered: { to: ['property', 'fire'] },
  testReported: { to: ['fire', 'property'] },
  competenceDeclined: { to: ['owner', 'centre'] },
  bodyNamed: { to: ['owner'] },
  noCompetentBody: { to: ['owner', 'centre', 'bureau'] },
  intakeWanted: { to: ['grid'] },
  intakeAccepted: { to: ['owner'] },
  surveyed: { to: ['owner', 'property'] },
  capacityFound: { to: ['owner', 'property'] },
  queued: { to: ['owner'] },
  placeOffered: { to: ['owner'] },
  placeTaken: { to: ['grid'] },
  orderedAsked: { to: ['owner'] },
  planIssued: { to: ['owner'] },
  planAnswered: { to: ['grid'] },
  mayBuild: { to: ['owner', 'property'] },
  worksReported: { to: ['grid'] },
  inspected: { to: ['owner'] },
  proceedingOpened: { to: ['owner', 'centre'] },
  proceedingReported: { to: ['owner', 'centre'] },
  decisionReported: { to: ['owner', 'property', 'centre'] },
  decisionContested: { to: ['owner', 'property', 'centre'] },
  decisionSettled: { to: ['owner', 'property', 'centre'] },
  performanceOrdered: { to: ['property', 'owner', 'centre'] },
  performanceIgnored: { to: ['owner', 'property', 'centre'] },
  enforcementReported: { to: ['owner', 'property', 'centre'] },
  rulingReported: { to: ['owner', 'property', 'centre'] },
  obstructed: { to: ['centre', 'property'] },
  obstructionToClear: { to: ['property', 'centre'] },
  delayExplained: { to: ['centre'] },
  whyNotBuilt: { to: ['owner', 'centre'] },
  agentHolds: { to: ['centre'] },
  agentLate: { to: ['owner', 'centre'] },
  papersBack: { to: ['owner'] },
  workStopped: { to: ['owner', 'authority', 'centre'] },
  stopConfirmed: { to: ['owner', 'property', 'centre'] },
  stopRemedied: { to: ['authority', 'centre'] },
  stopOver: { to: ['owner', 'property', 'centre'] },
  dischargeReported: { to: ['checker', 'centre'] },
  dischargeAnswered: { to: ['owner', 'property'] },
  energisingWaits: { to: ['owner', 'property', 'centre'] },
  meterWanted: { to: ['grid'] },
  energised: { to: ['owner', 'property', 'centre'] },
  heldByOrder: { to: ['owner', 'issuer', 'centre'] },
  orderLifted: { to: ['owner', 'issuer', 'centre'] },
  pileHeldByOrder: { to: ['owner'] },
  pileOrderLifted: { to: ['owner'] },
  standstillReported: { to: ['owner', 'property', 'centre'] },
  firstFindingGiven: { to: ['owner', 'property'] },
  actReported: { to: ['owner', 'property', 'centre'] },
  complaintRecorded: { to: ['owner', 'centre'] },
  betterRouteNamed: { to: ['owner'] },
  hazardReported: { to: ['owner', 'property', 'fire', 'centre'] },
  pileSuspended: { to: ['owner', 'property', 'grid', 'centre'] },
  repairReported: { to: ['fire', 'centre'] },
  repairTurnedDown: { to: ['owner'] },
  pileResumed: { to: ['owner', 'property', 'grid'] },
  transferStarted: { to: ['owner', 'issuer', 'centre'] },
  ownerChanged: { to: ['owner', 'issuer', 'centre'] },
  managementChanged: { to: ['issuer', 'owner', 'centre'] },
  asked: { to: ['askedParty'] },
  questionAnswered: { to: ['askingParty'] },
  referralReported: { to: ['namedOffice'] },
  referred: { to: ['owner', 'namedOffice'] },
  referralAnswered: { to: ['owner', 'otherOffice'] },
  returnLimitReached: { to: ['owner', 'centre'] },
  closed: { to: ['owner', 'issuer', 'centre'] },
  reopened: { to: ['owner', 'issuer', 'centre'] },
  recordedForYou: { to: ['recordedParty'] },
  recordContested: { to: ['centre', 'owner'] },
  recordSettled: { to: ['recordedParty', 'owner', 'centre'] },
  recalled: { to: ['owner', 'centre'] },
  dateConfirmed: { to: ['owner', 'issuer', 'centre'] },
  deadlinePassed: { to: ['clockParty', 'owner', 'centre'] },
  rulesChanged: { to: ['owner', 'issuer', 'centre'] },
  datesMoved: { to: ['owner', 'movedParty'] },
} as const satisfies Record<string, { to: readonly Recipient[]; delayed?: true }>

/** The name of a notice. */
export type NoticeName = keyof typeof notices

/** All notices. */
export const noticeNames = Object.keys(notices) as NoticeName[]

/** A notice of a case to one party, to be sent after the commit. */
export interface Notice {
  readonly notice: NoticeName
  readonly to: Party
  /** The organisation that holds the role, where it has one. */
  readonly organisationId: string | null
  /** Not before this instant (ISO, UTC): until then the answer can be recalled. */
  readonly notBefore: string | null
}
