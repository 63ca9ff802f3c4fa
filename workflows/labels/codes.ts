import type { Length } from '../calendar/days.ts'
import type { CompanyAnswer, Finding, Ground, outcomes, Paper, serviceOutcomes, TransferReason } from '../case/context.ts'
import type { serviceMeans, unservableReasons } from '../case/events/offices.ts'
import type { alternativeKinds, withdrawalReasons } from '../case/events/owner.ts'
import type { onBehalfChannels } from '../case/events/shape.ts'
import type { ConditionKind, ConsentMode, IssuerKind, MediatorType, PaperKind } from '../rules/codes.ts'
import type { Bilingual } from '../rules/schema.ts'
import { serviceClosingLabels, serviceOutcomeLabels } from './service.ts'

/** Kinds of conditions. */
export const conditionLabels = {
  ROUTE: { zh: '按指定路线走线', en: 'Cable route' },
  WORKING_HOURS: { zh: '按规定时间施工', en: 'Working hours' },
  CERTIFIED_EQUIPMENT: { zh: '使用有3C认证的设备', en: 'Certified equipment' },
  QUALIFIED_INSTALLER: { zh: '由有资质的单位安装', en: 'Licensed installer' },
  OWNER_UNDERTAKING: { zh: '业主签安全承诺书', en: 'Owner’s safety undertaking' },
  FIRE_EXTINGUISHER: { zh: '配灭火器', en: 'Fire extinguisher' },
  REMOVAL_ON_TRANSFER: { zh: '转让车位时拆除或过户', en: 'Removal or transfer of the pile with the space' },
  REPAIR_OF_COMMON_PARTS: { zh: '修复损坏的共有部分', en: 'Repair of common parts' },
  INSURANCE: { zh: '购买保险', en: 'Insurance' },
  DEPOSIT_OR_FEE: { zh: '交押金或费用', en: 'Deposit or fee' },
  NEIGHBOURS_SIGNATURES: { zh: '取得邻居签字', en: 'Neighbours’ signatures' },
  AUTHORITY_AGREES_FIRST: { zh: '先取得主管部门同意', en: 'An authority agrees first' },
} satisfies Record<ConditionKind, Bilingual>

/** How a place lets a pile be built. */
export const consentModeLabels = {
  REQUIRED: { zh: '需物业同意并出证', en: 'Consent of the property company needed' },
  AGREEMENT: { zh: '与物业签约定书', en: 'Agreement with the property company' },
  REGISTRATION: { zh: '在物业登记', en: 'Registration with the property company' },
  NOTIFY: { zh: '告知物业即可', en: 'Notifying the property company is enough' },
  NONE: { zh: '不需要物业出证', en: 'No paper of the property company needed' },
} satisfies Record<ConsentMode, Bilingual>

/** Papers that stand for the consent. */
export const paperLabels = {
  consent: { zh: '同意安装证明', en: 'Paper of consent' },
  agreement: { zh: '建设约定书', en: 'Agreement' },
  registration: { zh: '登记证明', en: 'Certificate of registration' },
  notification: { zh: '告知记录', en: 'Record of notification' },
  substitute: { zh: '代为出具的证明', en: 'Paper of a substitute issuer' },
  termLapsed: { zh: '异议期届满，没有起诉', en: 'Term for an objection over, no suit' },
  certificateOfSilence: { zh: '未答复证明', en: 'Certificate of silence' },
  judgment: { zh: '生效判决', en: 'Judgment' },
  notNeeded: { zh: '本地不需要证明', en: 'No paper needed here' },
} satisfies Record<PaperKind, Bilingual>

/** The form a paper has. */
export const paperFormLabels = {
  sealedScan: { zh: '盖章件扫描', en: 'Scan of the stamped sheet' },
  electronicSeal: { zh: '电子印章', en: 'Electronic seal' },
  record: { zh: '系统记录', en: 'Record of the system' },
  none: { zh: '无纸质材料', en: 'No paper' },
} satisfies Record<Paper['form'], Bilingual>

/** Who can issue the paper. */
export const issuerLabels = {
  propertyCompany: { zh: '物业公司', en: 'Property company' },
  ownersCommittee: { zh: '业主委员会', en: 'Owners’ committee' },
  community: { zh: '社区（居委会）', en: 'Community (residents’ committee)' },
  street: { zh: '街道办事处', en: 'Street office' },
} satisfies Record<IssuerKind, Bilingual>

/** Who holds a mediation. */
export const mediatorLabels = {
  peoplesMediationCommittee: { zh: '人民调解委员会', en: 'People’s mediation committee' },
  industryMediationCommittee: { zh: '物业纠纷行业调解委员会', en: 'Mediation committee for property disputes' },
  centre: { zh: '区物业服务指导中心', en: 'District property service centre' },
  street: { zh: '街道', en: 'Street office' },
  court: { zh: '法院', en: 'Court' },
} satisfies Record<MediatorType, Bilingual>

