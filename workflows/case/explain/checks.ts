import type { EventType } from '../events/events.ts'
import type { RefusalCode } from '../refusals.ts'

/** How any event of a party can be refused, whatever it is. */
export const generalChecks = [
  'EVENT_OF_ANOTHER_PARTY',
  'ON_BEHALF_OF_ONESELF',
  'ON_BEHALF_NEEDS_EVIDENCE',
  'OCCURRED_IN_THE_FUTURE',
  'OCCURRED_BEFORE_FILING',
  'DOCUMENT_UNKNOWN',
  'EVENT_NOT_ALLOWED_IN_STAGE',
  'EVENT_BLOCKED',
] as const satisfies readonly RefusalCode[]

const recordContest = ['RECORD_UNKNOWN'] as const
const dateConfirmation = ['CLAIM_UNKNOWN', 'CONFIRMED_BY_ITS_CLAIMANT'] as const
const referring = ['BALL_IS_ELSEWHERE', 'REFERRED_TO_ONESELF'] as const
const answeringReferral = ['REFERRAL_UNKNOWN', 'REFERRAL_ANSWER_DOES_NOT_FIT'] as const
const openGround = ['GROUND_UNKNOWN', 'GROUND_NOT_OPEN'] as const
const finding = ['GROUND_NOT_PLEADED', 'FINDING_CONTRADICTS_ITSELF'] as const

/** How an event can be refused by what it says. The conditions themselves are in `workflows/case/refusals.ts`. */
const checks = {
  'returnLimit.reached': ['LIMIT_NOT_REACHED'],
  'deadline.passed': ['DEADLINE_NOT_RUNNING', 'DEADLINE_NOT_DUE'],
  'workflow.upgraded': ['WORKFLOW_IS_CURRENT'],
  'owner.submit': ['DATE_IMPLAUSIBLE'],
  'owner.correct': ['CORRECTION_INCOMPLETE'],
  'owner.recordService': ['DATE_IMPLAUSIBLE'],
  'owner.contestGround': openGround,
  'owner.contestCondition': openGround,
  'owner.extendLease': ['DATE_IMPLAUSIBLE'],
  'owner.reportReferral': ['REFERRED_TO_ONESELF'],
  'owner.requestMediation': ['NO_PROPERTY_COMPANY'],
  'owner.submitTestReport': ['PAPER_IS_NOT_A_PAPER'],
  'owner.confirmPerformance': ['CONFIRMED_BY_ITS_PERFORMER'],
  'owner.reportPerformance': ['ONLY_THE_PERFORMER_REPORTS'],
  'owner.contestRecord': recordContest,
  'owner.confirmDate': dateConfirmation,
  'property.refer': referring,
  'property.answerReferral': answeringReferral,
  'property.open': ['ISSUER_IS_ANOTHER'],
  'property.approve': ['PAPER_IS_NOT_A_PAPER'],
  'property.givePaper': ['PAPER_IS_NOT_A_PAPER'],
  'property.offerConditions': ['PAPER_IS_NOT_A_PAPER', 'GROUND_ALREADY_FALLEN', 'CONDITION_NOT_LISTED'],
  'property.reject': ['GROUND_NOT_LISTED', 'GROUND_ALREADY_FALLEN', 'GROUND_NEEDS_NEW_DOCUMENT'],
  'property.addEvidence': ['GROUND_UNKNOWN'],
  'property.revoke': ['GROUND_NOT_LISTED'],
  'property.recall': ['RECORD_UNKNOWN', 'RECALL_TOO_LATE', 'RECORD_BUILT_UPON'],
  'property.confirmPerformance': ['CONFIRMED_BY_ITS_PERFORMER'],
  'property.reportPerformance': ['ONLY_THE_PERFORMER_REPORTS'],
  'property.contestRecord': recordContest,
  'property.confirmDate': dateConfirmation,
  'community.refer': referring,
  'community.answerReferral': answeringReferral,
  'community.open': ['ISSUER_IS_ANOTHER'],
  'community.recordService': ['DATE_IMPLAUSIBLE'],
  'community.issuePaper': ['PAPER_IS_NOT_A_PAPER'],
  'community.contestRecord': recordContest,
  'centre.refer': referring,
  'centre.answerReferral': answeringReferral,
  'centre.requestCorrection': ['SECOND_CORRECTION_NOTICE', 'PAPERS_COUNT_AS_COMPLETE', 'PAPER_NOT_ON_THE_LIST'],
  'centre.nameIssuer': ['ORGANISATION_UNKNOWN'],
  'centre.recordService': ['DATE_IMPLAUSIBLE'],
  'centre.giveOpinion': ['GROUND_NOT_OPEN', 'OPINION_INCOMPLETE'],
  'centre.closeCoordination': [
    'PAPER_IS_NOT_A_PAPER',
    'NO_SUBSTITUTE_KNOWN',
    'NO_PROPERTY_COMPANY',
    'RESULT_DOES_NOT_FIT_TRACK',
    'RESULT_NEEDS_MORE',
  ],
  'centre.extendMediation': ['EXTENSION_NOT_AGREED', 'EXTENSIONS_USED_UP'],
  'centre.recordAgreement': ['DATE_IMPLAUSIBLE'],
  'centre.confirmPerformance': ['PAPER_IS_NOT_A_PAPER'],
  'centre.nameBody': ['ORGANISATION_UNKNOWN'],
  'centre.confirmDate': dateConfirmation,
  'centre.settleContest': ['RECORD_UNKNOWN', 'RECORD_NOT_CONTESTED', 'RECORD_BUILT_UPON'],
  'bureau.answerReferral': answeringReferral,
  'bureau.order': ['NO_SUBSTITUTE_KNOWN', 'NO_PROPERTY_COMPANY', 'RESULT_DOES_NOT_FIT_TRACK'],
  'fire.refer': referring,
  'fire.answerReferral': answeringReferral,
  'fire.report': finding,
  'fire.answerTestReport': ['ANSWER_NEEDS_RESULT', ...finding],
  'fire.contestRecord': recordContest,
  'grid.refer': referring,
  'grid.answerReferral': answeringReferral,
  'grid.reportCapacity': ['DATE_IMPLAUSIBLE', ...finding],
  'grid.issuePlan': ['DATE_IMPLAUSIBLE'],
  'grid.energise': ['DATE_IMPLAUSIBLE', 'ENERGISED_BEFORE_WORKS'],
  'grid.contestRecord': recordContest,
} as const satisfies Partial<Record<EventType, readonly RefusalCode[]>>

/** The refusals that look at what an event of this type says, in the order of the list above. */
export const checksOf = (event: EventType): readonly RefusalCode[] =>
  event in checks ? checks[event as keyof typeof checks] : []
