import { and, assign, or, setup, stateIn } from 'xstate'
import { givenOf } from './asked.ts'
import type { CaseContext, CaseMemory, ChartContext, Given } from './context.ts'
import { speakers } from './events/contacts.ts'
import type { CaseEvent, EventOf, EventType } from './events/events.ts'
import { forgeryReporters } from './events/honesty.ts'
import { promiseCheckers, promisers } from './events/meetings.ts'
import { openingEvents } from './events/service.ts'
import { eventGuards, standingGuards, standingParamGuards } from './guards.ts'
import * as access from './memory/access.ts'
import * as checks from './memory/checks.ts'
import * as closing from './memory/closing.ts'
import * as confirmations from './memory/confirmations.ts'
import * as consent from './memory/consent.ts'
import * as consentDuties from './memory/consent-duties.ts'
import * as contacts from './memory/contacts.ts'
import * as dataCorrections from './memory/data-corrections.ts'
import * as decisions from './memory/decisions.ts'
import * as disputes from './memory/disputes.ts'
import * as experts from './memory/experts.ts'
import * as fireChecks from './memory/fire-checks.ts'
import * as furtherChecks from './memory/further-checks.ts'
import * as gridChecks from './memory/grid-checks.ts'
import * as gridIntake from './memory/grid-intake.ts'
import * as hindrances from './memory/hindrances.ts'
import * as honesty from './memory/honesty.ts'
import * as inPrinciple from './memory/in-principle.ts'
import * as information from './memory/information.ts'
import * as laterGrounds from './memory/later-grounds.ts'
import * as loops from './memory/loops.ts'
import * as matters from './memory/matters.ts'
import * as mediations from './memory/mediations.ts'
import * as meetings from './memory/meetings.ts'
import * as money from './memory/money.ts'
import * as moreTime from './memory/more-time.ts'
import * as objections from './memory/objection.ts'
import * as obligations from './memory/obligations.ts'
import * as otherWays from './memory/other-ways.ts'
import * as people from './memory/people.ts'
import * as proceedings from './memory/proceedings.ts'
import * as queue from './memory/queue.ts'
import { rulesTaken } from './memory/rules-taken.ts'
import * as service from './memory/service.ts'
import * as withdrawnFindings from './memory/withdrawn-findings.ts'
import * as works from './memory/works.ts'
import type { StageMeta, TransitionMeta } from './meta.ts'
import type { NoticeName } from './notices.ts'

type Remembered<E, P> = (memory: CaseMemory, given: Given, event: E, params: P) => Partial<CaseMemory>

/** The memory after a change. The others are as they were. */
const changed = ({ held }: ChartContext, change: (held: CaseContext, given: Given) => Partial<CaseMemory>): ChartContext => ({
  held: { ...held, ...change(held, givenOf(held)) },
})

/** An action that changes the memory on events of these types, and on no others. */
const on = <T extends EventType>(types: readonly T[], change: Remembered<EventOf<T>, undefined>) =>
  assign<ChartContext, CaseEvent, undefined, CaseEvent, never>(({ context, event }) => {
    if (!(types as readonly string[]).includes(event.type)) throw new Error(`an action for ${types.join(', ')} met ${event.type}`)
    // The list of types was checked above; the compiler cannot follow `includes`.
    return changed(context, (memory, given) => change(memory, given, event as EventOf<T>, undefined))
  })

/** The event of one verb, from every party with a voice of its own. */
const said = <V extends 'logContact' | 'ask' | 'answerQuestion'>(verb: V) => speakers.map((party) => `${party}.${verb}` as const)

/** An action that changes the memory whatever the event was: the end of a clock, or a step without an event. */
const always = <P>(change: (memory: CaseMemory, given: Given, params: P) => Partial<CaseMemory>) =>
  assign<ChartContext, CaseEvent, P & NonNullable<unknown>, CaseEvent, never>(({ context }, params) =>
    changed(context, (memory, given) => change(memory, given, params)),
  )

/** The same, where the event says how it came to that. */
const after = <P>(change: (memory: CaseMemory, given: Given, params: P, event: CaseEvent) => Partial<CaseMemory>) =>
  assign<ChartContext, CaseEvent, P & NonNullable<unknown>, CaseEvent, never>(({ context, event }, params) =>
    changed(context, (memory, given) => change(memory, given, params, event)),
  )