/** How a request ended (only the first is a pile that runs), and what happens to a pile afterwards. */
export const outcomeLabels = {
  energised: { zh: '已通电', en: 'Energised' },
  withdrawn: { zh: '业主撤回', en: 'Withdrawn by the owner' },
  abandonedAfterDemand: { zh: '未补齐材料', en: 'Papers not supplied' },
  declinedForCost: { zh: '因供电费用业主没有继续', en: 'Not pursued for the cost of the supply' },
  gaveUpAfterRefusal: { zh: '未获同意，业主没有继续', en: 'Not pursued after no consent' },
  infeasibleAtPresent: { zh: '目前不具备安装条件', en: 'Infeasible at present' },
  diverted: { zh: '改用其他充电方式', en: 'Other way of charging taken' },
  sold: { zh: '车位已转让，无人接续', en: 'Space transferred, nobody joined' },
  closedByJudgment: { zh: '法院已有结论', en: 'Ended in court' },
  ...serviceOutcomeLabels,
} satisfies Record<(typeof outcomes)[number] | (typeof serviceOutcomes)[number], Bilingual>

/** What ended a request that was neither withdrawn nor diverted: the reasons that the chart writes beside the outcome. */
const closingLabels: Readonly<Record<string, Bilingual>> = {
  energised: { zh: '已装表接电', en: 'Meter fitted, supply on' },
  noSuccessor: { zh: '车位转让后受让人没有在期限内加入', en: 'The successor did not join in its days' },
  correction: { zh: '到期没有补齐材料', en: 'Papers not supplied in time' },
  rejected: { zh: '物业不同意', en: 'The property company said no' },
  silence: { zh: '没有等到答复', en: 'No answer came' },
  paperForged: { zh: '盖章材料系伪造，没有取得真实的', en: 'The paper was forged, and no true one came' },
  consentRevoked: {
    zh: '同意因业主到期未办的事项被收回',
    en: 'The consent was taken back for what the owner had not done in time',
  },
  paperWithheld: { zh: '物业同意了，没有交出盖章材料', en: 'The company said yes and never handed in the paper' },
  groundsFell: { zh: '物业的理由都不成立，仍没有出证', en: 'No ground of the company held, still no paper' },
  noObjection: { zh: '物业不反对，但不出证，也没有其他单位出证', en: 'No objection but no paper, and nobody else issued it' },
  unserved: { zh: '申请没能送达，也没有其他单位出证', en: 'Could not be served, and nobody else issued the paper' },
  noIssuer: { zh: '没有单位出证', en: 'Nobody issued the paper' },
  notEnforced: { zh: '判决没有履行，业主没有继续', en: 'Judgment not performed, not pursued' },
  judgmentAgainst: { zh: '法院不支持申请', en: 'The court decided against the request' },
  courtSettlement: { zh: '业主在法院放弃申请', en: 'The owner gave up in court' },
  breached: { zh: '调解协议没有履行', en: 'Agreement not performed' },
  needsRetrofit: { zh: '消防需先改造', en: 'Fire retrofit needed first' },
  hardStop: { zh: '消防条件不允许安装', en: 'Barred by the fire finding' },
  intakeReturned: { zh: '报装退回后没有补齐', en: 'The returned application was not completed' },
  planCost: { zh: '供电方案费用太高', en: 'The plan costs too much' },
  noCompetentBody: { zh: '没有单位负责核查', en: 'No body is competent for the check' },
  orderedChargingOnly: { zh: '只能有序充电，业主没有采用', en: 'Only ordered charging, not taken' },
  noCapacity: { zh: '容量不足', en: 'No capacity' },
  furtherCheck: { zh: '其他单位或个人的核查不通过', en: 'Another check stands against it' },
  stopOrdered: { zh: '主管部门确认停工，没有整改', en: 'Works stopped by an authority and not put right' },
}

/** The reason beside an outcome, in words; null for one that is not listed. */
export const closingReason = (reason: string): Bilingual | null => {
  const tables: readonly Readonly<Record<string, Bilingual>>[] = [
    closingLabels,
    serviceClosingLabels,
    withdrawalLabels,
    alternativeLabels,
  ]
  return tables.find((table) => Object.hasOwn(table, reason))?.[reason] ?? null
}

/** Why a space goes to somebody else. */
export const transferLabels = {
  sale: { zh: '买卖', en: 'Sale' },
  inheritance: { zh: '继承', en: 'Inheritance' },
  divorce: { zh: '离婚析产', en: 'Divorce' },
  gift: { zh: '赠与', en: 'Gift' },
  leaseTakenOver: { zh: '租约转让', en: 'Lease taken over' },
} satisfies Record<TransferReason, Bilingual>

