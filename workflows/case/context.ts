import type { StateValue } from 'xstate'
import type { LedgerRow } from '../capacity/load.ts'
import type { MatterFacts } from '../matter/facts.ts'
import type { Party, Track } from '../parties.ts'
import type { ConditionKind, DocumentKind, GroundRoute, MediatorType, PaperKind, StatedGround } from '../rules/codes.ts'
import type { Bilingual, RulePack } from '../rules/schema.ts'
import type { Clock } from './clock.ts'
import type { expenseKinds, feeAnswers, feeChannels, feeDemanders, feeKinds } from './events/money.ts'
import type { otherWayKinds } from './events/other-ways.ts'
import type { DoorTrack } from './events/technical.ts'
import type { Facts, FireGap, fireScopes, Issuer, MeasuredLoad, RequestFacts } from './facts.ts'
import type { Closing, EndedMediation } from './mediations.ts'
import type { StandingDuty } from './memory/consent-duties.ts'
import type { Contact, EarlierAttempt, Question } from './memory/contacts.ts'
import type { DataCorrection } from './memory/data-corrections.ts'
import type { OfficialDecision, Title, Way } from './memory/decisions.ts'
import type { FurtherCheck } from './memory/further-checks.ts'
import type { CallBack, Forgery } from './memory/honesty.ts'
import type { AnswerInPrinciple } from './memory/in-principle.ts'
import type { InformationRequest } from './memory/information.ts'
import type { LateRecord } from './memory/late-records.ts'
import type { Referral, Return, SentToCentre } from './memory/loops.ts'
import type { MatterLink } from './memory/matters.ts'
import type { Objection } from './memory/objection.ts'
import type { Proceeding, Resolution } from './memory/proceedings.ts'
import type { Operation, PileFacts, Standstill } from './memory/service.ts'
import type { JointMeeting, MeetingPromise } from './promises.ts'

/**
 * What a case remembers. Plain JSON, nothing personal: names, phones and free text lie sealed outside.
 * Every field is always there (null or empty), so that a patch of changed fields folds back exactly.
 */
