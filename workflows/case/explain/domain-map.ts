import type { ClockName } from '../clocks.ts'
import type { Outcome } from '../context.ts'
import type { EventType } from '../events/events.ts'
import type { StageName, StepName } from '../meta.ts'

/**
 * Where a stage, an event or a time limit of the field study went: to stages, events, clocks or outcomes of the chart,
 * or nowhere, with the reason, or to later work, with its topic.
 */
export interface Mapped {
  readonly stages?: readonly (StageName | `${StageName}/${StepName}`)[]
  readonly events?: readonly EventType[]
  readonly clocks?: readonly ClockName[]
  readonly outcomes?: readonly Outcome['outcome'][]
  /** What a reader would otherwise ask. */
  readonly note?: string
  /** Why the chart has nothing of the kind. */
  readonly notUsed?: string
  /** The topic of the work that adds it. */
  readonly comesWith?: string
}

/** The stages the field study proposed. */
export const stageMap = {
  DRAFT: { stages: ['draft'], events: ['owner.submit'] },
  SUBMITTED: {
    stages: ['documentCheck', 'namingIssuer', 'serving'],
    note: 'Filing opens the check of papers at once; the company’s time begins with the proven service.',
  },
  DOC_CORRECTION: { stages: ['awaitingCorrection'], clocks: ['ownerCorrection'] },
  PROPERTY_REVIEW: { stages: ['reviewing'], clocks: ['propertyReply'] },
  PROPERTY_CONSENTED: {
    stages: ['granted', 'paperDue'],
    note: 'A yes without the stamped paper is a stage of its own: the paper is owed.',
  },
  PROPERTY_CONDITIONAL: { stages: ['conditionsOffered'], clocks: ['ownerAnswer'] },
  PROPERTY_REFUSED: { stages: ['rejected', 'opinion', 'contested', 'redecide'], clocks: ['writtenReasons', 'ownerDecision'] },
  PROPERTY_OVERDUE: {
    stages: ['coordination', 'unanswered'],
    note: 'Silence moves the case to the centre at once and stays on record with its certificate.',
  },
  SUBSTITUTE_ISSUE: { stages: ['substituteIssue'], events: ['community.issuePaper'], clocks: ['substituteReply'] },
  FIRE_CHECK: {
    stages: ['assessing', 'namingBody', 'accessDenied', 'notRequired'],
    events: ['fire.report'],
    clocks: ['fireCheck'],
  },
  PASS: { stages: ['passed'] },
  SHOULD_GAPS: { stages: ['passedWithGaps'] },
  HARD_STOP: { stages: ['hardStop', 'needsRetrofit'] },
  NEED_THIRD_PARTY: {
    stages: ['thirdPartyTest/choosing', 'thirdPartyTest/naming', 'thirdPartyTest/testing', 'thirdPartyTest/answering'],
    clocks: ['agreeExpert', 'nameExpert', 'thirdPartyTest', 'testAnswer'],
    note: 'Ordered by the owner, not by the assessor; the parties agree on the expert, or the centre names one.',
  },
  GRID_SURVEY: {
    stages: ['intake', 'intakeReturned', 'survey', 'accessDenied'],
    clocks: ['gridIntake', 'intakeCompletion', 'gridSurvey', 'openDoor'],
  },
  CAPACITY_CHECK: {
    stages: ['capacity', 'loadLogging', 'noCapacity', 'orderedChargingOnly'],
    clocks: ['capacity', 'loadLogger'],
  },
  SUPPLY_PLAN: { stages: ['plan'], clocks: ['supplyPlan'] },
  PLAN_CONFIRM: { stages: ['planConfirm', 'planDeclined', 'confirmed'], clocks: ['planConfirm'], outcomes: ['declinedForCost'] },
  CONSTRUCTION: { stages: ['construction', 'accessDenied'], clocks: ['construction', 'openDoor'] },
  INSPECTION: { stages: ['inspection'], clocks: ['inspection'] },
  METERING: { stages: ['metering'], clocks: ['meter'] },
  ENERGISED: { stages: ['closed'], outcomes: ['energised'], events: ['grid.energise'] },
  IN_SERVICE: {
    stages: ['firstFinding', 'hearing', 'rerouting', 'hazardReported', 'pileDisputed'],
    note: 'The request ends when the pile runs; the pile is a record of its own, and what happens to it is a case of kind operation.',
  },
  SUSPENDED: { stages: ['suspended/remedying', 'suspended/rechecking'], clocks: ['pileRepair', 'pileRecheck'] },
  DECOMMISSIONED: { stages: ['dismantling', 'closed'], outcomes: ['dismantled'] },
  COORDINATION: {
    stages: ['coordination/requested', 'coordination/underway', 'coordination/promised'],
    clocks: ['centreAccept', 'coordinate'],
    note: 'Embedded in the track where the dispute arose.',
  },
  MEDIATION_OPEN: {
    stages: ['mediation/requested', 'mediation/accepted', 'mediation/objected', 'mediation/sessions'],
    events: ['centre.openMediation', 'owner.objectToMediator', 'property.objectToMediator'],
    clocks: ['mediationAnswer', 'nameMediator', 'mediation'],
  },
  MEDIATION_AGREED: { stages: ['mediation/agreed'], events: ['centre.recordAgreement'], clocks: ['confirmText'] },
  MEDIATION_FAILED: {
    events: ['centre.failMediation', 'owner.endMediation', 'property.endMediation'],
    note: 'Not a stage: the case goes back to what the owner decides on, and the other routes are told.',
  },
  MEDIATION_DECLINED: { events: ['owner.declineMediation', 'property.declineMediation'], note: 'Not a stage, as above.' },
  AGREEMENT_PERFORMANCE: { stages: ['mediation/performing'], clocks: ['performance'] },
  AGREEMENT_BREACHED: { stages: ['mediation/breached'] },
  JUDICIAL_CONFIRMATION: {
    events: ['owner.reportJudicialConfirmation'],
    clocks: ['judicialConfirmation'],
    note: 'Runs beside the performance, where the mediator’s agreements can be confirmed. A confirmed one is enforced like a judgment.',
  },
  ADMIN_COMPLAINT: {
    events: ['owner.openProceeding', 'owner.reportProceeding'],
    clocks: ['hotline', 'petitionNotice', 'petition', 'officeDuty', 'reviewIntake', 'administrativeReview'],
    note: 'Not a stage: 12345, petition and complaints are a list beside the case and neither stop nor replace a stage.',
  },
  LITIGATION: {
    stages: ['judgmentPerformance'],
    events: ['owner.openProceeding', 'owner.reportJudgment', 'owner.reportEffect', 'owner.reportSettlement'],
    clocks: ['suitFiling', 'simplifiedTrial', 'ordinaryTrial', 'appealTerm', 'appealTrial'],
    note: 'The suit is on the list beside the case; only its judgment or settlement moves a track.',
  },
  ENFORCEMENT: {
    stages: ['enforcement/toApply', 'enforcement/underway'],
    events: ['owner.reportEnforcement'],
    clocks: ['enforcementRight', 'enforcementTerm'],
  },
  ALTERNATIVE: {
    events: ['owner.acceptAlternative'],
    outcomes: ['diverted'],
    note: 'Offered by the track that stops the request, not a stage of its own.',
  },
  ORDERED_CHARGING: { stages: ['orderedChargingOnly'], events: ['owner.acceptOrderedCharging'] },
  UPGRADE_WAIT: {
    stages: ['awaitingMatter'],
    events: ['owner.waitOnMatter', 'owner.stopWaiting', 'centre.linkMatter'],
    clocks: ['matterReport'],
    note: 'Waiting is possible only on a matter.',
  },
  COLLECTIVE_BUILD: {
    stages: ['awaitingMatter'],
    events: ['owner.acceptAlternative', 'owner.waitOnMatter'],
    note: 'An alternative that ends the request, or a matter of the compound to wait on.',
  },
  NEARBY_PUBLIC: { events: ['owner.acceptAlternative'], outcomes: ['diverted'] },
  COMPLETED: { stages: ['closed'], outcomes: ['energised'] },
  WITHDRAWN: { stages: ['closed'], outcomes: ['withdrawn'], events: ['owner.withdraw'] },
  INFEASIBLE_CERTIFIED: {
    stages: ['closed'],
    outcomes: ['infeasibleAtPresent'],
    events: ['owner.acceptInfeasible'],
    note: 'Rests on the finding of the fire or grid track.',
  },
  DIVERTED: { stages: ['closed'], outcomes: ['diverted'] },
  ABANDONED: {
    stages: ['closed'],
    outcomes: ['abandonedAfterDemand', 'gaveUpAfterRefusal'],
    note: 'Two outcomes, because a demand for papers and a refusal are different causes.',
  },
  CLOSED_BY_JUDGMENT: {
    stages: ['closed'],
    outcomes: ['closedByJudgment'],
    events: ['owner.acceptJudgment'],
    note: 'A judgment against the request closes nothing by itself: the owner accepts it, or lets the time to decide run out.',
  },
} as const satisfies Record<string, Mapped>

