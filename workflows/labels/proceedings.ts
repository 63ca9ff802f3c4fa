import type { EventOf } from '../case/events/events.ts'
import type { OfficialDecision } from '../case/memory/decisions.ts'
import type {
  Enforcement,
  Judgment,
  Proceeding,
  ProceedingKind,
  ProceedingResult,
  ProceedingStep,
} from '../case/memory/proceedings.ts'
import type { Bilingual } from '../rules/schema.ts'

/** Roads beside the case. */
export const proceedingKindLabels = {
  hotline: { zh: '12345热线', en: '12345 hotline' },
  petition: { zh: '信访', en: 'Petition' },
  housingComplaint: { zh: '向住建部门投诉', en: 'Complaint to the housing authority' },
  police: { zh: '报警', en: 'Police report' },
  suit: { zh: '民事诉讼', en: 'Civil suit' },
  administrativeReview: { zh: '行政复议', en: 'Administrative review' },
  administrativeSuit: { zh: '行政诉讼', en: 'Administrative suit' },
  confirmation: { zh: '经司法确认的调解协议', en: 'Agreement confirmed by the court' },
  courtOfPlace: { zh: '本地的裁判程序', en: 'Court or tribunal of this place' },
  officeOfPlace: { zh: '本地机构的处理程序', en: 'Office of this place' },
} satisfies Record<ProceedingKind, Bilingual>

/** A kind of proceeding that only one place knows, as an event says it. */
export const ofPlaceLabel: Bilingual = { zh: '本地规定的其他途径', en: 'Another road of this place' }