export interface CaseMemory {
  /** The day of filing: no case event can have happened before it. */
  filedOn: string | null
  facts: Facts | null
  request: RequestFacts | null
  /** Kinds of documents on the case by document id, as far as events have named them. */
  documents: Record<string, DocumentKind>
  /** Which of the possible issuers is being asked: index into `facts.issuers`, and the body itself. */
  issuer: (Issuer & { index: number }) | null
  service: Service | null
  /** The property company's own answer, whatever happened meanwhile: what "time to own answer" is measured by (S1). */
  company: CompanyAnswer | null
  /** Accounts of companies that held the request before a handover of the management (H34): their days stay theirs. */
  formerCompanies: CompanyAnswer[]
  /** Handovers of the management in mid-case, from one company to the next. */
  handovers: { seq: number; from: string; to: string; on: string }[]
  /** The space goes to somebody else in mid-case (H33): the successor joins, or the request ends as sold. */
  transfer: { seq: number; reason: TransferReason; joinedSeq: number | null; accedes: boolean } | null
  /** Sequence number of the event by which the present owner came into the case: the filing, or the joining. */
  ownerSince: number
  /** Corrections of personal data by their owner; what they say lies sealed. */
  dataCorrections?: DataCorrection[]
  /** The present owner came as a successor: when, and whether it acceded to an agreement of the owner before. */
  successor: { seq: number; joinedAt: string; accedes: boolean } | null
  /** The lease under which a tenant asks, as far as the register or the owner says when it ends (H35). */
  lease: { seq: number; untilOn: string; ended: boolean } | null
  /** Issuers that could not be served: the case is shown as unserved, not silent. */
  unserved: { seq: number; reason: string; organisationId: string }[]
  /** The one correction notice; struck out where every paper it asked for was on the case already (H12). */
  correction: { seq: number; missing: DocumentKind[]; answeredSeq: number | null; struckSeq?: number } | null
  /** The company asked for more time to reply, and what the owner said; null = it never asked. */
  moreTime: { seq: number; on: string; answer: 'agreed' | 'declined' | null } | null
  /** The answer in principle of the company, where the rules of the place ask for one first. */
  inPrinciple: AnswerInPrinciple | null
  /** The time of the company to object before a court, where the rules of the place ask for that. */
  objection: Objection | null
  /** What the company asked the owner for before it answers, where the rules of the place know such a request. */
  informationRequests: InformationRequest[]
  /** Another route, place, supply point or time that the company proposed beside its yes (H8). */
  otherWays: OtherWay[]
  grounds: Ground[]
  /** The written reasons that an unverified rejection owes were given. */
  reasonsGivenSeq: number | null
  /** A yes under conditions that is still on the table. */
  offer: { seq: number; paper: Paper | null } | null
  /** Accepted conditions and fire gaps: what somebody still has to do. */
  obligations: Obligation[]
  /** Money spent in reliance on a yes, and claims for money back (H7, H9). */
  money: MoneyEntry[]
  /** Fees that somebody asked for, by word or in writing, as the owner reports them (H7). */
  feeDemands: FeeDemand[]
  paper: Paper | null
  /** A yes without its paper, and whether it came before the paper arrived. */
  yesWithoutPaper: number[]
  /** Silences on record, each with its certificate. */
  silences: { seq: number; party: Party; organisationId: string | null; clock: string; dueOn: string }[]
  revocationsAttempted: number[]
  /** Sequence number of the consent if it came late: after a silence or out of turn. */
  consentedLate: number | null
  fire: Finding | null
  grid: GridFinding | null
  /** Tracks that were asked to verify contested grounds, or started by the owner. */
  asked: { fire: boolean; grid: boolean }
  /** Bodies named in place of the usual assessor. */
  namedBodies: { fire: string | null; grid: string | null }
  /** Assessors that declined, and bodies found not to exist. */
  declined: { seq: number; track: Track; basis: string }[]
  /** No body was found that makes the check. */
  noBody: { fire: boolean; grid: boolean }
  /** The one contest a stopping finding admits. */
  findingContested: { fire: boolean; grid: boolean }
  /** A third party's report that waits for the assessor's answer. */
  testReport: {
    seq: number
    result: FireResult
    examined: string[]
    evidence: string[]
    scope?: (typeof fireScopes)[number]
  } | null
  orderedChargingAccepted: boolean
  /** The instant of the first complete filing: the place in the queue of the transformer (H38). Null in a case of an older chart. */
  queuePlace: string | null
  /** No room was found, or it was asked for again in vain: a freed place is offered in order. */
  queued: { seq: number; found: 'ordered' | 'none' } | null
  /** A freed place that waits for the owner's answer. */
  placeOffer: { seq: number; ordered: boolean } | null
  /** Room that is kept for this pile. */
  reservation: { seq: number; on: string } | null
  /** What was kept or offered has lapsed; the place is remembered. */
  placeLapsed: { seq: number; how: 'reservation' | 'plan' | 'declined' | 'unanswered' | 'closed' } | null
  /** The owner was asked to charge in order for the sake of the next one. */
  orderedAsk: { seq: number; answer: 'agreed' | 'kept' | null } | null
  /** The row of the ledger that decided last about room for this pile. */
  ledgerRow: LedgerRow | null
  /** Matters of the compound that the request is told of, or waits on (H37). */
  matters: MatterLink[]
  gridOrder: string | null
  /** Every time the grid returned the application, and when it was handed in again (H19). */
  intakeReturns: { seq: number; on: string; reason: string; completedSeq: number | null }[]
  /** What the owner showed of a grid that takes no part: claimed, not said by the grid. */
  gridSteps: { seq: number; on: string; step: string; evidence: string[] }[]
  /** Plans that the owner did not take, with what they would have cost. */
  planDeclines: { seq: number; on: string; reason: string; ownerCostYuan: number | null }[]
  /** Locked doors before which an assessor or the installer stood: who has the key, and how it ended (H20). */
  denials: Denial[]
  /** What others than fire and grid were asked to look at (H18, H39). */
  furtherChecks: FurtherCheck[]
  /** The third-party test that was ordered last: who chose the expert, and who pays (H17). */
  test: { seq: number; payer: string; chosenBy: 'owner' | 'parties' | 'centre' | null } | null
  survey: { seq: number; route: string; meterPlace: string } | null
  /** The day on which the finished works were reported: a pile is not energised before. */
  worksReportedOn: string | null
  /** What inspections found defect, and the report after which it was inspected again. */
  defects: { seq: number; on: string; defects: string[]; againSeq: number | null }[]
  /** The inspection that found nothing. */
  inspectionPassedSeq: number | null
  /** Why an approved pile is not built yet, each time it was asked (H27). */
  delays: { seq: number; on: string; reason: string }[]
  obstructions: {
    seq: number
    on: string
    kind: string
    endedSeq: number | null
    end: 'cleared' | 'coordination' | 'ordered' | null
  }[]
  /** Stops of the works by the company, and what an authority made of each (H28). */
  stops: WorkStop[]
  /** Others than the owner who held the papers, and for how long (H27): the account of days of an agent. */
  agents: PaperHolder[]
  /** The day on which the pile was switched on. */
  energisedOn: string | null
  /** Piles that were built or removed without an answer, each with the first finding of the centre (H29). */
  standstills: Standstill[]
  /** What happens to a pile after its request: only in a case of kind `operation`. */
  operation: Operation | null
  plan: { seq: number; validUntil: string | null; ownerCostYuan: number | null } | null
  disputes: Record<Track, Dispute>
  /** Mediations that are over, with the last positions and ratings of both sides (H26). */
  mediations: EndedMediation[]
  /** What the centre closed as solved, and what the owner says of that (H21). */
  closings: Closing[]
  /** Joint meetings, and what was promised there: each promise runs on a clock of its own (H23). */
  meetings: JointMeeting[]
  promises: MeetingPromise[]
  /** Binding agreements that a court can confirm: the days to ask for it belong to the agreement, not to a stage. */
  confirmations: Confirmation[]
  /** Roads taken beside the case: 12345, petition, complaint, police, review, suit (H24). */
  proceedings: Proceeding[]
  /** What courts and offices decided, as reported, confirmed or contested. */
  decisions: OfficialDecision[]
  /** Owners' resolutions against piles, each with its year to be annulled. */
  resolutions: Resolution[]
  /** Roads of the place whose days ran out before they were taken: what they go against, and which road. */
  roadsMissed: string[]
  /** What the company must do under a judgment, court settlement or confirmed agreement. */
  title: Title | null
  /** Where a decision leads the case next; null once it went there. */
  way: Way | null
  /** The company was asked to decide again after all grounds had fallen, and no new rejection came since. */
  redecisionAsked: boolean
  /** Papers that are said to be forged, and what became of that. */
  forgeries: Forgery[]
  /** Calls, visits and group chats beside the case; a "no" there is alleged, not pleaded. */
  contacts: Contact[]
  questions: Question[]
  /** Attempts from before the filing, declared by the owner: they start no clock (H5). */
  earlierAttempts: EarlierAttempt[]
  /** What was recorded long after it is said to have happened. */
  lateRecords: LateRecord[]
  /** Every time the owner was sent on, by an office's own record or by the owner's report (H4). */
  referrals: Referral[]
  /** Stages that came back to an office that had them before. */
  returns: Return[]
  /** Every time the case went to the centre by itself, because the owner had been sent round too often. */
  sentToCentre: SentToCentre[]
  /** Every "no document lets us order": the figure that argues for a rule. */
  noPower: { seq: number; who: string; why: string }[]
  /** Answers recorded on behalf of a party that it may still contest, and contests that wait for the centre. */
  recorded: RecordedAnswer[]
  /** An answer that can still be recalled: it is not delivered yet. */
  recallable: RecallableAnswer | null
  /** Claimed days that wait for confirmation, by event. */
  claims: { seq: number; party: Party; occurredOn: string }[]
  outcome: Outcome | null
  /** The call of another office after a withdrawal; null = the case is not among those that are called. */
  callBack: CallBack | null
  /** What made the request infeasible has changed since it was closed, in this track (H40). */
  feasibleAgain: { seq: number; track: 'fire' | 'grid' } | null
  /** Where the case stood when it was closed. */
  closedFrom: Frame | null
  reopened: number
}