/** The events the field study proposed. */
export const eventMap = {
  submit: { events: ['owner.submit'] },
  accept_docs: { events: ['centre.confirmComplete'] },
  request_correction: { events: ['centre.requestCorrection'] },
  correct: { events: ['owner.correct'] },
  property_view: { events: ['property.open', 'community.open'], note: 'Opening proves service and commits to nothing.' },
  consent: { events: ['property.approve', 'property.givePaper', 'property.noObjection'] },
  consent_with_conditions: { events: ['property.offerConditions'] },
  refuse: { events: ['property.reject', 'property.addEvidence', 'property.giveReasons'] },
  deadline_warn: { notUsed: 'a reminder moves nothing: it is a notice of the days named by the rule pack, not an event' },
  deadline_missed: { events: ['deadline.passed'] },
  escalate: {
    events: ['centre.escalate', 'bureau.setLevel', 'bureau.order', 'bureau.return'],
    note: 'The level is set by the bureau. Where the centre lets its own time run out, its clock escalates.',
  },
  assign_holder: { notUsed: 'the holder follows from the stage; nobody assigns it by hand' },
  transfer_holder: {
    events: ['property.refer', 'community.refer', 'fire.refer', 'grid.refer', 'centre.refer', 'owner.reportReferral'],
    note: 'Every event records the hand-overs it causes. Being sent on inside a stage is a referral: recorded and counted, no answer, no stop of a clock. At the limit of the place the case goes to the centre by itself.',
  },
  dispute_reason: { events: ['owner.contestGround', 'owner.contestCondition', 'owner.contestFinding', 'centre.giveOpinion'] },
  request_third_party_test: {
    events: [
      'owner.orderTest',
      'owner.proposeExpert',
      'property.agreeExpert',
      'property.declineExpert',
      'centre.nameExpert',
      'owner.submitTestReport',
      'tester.reportTest',
      'tester.declineTest',
      'fire.answerTestReport',
    ],
  },
  fire_result: {
    events: ['fire.report', 'fire.declineCompetence', 'fire.withdrawFinding', 'centre.withdrawFinding'],
    note: 'A finding names what it examined; a wrong one is taken back and answers no other request.',
  },
  grid_survey_result: {
    events: [
      'grid.acceptIntake',
      'grid.returnIntake',
      'owner.resubmitIntake',
      'owner.reportGridStep',
      'grid.reportSurvey',
      'grid.accessDenied',
      'grid.declineCompetence',
    ],
    note: 'What the owner shows of a grid that takes no part is claimed, and the grid may contest it.',
  },
  capacity_result: { events: ['grid.reportCapacity', 'grid.withdrawFinding'] },
  plan_issued: { events: ['grid.issuePlan'] },
  plan_confirmed: { events: ['owner.confirmPlan', 'owner.declinePlan', 'owner.askForPlan'] },
  plan_expired: { events: ['deadline.passed'], clocks: ['planConfirm'] },
  substitute_issue: { events: ['community.issuePaper', 'community.declineToIssue', 'centre.nameIssuer'] },
  mediation_request: { events: ['owner.requestMediation', 'centre.openMediation'] },
  mediation_accept: { events: ['owner.acceptMediation', 'property.acceptMediation'] },
  mediation_decline: { events: ['owner.declineMediation', 'property.declineMediation'] },
  mediation_session: { notUsed: 'sittings are kept as minutes and move nothing; the stage lasts until an agreement or an end' },
  agreement_signed: { events: ['centre.recordAgreement', 'owner.confirmAgreement', 'property.confirmAgreement'] },
  agreement_performed: {
    events: [
      'owner.reportPerformance',
      'property.reportPerformance',
      'owner.confirmPerformance',
      'property.confirmPerformance',
      'centre.confirmPerformance',
    ],
  },
  agreement_breached: { events: ['deadline.passed'], clocks: ['performance'] },
  confirm_applied: { events: ['owner.reportJudicialConfirmation'] },
  confirm_ruled: { events: ['owner.reportConfirmationRuling'] },
  complaint_filed: { events: ['owner.openProceeding', 'owner.reportProceeding'] },
  suit_filed: { events: ['owner.openProceeding', 'owner.reportProceeding'] },
  judgment: {
    events: [
      'owner.reportJudgment',
      'property.reportJudgment',
      'owner.reportEffect',
      'property.reportEffect',
      'owner.reportSettlement',
      'centre.confirmDecision',
      'property.confirmDecision',
      'property.contestDecision',
      'centre.settleDecision',
    ],
    note: 'Its paper is confirmed by the other side or the centre, or stands because nobody contests it in its days.',
  },
  enforcement: { events: ['owner.reportEnforcement'] },
  build_start: { notUsed: 'nobody acts on it: the works begin with their stage, and their clock reminds' },
  build_done: { events: ['owner.reportWorksDone', 'grid.reportInspection'] },
  energise: { events: ['grid.energise'] },
  hazard_report: {
    events: [
      'owner.reportHazard',
      'property.reportHazard',
      'community.reportHazard',
      'fire.reportHazard',
      'grid.reportHazard',
      'centre.reportHazard',
    ],
    clocks: ['hazardCheck'],
  },
  suspend: {
    events: ['authority.suspendPile', 'fire.suspendPile'],
    note: 'With a document, or by an order against the compound.',
  },
  resume: { events: ['owner.reportRepair', 'authority.resumePile', 'fire.resumePile'], outcomes: ['resumed'] },
  transfer_owner: {
    stages: ['pileTransfer'],
    events: ['owner.transferPile', 'owner.startTransfer', 'owner.joinTransfer'],
    outcomes: ['transferred'],
    note: 'Of a pile in service, or of the request in mid-case.',
  },
  dismantle: { stages: ['dismantling'], events: ['owner.dismantlePile', 'owner.reportDismantled'], outcomes: ['dismantled'] },
  withdraw: { events: ['owner.withdraw'] },
  reopen: { events: ['owner.reopen'] },
} as const satisfies Record<string, Mapped>