const plain = (change: (memory: CaseMemory, given: Given) => Partial<CaseMemory>) =>
  assign<ChartContext, CaseEvent, undefined, CaseEvent, never>(({ context }) => changed(context, change))

/** A guard as the chart asks it: of what it holds. */
type OfChart<G> = G extends (asked: never, ...params: infer P) => boolean
  ? (asked: { readonly context: ChartContext; readonly event: CaseEvent }, params: P[0]) => boolean
  : never

/** The guards, asked of the memory that the chart holds. */
const ofMemory = <G extends Readonly<Record<string, (asked: never, params: never) => boolean>>>(guards: G) => {
  const names = Object.keys(guards) as (keyof G)[]
  const asked = (name: keyof G) => {
    const guard = guards[name]
    return (of: { readonly context: ChartContext; readonly event: CaseEvent }, params: unknown) =>
      guard?.({ context: of.context.held, event: of.event } as never, params as never)
  }
  // Each under its own name, with the parameter of that very guard.
  return Object.fromEntries(names.map((name) => [name, asked(name)])) as { readonly [K in keyof G]: OfChart<G[K]> }
}

/**
 * The names that the stages speak: guards, memory changes and notices of the chart.
 * Pure: no clock, no effect. A notice is returned by `transition()` as data and becomes a row of the outbox.
 */