/** An answer that is not delivered yet, with the way back to before it. */
export interface RecallableAnswer {
  readonly seq: number
  readonly type: string
  readonly party: Party
  readonly organisationId: string | null
  readonly until: string
  readonly frame: Frame
  /** The answer before it, where this one moved nothing: with this one recalled, that one can be, in its own minutes. */
  readonly earlier: RecallableAnswer | null
}

/** Why a space goes to somebody else. */
export const transferReasons = ['sale', 'inheritance', 'divorce', 'gift', 'leaseTakenOver'] as const
/** Why a space goes to somebody else. */
export type TransferReason = (typeof transferReasons)[number]

/** Proof that the issuer has the request (H1). */
export interface Service {
  readonly seq: number
  readonly means: string
  readonly servedOn: string
  readonly party: 'property' | 'community'
  readonly organisationId: string
}

/** The property company between its service and its first definite answer. */
export interface CompanyAnswer {
  readonly organisationId: string
  readonly servedOn: string
  readonly servedSeq: number
  readonly servedRecordedOn: string
  readonly answer: {
    readonly kind: 'approve' | 'conditions' | 'reject' | 'noObjection'
    readonly on: string
    readonly recordedOn: string
    readonly onBehalf: boolean
  } | null
  /** The day on which its answer was no longer needed: the paper came from elsewhere, or the case closed. */
  readonly endedOn: string | null
}