/** What they are about. */
export const proceedingSubjectLabels = {
  consentPaper: { zh: '要求出具证明', en: 'The paper' },
  obstruction: { zh: '施工受阻', en: 'Obstructed works' },
  resolution: { zh: '撤销业主决定', en: 'Annulling a resolution of the owners' },
  officeInaction: { zh: '有关部门不履行职责', en: 'An office that does not act' },
  objection: { zh: '物业反对安装', en: 'The objection of the company' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<Proceeding['subject'], Bilingual>

/** Where they are handled. */
export const proceedingBodyLabels = {
  hotline12345: { zh: '12345热线', en: '12345 hotline' },
  petitionOffice: { zh: '信访部门', en: 'Petition office' },
  street: { zh: '街道办事处', en: 'Street office' },
  housingBureau: { zh: '住建部门', en: 'Housing authority' },
  policeStation: { zh: '派出所', en: 'Police station' },
  reviewBody: { zh: '行政复议机关', en: 'Review body' },
  court: { zh: '法院', en: 'Court' },
  bodyOfPlace: { zh: '本地规定的机构', en: 'Body named by the rules of the place' },
} satisfies Record<Proceeding['body'], Bilingual>

/** Where a proceeding stands. */
export const proceedingStepLabels = {
  filed: { zh: '已提交', en: 'Filed' },
  accepted: { zh: '已受理', en: 'Accepted' },
  judged: { zh: '已判决，尚未生效', en: 'Judged, not in effect yet' },
  appealed: { zh: '上诉中', en: 'On appeal' },
  effective: { zh: '已生效', en: 'In effect' },
  over: { zh: '已结束', en: 'Over' },
} satisfies Record<ProceedingStep, Bilingual>

/** How it ended, or what it led to. */
export const proceedingResultLabels = {
  handled: { zh: '答复已处理', en: 'Answered: handled' },
  explained: { zh: '只作了解释', en: 'Only explained' },
  referred: { zh: '转给其他单位', en: 'Sent on to another office' },
  noPower: { zh: '说明没有权力处理', en: 'States that it has no power' },
  ordered: { zh: '发出责令文件', en: 'Ordered with a document' },
  dismissed: { zh: '不支持申请', en: 'Dismissed' },
  notAccepted: { zh: '不予受理', en: 'Not accepted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  judged: { zh: '判决生效', en: 'Judgment in effect' },
  settled: { zh: '法院调解或和解', en: 'Settled in court' },
  confirmed: { zh: '法院已确认协议', en: 'Agreement confirmed' },
  performed: { zh: '已履行', en: 'Performed' },
  lapsed: { zh: '业主没有按期办理应办的一步，程序结束', en: 'Over: what the owner owed was not done in time' },
} satisfies Record<ProceedingResult, Bilingual>

/** Steps that are reported of a proceeding. */
export const reportedStepLabels = {
  accepted: { zh: '已受理', en: 'Accepted' },
  notAccepted: { zh: '不予受理', en: 'Not accepted' },
  hearing: { zh: '已定开庭日期', en: 'Hearing fixed' },
  extended: { zh: '延长办理时间', en: 'Extended' },
  answered: { zh: '已答复', en: 'Answered' },
  appealed: { zh: '已上诉', en: 'Appealed' },
  ownStep: { zh: '业主已办理程序中应办的一步', en: 'The owner did what is owed in it' },
  stillRuns: { zh: '仍在办理，没有新进展', en: 'Still runs, nothing new' },
} satisfies Record<EventOf<'owner.reportProceeding'>['step'], Bilingual>

const enforcementStepLabels = {
  applied: { zh: '已申请执行', en: 'Applied for' },
  accepted: { zh: '已立案执行', en: 'Taken in' },
  notAccepted: { zh: '不予受理', en: 'Not accepted' },
  performed: { zh: '执行到位', en: 'Performed' },
  noticeToGrid: { zh: '法院通知供电公司协助', en: 'Court notice to the grid company' },
  ended: { zh: '执行终结，没有到位', en: 'Ended without performance' },
} satisfies Record<Enforcement['step'], Bilingual>

/** Steps of every kind, for a refusal that names one. */
export const anyStepLabels = {
  ...enforcementStepLabels,
  ...reportedStepLabels,
  judged: { zh: '登记判决', en: 'Judgment' },
  settled: { zh: '登记法院调解', en: 'Settlement in court' },
  effective: { zh: '判决生效', en: 'Judgment in effect' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} satisfies Readonly<Record<string, Bilingual>>

const instanceLabels = {
  first: { zh: '一审', en: 'First instance' },
  appeal: { zh: '二审', en: 'Appeal' },
} satisfies Record<Judgment['instance'], Bilingual>

/** For whom a judgment is. */
const verdictLabels = {
  forOwner: { zh: '支持业主', en: 'For the owner' },
  partly: { zh: '部分支持业主', en: 'Partly for the owner' },
  againstOwner: { zh: '不支持业主', en: 'Against the owner' },
} satisfies Record<Judgment['verdict'], Bilingual>

/** What a judgment orders. */
const judgmentOrderLabels = {
  issuePaper: { zh: '物业限期出具证明', en: 'The company issues the paper' },
  standsForPaper: { zh: '判决可代替证明', en: 'The judgment stands for the paper' },
  letBuild: { zh: '不得妨碍施工', en: 'The works may go on' },
  annulResolution: { zh: '撤销业主决定', en: 'The resolution is annulled' },
  officeMustAct: { zh: '有关部门限期履行职责', en: 'The office must act' },
  payOnly: { zh: '只判付款', en: 'Only money' },
  nothing: { zh: '没有判令履行', en: 'Nothing' },
} satisfies Record<Judgment['orders'], Bilingual>

/** What a decision makes of the case. */
export const decisionMeansLabels = {
  paper: { zh: '判决作为证明', en: 'The judgment is the paper' },
  handedOver: { zh: '物业已交出证明', en: 'The paper was handed over' },
  performance: { zh: '物业限期出具证明', en: 'The company issues the paper by a day' },
  redecide: { zh: '物业重新决定', en: 'The company decides again' },
  substitute: { zh: '由其他单位代为出证', en: 'A substitute issues the paper' },
  letBuild: { zh: '恢复施工', en: 'The works go on' },
  annulled: { zh: '业主决定不再作为理由', en: 'The resolution is no ground any more' },
  givesUp: { zh: '业主在法院放弃申请', en: 'The owner gave up in court' },
  againstOwner: { zh: '法院不支持申请', en: 'The court decided against the request' },
} satisfies Record<OfficialDecision['means'], Bilingual>

/** How a reported decision stands. */
export const decisionStandingLabels = {
  reported: { zh: '已登记，待核对', en: 'Reported, to be checked' },
  contested: { zh: '有异议，待中心核对', en: 'Contested' },
  stands: { zh: '已核对', en: 'Checked' },
  struck: { zh: '未通过核对', en: 'Struck out' },
} satisfies Record<OfficialDecision['standing'], Bilingual>

const contestReasonLabels = {
  notGenuine: { zh: '材料不真实', en: 'Not genuine' },
  notInEffect: { zh: '尚未生效', en: 'Not in effect' },
  appealed: { zh: '已上诉', en: 'Appealed' },
  otherParties: { zh: '不是这件事的文书', en: 'Other parties or another matter' },
} satisfies Record<NonNullable<OfficialDecision['reason']>, Bilingual>

const agreedLabels = {
  paperHandedOver: { zh: '当场交出证明', en: 'The paper was handed over' },
  paperByDay: { zh: '约定日期出具证明', en: 'The paper by an agreed day' },
  letBuild: { zh: '不再妨碍施工', en: 'The works may go on' },
  ownerGivesUp: { zh: '业主放弃申请', en: 'The owner gives up' },
  other: { zh: '其他内容', en: 'Other' },
} satisfies Record<EventOf<'owner.reportSettlement'>['agreed'], Bilingual>

const appealByLabels = {
  owner: { zh: '业主', en: 'The owner' },
  otherSide: { zh: '另一方', en: 'The other side' },
} satisfies Record<NonNullable<Proceeding['appealBy']>, Bilingual>

const procedureLabels = {
  simplified: { zh: '简易程序', en: 'Simplified procedure' },
  ordinary: { zh: '普通程序', en: 'Ordinary procedure' },
} satisfies Record<NonNullable<Proceeding['procedure']>, Bilingual>

const rulingLabels = {
  accepted: { zh: '法院已受理', en: 'Accepted by the court' },
  notAccepted: { zh: '法院不予受理', en: 'Not accepted by the court' },
  extended: { zh: '法院延长审查时间', en: 'Extended by the court' },
  confirmed: { zh: '裁定协议有效', en: 'Confirmed' },
  rejected: { zh: '裁定不予确认', en: 'Not confirmed' },
} satisfies Record<EventOf<'owner.reportConfirmationRuling'>['result'], Bilingual>

/** The labels of listed values that these events carry: see `valueTables`. */
export const proceedingValueTables = {
  'owner.openProceeding kind': { ...proceedingKindLabels, ofPlace: ofPlaceLabel },
  'owner.openProceeding subject': proceedingSubjectLabels,
  'owner.openProceeding body': proceedingBodyLabels,
  'owner.reportProceeding step': reportedStepLabels,
  'owner.reportProceeding result': proceedingResultLabels,
  'property.reportProceeding step': reportedStepLabels,
  'owner.reportEnforcement step': enforcementStepLabels,
  'owner.reportConfirmationRuling result': rulingLabels,
  'owner.contestDecision reason': contestReasonLabels,
  'property.contestDecision reason': contestReasonLabels,
  instance: instanceLabels,
  verdict: verdictLabels,
  orders: judgmentOrderLabels,
  agreed: agreedLabels,
  appealBy: appealByLabels,
  procedure: procedureLabels,
} satisfies Readonly<Record<string, Readonly<Record<string, Bilingual>>>>
