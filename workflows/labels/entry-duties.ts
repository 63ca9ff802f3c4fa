import type { ClockName } from '../case/clocks.ts'
import type { Bilingual } from '../rules/schema.ts'
import { consentDutyDuties } from './consent-duties.ts'

/**
 * What is owed under a clock that no position has for its own, because it belongs to an entry of the case: completes
 * “<party> must …”. A clock that stands in neither table is said elsewhere: by its position, or to the one party alone.
 */
export const entryDuties: Partial<Record<ClockName, Bilingual>> = {
  // The company's reply that is still owed where the centre coordinates already.
  propertyReply: {
    zh: '答复同意、附条件同意或不同意（区中心已在协调，答复时间照常计算）',
    en: 'answer yes, yes under conditions, or no with its grounds (its time runs on although the centre coordinates)',
  },
  transferJoin: {
    zh: '把转让码交给受让人，由受让人加入',
    en: 'hand the code of the transfer to the successor, who joins with it',
  },
  leaseEnd: { zh: '续租的，提供续租材料', en: 'show that the lease of the space was extended, if it was' },
  matterReport: { zh: '报告所等的公共事项的进展', en: 'report where the matter stands that the request waits on' },
  callBack: { zh: '联系业主，了解为什么撤回', en: 'ask the owner why the request was withdrawn' },
  moneyAnswer: { zh: '答复业主退还费用的要求', en: 'answer the claim for money back' },
  feeAnswer: { zh: '说明是否要求业主交这笔费用', en: 'say whether it asks the owner for this fee' },
  ...consentDutyDuties,
  conditionCheck: { zh: '查看业主报告已完成的条件', en: 'look at the condition that was reported as fulfilled' },
  gapCheck: { zh: '查看报告已补上的缺项', en: 'look at the gap that was reported as put right' },
  furtherCheck: { zh: '就本案需要核实的事项作出答复', en: 'look at what it was asked in this case, and answer' },
  promise: { zh: '兑现联席会议上的承诺并报告', en: 'keep what it promised at the joint meeting and report it' },
  promiseCheck: { zh: '查看报告已兑现的承诺是否属实', en: 'see whether the promise that was reported as kept was kept' },
  firstFinding: {
    zh: '作出首次认定（认定之前双方都不得拆除或断电，紧急隐患除外）',
    en: 'say what the pile is about (until then neither side removes or cuts, hazards excepted)',
  },
  decisionCheck: {
    zh: '核对登记的裁判或决定（另一方可以提出异议）',
    en: 'check the decision that was reported (the other side may contest it)',
  },
  decisionContest: { zh: '核定有异议的裁判或决定', en: 'decide whether the contested decision stands' },
  hotline: { zh: '答复12345工单', en: 'answer the call to 12345' },
  petitionNotice: { zh: '告知信访是否受理', en: 'say whether it takes the petition' },
  petition: { zh: '办结信访事项', en: 'decide on the petition' },
  officeDuty: { zh: '履行职责或作出答复', en: 'do its duty, or answer' },
  officeAnswer: { zh: '按答应的日期答复', en: 'answer by the day it promised' },
  reviewIntake: { zh: '决定是否受理行政复议', en: 'decide whether it takes the review' },
  administrativeReview: { zh: '作出行政复议决定', en: 'decide on the review' },
  courtNews: {
    zh: '报告起诉的进展（没有新进展的，也请报告仍在办理）',
    en: 'say what became of the suit (also that it still runs)',
  },
  suitFiling: { zh: '决定是否立案', en: 'decide whether it files the suit' },
  simplifiedTrial: { zh: '审结一审案件', en: 'try the suit' },
  ordinaryTrial: { zh: '审结一审案件', en: 'try the suit' },
  administrativeTrial: { zh: '审结行政诉讼一审案件', en: 'try the suit against the office' },
  appealTrial: { zh: '审结二审案件', en: 'try the appeal' },
  roadIntake: { zh: '决定是否受理（本地程序）', en: 'say whether it takes the matter in (the road of this place)' },
  // Its own words stand in the pack (`owes`).
  roadDuty: { zh: '办理本地程序中应办的一步', en: 'do what is owed in the road of this place' },
  roadDecision: { zh: '作出裁决或答复（本地程序）', en: 'decide or answer (the road of this place)' },
  roadAppeal: { zh: '对上诉作出裁决（本地程序）', en: 'decide on the appeal (the road of this place)' },
  confirmationIntake: { zh: '决定是否受理司法确认申请', en: 'decide whether it takes the application to confirm the agreement' },
  confirmationRuling: { zh: '对司法确认申请作出裁定', en: 'rule on the application to confirm the agreement' },
}

/** What a party may do until a clock runs out: completes “<party> can …”. */
export const entryRights: Partial<Record<ClockName, Bilingual>> = {
  appealTerm: { zh: '上诉', en: 'appeal' },
  enforcementRight: { zh: '向法院申请执行', en: 'ask the court for enforcement' },
  roadTerm: { zh: '提起本地规定的程序', en: 'take the road that this place has' },
  roadAppealTerm: { zh: '就本地程序的裁决上诉', en: 'appeal against what the body of this place decided' },
  roadEnforcement: { zh: '就本地程序的裁决申请执行', en: 'ask for enforcement of what the body of this place decided' },
  annulResolution: { zh: '请求法院撤销业主决定', en: 'ask a court to annul the resolution of the owners' },
  judicialConfirmation: {
    zh: '与对方共同向法院申请司法确认',
    en: 'ask the court, together with the other side, to confirm the agreement',
  },
  otherAnswer: { zh: '答复物业提出的其他方案', en: 'answer the other way that the company proposed' },
  freedPlace: { zh: '接受腾出来的名额', en: 'take the place that was freed' },
  orderedAnswer: { zh: '同意有序充电，让下一位也能装', en: 'agree to charge in order, so that the next one finds room' },
}

/** The sentence of a right. A date is the last day that counts. */
export const entryRightFrame: Bilingual = {
  zh: '{party}可以{doing}，最晚{dueOn}（{basis}）。{otherwise}。',
  en: '{party} can {doing} until {dueOn} ({basis}); after that {otherwise}.',
}