/** A pleaded ground, or a condition (a ground in disguise, H7). */
export interface Ground {
  readonly groundId: string
  readonly kind: 'ground' | 'condition'
  readonly code: StatedGround
  /** What the rules called it that were in force, where it is one of the place's own. */
  readonly named?: Bilingual
  readonly condition: ConditionKind | null
  /** Who fulfils a condition, and by when. */
  readonly fulfilledBy: Party | null
  readonly byOn: string | null
  readonly raisedBy: Party
  readonly seq: number
  readonly statedOn: string
  readonly evidence: readonly string[]
  readonly burdenMet: boolean
  readonly validity: 'Y' | 'C' | 'N'
  readonly route: GroundRoute
  readonly contestedSeq: number | null
  /** The centre's view: not a verification. */
  readonly view: 'stands' | 'doesNotStand' | null
  readonly verified: 'UNVERIFIED' | 'UPHELD' | 'FALLEN'
  readonly verifiedSeq: number | null
  /** Raised after the time to reply, and why only then (H11). */
  readonly late?: 'newFact' | 'hazard'
  /** The first version that this one corrects. */
  readonly corrects?: string
  /** No longer pleaded: the company said yes, the offer was accepted, or the ground was corrected. */
  readonly settledSeq: number | null
}

/** Another way that the company proposed beside its yes. */
export interface OtherWay {
  readonly seq: number
  readonly on: string
  readonly kind: (typeof otherWayKinds)[number]
  readonly answer: 'accepted' | 'declined' | null
  /** The survey that settled it where the owner did not take it. */
  readonly surveySeq: number | null
}

