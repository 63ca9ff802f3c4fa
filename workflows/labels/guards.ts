import type { standingGuards, standingParamGuards } from '../case/guards.ts'
import type { Bilingual } from '../rules/schema.ts'
import { consentDutyGuardReasons } from './consent-duties.ts'
import { dataCorrectionGuardReasons } from './data-corrections.ts'
import { honestyGuardReasons } from './honesty.ts'
import { inPrincipleGuardReasons } from './in-principle.ts'
import { informationGuardReasons } from './information.ts'
import { mediationGuardReasons } from './mediations.ts'
import { meetingGuardReasons } from './meetings.ts'
import { moneyGuardReasons } from './money.ts'
import { objectionGuardReasons } from './objection.ts'
import { otherWayGuardReasons } from './other-ways.ts'
import { serviceGuardReasons } from './service.ts'
import { technicalGuardReasons } from './technical.ts'
import { worksGuardReasons } from './works.ts'

type StandingGuard = keyof typeof standingGuards | keyof typeof standingParamGuards

/** Why an event is blocked: what the question about the case found. Half sentences, read after “not possible now:”. */
export const guardReasons = {
  ...technicalGuardReasons,
  ...worksGuardReasons,
  ...meetingGuardReasons,
  ...serviceGuardReasons,
  ...otherWayGuardReasons,
  ...moneyGuardReasons,
  ...inPrincipleGuardReasons,
  ...consentDutyGuardReasons,
  ...objectionGuardReasons,
  ...informationGuardReasons,
  ...honestyGuardReasons,
  ...dataCorrectionGuardReasons,
  ...mediationGuardReasons,
  consentNotNeeded: { zh: '本地需要物业这一环节', en: 'the property company’s part is needed in this place' },
  notifyingSuffices: { zh: '在本地只告知物业还不够', en: 'telling the company is not enough in this place' },
  tellingSuffices: {
    zh: '在本地只告知物业还不够，或者还没有告知',
    en: 'telling the company is not enough here, or it was not told yet',
  },
  noObjectionSuffices: { zh: '在本地只说“不阻拦”还不够', en: '“no objection” alone is not enough in this place' },
  missingPapersWereThere: {
    zh: '补正通知要求的材料里，有的确实还没有提交，请先补齐',
    en: 'a paper that the notice asks for is not on the case yet: supply it',
  },
  issuerUnknown: { zh: '已经有明确的出证单位', en: 'it is already known who issues the paper' },
  issuerHasInbox: { zh: '出证单位没有指定收件箱', en: 'the issuer has not designated an inbox' },
  substituteIsAsked: { zh: '目前没有请其他单位代为出证', en: 'no substitute issuer is being asked' },
  onlyNextIssuerIsLeft: {
    zh: '物业公司仍在履职，或没有下一家可以出证的单位',
    en: 'the company is still there, or there is no further issuer to ask',
  },
  performerIsGone: { zh: '应当履行协议的单位仍在', en: 'who must perform is still there' },
  hasNextIssuer: { zh: '没有下一家可以出证的单位', en: 'there is no further issuer to ask' },
  isUnserved: { zh: '已经送达，或已登记无法送达', en: 'delivery is already proven or recorded as impossible' },
  paperIsThere: { zh: '还没有盖章材料', en: 'the stamped paper is not there yet' },
  offerIsOpen: { zh: '目前没有待答复的条件', en: 'no conditions are waiting for an answer' },
  opinionIsOwed: { zh: '目前没有需要中心出具意见的内容', en: 'nothing waits for an opinion of the centre' },
  verificationIsOwed: { zh: '目前没有等待核实的理由', en: 'no ground waits for verification' },
  verificationIsAnswered: { zh: '有异议的理由还在核实', en: 'a contested ground is still being verified' },
  allGroundsFell: { zh: '还有没被推翻的理由', en: 'a ground still stands' },
  groundMayBeCorrected: { zh: '没有可以更正的理由', en: 'no ground can be corrected' },
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
  passingFireFindingIsValid: { zh: '没有仍然有效的合格结论', en: 'there is no valid finding that lets this space pass' },
  isSurveyed: { zh: '还没有现场勘查', en: 'the site was not surveyed yet' },
  awaitedMatterIsDone: { zh: '所等的公共事项还没有完成', en: 'the matter it waits on is not done' },
  hindranceMayBeGone: {
    zh: '当时卡住的条件还没有变化',
    en: 'what made the request infeasible has not changed',
  },
  awaitedMatterIsOver: { zh: '所等的公共事项还没有结果', en: 'the matter it waits on is not over' },
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
  obstructionWasReported: { zh: '没有报告过施工障碍', en: 'no obstruction was reported' },
  mayAskForTime: {
    zh: '延长时间只能申请一次，或者本地没有这项规定',
    en: 'more time is asked for once, or not at all in this place',
  },
  moreTimeIsAsked: { zh: '没有待答复的延长申请', en: 'nobody waits for an answer about more time' },
  groundMayFollow: {
    zh: '答复时间内请直接答复；已经同意的，只能按规定撤回，不能再提理由',
    en: 'the time to reply is not over: answer instead; or a yes stands, and only a revocation takes it back',
  },
  yesIsTakenBack: { zh: '没有可以撤回的同意', en: 'there is no yes to take back' },
  yesStands: { zh: '没有可以撤回的同意', en: 'there is no yes to take back' },
  issuerKeptSilent: { zh: '对方已经答复，或者还没有送达', en: 'it has answered, or was not served' },
  questionWaits: { zh: '没有等待答复的提问', en: 'no question waits for an answer' },
  noCallIsAwaited: { zh: '已经请过中心回电，还没有打通', en: 'a call was asked for already, and has not come yet' },
  referralWaits: { zh: '没有等待贵单位答复的转介', en: 'no referral waits for an answer of this office' },
  replyIsOwed: { zh: '物业的答复时间已过，或者已经答复', en: 'the reply time of the company is over, or it has answered' },
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
  proceedingsMayOpen: {
    zh: '申请还没有提交，或者已经通电、已过可以恢复办理的时间',
    en: 'the request is not filed, or it is over for good',
  },
  proceedingsRun: { zh: '没有正在进行的其他途径', en: 'no proceeding is under way' },
  suitsRun: { zh: '没有正在进行的诉讼', en: 'no suit is under way' },
  effectIsAwaited: { zh: '没有等待生效的判决', en: 'no judgment waits to take effect' },
  caseRuns: { zh: '申请还没有提交或已经办结', en: 'the request is not filed or is closed' },
  enforcementIsOpen: { zh: '没有可以申请执行的文书', en: 'there is nothing that can be enforced' },
  titleIsOwed: { zh: '没有尚未履行的判决、法院调解或经确认的协议', en: 'the company owes no paper under a decision' },
  caseIsLost: { zh: '没有不支持申请的生效判决', en: 'no effective judgment stands against the request' },
  rulingIsAwaited: { zh: '没有等待法院裁定的司法确认申请', en: 'no application waits for the court’s ruling' },
  decisionIsContested: { zh: '没有待核定的裁判或决定', en: 'no contested decision waits' },
  decisionWaits: { zh: '没有待您这一方核对的裁判或决定', en: 'no decision of another party waits to be checked' },
  wayIs: { zh: '裁判或决定没有指向这一步', en: 'no decision leads there' },
  fireGroundWaits: { zh: '没有等待核查的消防理由', en: 'no fire ground waits for a check' },
  redecisionIsDue: {
    zh: '物业公司已被要求重新决定，或仍有理由成立',
    en: 'the company was already asked to decide again, or a ground still stands',
  },
} satisfies Record<StandingGuard, Bilingual>