/** Why an owner withdrew. */
export const withdrawalLabels = {
  boughtElsewhere: { zh: '已在别处解决充电', en: 'Solved elsewhere' },
  noCarAnyMore: { zh: '不再用这辆车', en: 'No car any more' },
  talkedOutByProperty: { zh: '物业劝我撤回', en: 'The property company talked me out of it' },
  costTooHigh: { zh: '费用太高', en: 'Cost too high' },
  tookTooLong: { zh: '时间太长', en: 'Took too long' },
  usesOtherCharging: { zh: '改用其他充电方式', en: 'Uses other charging' },
  spaceSold: { zh: '车位已转让', en: 'Space sold' },
  filedByMistake: { zh: '误提交', en: 'Filed by mistake' },
  other: { zh: '其他原因', en: 'Other reason' },
} satisfies Record<(typeof withdrawalReasons)[number], Bilingual>

/** Alternatives to an own pile on this space. */
export const alternativeLabels = {
  OTHER_SPACE: { zh: '换到其他车位', en: 'Another space' },
  COLLECTIVE_BUILD: { zh: '小区统建统服', en: 'Collective build in the compound' },
  NEARBY_SHARED: { zh: '附近共享桩', en: 'Shared pile nearby' },
  NEARBY_PUBLIC: { zh: '附近公共桩', en: 'Public pile nearby' },
} satisfies Record<(typeof alternativeKinds)[number], Bilingual>

/** Proven means of delivery. */
export const serviceMeansLabels = {
  inbox: { zh: '进入指定收件箱', en: 'Entered the designated inbox' },
  linkOpened: { zh: '打开了链接', en: 'Link opened' },
  paperHanded: { zh: '当面递交', en: 'Paper handed over' },
  courierDelivered: { zh: '快递签收', en: 'Delivered by courier' },
  courierRefused: { zh: '快递拒收', en: 'Courier delivery declined' },
} satisfies Record<(typeof serviceMeans)[number], Bilingual>

/** Why a paper could not be delivered. */
export const unservableLabels = {
  noSuchCompany: { zh: '没有这家单位', en: 'No such company' },
  addressUnknown: { zh: '地址不明', en: 'Address unknown' },
  nobodyTakesIt: { zh: '无人签收', en: 'Nobody takes it' },
  companyLeft: { zh: '单位已撤离', en: 'Company has left' },
} satisfies Record<(typeof unservableReasons)[number], Bilingual>

/** How another party's answer reached the office that records it. */
export const channelLabels = {
  counter: { zh: '窗口', en: 'Counter' },
  phone: { zh: '电话', en: 'Phone' },
  paper: { zh: '书面', en: 'Paper' },
  chat: { zh: '微信等聊天', en: 'Chat' },
  visit: { zh: '上门', en: 'Visit' },
} satisfies Record<(typeof onBehalfChannels)[number], Bilingual>

/** Where a contested ground stands. Only fire, grid, a third party or a court verifies. */
export const verificationLabels = {
  UNVERIFIED: { zh: '待证', en: 'Unverified' },
  UPHELD: { zh: '已核实成立', en: 'Verified' },
  FALLEN: { zh: '已核实不成立', en: 'Verified as not so' },
} satisfies Record<Ground['verified'], Bilingual>

/** The centre's view on a ground: a view, not a verification. */
export const viewLabels = {
  stands: { zh: '中心认为站得住', en: 'Stands, in the centre’s view' },
  doesNotStand: { zh: '中心认为站不住', en: 'Does not stand, in the centre’s view' },
} satisfies Record<NonNullable<Ground['view']>, Bilingual>

/** Where a finding comes from. */
export const findingSourceLabels = {
  report: { zh: '核查单位的结论', en: 'Finding of the assessor' },
  test: { zh: '第三方检测报告', en: 'Third-party report' },
  reused: { zh: '沿用仍有效的结论', en: 'Earlier finding, still valid' },
} satisfies Record<Finding['source'], Bilingual>

/** The property company's own answer. */
export const companyAnswerLabels = {
  approve: { zh: '同意', en: 'Yes' },
  conditions: { zh: '附条件同意', en: 'Yes under conditions' },
  reject: { zh: '不同意', en: 'No' },
  noObjection: { zh: '不阻拦但不出证', en: 'No objection, no paper' },
} satisfies Record<NonNullable<CompanyAnswer['answer']>['kind'], Bilingual>

/** What a ground is worth by the rules of the place. */
export const validityLabels = {
  Y: { zh: '有证明材料时可以成为理由', en: 'Can stop the request with its document' },
  C: { zh: '满足特定条件时才可能成为理由', en: 'Only under certain conditions' },
  N: { zh: '在已查到的规定和判决中不被认可', en: 'Not accepted in the rules and rulings read' },
} satisfies Record<Ground['validity'], Bilingual>

/** Units of a length of time. */
export const unitLabels = {
  workingDay: { zh: '个工作日', en: 'working days' },
  calendarDay: { zh: '天', en: 'days' },
  month: { zh: '个月', en: 'months' },
} satisfies Record<Length['unit'], Bilingual>
