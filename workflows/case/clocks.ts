import type { Party } from '../parties.ts'

/** What happens when a clock runs out. `move`: the chart acts. `remind`: the case stays, is shown late, and the centre and the bureau see it. `expire`: a right lapses, nothing moves. */
export type ClockEnding = 'move' | 'remind' | 'expire'

/** Whose time it is when that is not one party for all cases: found in the case when the clock opens. */
export type ClockPartyRule = 'keyHolder' | 'mediationAwaited' | 'performer' | 'dischargeAwaited' | 'recordedParty' | 'entryParty'

/**
 * One row of the contract between the chart, the rule packs, the next step and the statistics.
 * The chart says where a clock may run and rest and which ends it can act on; the pack says whether it
 * exists in a place, how long it is, on which basis, and which of the offered ends applies.
 */
export interface ClockContract {
  readonly party: Party | ClockPartyRule
  /** Chart positions in which the clock runs; those of an embedded dispute stand without their track. */
  readonly runsIn: readonly string[]
  /** Chart positions in which an open clock rests. */
  readonly restsIn: readonly string[]
  readonly offers: readonly ClockEnding[]
  /**
   * `recorded`: the day of the event that opens it. `served`: the proven day of service. `effect`: the day the agreement
   * takes effect. `principle`: the day of service or that of the answer in principle, as the pack says.
   */
  readonly startsOn: 'recorded' | 'served' | 'effect' | 'principle'
  /**
   * `agreement`: the due date is written in the agreement, the pack gives no length. `plan`: the plan's own validity, the
   * pack's length where it has none. `entry`: its entry names the due date, as a promise or a court paper does.
   * `title`: the judgment, court settlement or confirmed agreement names it. `road`: the kind of proceeding that only
   * this place knows has it (`proceedings.own` of the pack). `duty`: what the place asks for once consent stands has it
   * (`consent.owes`).
   */
  readonly length: 'pack' | 'agreement' | 'plan' | 'entry' | 'title' | 'road' | 'duty'
  /** One clock per entry of a list on the case, opened by the case's memory and not by a position. */
  readonly keyed: boolean
  /** Runs on while the case is closed (a statute does not wait for us). */
  readonly runsWhileClosed: boolean
}

const row = (
  party: ClockContract['party'],
  runsIn: readonly string[],
  restsIn: readonly string[],
  offers: readonly ClockEnding[],
  rest: Partial<ClockContract> = {},
): ClockContract => ({
  party,
  runsIn,
  restsIn,
  offers,
  startsOn: 'recorded',
  length: 'pack',
  keyed: false,
  runsWhileClosed: false,
  ...rest,
})

/** A clock of an entry beside the stages: it runs on while the case is closed. */
const entry = (party: ClockContract['party'], offers: readonly ClockEnding[], rest: Partial<ClockContract> = {}): ClockContract =>
  row(party, [], [], offers, { keyed: true, runsWhileClosed: true, ...rest })

const accepting = ['coordination/requested', 'mediation/requested']
const consentDisputes = [
  'consent/coordination/requested',
  'consent/coordination/underway',
  'consent/coordination/promised',
  'consent/mediation/requested',
  'consent/mediation/accepted',
  'consent/mediation/objected',
  'consent/mediation/sessions',
  'consent/mediation/agreed',
  'consent/mediation/performing',
  'consent/mediation/breached',
  'consent/bureauHandling',
]
// Where the company's reply time can run on after the owner was sent round too often.
const whileReplyIsOwed = [
  'consent/coordination/requested',
  'consent/coordination/underway',
  'consent/coordination/promised',
  'consent/mediation/requested',
  'consent/mediation/accepted',
  'consent/mediation/objected',
  'consent/mediation/sessions',
  'consent/bureauHandling',
]
/** Where the company's reply time rests: the owner has to supply papers or information first. */
const replyRests = ['consent/awaitingCorrection', 'consent/awaitingInformation', 'consent/informationContested']
const disputes = [
  'coordination/requested',
  'coordination/underway',
  'coordination/promised',
  'mediation/requested',
  'mediation/accepted',
  'mediation/objected',
  'mediation/sessions',
  'mediation/agreed',
  'mediation/performing',
  'bureauHandling',
]

