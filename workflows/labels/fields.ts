import type { CaseEvent } from '../case/events/events.ts'
import type { Bilingual } from '../rules/schema.ts'

type FieldOf<E> = E extends unknown ? Exclude<keyof E, 'type'> : never

/** The fields of events, as a form names them. */
export const fieldLabels = {
  accedes: { zh: '是否接受原协议', en: 'Accedes to the agreement' },
  act: { zh: '做了什么', en: 'What was done' },
  accepts: { zh: '是否认可报告', en: 'Accepts the report' },
  againMonths: { zh: '几个月后再看', en: 'Looked at again after months' },
  agreed: { zh: '达成的内容', en: 'What was agreed' },
  amountYuan: { zh: '金额（元）', en: 'Amount (yuan)' },
  answerBy: { zh: '对方答应的答复日期', en: 'Answer promised by' },
  calendar: { zh: '日历', en: 'Calendar' },
  clause: { zh: '新规则对在办申请的规定', en: 'What the new rules say of running requests' },
  notices: { zh: '新公布的放假通知', en: 'Notices that came' },
  packBefore: { zh: '原来的规则', en: 'Rules before' },
  packNow: { zh: '现在的规则', en: 'Rules now' },
  withdrawn: { zh: '撤回的放假通知', en: 'Notices withdrawn' },
  body: { zh: '在哪里办理', en: 'Where it is handled' },
  demandedBy: { zh: '谁要求交的', en: 'Who asked for it' },
  corrected: { zh: '是否更正', en: 'Corrected' },
  fields: { zh: '更正哪几项', en: 'What is corrected' },
  decision: { zh: '哪一份裁判或决定', en: 'Which decision' },
  instance: { zh: '审级', en: 'Instance' },
  knownOn: { zh: '知道的日期', en: 'Known since' },
  openedOn: { zh: '提出的日期', en: 'Begun on' },
  orders: { zh: '判决主文', en: 'What it orders' },
  performWithinDays: { zh: '生效后几日内履行', en: 'Days to perform from effect' },
  procedure: { zh: '审理程序', en: 'Procedure' },
  proceeding: { zh: '哪一条途径', en: 'Which proceeding' },
  receivedOn: { zh: '收到判决的日期', en: 'Received on' },
  step: { zh: '进展', en: 'Step' },
  stepOn: { zh: '该进展的日期', en: 'Day of the step' },
  suits: { zh: '这个时间是否合适', en: 'Whether the day suits' },
  subject: { zh: '事项', en: 'Subject' },
  verdict: { zh: '裁判结果', en: 'Verdict' },
  addressee: { zh: '交办给谁', en: 'Ordered to' },
  alleged: { zh: '口头提到的理由', en: 'Grounds only said' },
  answer: { zh: '答复', en: 'Answer' },
  hearingOn: { zh: '开庭日期', en: 'Day of the hearing' },
  appealBy: { zh: '谁上诉', en: 'Who appealed' },
  asks: { zh: '要求补充什么', en: 'What is asked for' },
  attempts: { zh: '申请之前的经过', en: 'Earlier attempts' },
  because: { zh: '原因', en: 'Why' },
  basis: { zh: '依据', en: 'Basis' },
  breach: { zh: '违反了什么', en: 'Breach' },
  by: { zh: '谁（持有钥匙，或作出承诺）', en: 'Who (has the key, or promises)' },
  byOn: { zh: '完成日期', en: 'By which day' },
  certificateNumber: { zh: '充电桩3C证书编号', en: 'CCC certificate number of the pile' },
  chart: { zh: '流程版本', en: 'Version of the chart' },
  check: { zh: '哪一项查看', en: 'Which check' },
  checkedBy: { zh: '通电前由谁查看', en: 'Looked at before energising by' },
  channel: { zh: '通过什么方式', en: 'By which way' },
  clockId: { zh: '时限', en: 'Clock' },
  code: { zh: '理由', en: 'Ground' },
  conditions: { zh: '条件', en: 'Conditions' },
  defects: { zh: '不合格项', en: 'Defects' },
  duty: { zh: '业主在程序中应办的一步', en: 'What is owed in it' },
  documentId: { zh: '材料', en: 'Document' },
  effectiveOn: { zh: '生效日期', en: 'Takes effect on' },
  evidence: { zh: '证明材料', en: 'Evidence' },
  examined: { zh: '核查了哪些理由', en: 'Grounds looked at' },
  facts: { zh: '小区资料', en: 'Facts of the compound' },
  form: { zh: '形式', en: 'Form' },
  fulfilledBy: { zh: '由谁完成', en: 'Fulfilled by' },
  found: { zh: '是否认定', en: 'Found so' },
  from: { zh: '哪个单位让去的', en: 'Sent by' },
  gap: { zh: '缺项', en: 'Gap' },
  gaps: { zh: '缺项', en: 'Gaps' },
  ground: { zh: '理由', en: 'Ground' },
  groundId: { zh: '哪一条理由或条件', en: 'Which ground or condition' },
  groundIds: { zh: '哪几条理由或条件', en: 'Which grounds or conditions' },
  grounds: { zh: '理由', en: 'Grounds' },
  idNumber: { zh: '身份证号', en: 'ID number' },
  hazard: { zh: '什么隐患', en: 'Hazard' },
  holds: { zh: '是不是这种情形', en: 'It is so' },
  holder: { zh: '谁持有材料', en: 'Who holds the papers' },
  kind: { zh: '种类', en: 'Kind' },
  doneOn: { zh: '实际完成日期', en: 'Done on' },
  level: { zh: '交办级别', en: 'Level of handling' },
  means: { zh: '送达方式', en: 'Means of delivery' },
  mediator: { zh: '由谁调解', en: 'Who mediates' },
  meterPlace: { zh: '装表位置', en: 'Place of the meter' },
  matter: { zh: '公共事项', en: 'Matter of the compound' },
  matterId: { zh: '公共事项', en: 'Matter of the compound' },
  meetOn: { zh: '约哪一天', en: 'Day of the appointment' },
  meetPart: { zh: '上午还是下午', en: 'Part of the day' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  missing: { zh: '缺少的材料', en: 'Missing papers' },
  neighbour: { zh: '与充电桩相邻的关系', en: 'How a neighbour' },
  noPower: { zh: '哪个单位没有权力、为什么', en: 'Who has no power, and why' },
  name: { zh: '姓名', en: 'Name' },
  number: { zh: '文号或案号', en: 'Number of the document' },
  obligationId: { zh: '哪一项待办事项', en: 'Which obligation' },
  occurredOn: { zh: '发生日期（不是今天时填写）', en: 'Day on which it happened, if not today' },
  on: { zh: '接电日期', en: 'Energised on' },
  onBehalf: { zh: '代为登记', en: 'Recorded on behalf' },
  orderNumber: { zh: '供电工单号', en: 'Order number of the grid company' },
  organisationId: { zh: '单位', en: 'Organisation' },
  ownerCostYuan: { zh: '业主承担的费用（元）', en: 'Cost for the owner (yuan)' },
  paid: { zh: '是否已经交了', en: 'Paid already' },
  paper: { zh: '盖章材料', en: 'Stamped paper' },
  passed: { zh: '是否合格', en: 'Passed' },
  pays: { zh: '是否退还', en: 'Pays it back' },
  payer: { zh: '谁付费', en: 'Who pays' },
  ordered: { zh: '是否有序充电', en: 'In ordered charging' },
  otherPeakKva: { zh: '另一季节的峰值（千伏安）', en: 'Peak of the other season (kVA)' },
  otherPeakMonth: { zh: '另一季节的测量月份', en: 'Month of the other peak' },
  peakKva: { zh: '最高负荷（千伏安）', en: 'Peak load (kVA)' },
  peakMonth: { zh: '最高负荷的月份', en: 'Month of the peak' },
  performBy: { zh: '最晚履行日期', en: 'To be performed by' },
  performance: { zh: '要履行什么', en: 'What is to be performed' },
  performer: { zh: '由谁履行', en: 'Who performs' },
  personal: { zh: '个人信息', en: 'Personal data' },
  ratedKva: { zh: '额定容量（千伏安）', en: 'Rating (kVA)' },
  reason: { zh: '原因', en: 'Reason' },
  present: { zh: '参会单位', en: 'Who was present' },
  position: { zh: '最后的态度', en: 'Last position' },
  positions: { zh: '双方最后的态度', en: 'Last positions of both sides' },
  promise: { zh: '承诺什么', en: 'What is promised' },
  promiseId: { zh: '哪一条承诺', en: 'Which promise' },
  promises: { zh: '各方承诺', en: 'Promises' },
  phone: { zh: '手机号', en: 'Phone' },
  policeNumber: { zh: '报警回执编号', en: 'Number of the police report' },
  plate: { zh: '车牌号', en: 'Number plate' },
  record: { zh: '哪一条记录', en: 'Which record' },
  result: { zh: '结果', en: 'Result' },
  route: { zh: '走线情况', en: 'Cable route' },
  routesTold: { zh: '已告知其他途径', en: 'Other routes were told' },
  room: { zh: '房号', en: 'Room' },
  score: { zh: '评分（1至5）', en: 'Score (1 to 5)' },
  scope: { zh: '适用范围', en: 'Scope' },
  road: { zh: '本地途径的名称', en: 'Road of this place' },
  servedOn: { zh: '送达日期', en: 'Delivered on' },
  sparePiles: { zh: '还能装几个桩', en: 'Piles that still fit' },
  stands: { zh: '是否成立', en: 'Stands' },
  steps: { zh: '计入的记录', en: 'Records that were counted' },
  testedOn: { zh: '检测日期', en: 'Tested on' },
  tester: { zh: '检测机构', en: 'Tester' },
  to: { zh: '让去找哪个单位', en: 'Sent on to' },
  track: { zh: '哪条线', en: 'Track' },
  part: { zh: '装在哪里', en: 'Where it stands' },
  pileId: { zh: '充电桩', en: 'Pile' },
  how: { zh: '怎样离开', en: 'How it left' },
  undertaking: { zh: '签署安全承诺', en: 'Safety undertaking' },
  untilOn: { zh: '租赁到期日', en: 'Last day of the lease' },
  upheld: { zh: '成立的理由', en: 'Grounds borne out' },
  validUntil: { zh: '方案有效期至', en: 'Plan valid until' },
  views: { zh: '对各条的意见', en: 'View on each' },
  with: { zh: '联系谁', en: 'With whom' },
  who: { zh: '哪个单位', en: 'Which office' },
  why: { zh: '为什么', en: 'Why' },
  words: { zh: '补充说明', en: 'Explanation' },
} satisfies Record<FieldOf<CaseEvent> | NestedField, Bilingual>

/** Fields inside fields: of a ground, a condition, a paper, a record on behalf, a view, a promise, a statement of no power. */
type NestedField =
  | 'againMonths'
  | 'by'
  | 'position'
  | 'promise'
  | 'byOn'
  | 'channel'
  | 'checkedBy'
  | 'code'
  | 'documentId'
  | 'form'
  | 'fulfilledBy'
  | 'gap'
  | 'groundId'
  | 'idNumber'
  | 'name'
  | 'phone'
  | 'plate'
  | 'room'
  | 'holder'
  | 'kind'
  | 'stands'
  | 'tester'
  | 'who'
  | 'why'

/** Fields that are called otherwise where they stand, by their path in the event. */
export const fieldLabelsAt: Readonly<Record<string, Bilingual>> = {
  'positions.by': { zh: '哪一方', en: 'Which side' },
  'promises.by': { zh: '谁承诺', en: 'Who promises' },
}