/** The time limits the field study proposed. Lengths and bases are in the rule packs. */
export const deadlineMap = {
  D_DOC_CHECK: { clocks: ['documentCheck'] },
  D_PROPERTY_REPLY: { clocks: ['propertyReply'] },
  D_REFUSAL_REASON: { clocks: ['writtenReasons'] },
  D_ESCALATE_SILENCE: {
    clocks: ['propertyReply'],
    notUsed: 'silence moves the case on the day the reply is due; a further day would be nobody’s',
  },
  D_CENTRE_ACCEPT: { clocks: ['centreAccept'] },
  D_COORDINATE: { clocks: ['coordinate'] },
  D_FIRE_CHECK: { clocks: ['fireCheck'] },
  D_GRID_SURVEY: { clocks: ['gridSurvey'] },
  D_CAPACITY_ASSESS: { clocks: ['capacity'] },
  D_SUPPLY_PLAN: { clocks: ['supplyPlan'] },
  D_METER: { clocks: ['meter'] },
  D_GRID_TOTAL: { clocks: ['gridTotal'] },
  D_MEDIATION: { clocks: ['mediation'], events: ['centre.extendMediation'] },
  D_CONFIRM: { clocks: ['judicialConfirmation'] },
  D_CONFIRM_RULING: { clocks: ['confirmationIntake', 'confirmationRuling'] },
  D_12345: { clocks: ['hotline'] },
  D_PETITION: { clocks: ['petitionNotice', 'petition'] },
  D_SUIT: { clocks: ['suitFiling', 'simplifiedTrial', 'ordinaryTrial', 'appealTerm', 'appealTrial'] },
  D_ENFORCE: { clocks: ['enforcementRight'] },
  D_ANNUL_RESOLUTION: { clocks: ['annulResolution'], events: ['owner.reportResolution'] },
} as const satisfies Record<string, Mapped>