export const caseSetup = setup({
  types: {
    context: {} as ChartContext,
    events: {} as CaseEvent,
    meta: {} as StageMeta,
    transitionMeta: {} as TransitionMeta,
  },
  guards: {
    ...ofMemory(standingGuards),
    ...ofMemory(standingParamGuards),
    ...ofMemory(eventGuards),
    fireMayStartNow: or(['fireMayStart', stateIn('#consent/granted')]),
    gridMayStartNow: or(['gridMayStart', stateIn('#consent/granted')]),
    allTracksSettled: and([
      stateIn('#consent/granted'),
      or([stateIn('#fire/passed'), stateIn('#fire/passedWithGaps'), stateIn('#fire/notRequired')]),
      stateIn('#grid/confirmed'),
      'noCheckHolds',
    ]),
  },
  actions: {
    notify: (_, _params: { notice: NoticeName }) => {},

    recordFiling: on(['owner.submit'], consent.filed),
    recordFacts: on(['facts.changed'], consent.factsTaken),
    recordCorrectionDemand: on(['centre.requestCorrection'], consent.correctionDemanded),
    recordCorrection: on(['owner.correct'], consent.corrected),
    recordCorrectionStruck: plain(consent.correctionStruck),
    recordIssuer: on(['centre.nameIssuer'], consent.issuerNamed),
    recordService: on(['centre.recordService', 'community.recordService', 'owner.recordService'], consent.served),
    recordServiceByOpening: plain(consent.servedByOpening),
    recordServiceByInbox: plain(consent.servedByInbox),
    recordUnservable: on(['centre.reportUnservable'], consent.unservable),
    askNextIssuer: plain(consent.nextIssuerAsked),
    recordConsent: on(['property.approve', 'property.givePaper'], consent.consented),
    recordYes: plain(consent.yesSaid),
    recordYesWithoutPaper: plain(consent.approvedWithoutPaper),
    recordConsentOnRecord: always(consent.consentOnRecord),
    recordSubstitute: on(['community.issuePaper'], consent.substituteIssued),
    recordSilence: plain(consent.silent),
    recordMoreTimeAsked: plain(moreTime.moreTimeAsked),
    recordMoreTimeAnswer: always(moreTime.moreTimeAnswered),
    recordPrincipleAsked: plain(inPrinciple.principleAsked),
    recordPrincipleAnswer: always(inPrinciple.principleAnswered),
    recordObjectionAsked: plain(objections.objectionAsked),
    recordObjectionEnd: always(objections.objectionEnded),
    recordObjectionSuit: on(['property.bringObjection'], objections.objectionBrought),
    recordDutyAsked: on(['owner.askForDuty', 'property.askForDuty'], consentDuties.dutyAsked),
    recordDutyFact: on(['owner.sayDutyFact', 'property.sayDutyFact', 'centre.sayDutyFact'], consentDuties.dutyFactSaid),
    recordPileLeft: on(['pile.left'], consentDuties.pileLeft),
    recordDutySettled: on(['centre.settleDuty'], consentDuties.dutySettled),
    recordRevocationForDuty: on(['property.revoke'], consentDuties.revokedForDuty),
    recordObjectionBeside: on(['property.bringObjection'], objections.objectionRecorded),
    recordInformationRequest: on(['property.requestInformation'], information.informationAsked),
    recordInformationEnd: always(information.informationEnded),
    recordInformationContest: on(['owner.contestInformation'], information.informationContested),
    recordInformationStruckAtOnce: on(['owner.contestInformation'], information.informationStruckAtOnce),
    recordInformationStands: plain(information.informationStands),
    recordProposal: on(['property.proposeOther'], otherWays.otherProposed),
    recordProposalAnswer: on(['owner.acceptOther', 'owner.declineOther'], (memory, _, event) =>
      otherWays.otherAnswered(memory, event.record, event.type === 'owner.acceptOther' ? 'accepted' : 'declined'),
    ),
    recordOffer: on(['property.offerConditions'], consent.conditionsOffered),
    recordAcceptance: on(['owner.acceptConditions', 'owner.acceptUnderProtest'], consent.conditionsAccepted),
    recordOfferDeclined: plain(consent.offerDeclined),
    recordRedecision: plain(consent.redecisionAsked),
    recordRejection: on(['property.reject'], consent.rejected),
    recordContest: on(['owner.contestGround', 'owner.contestCondition'], consent.contested),
    recordOpinion: on(['centre.giveOpinion'], consent.opinionGiven),
    recordReasons: on(['property.giveReasons'], consent.reasonsGiven),
    recordEvidence: on(['property.addEvidence'], consent.evidenceAdded),
    recordLateGround: on(['property.lateGround'], laterGrounds.lateGroundRaised),
    recordCorrectedGround: on(['property.correctGround'], laterGrounds.groundCorrected),
    recordRevocationAttempt: on(['property.revoke'], consent.revocationAttempted),
    recordRevocation: on(['property.revoke'], consent.consentRevoked),

    recordReviewStart: on(['owner.startReview'], checks.reviewStarted),
    recordFireFinding: on(['fire.report'], fireChecks.fireFound),
    recordFireFindingReused: plain(fireChecks.fireFindingReused),
    recordTestReport: on(['owner.submitTestReport', 'tester.reportTest'], fireChecks.testReported),
    recordTestReportStands: plain(fireChecks.testReportStands),
    recordTestReportAccepted: plain(fireChecks.testReportAccepted),
    recordTestReportAnswered: on(['fire.answerTestReport'], fireChecks.testReportAnswered),
    recordCapacityReused: plain(gridChecks.capacityReused),
    recordCapacity: on(['grid.reportCapacity'], gridChecks.capacityFound),
    recordCompetenceDeclined: on(['fire.declineCompetence', 'grid.declineCompetence'], checks.competenceDeclined),
    recordBody: on(['centre.nameBody'], checks.bodyNamed),
    recordNoBody: always(checks.noBodyFound),
    recordRecheck: always(checks.recheckAsked),
    recordFindingContest: on(['owner.contestFinding'], checks.findingContested),
    recordFurtherCheck: on(['centre.openFurtherCheck'], furtherChecks.checkOpened),
    recordChecksByGrounds: on(['owner.contestGround'], furtherChecks.checksByGrounds),
    recordCheckAnswer: on(
      ['authority.reportCheck', 'transformerOwner.reportCheck', 'spaceOwner.reportCheck', 'centre.reportCheck'],
      furtherChecks.checkAnswered,
    ),
    recordCheckSettled: on(['centre.settleCheck'], furtherChecks.checkSettled),
    recordChecksAskedAgain: always(furtherChecks.checksAskedAgain),
    recordAccessDenied: on(['fire.accessDenied', 'grid.accessDenied'], access.accessDenied),
    recordAccessDeniedAtWorks: on(
      ['owner.reportLockedDoor', 'installer.reportLockedDoor', 'grid.accessDenied'],
      access.accessDeniedAtWorks,
    ),
    recordDoorLeft: always(access.doorLeft),
    recordIntakeReturn: on(['grid.returnIntake'], gridIntake.intakeReturned),
    recordResubmission: plain(gridIntake.intakeResubmitted),
    recordGridStep: on(['owner.reportGridStep'], gridIntake.gridStepClaimed),
    recordPlanDeclined: on(['owner.declinePlan'], gridIntake.planDeclined),
    recordExpertProposed: on(['owner.proposeExpert'], experts.expertProposed),
    recordExpertAgreed: plain(experts.expertAgreed),
    recordExpertNamed: on(['centre.nameExpert'], experts.expertNamed),
    recordTestOrdered: plain(experts.testOrdered),
    recordTestOrderedAlone: on(['owner.orderTest'], experts.testOrderedAlone),
    recordFindingWithdrawn: always(withdrawnFindings.findingWithdrawn),
    recordRecheckOwed: plain(withdrawnFindings.recheckOwed),
    recordRemedy: on(['owner.reportRemedy'], checks.remedyReported),
    recordIntake: on(['grid.acceptIntake'], gridChecks.intakeAccepted),
    recordSurvey: on(['grid.reportSurvey'], gridChecks.surveyed),
    recordPlan: on(['grid.issuePlan'], gridChecks.planned),
    recordOrderedCharging: plain(queue.orderedChargingTaken),
    recordOrderedAwaited: plain(queue.orderedChargingAwaited),
    recordPlanLapse: plain(queue.planLapsed),
    recordPlaceOffer: on(['queue.offered'], queue.placeOffered),
    recordPlaceTaken: plain(queue.freedPlaceTaken),
    recordPlaceDeclined: plain(queue.freedPlaceDeclined),
    recordPlaceAskedFor: plain(queue.placeAskedFor),
    recordOrderedAsk: plain(queue.orderedAsked),
    recordOrderedAnswer: on(['owner.agreeOrderedCharging', 'owner.keepPlainCharging'], queue.orderedAnswered),

    recordDischargeReport: on(
      ['owner.dischargeObligation', 'property.dischargeObligation', 'grid.dischargeObligation', 'installer.dischargeObligation'],
      obligations.dischargeReported,
    ),
    recordDischarge: on(
      [
        'owner.confirmDischarge',
        'property.confirmDischarge',
        'fire.confirmDischarge',
        'authority.confirmDischarge',
        'centre.confirmDischarge',
      ],
      obligations.dischargeConfirmed,
    ),
    recordDischargeRefused: on(
      [
        'owner.refuseDischarge',
        'property.refuseDischarge',
        'fire.refuseDischarge',
        'authority.refuseDischarge',
        'centre.refuseDischarge',
      ],
      obligations.dischargeRefused,
    ),

    recordPrevention: on(['owner.reportPrevented'], money.prevented),
    recordExpense: on(['owner.reportExpense'], money.expenseReported),
    recordMoneyClaim: on(['owner.claimMoneyBack'], money.moneyClaimed),
    recordFeeDemand: on(['owner.reportFeeDemand'], money.feeDemanded),
    recordFeePaid: on(['owner.reportFeePaid'], money.feePaid),
    recordFeeAnswer: on(['property.answerFeeDemand'], (memory, _, event) =>
      money.demandAnswered(memory, event.record, event.answer),
    ),
    recordFeeClaim: on(['owner.claimFeeBack'], money.feeClaimed),
    recordMoneyAnswer: on(['property.answerMoneyClaim'], (memory, _, event) =>
      money.claimAnswered(memory, event.record, event.pays ? 'pays' : 'doesNotPay'),
    ),

    recordWorksReport: on(['owner.reportWorksDone'], works.worksReported),
    recordInspection: on(['grid.reportInspection'], works.inspected),
    recordDelay: on(['owner.explainDelay'], works.delayExplained),
    recordObstruction: on(['owner.reportObstruction'], works.obstructed),
    recordObstructionEnd: always(works.obstructionEnded),
    recordStop: on(['property.stopWork'], works.workStopped),
    recordStopResult: always(works.stopDecided),
    recordAgentHolds: on(['owner.reportAgentHolds'], works.agentHolds),
    recordAgentEnd: always(works.agentEnded),

    recordEnergising: on(['grid.energise'], service.energised),
    recordOperation: on(openingEvents, service.operationOpened),
    recordStandstill: on(['owner.reportBuilt', 'owner.reportRemoved'], service.standstillOpened),
    recordAct: on(['owner.reportAct', 'property.reportAct'], service.actReported),
    recordFirstFinding: on(['centre.giveFirstFinding'], service.firstFindingGiven),
    recordHearing: on(['centre.recordHearing'], service.heard),
    recordHazardResult: always(service.hazardDecided),
    recordSuspension: on(['fire.suspendPile', 'authority.suspendPile'], service.suspended),
    recordRepair: plain(service.repairReported),
    recordRepairTurnedDown: plain(service.repairTurnedDown),
    recordResumption: plain(service.resumed),
    recordPileTransfer: on(['owner.transferPile'], service.pileTransferStarted),

    recordDispute: always(disputes.disputeOpened),
    recordMediator: on(['centre.openMediation'], disputes.mediationOpened),
    recordMediationAccepted: on(['owner.acceptMediation', 'property.acceptMediation'], disputes.mediationAccepted),
    recordExtensionAgreed: on(['owner.agreeExtension', 'property.agreeExtension'], disputes.extensionAgreed),
    recordExtension: on(['centre.extendMediation'], disputes.mediationExtended),
    recordAgreement: on(['centre.recordAgreement'], disputes.agreementRecorded),
    recordBinding: always(disputes.agreementBinding),
    recordAgreementConfirmed: on(['owner.confirmAgreement', 'property.confirmAgreement'], disputes.agreementConfirmed),
    recordPerformanceReport: on(['owner.reportPerformance', 'property.reportPerformance'], disputes.performanceReported),
    recordJudicialConfirmation: on(['owner.reportJudicialConfirmation'], disputes.judicialConfirmationReported),
    recordCentreLate: always(disputes.centreLate),
    recordLevel: on(['bureau.setLevel'], disputes.levelSet),
    recordOrder: on(['bureau.order'], disputes.ordered),
    recordNoPower: on(['centre.closeCoordination', 'bureau.noPower'], disputes.noPowerStated),
    recordPaperFromDispute: on(['centre.closeCoordination', 'centre.confirmPerformance'], disputes.paperFromDispute),

    recordMediatorObjection: on(['owner.objectToMediator', 'property.objectToMediator'], mediations.mediatorObjected),
    recordMediationEnd: after(mediations.mediationEnded),
    recordMediationRating: on(['owner.rateMediation', 'property.rateMediation'], mediations.mediationRated),
    recordClosingOfDispute: on(['centre.closeCoordination', 'centre.confirmPerformance'], mediations.closedAsSolved),
    recordClosingAnswer: on(['owner.confirmClosing', 'owner.denyClosing'], mediations.closingAnswered),

    recordMeeting: on(['centre.holdJointMeeting'], meetings.jointMeetingHeld),
    recordPromiseReport: on(
      promisers.map((party) => `${party}.reportPromise` as const),
      meetings.promiseReported,
    ),
    recordPromiseConfirmed: on(
      promiseCheckers.map((party) => `${party}.confirmPromise` as const),
      meetings.promiseConfirmed,
    ),
    recordPromiseDisputed: on(
      promiseCheckers.map((party) => `${party}.disputePromise` as const),
      meetings.promiseDisputed,
    ),

    recordWaiting: on(['owner.waitOnMatter'], matters.matterAwaited),
    recordWaitingStopped: always(matters.waitingStopped),
    recordMatterLink: on(['centre.linkMatter'], matters.matterLinked),
    recordMatter: on(['matter.changed'], matters.matterTold),
    recordRecheckAfterMatter: always(matters.recheckedAfterMatter),

    recordCallBackAsked: plain(honesty.callBackAsked),
    recordCallBack: on(['bureau.recordCallBack'], honesty.callBackMade),
    recordForgery: on(
      forgeryReporters.map((party) => `${party}.reportForgery` as const),
      honesty.forgeryClaimed,
    ),
    recordForgerySettled: on(['centre.settleForgery'], honesty.forgerySettled),
    recordPaperFell: plain(honesty.paperFell),
    recordDataCorrection: on(['owner.correctData'], dataCorrections.dataCorrected),
    recordCorrectionSettled: on(['centre.settleCorrection'], dataCorrections.correctionSettled),
    recordContact: on(said('logContact'), contacts.contactLogged),
    recordCallAsked: plain(contacts.callAsked),
    recordQuestion: on(said('ask'), contacts.asked),
    recordQuestionAnswer: on(said('answerQuestion'), contacts.questionAnswered),
    recordAttempts: on(['owner.declareEarlierAttempts'], contacts.attemptsDeclared),
    recordReferralReport: on(['owner.reportReferral'], loops.referralReported),
    recordReferral: on(['property.refer', 'community.refer', 'fire.refer', 'grid.refer', 'centre.refer'], loops.referred),
    recordReferralAnswer: on(
      [
        'property.answerReferral',
        'community.answerReferral',
        'fire.answerReferral',
        'grid.answerReferral',
        'centre.answerReferral',
        'bureau.answerReferral',
      ],
      loops.referralAnswered,
    ),
    recordSentToCentre: on(['returnLimit.reached'], loops.sentToCentre),
    recordSentToCentreInReview: on(['returnLimit.reached'], loops.sentToCentreInReview),
    recordProceeding: on(['owner.openProceeding'], proceedings.proceedingOpened),
    recordStepTold: on(['property.reportProceeding'], proceedings.stepTold),
    recordRecordConfirmed: on(['owner.confirmRecord'], proceedings.recordConfirmed),
    recordProceedingStep: on(['owner.reportProceeding'], proceedings.proceedingReported),
    recordProceedingWithdrawn: on(['owner.withdrawProceeding', 'property.withdrawProceeding'], proceedings.proceedingWithdrawn),
    recordJudgment: on(['owner.reportJudgment', 'property.reportJudgment'], proceedings.judged),
    recordEffect: on(['owner.reportEffect', 'property.reportEffect'], proceedings.effectReported),
    recordSettlement: on(['owner.reportSettlement'], proceedings.settledInCourt),
    recordEnforcement: on(['owner.reportEnforcement'], proceedings.enforcementReported),
    recordResolution: on(['owner.reportResolution'], proceedings.resolutionReported),
    recordNoPowerSaid: on(['community.noPower', 'fire.noPower', 'grid.noPower'], proceedings.noPowerSaid),
    recordRuling: on(['owner.reportConfirmationRuling'], confirmations.rulingReported),
    recordDecisionConfirmed: on(
      ['owner.confirmDecision', 'property.confirmDecision', 'centre.confirmDecision'],
      decisions.decisionConfirmed,
    ),
    recordDecisionContest: on(['owner.contestDecision', 'property.contestDecision'], decisions.decisionContested),
    recordDecisionSettled: on(['centre.settleDecision'], decisions.decisionSettled),
    recordWayTaken: plain(decisions.wayTaken),

    recordClosing: always(closing.closedWith),
    recordWithdrawal: on(['owner.withdraw'], closing.withdrawn),
    recordDiversion: on(['owner.acceptAlternative'], closing.diverted),
    recordFeasibleAgain: on(['facts.changed'], hindrances.feasibleAgain),
    recordReopening: plain(closing.reopened),
    recordTransfer: on(['owner.startTransfer'], people.transferStarted),
    recordTransferEnd: plain(people.transferEnded),
    recordJoining: on(['owner.joinTransfer'], people.transferJoined),
    recordLease: on(['owner.extendLease'], people.leaseExtended),
    recordRecordContest: on(
      ['owner.contestRecord', 'property.contestRecord', 'community.contestRecord', 'fire.contestRecord', 'grid.contestRecord'],
      closing.recordContested,
    ),
    recordContestSettled: on(['centre.settleContest'], closing.contestSettled),
    recordRecall: plain(closing.recalled),
    recordRules: plain(rulesTaken),
    recordDateConfirmed: on(['owner.confirmDate', 'property.confirmDate', 'centre.confirmDate'], closing.dateConfirmed),
  },
})

/** The form of a stage's definition. `satisfies StageConfig` turns a mistyped key into a compile error. */
export type StageConfig = Parameters<typeof caseSetup.createStateConfig>[0]
