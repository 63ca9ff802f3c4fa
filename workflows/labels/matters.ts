import type {
  CostBearer,
  DecisionSubject,
  MatterKind,
  MatterResult,
  OfficialRole,
  OrderCondition,
  OrderRemedy,
  Progress,
} from '../matter/kinds.ts'
import type { conditionStanding, reportStanding } from '../matter/matter-file.ts'
import type { Bilingual } from '../rules/schema.ts'

/** What a matter is about. */
export const matterKindLabels = {
  retrofit: { zh: '消防设施改造', en: 'Retrofit of the fire systems' },
  transformer: { zh: '变压器增容', en: 'Upgrade of the transformer' },
  supplyHandover: { zh: '供电设施移交', en: 'Handover of the supply' },
  collectiveBuild: { zh: '统建统服', en: 'Collective build' },
  garageHandover: { zh: '车库移交', en: 'Handover of the garage' },
  resettlement: { zh: '安置房政策', en: 'Policy for resettlement housing' },
  order: { zh: '主管部门对小区的要求', en: 'Order against the compound' },
} satisfies Record<MatterKind, Bilingual>

/** What lifts an order against a compound. */
export const remedyLabels = {
  retrofit: { zh: '完成消防改造', en: 'Retrofit of the fire systems' },
  repair: { zh: '完成维修', en: 'Repair' },
  inspection: { zh: '通过检查', en: 'Inspection passed' },
  removeHazard: { zh: '消除隐患', en: 'Hazard removed' },
  papers: { zh: '补办手续', en: 'Papers supplied' },
  other: { zh: '其他，见文件', en: 'Other, see the document' },
} satisfies Record<OrderRemedy, Bilingual>

/** Under what an order was lifted. */
export const orderConditionLabels = {
  patrol: { zh: '定时巡查', en: 'Patrols' },
  monitoring: { zh: '温感、烟感或视频监控', en: 'Monitoring' },
  limitedHours: { zh: '限定充电时段', en: 'Limited hours' },
  orderedCharging: { zh: '有序充电', en: 'Ordered charging' },
  partOfRetrofit: { zh: '完成其余改造', en: 'The rest of the retrofit' },
  spacing: { zh: '保持间距或分隔', en: 'Distances or separation' },
  papers: { zh: '补齐手续', en: 'Papers supplied' },
  other: { zh: '其他，见文件', en: 'Other, see the document' },
} satisfies Record<OrderCondition, Bilingual>

/** How a condition stands. */
export const conditionStandingLabels = {
  open: { zh: '未到期', en: 'Not due yet' },
  reported: { zh: '已报告，待查看', en: 'Reported, to be looked at' },
  kept: { zh: '已落实', en: 'Kept' },
  passed: { zh: '已过期限，没有报告', en: 'Its day has passed without a report' },
} satisfies Record<ReturnType<typeof conditionStanding>, Bilingual>

/** How a matter ended. */
export const matterResultLabels = {
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '未获通过', en: 'Not approved' },
  dropped: { zh: '不再进行', en: 'Dropped' },
} satisfies Record<MatterResult, Bilingual>

/** What the named official is in the office. */
export const officialRoleLabels = {
  head: { zh: '负责人', en: 'Head' },
  deputyHead: { zh: '副负责人', en: 'Deputy head' },
  sectionHead: { zh: '科室负责人', en: 'Head of section' },
  officer: { zh: '经办人', en: 'Officer' },
  projectManager: { zh: '项目经理', en: 'Project manager' },
} satisfies Record<OfficialRole, Bilingual>

/** What a report says. */
export const progressLabels = {
  planned: { zh: '已列入计划', en: 'Planned' },
  quoted: { zh: '已有报价', en: 'Quoted' },
  awaitingDecision: { zh: '等业主决定', en: 'Waiting for the owners’ decision' },
  awaitingFunds: { zh: '等资金到位', en: 'Waiting for the funds' },
  contracted: { zh: '已签合同', en: 'Contracted' },
  underWay: { zh: '施工中', en: 'Under way' },
  delayed: { zh: '推迟', en: 'Delayed' },
  noChange: { zh: '没有变化', en: 'No change' },
} satisfies Record<Progress, Bilingual>

/** Who bears a share of the cost. */
export const costBearerLabels = {
  owners: { zh: '申请的业主', en: 'The owners who asked' },
  maintenanceFund: { zh: '维修资金', en: 'Maintenance fund' },
  property: { zh: '物业服务企业', en: 'Property company' },
  developer: { zh: '开发商', en: 'Developer' },
  grid: { zh: '供电公司', en: 'Grid company' },
  government: { zh: '政府', en: 'Government' },
  operator: { zh: '充电运营商', en: 'Charging operator' },
} satisfies Record<CostBearer, Bilingual>

/** What the owners decide on. */
export const decisionSubjectLabels = {
  useMaintenanceFund: { zh: '使用维修资金', en: 'Use of the maintenance fund' },
  raiseMaintenanceFund: { zh: '筹集维修资金', en: 'Raising the maintenance fund' },
  alterFacilities: { zh: '改建附属设施', en: 'Altering facilities' },
  changeUse: { zh: '改变共有部分用途', en: 'Changing the use of common parts' },
  other: { zh: '其他事项', en: 'Something else' },
} satisfies Record<DecisionSubject, Bilingual>

/** How the report of a matter stands. The day is the platform's: it is passed, not missed by law. */
export const reportStandingLabels = {
  notYet: { zh: '未到报告日', en: 'Next report not due yet' },
  due: { zh: '即将到报告日', en: 'Report due' },
  overdue: { zh: '已过约定的报告日', en: 'The agreed day of the report has passed' },
} satisfies Record<NonNullable<ReturnType<typeof reportStanding>>, Bilingual>

/** What a vote of the owners came to. */
export const voteLabels = {
  carried: { zh: '通过', en: 'Carried' },
  notCarried: { zh: '未达到规定的多数', en: 'The majority was not reached' },
  noQuorum: { zh: '参与表决的业主不足', en: 'Too few owners took part' },
} satisfies Record<string, Bilingual>