/** Something that must still be done, with who does it and who looks at it. */
export interface Obligation {
  readonly obligationId: string
  /** An accepted condition, a gap of the fire finding, or what the rules of the place ask for once consent stands. */
  readonly source: 'condition' | 'gap' | 'duty'
  readonly kind: string
  readonly by: Party
  readonly byOn: string | null
  readonly underProtest: boolean
  /** It must be done before the pile is energised (H32). */
  readonly beforeEnergising: boolean
  readonly checker: Party
  /** Months after which a gap is looked at again. */
  readonly againMonths: number | null
  /** The report that it is done, until it is looked at. */
  readonly reportedSeq: number | null
  readonly dischargedSeq: number | null
  readonly discharged: 'confirmed' | 'prevented' | 'unanswered' | 'notOwed' | 'overtaken' | 'dismantled' | 'handedOn' | null
  /** The rule it comes from, and how it stands under that rule; only of a duty of the place. */
  readonly duty?: StandingDuty
  /** The report that the company itself prevents it (民法典 159). */
  readonly preventedSeq?: number
}

/** Money that a yes or a condition has cost the owner: an expense, or a claim for it back. */
export interface MoneyEntry {
  readonly seq: number
  readonly on: string
  readonly amountYuan: number
  /** What it was spent on; null = a claim. */
  readonly kind: (typeof expenseKinds)[number] | null
  /** The condition under protest that it is claimed for; null = an expense, or a fee that was only demanded. */
  readonly obligationId: string | null
  /** The demand of the fee that it is claimed for. */
  readonly demandSeq?: number
  readonly answer: 'pays' | 'doesNotPay' | 'unanswered' | null
}

/** A fee that somebody asked the owner for. Claimed until the company has answered. */
export interface FeeDemand {
  readonly seq: number
  readonly on: string
  readonly demandedBy: (typeof feeDemanders)[number]
  readonly kind: (typeof feeKinds)[number]
  readonly channel: (typeof feeChannels)[number]
  readonly amountYuan: number
  /** What was paid, and by which report; null = it was not paid. */
  readonly paid: { readonly seq: number; readonly amountYuan: number } | null
  readonly answer: (typeof feeAnswers)[number] | 'unanswered' | null
}

/** A locked door before which an assessor stood, or whoever came to the works. */
export interface Denial {
  readonly seq: number
  readonly track: DoorTrack
  readonly on: string
  readonly by: 'property' | 'community' | 'transformerOwner'
  readonly endedSeq: number | null
  readonly end: 'opened' | 'coordination' | null
}

/** A stop of the works by the property company. */
export interface WorkStop {
  readonly seq: number
  readonly on: string
  readonly breach: string
  readonly result: 'confirmed' | 'dismissed' | 'unconfirmed' | 'lifted' | null
  /** Null while it stands or is not decided. */
  readonly endedSeq: number | null
}

/** Somebody who holds the papers of the owner. */
export interface PaperHolder {
  readonly seq: number
  readonly track: Track
  readonly on: string
  readonly kind: string
  readonly endedSeq: number | null
  readonly end: 'forwarded' | 'received' | 'dismissed' | 'late' | null
}

/** The paper that stands for the consent. */
export interface Paper {
  readonly kind: PaperKind
  readonly documentId: string | null
  readonly form: 'sealedScan' | 'electronicSeal' | 'record' | 'none'
  readonly seq: number
  readonly party: Party | null
}

/** Result of a fire check. */
export type FireResult = 'passed' | 'passedWithGaps' | 'needsRetrofit' | 'hardStop'

/** A finding of a check, with the pleaded grounds it bears out. */
export interface Finding {
  readonly seq: number
  readonly result: FireResult | 'available' | 'orderedChargingOnly' | 'noCapacity'
  readonly on: string
  readonly validUntil: string
  readonly upheld: readonly string[]
  /** The grounds that it looked at: no other falls by it. */
  readonly examined: readonly string[]
  readonly gaps: readonly FireGap[]
  readonly scope: string
  readonly evidence: readonly string[]
  /** `report` by the assessor, `test` by a third party, `reused` from an earlier case. */
  readonly source: 'report' | 'test' | 'reused'
  /** The finding of an earlier case that answers here. */
  readonly reusedFrom: string | null
}