/** Where the days of the works rest: while others have the works or the papers. */
const worksRest = [
  'works/papersWithheld',
  'works/obstructed',
  'works/workStopped',
  'works/accessDenied',
  'works/paperForged',
  'works/noPaper',
  'main/coordination',
  'main/mediation',
  'main/bureauHandling',
]
/** Where the days of inspection and meter rest: before a locked door, without a true paper, and while the centre sees to it. */
const inspectionRests = [
  'works/accessDenied',
  'works/paperForged',
  'works/noPaper',
  'main/coordination',
  'main/mediation',
  'main/bureauHandling',
]

/**
 * The table of clocks. Lengths, bases and notice days are data of the rule packs (`workflows/rules/packs`).
 * A test holds every row against the chart, both ways; `transitions.md` prints it.
 */
export const clockContracts = {
  documentCheck: row('centre', ['consent/documentCheck'], [], ['move']),
  ownerCorrection: row('owner', ['consent/awaitingCorrection'], [], ['move']),
  nameIssuer: row('centre', ['consent/namingIssuer'], [], ['move']),
  serve: row('centre', ['consent/serving'], [], ['remind']),
  propertyReply: row('property', ['consent/reviewing', ...whileReplyIsOwed], replyRests, ['move'], { startsOn: 'served' }),
  answerInPrinciple: row('property', ['consent/answeringInPrinciple', ...whileReplyIsOwed], [], ['move'], { startsOn: 'served' }),
  objectionTerm: row('property', ['consent/objecting'], [], ['move'], { startsOn: 'served' }),
  finalAnswer: row('property', ['consent/agreedInPrinciple'], [], ['move'], { startsOn: 'principle' }),
  informationAnswer: row('owner', ['consent/awaitingInformation'], ['consent/informationContested'], ['move']),
  informationCheck: row('centre', ['consent/informationContested'], [], ['move']),
  paperDue: row('property', ['consent/paperDue'], [], ['move']),
  writtenReasons: row(
    'property',
    ['consent/rejected', 'consent/contested', 'consent/opinion', 'consent/redecide', ...consentDisputes],
    [],
    ['remind'],
  ),
  ownerAnswer: row(
    'owner',
    ['consent/conditionsOffered'],
    ['consent/opinion', 'consent/contested', ...consentDisputes],
    ['move'],
  ),
  ownerDecision: row(
    'owner',
    [
      'consent/rejected',
      'consent/unanswered',
      'consent/yesWithoutPaper',
      'consent/groundsFell',
      'consent/noPaper',
      'fire/needsRetrofit',
      'fire/hardStop',
      'fire/noCompetentBody',
      'grid/orderedChargingOnly',
      'grid/noCapacity',
      'grid/noCompetentBody',
      'grid/planDeclined',
      'grid/checkAgainst',
      'works/workStopped/remedying',
      'works/noPaper',
      'service/disputed',
      'mediation/breached',
      'consent/enforcement/toApply',
    ],
    ['consent/contested', 'consent/opinion', 'fire/awaitingMatter', 'grid/awaitingMatter', ...disputes],
    ['move'],
  ),
  opinion: row('centre', ['consent/opinion'], [], ['move']),
  redecide: row('property', ['consent/redecide'], [], ['move']),
  substituteReply: row('community', ['consent/substituteIssue'], [], ['move'], { startsOn: 'served' }),
  centreAccept: row('centre', accepting, [], ['move']),
  coordinate: row('centre', ['coordination/underway'], [], ['move']),
  promise: row('entryParty', [], [], ['move'], { keyed: true, length: 'entry' }),
  promiseCheck: row('entryParty', [], [], ['move'], { keyed: true }),
  bureauReply: row('bureau', ['bureauHandling'], [], ['remind']),
  mediationAnswer: row('mediationAwaited', ['mediation/accepted'], [], ['move']),
  nameMediator: row('centre', ['mediation/objected'], [], ['move']),
  mediation: row('centre', ['mediation/sessions'], [], ['move']),
  confirmText: row('mediationAwaited', ['mediation/agreed'], [], ['move']),
  performance: row('performer', ['mediation/performing'], [], ['move'], { length: 'agreement' }),
  judicialConfirmation: row('owner', [], [], ['expire'], { keyed: true, runsWhileClosed: true, startsOn: 'effect' }),
  confirmationIntake: entry('court', ['remind']),
  confirmationRuling: entry('court', ['remind']),
  judgmentPerformance: row('property', ['consent/judgmentPerformance'], [], ['move'], { length: 'title' }),
  enforcementTerm: row('court', ['consent/enforcement/underway'], [], ['remind']),
  fireCheck: row(
    'fire',
    ['fire/assessing'],
    [
      'fire/thirdPartyTest/choosing',
      'fire/thirdPartyTest/naming',
      'fire/thirdPartyTest/testing',
      'fire/namingBody',
      'fire/namingOther',
      'fire/accessDenied',
    ],
    ['remind'],
  ),
  openDoor: row('keyHolder', ['fire/accessDenied', 'grid/accessDenied', 'works/accessDenied'], [], ['move']),
  nameBody: row('centre', ['fire/namingBody', 'fire/namingOther', 'grid/namingBody'], [], ['move']),
  agreeExpert: row('property', ['fire/thirdPartyTest/choosing'], [], ['move']),
  nameExpert: row('centre', ['fire/thirdPartyTest/naming'], [], ['move']),
  thirdPartyTest: row('tester', ['fire/thirdPartyTest/testing'], [], ['remind']),
  testAnswer: row('fire', ['fire/thirdPartyTest/answering'], [], ['move']),
  gridIntake: row('grid', ['grid/intake'], [], ['remind']),
  intakeCompletion: row('owner', ['grid/intakeReturned'], [], ['move']),
  gridSurvey: row('grid', ['grid/survey'], ['grid/accessDenied'], ['remind']),
  capacity: row('grid', ['grid/capacity'], ['grid/accessDenied'], ['remind']),
  loadLogger: row('grid', ['grid/loadLogging'], [], ['move']),
  supplyPlan: row('grid', ['grid/plan'], [], ['remind']),
  gridTotal: row(
    'grid',
    ['grid/intake', 'grid/intakeReturned', 'grid/survey', 'grid/capacity', 'grid/plan'],
    ['grid/planConfirm', 'grid/planDeclined', 'grid/namingBody', 'grid/accessDenied'],
    ['remind'],
  ),
  planConfirm: row('owner', ['grid/planConfirm'], [], ['move'], { length: 'plan' }),
  transferJoin: row('owner', [], [], ['move'], { keyed: true }),
  leaseEnd: row('owner', [], [], ['remind'], { keyed: true, length: 'entry' }),
  matterReport: row('entryParty', [], [], ['remind'], { keyed: true, length: 'entry' }),
  freedPlace: row('owner', [], [], ['expire'], { keyed: true }),
  orderedAnswer: row('owner', [], [], ['expire'], { keyed: true }),
  moneyAnswer: entry('property', ['expire']),
  feeAnswer: entry('property', ['expire']),
  otherAnswer: row('owner', [], [], ['expire'], { keyed: true }),
  callBack: entry('bureau', ['remind']),
  contestRecord: row('recordedParty', [], [], ['expire'], { keyed: true }),
  hotline: entry('authority', ['remind']),
  petitionNotice: entry('authority', ['remind']),
  petition: entry('authority', ['remind']),
  officeDuty: entry('authority', ['remind']),
  officeAnswer: entry('authority', ['remind'], { length: 'entry' }),
  reviewIntake: entry('authority', ['remind']),
  administrativeReview: entry('authority', ['remind']),
  suitFiling: entry('court', ['remind']),
  simplifiedTrial: entry('court', ['remind']),
  ordinaryTrial: entry('court', ['remind']),
  administrativeTrial: entry('court', ['remind']),
  courtNews: row('entryParty', [], [], ['expire'], { keyed: true }),
  appealTerm: entry('owner', ['expire']),
  appealTrial: entry('court', ['remind']),
  enforcementRight: entry('owner', ['expire']),
  annulResolution: entry('owner', ['expire']),
  roadTerm: entry('owner', ['expire'], { length: 'road' }),
  roadIntake: entry('entryParty', ['remind'], { length: 'road' }),
  roadDecision: entry('entryParty', ['remind'], { length: 'road' }),
  roadDuty: entry('owner', ['expire', 'remind'], { length: 'road' }),
  roadAppealTerm: entry('entryParty', ['expire'], { length: 'road' }),
  roadAppeal: entry('court', ['remind'], { length: 'road' }),
  roadEnforcement: entry('owner', ['expire'], { length: 'road' }),
  decisionCheck: entry('centre', ['expire']),
  decisionContest: entry('centre', ['remind']),
  construction: row('owner', ['works/construction'], worksRest, ['remind']),
  paperAnew: row('property', ['works/paperForged'], [], ['move']),
  reservation: row('owner', ['works/construction'], worksRest, ['expire']),
  buildDelay: row('owner', ['works/construction'], worksRest, ['remind']),
  agentForward: row('installer', ['works/papersWithheld'], [], ['move']),
  clearObstruction: row('property', ['works/obstructed'], [], ['move']),
  stopConfirm: row('authority', ['works/workStopped/confirming'], [], ['move']),
  stopRecheck: row('authority', ['works/workStopped/rechecking'], [], ['remind']),
  inspection: row('grid', ['works/inspection'], inspectionRests, ['remind']),
  clearing: row('dischargeAwaited', ['works/clearing'], [], ['remind']),
  conditionCheck: row('entryParty', [], [], ['expire'], { keyed: true }),
  consentDuty: row('entryParty', [], [], ['remind'], { keyed: true, length: 'duty' }),
  dutyAtCentre: row('centre', [], [], ['remind'], { keyed: true, length: 'duty' }),
  dutyFact: row('centre', [], [], ['remind'], { keyed: true, length: 'duty' }),
  furtherCheck: row('entryParty', [], [], ['expire'], { keyed: true }),
  weighCheck: row('centre', ['grid/weighingCheck'], [], ['remind']),
  gapCheck: row('entryParty', [], [], ['remind'], { keyed: true }),
  meter: row('grid', ['works/metering'], inspectionRests, ['remind']),
  firstFinding: row('centre', [], [], ['remind'], { keyed: true }),
  neighbourHearing: row('centre', ['service/hearing'], [], ['move']),
  routeAnswer: row('owner', ['service/rerouting'], [], ['move']),
  hazardCheck: row('authority', ['service/hazard'], [], ['remind']),
  pileRepair: row('owner', ['service/suspended/remedying'], [], ['remind']),
  pileRecheck: row('authority', ['service/suspended/rechecking'], [], ['remind']),
  dismantle: row('owner', ['service/dismantling'], [], ['remind']),
} satisfies Record<string, ClockContract>

/** The name of a clock: a row of the table of clocks. */
export type ClockName = keyof typeof clockContracts

/** All clock names, in the order of the table. */
export const clockNames = Object.keys(clockContracts) as [ClockName, ...ClockName[]]

/** The row of one clock. */
export const clockContract = (name: ClockName): ClockContract => clockContracts[name]
