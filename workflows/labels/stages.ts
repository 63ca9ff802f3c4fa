import type { phaseOf } from '../case/chart.ts'
import type { StageName, StepName } from '../case/meta.ts'
import type { Track } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'
import { serviceStageLabels } from './service.ts'

/** The phases in the life of a request. */
export const phaseLabels = {
  draft: { zh: '草稿', en: 'Draft' },
  open: { zh: '办理中', en: 'Under way' },
  works: { zh: '施工接电', en: 'Works' },
  inService: { zh: '充电桩使用中的事项', en: 'Pile in service' },
  closed: { zh: '已办结', en: 'Closed' },
} satisfies Record<ReturnType<typeof phaseOf>, Bilingual>

/** The tracks that run side by side, and the main line. */
export const trackLabels = {
  main: { zh: '主线', en: 'Main line' },
  consent: { zh: '物业出证', en: 'Consent' },
  fire: { zh: '消防', en: 'Fire safety' },
  grid: { zh: '供电', en: 'Power supply' },
} satisfies Record<Track, Bilingual>

/** The stages, as a person would name them. */
export const stageLabels = {
  draft: { zh: '草稿', en: 'Draft' },
  documentCheck: { zh: '材料核验', en: 'Check of papers' },
  awaitingCorrection: { zh: '待补正', en: 'Waiting for missing papers' },
  namingIssuer: { zh: '确定出证单位', en: 'Naming who issues the paper' },
  serving: { zh: '送达', en: 'Delivery to the issuer' },
  reviewing: { zh: '物业审核', en: 'Review by the property company' },
  awaitingInformation: { zh: '待补充信息', en: 'Waiting for information' },
  informationContested: { zh: '补充要求核定中', en: 'Request for information contested' },
  paperDue: { zh: '已同意，待出证', en: 'Agreed, paper still owed' },
  conditionsOffered: { zh: '附条件同意', en: 'Agreed under conditions' },
  rejected: { zh: '物业不同意', en: 'Rejected by the property company' },
  unanswered: { zh: '未获答复', en: 'No answer received' },
  yesWithoutPaper: { zh: '已同意，未出证', en: 'Agreed, paper never handed in' },
  groundsFell: { zh: '理由不成立，仍未出证', en: 'Grounds did not hold, still no paper' },
  noPaper: { zh: '未取得证明', en: 'No paper came' },
  opinion: { zh: '中心出具意见', en: 'Opinion of the centre' },
  contested: { zh: '理由核实中', en: 'Grounds being verified' },
  redecide: { zh: '物业重新决定', en: 'Property company decides again' },
  judgmentPerformance: { zh: '履行判决', en: 'Judgment to be performed' },
  enforcement: { zh: '执行', en: 'Enforcement' },
  substituteIssue: { zh: '代为出证', en: 'Paper from a substitute issuer' },
  granted: { zh: '已出证', en: 'Consent settled' },
  coordination: { zh: '中心协调', en: 'Coordination by the centre' },
  mediation: { zh: '调解', en: 'Mediation' },
  bureauHandling: { zh: '升级办理', en: 'With the housing bureau' },
  waiting: { zh: '待启动', en: 'Not started yet' },
  notRequired: { zh: '无需核查', en: 'No check needed' },
  assessing: { zh: '消防核查', en: 'Fire check' },
  namingBody: { zh: '确定核查单位', en: 'Naming who makes the check' },
  thirdPartyTest: { zh: '第三方检测', en: 'Third-party test' },
  accessDenied: { zh: '无法进场', en: 'Locked door' },
  passed: { zh: '消防符合条件', en: 'Fire check passed' },
  passedWithGaps: { zh: '消防基本符合（有缺项）', en: 'Fire check passed with gaps' },
  needsRetrofit: { zh: '需先改造', en: 'Retrofit needed first' },
  hardStop: { zh: '目前不得安装', en: 'Installation barred at present' },
  noCompetentBody: { zh: '没有主管单位', en: 'No competent body' },
  awaitingMatter: { zh: '等候公共事项', en: 'Waiting on a matter of the compound' },
  intake: { zh: '报装受理', en: 'Intake by the grid company' },
  intakeReturned: { zh: '报装退回补正', en: 'Application returned by the grid' },
  survey: { zh: '现场勘查', en: 'Survey on site' },
  capacity: { zh: '容量核查', en: 'Check of capacity' },
  loadLogging: { zh: '负荷记录', en: 'Load being logged' },
  plan: { zh: '制定供电方案', en: 'Supply plan' },
  planConfirm: { zh: '业主确认方案', en: 'Owner confirms the plan' },
  planDeclined: { zh: '方案因费用未确认', en: 'Plan declined for its cost' },
  confirmed: { zh: '供电方案已确认', en: 'Supply plan confirmed' },
  orderedChargingOnly: { zh: '仅可有序充电', en: 'Ordered charging only' },
  noCapacity: { zh: '容量不足', en: 'No capacity' },
  construction: { zh: '施工', en: 'Construction' },
  papersWithheld: { zh: '材料在他人手中', en: 'Papers held by somebody else' },
  obstructed: { zh: '施工受阻', en: 'Works obstructed' },
  workStopped: { zh: '停工核实', en: 'Works stopped' },
  inspection: { zh: '竣工检验', en: 'Inspection of the works' },
  clearing: { zh: '通电前待办', en: 'To be settled before energising' },
  metering: { zh: '装表接电', en: 'Meter and power' },
  ...serviceStageLabels,
  closed: { zh: '已办结', en: 'Closed' },
} satisfies Record<StageName, Bilingual>

/** The steps inside stages that have several. */
export const stepLabels = {
  requested: { zh: '待受理', en: 'Requested' },
  underway: { zh: '进行中', en: 'Under way' },
  promised: { zh: '等待兑现承诺', en: 'Promises running' },
  accepted: { zh: '征求双方同意', en: 'Asking both sides' },
  objected: { zh: '另行确定调解员', en: 'Naming another mediator' },
  sessions: { zh: '调解中', en: 'Sessions' },
  agreed: { zh: '待确认协议', en: 'Text to be confirmed' },
  performing: { zh: '履行协议', en: 'Being performed' },
  breached: { zh: '协议未履行', en: 'Not performed' },
  toApply: { zh: '可申请执行', en: 'Can be applied for' },
  choosing: { zh: '商定检测机构', en: 'Agreeing on the expert' },
  naming: { zh: '指定检测机构', en: 'Naming the expert' },
  testing: { zh: '检测中', en: 'Being tested' },
  answering: { zh: '待核查单位答复', en: 'Waiting for the assessor' },
  confirming: { zh: '待主管部门确认', en: 'Waiting for an authority' },
  remedying: { zh: '业主整改', en: 'Being put right' },
  rechecking: { zh: '待复查', en: 'Waiting to be looked at again' },
} satisfies Record<StepName, Bilingual>
