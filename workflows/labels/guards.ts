import type { standingGuards, standingParamGuards } from '../case/guards.ts'
import type { Bilingual } from '../rules/schema.ts'

type StandingGuard = keyof typeof standingGuards | keyof typeof standingParamGuards

/** Why an event is blocked: what the question about the case found. Half sentences, read after “not possible now:”. */
export const guardReasons = {
  consentNotNeeded: { zh: '本地需要物业这一环节', en: 'the property company’s part is needed in this place' },
  notifyingSuffices: { zh: '在本地只告知物业还不够', en: 'telling the company is not enough in this place' },
  noObjectionSuffices: { zh: '在本地只说“不阻拦”还不够', en: '“no objection” alone is not enough in this place' },
  issuerUnknown: { zh: '已经有明确的出证单位', en: 'it is already known who issues the paper' },
  issuerHasInbox: { zh: '出证单位没有指定收件箱', en: 'the issuer has not designated an inbox' },
  substituteIsAsked: { zh: '目前没有请其他单位代为出证', en: 'no substitute issuer is being asked' },
  hasNextIssuer: { zh: '没有下一家可以出证的单位', en: 'there is no further issuer to ask' },
  isUnserved: { zh: '已经送达，或已登记无法送达', en: 'delivery is already proven or recorded as impossible' },
  paperIsThere: { zh: '还没有盖章材料', en: 'the stamped paper is not there yet' },
  offerIsOpen: { zh: '目前没有待答复的条件', en: 'no conditions are waiting for an answer' },
  opinionIsOwed: { zh: '目前没有需要中心出具意见的内容', en: 'nothing waits for an opinion of the centre' },
  verificationIsOwed: { zh: '目前没有等待核实的理由', en: 'no ground waits for verification' },
  verificationIsAnswered: { zh: '有异议的理由还在核实', en: 'a contested ground is still being verified' },
  allGroundsFell: { zh: '还有没被推翻的理由', en: 'a ground still stands' },
  groundsArePleaded: { zh: '目前没有仍在主张的理由或条件', en: 'no ground or condition is being pleaded' },
  fireCheckNotNeeded: { zh: '这个车库需要消防核查', en: 'this garage needs a fire check' },
  fireFindingIsValid: {
    zh: '这个车位、防火分区或车库没有仍然有效的消防结论',
    en: 'there is no valid fire finding about this space, its zone or its garage',
  },
  capacityIsKnown: {
    zh: '这台变压器没有仍然有效的容量结论',
    en: 'there is no valid finding on the capacity of this transformer',
  },
  isQueued: { zh: '现在没有在排队等容量', en: 'the request does not wait for room' },
  placeIsOffered: { zh: '现在没有腾出来的名额等您答复', en: 'no freed place waits for an answer' },
  placeHasLapsed: { zh: '没有失效的名额，不需要重新申请', en: 'no place has lapsed' },
  placeIsKept: { zh: '没有为这台桩保留容量', en: 'no room is kept for this pile' },
  mayBeAskedToCharge: { zh: '不需要再征求有序充电的意见', en: 'there is nothing to ask about ordered charging' },
  orderedIsAsked: { zh: '现在没有征求有序充电的意见', en: 'nobody asked about ordered charging' },
  fireMayStart: { zh: '消防核查要等物业出证后才开始', en: 'the fire check starts after the consent' },
  gridMayStart: { zh: '供电核查要等物业出证后才开始', en: 'the grid check starts after the consent' },
  reasonsAreOwed: { zh: '目前不需要补充书面理由', en: 'no written reasons are owed' },
  contestWaits: { zh: '目前没有等待核定的异议', en: 'no contested record waits for a decision' },
  answerMayBeRecalled: {
    zh: '没有可以撤回的答复，已送达的答复不能撤回',
    en: 'no answer can be recalled; a delivered answer stays',
  },
  mayReopen: { zh: '这件申请已通电，或已过可以恢复办理的时间', en: 'the pile runs already, or the time for reopening is over' },
  bothAccepted: { zh: '双方还没有都同意调解', en: 'both sides have not yet agreed to mediation' },
  bothConfirmed: { zh: '双方还没有都确认协议文本', en: 'both sides have not yet confirmed the agreement' },
  recordMayBeContested: {
    zh: '没有可以提出异议的代为登记，或提出异议的时间已过',
    en: 'there is no recorded answer to contest, or the time for it is over',
  },
  questionWaits: { zh: '没有等待答复的提问', en: 'no question waits for an answer' },
  referralWaits: { zh: '没有等待贵单位答复的转介', en: 'no referral waits for an answer of this office' },
  replyIsOwed: { zh: '物业的答复时间不在计算', en: 'no reply of the company is owed here' },
  claimWaits: { zh: '没有需要确认的较早日期', en: 'no earlier date of another party waits for confirmation' },
  fireFindingIs: { zh: '消防核查结论不是这一种', en: 'the fire finding is a different one' },
  gridFindingIs: { zh: '容量核查结论不是这一种', en: 'the finding on capacity is a different one' },
  noTransferWaits: { zh: '已登记车位转让，正在等受让人加入', en: 'the space is being transferred, and the successor is awaited' },
  transferWaits: { zh: '目前没有等待受让人加入的转让', en: 'no successor is awaited' },
  leaseIsKnown: { zh: '没有登记租赁期限，或申请已经办结', en: 'no lease is on record, or the request is closed' },
  confirmationIsOpen: {
    zh: '没有可以申请司法确认的协议，或申请时间已过',
    en: 'there is no agreement that a court can confirm, or the time to ask is over',
  },
  contestIsOpen: { zh: '对该结论的一次异议机会已经用过', en: 'the one contest of this finding has been used' },
  fireGroundWaits: { zh: '没有等待核查的消防理由', en: 'no fire ground waits for a check' },
  redecisionIsDue: {
    zh: '物业公司已被要求重新决定，或仍有理由成立',
    en: 'the company was already asked to decide again, or a ground still stands',
  },
} satisfies Record<StandingGuard, Bilingual>