/** A finding on capacity, with the figures it rests on. */
export type GridFinding = Finding & MeasuredLoad

/** One dispute and its mediation, per track. */
export interface Dispute {
  readonly opened: number
  readonly requestedBy: Party | null
  readonly mediator: MediatorType | null
  readonly accepted: readonly Party[]
  /** Objections to who mediates, in this round. */
  readonly objections: readonly {
    readonly seq: number
    readonly by: 'owner' | 'property'
    readonly reason: string
    readonly mediator: MediatorType | null
  }[]
  readonly extensionAgreed: readonly Party[]
  readonly extensions: number
  readonly confirmed: readonly Party[]
  readonly agreement: {
    seq: number
    form: string
    effectiveOn: string
    performer: 'owner' | 'property'
    performance: string
    performBy: string
  } | null
  /** Agreements that bound both sides in an earlier round of this dispute. */
  readonly earlierAgreements: readonly NonNullable<Dispute['agreement']>[]
  readonly reportedPerformed: boolean
  readonly centreLate: boolean
  readonly level: 'onTheSpot' | 'consultation' | 'leader'
  readonly order: { seq: number; number: string; addressee: string } | null
}

/** The days in which both sides can ask a court to confirm their agreement (人民调解法 33). */
export interface Confirmation {
  /** Sequence number of the agreement. */
  readonly seq: number
  readonly track: Track
  readonly effectiveOn: string
  /** What the agreement asks for: it can be enforced once a court has confirmed it (民事诉讼法 206). */
  readonly performer: 'owner' | 'property'
  readonly performance: string
  readonly performBy: string
  /** Number of the application, once it was reported, and the day of that report. */
  readonly number: string | null
  readonly appliedOn: string | null
  readonly acceptedOn: string | null
  readonly extensions: number
  readonly ruling: 'notAccepted' | 'confirmed' | 'rejected' | null
  readonly over: boolean
}

/** An answer recorded on behalf of a party (H2). */
export interface RecordedAnswer {
  readonly seq: number
  readonly party: Party
  readonly organisationId: string | null
  readonly type: string
  readonly contestedSeq: number | null
  readonly frame: Frame
}

/** A place to go back to: the state of the case, its open clocks, and what was remembered then. */
export interface Frame {
  /** The tracks that the event moved; `main` = the whole case. */
  readonly tracks: readonly Track[]
  readonly value: StateValue
  readonly clocks: readonly Clock[]
  /** Fields that the event changed: what they were, and what it made of them. */
  readonly memory: Partial<CaseMemory>
  readonly changed: Partial<CaseMemory>
  /** The day on which the frame was left. */
  readonly on: string
}

/** How a request ended. Only `energised` is solved. */
export const outcomes = [
  'energised',
  'withdrawn',
  'abandonedAfterDemand',
  'gaveUpAfterRefusal',
  'infeasibleAtPresent',
  'declinedForCost',
  'diverted',
  'sold',
  'closedByJudgment',
] as const
/** How an operation case on a pile ended. Never counted among the outcomes of requests. */
export const serviceOutcomes = [
  'resumed',
  'dismantled',
  'transferred',
  'tolerated',
  'settled',
  'unsettled',
  'unfounded',
  'kept',
] as const
/** The end of a request, or of what happens to a pile. */
export interface Outcome {
  readonly outcome: (typeof outcomes)[number] | (typeof serviceOutcomes)[number]
  readonly reason: string | null
  readonly seq: number
  readonly on: string
}

/** What `decide` lends to guards and actions for the length of one decision; never stored. */
export interface Given {
  readonly caseId: string
  readonly now: string
  readonly today: string
  readonly seq: number
  readonly rules: RulePack
  readonly actor: { readonly party: Party; readonly organisationId: string | null }
  readonly occurredOn: string
  readonly documents: Readonly<Record<string, DocumentKind>>
  readonly organisation: Issuer | null
  readonly request: RequestFacts | null
  readonly facts: Facts | null
  /** The clock a `deadline.passed` speaks of. */
  readonly clock: Clock | null
  /** The row of the transformer's ledger for this request, where the event is decided by one. */
  readonly ledgerRow?: LedgerRow | null
  /** The matter that the event names; null = there is none of that id. */
  readonly matter?: MatterFacts | null
  /** The pile on which an operation case is opened. */
  readonly pile?: PileFacts | null
  /** The pack the case had, at `rules.changed`. */
  readonly rulesBefore?: RulePack | null
}

/** Context of the machine: the memory, and during a decision what is given. */
export interface CaseContext extends CaseMemory {
  given?: Given
}

/**
 * The context of the chart: the memory under one name. For every change xstate makes a new context by copying name after
 * name, which for the hundred of the memory took most of the time of a decision; a memory is copied as a whole.
 */
export interface ChartContext {
  readonly held: CaseContext
}

const noDispute: Dispute = {
  opened: 0,
  requestedBy: null,
  mediator: null,
  accepted: [],
  objections: [],
  extensionAgreed: [],
  extensions: 0,
  confirmed: [],
  agreement: null,
  earlierAgreements: [],
  reportedPerformed: false,
  centreLate: false,
  level: 'onTheSpot',
  order: null,
}

/** The memory of a draft. */
export const emptyMemory = (): CaseMemory => ({
  filedOn: null,
  facts: null,
  request: null,
  documents: {},
  issuer: null,
  service: null,
  company: null,
  formerCompanies: [],
  handovers: [],
  transfer: null,
  ownerSince: 0,
  successor: null,
  lease: null,
  unserved: [],
  correction: null,
  moreTime: null,
  inPrinciple: null,
  objection: null,
  informationRequests: [],
  otherWays: [],
  grounds: [],
  reasonsGivenSeq: null,
  offer: null,
  obligations: [],
  money: [],
  feeDemands: [],
  paper: null,
  yesWithoutPaper: [],
  silences: [],
  revocationsAttempted: [],
  consentedLate: null,
  fire: null,
  grid: null,
  asked: { fire: false, grid: false },
  namedBodies: { fire: null, grid: null },
  declined: [],
  noBody: { fire: false, grid: false },
  findingContested: { fire: false, grid: false },
  testReport: null,
  orderedChargingAccepted: false,
  queuePlace: null,
  queued: null,
  placeOffer: null,
  reservation: null,
  placeLapsed: null,
  orderedAsk: null,
  ledgerRow: null,
  matters: [],
  gridOrder: null,
  intakeReturns: [],
  gridSteps: [],
  planDeclines: [],
  denials: [],
  furtherChecks: [],
  test: null,
  survey: null,
  worksReportedOn: null,
  defects: [],
  inspectionPassedSeq: null,
  delays: [],
  obstructions: [],
  stops: [],
  agents: [],
  energisedOn: null,
  standstills: [],
  operation: null,
  plan: null,
  disputes: { main: noDispute, consent: noDispute, fire: noDispute, grid: noDispute },
  mediations: [],
  closings: [],
  meetings: [],
  promises: [],
  confirmations: [],
  proceedings: [],
  decisions: [],
  resolutions: [],
  roadsMissed: [],
  title: null,
  way: null,
  redecisionAsked: false,
  forgeries: [],
  contacts: [],
  questions: [],
  earlierAttempts: [],
  lateRecords: [],
  referrals: [],
  returns: [],
  sentToCentre: [],
  noPower: [],
  recorded: [],
  recallable: null,
  claims: [],
  outcome: null,
  callBack: null,
  feasibleAgain: null,
  closedFrom: null,
  reopened: 0,
})

/** A dispute before anything was asked. */
export const freshDispute = noDispute
