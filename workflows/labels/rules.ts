import type { StatedGround } from '../rules/codes.ts'
import type { NumberKind, NumberUnit, PackNumber } from '../rules/numbers.ts'
import type { Basis, Bilingual, RulePack } from '../rules/schema.ts'
import type { OwnGroundNames } from '../rules/stated-grounds.ts'
import { clockLabels } from './clocks.ts'
import { groundLabel } from './grounds.ts'

/** What each number of a rule pack is for; those of a clock follow its name. */
export const numberLabels = {
  'clocks.*.length.n': { zh: '期限', en: 'length' },
  'clocks.*.variants.#.length.n': { zh: '特定情形下的期限', en: 'length in certain cases' },
  'clocks.*.extension.length.n': { zh: '经同意可延长', en: 'extension by consent' },
  'clocks.*.extension.times': { zh: '可延长次数', en: 'how often it can be extended' },
  'clocks.*.noticeBefore': { zh: '到期前提醒', en: 'reminders before it is due' },
  'consent.recallMinutes': { zh: '答复送达前可撤回', en: 'Recall of an answer before it is delivered' },
  'consent.handover.leaves.n': { zh: '新接管物业至少还有的答复时间', en: 'What a company that takes over has at least' },
  'consent.informationRequest.times': { zh: '物业可以要求补充信息', en: 'How often the company may ask for information' },
  'consent.informationRequest.leaves.n': {
    zh: '收到补充信息后物业至少还有的答复时间',
    en: 'What the company has at least once its request for information is answered',
  },
  'proceedings.own.*.clocks.*.length.n': { zh: '本地途径的期限', en: 'Time in a proceeding of this place' },
  'proceedings.own.*.clocks.*.extension.length.n': { zh: '本地途径可延长', en: 'Extension in a proceeding of this place' },
  'proceedings.own.*.clocks.*.extension.times': {
    zh: '本地途径可延长次数',
    en: 'How often a time in a proceeding of this place can be extended',
  },
  'proceedings.own.*.clocks.*.noticeBefore': {
    zh: '本地途径到期前提醒',
    en: 'Reminders in a proceeding of this place before it is due',
  },
  'proceedings.own.*.owes.*.length.n': {
    zh: '业主在本地途径中应办一步的期限',
    en: 'Time for what the owner owes in a proceeding of this place',
  },
  'proceedings.own.*.owes.*.extension.length.n': {
    zh: '业主在本地途径中应办的一步可延长',
    en: 'Extension of what the owner owes in a proceeding of this place',
  },
  'proceedings.own.*.owes.*.extension.times': {
    zh: '业主在本地途径中应办的一步可延长次数',
    en: 'How often the time for what the owner owes in a proceeding of this place can be extended',
  },
  'proceedings.own.*.owes.*.noticeBefore': {
    zh: '业主在本地途径中应办的一步到期前提醒',
    en: 'Reminders of what the owner owes in a proceeding of this place',
  },
  'consent.parts.of.#.onlyIf.basementFrom': {
    zh: '按位置另有规定：从地下第几层起',
    en: 'A consent of its own: from which basement on',
  },
  'consent.parts.of.#.onlyIf.fireUnitAboveM2': {
    zh: '按位置另有规定：防火单元超过多大',
    en: 'A consent of its own: above which fire unit',
  },
  'consent.parts.of.#.onlyIf.powerAboveKw': { zh: '按位置另有规定：功率超过多少', en: 'A consent of its own: above which power' },
  'consent.parts.of.#.onlyIf.loadAbove': { zh: '按位置另有规定：负载率超过多少', en: 'A consent of its own: above which load' },
  'consent.parts.of.#.onlyIf.leaseBelowMonths': {
    zh: '按位置另有规定：租期不足多久',
    en: 'A consent of its own: below which lease',
  },
  'consent.considersFrom.onlyIf.basementFrom': {
    zh: '须受理的日期：从地下第几层起',
    en: 'From which basement on that first day holds',
  },
  'consent.considersFrom.elsewhere.#.onlyIf.basementFrom': {
    zh: '须受理的日期：从地下第几层起',
    en: 'From which basement on that first day holds',
  },
  'consent.considersFrom.onlyIf.fireUnitAboveM2': {
    zh: '须受理的日期：防火单元超过多大',
    en: 'Above which fire unit that first day holds',
  },
  'consent.considersFrom.elsewhere.#.onlyIf.fireUnitAboveM2': {
    zh: '须受理的日期：防火单元超过多大',
    en: 'Above which fire unit that first day holds',
  },
  'consent.considersFrom.onlyIf.powerAboveKw': { zh: '须受理的日期：功率超过多少', en: 'Above which power that first day holds' },
  'consent.considersFrom.elsewhere.#.onlyIf.powerAboveKw': {
    zh: '须受理的日期：功率超过多少',
    en: 'Above which power that first day holds',
  },
  'consent.considersFrom.onlyIf.loadAbove': { zh: '须受理的日期：负载率超过多少', en: 'Above which load that first day holds' },
  'consent.considersFrom.elsewhere.#.onlyIf.loadAbove': {
    zh: '须受理的日期：负载率超过多少',
    en: 'Above which load that first day holds',
  },
  'consent.considersFrom.onlyIf.leaseBelowMonths': {
    zh: '须受理的日期：租期不足多久',
    en: 'Below which lease that first day holds',
  },
  'consent.considersFrom.elsewhere.#.onlyIf.leaseBelowMonths': {
    zh: '须受理的日期：租期不足多久',
    en: 'Below which lease that first day holds',
  },
  'consent.owes.*.length.n': { zh: '同意后应办事项的期限', en: 'Time for what is owed after the consent' },
  'consent.owes.*.noticeBefore': { zh: '同意后应办事项到期前提醒', en: 'Reminders of what is owed after the consent' },
  'consent.owes.*.again.every.n': { zh: '同意后应办事项每隔多久再办一次', en: 'After how long what is owed comes back' },
  'consent.owes.*.onlyWhere.within.length.n': {
    zh: '同意后应办事项是否适用有争议时，区中心认定的期限',
    en: 'Time of the centre where it is disputed whether something is owed after the consent',
  },
  'consent.owes.*.lapse.within.length.n': {
    zh: '同意后应办事项到期未办的，区中心核定的期限',
    en: 'Time of the centre for what was not done in time after the consent',
  },
  'consent.lease.months': { zh: '租赁车位的最短租期', en: 'Shortest lease of a leased space' },
  'duties.#.within.n': { zh: '履行职责的期限', en: 'Time for a duty' },
  'sanctions.#.yuan.from': { zh: '罚款下限', en: 'Lowest fine' },
  'sanctions.#.yuan.to': { zh: '罚款上限', en: 'Highest fine' },
  'sanctions.#.fine.from': { zh: '罚款下限', en: 'Lowest fine' },
  'sanctions.#.fine.to': { zh: '罚款上限', en: 'Highest fine' },
  'costs.#.cap.amount': { zh: '收费上限', en: 'Highest charge' },
  'grounds.*.onlyIf.basementFrom': { zh: '从地下第几层起可以提出', en: 'from which basement on it may be pleaded' },
  'grounds.*.onlyIf.fireUnitAboveM2': { zh: '防火单元超过多大可以提出', en: 'above which fire unit it may be pleaded' },
  'grounds.*.onlyIf.powerAboveKw': { zh: '功率超过多少可以提出', en: 'above which power it may be pleaded' },
  'grounds.*.onlyIf.loadAbove': { zh: '负载率超过多少可以提出', en: 'above which load it may be pleaded' },
  'grounds.*.onlyIf.leaseBelowMonths': { zh: '租期不足多久可以提出', en: 'below which lease it may be pleaded' },
  'fire.limits.#.n': { zh: '消防和安装的限值', en: 'Limit of fire safety or installation' },
  'siteChecks.#.measures.atLeast': { zh: '现场查看：至少', en: 'Looked at on site: at least' },
  'siteChecks.#.measures.atMost': { zh: '现场查看：不超过', en: 'Looked at on site: at most' },
  'siteChecks.#.onlyIf.basementFrom': { zh: '从地下第几层起要现场查看', en: 'from which basement on it is looked at on site' },
  'siteChecks.#.onlyIf.fireUnitAboveM2': {
    zh: '防火单元超过多大要现场查看',
    en: 'above which fire unit it is looked at on site',
  },
  'siteChecks.#.onlyIf.powerAboveKw': { zh: '功率超过多少要现场查看', en: 'above which power it is looked at on site' },
  'siteChecks.#.onlyIf.loadAbove': { zh: '负载率超过多少要现场查看', en: 'above which load it is looked at on site' },
  'siteChecks.#.onlyIf.leaseBelowMonths': { zh: '租期不足多久要现场查看', en: 'below which lease it is looked at on site' },
  'fire.findingValidDays': { zh: '消防结论对后来的申请有效', en: 'How long a fire finding answers later requests' },
  'capacity.loadLimit': { zh: '负载率上限', en: 'Limit of the load' },
  'capacity.powerFactor': { zh: '功率因数', en: 'Power factor' },
  'capacity.demandCoefficients.#.upTo': { zh: '需要系数适用的桩数上限', en: 'Piles up to which a demand coefficient holds' },
  'capacity.demandCoefficients.#.kx': { zh: '需要系数', en: 'Demand coefficient' },
  'capacity.findingValidDays': { zh: '容量结论对后来的申请有效', en: 'How long a capacity finding answers later requests' },
  'capacity.orderedCharging.limit': { zh: '有序充电时的负载率上限', en: 'Limit of the load with ordered charging' },
  'capacity.orderedCharging.kx': { zh: '有序充电的需要系数', en: 'Demand coefficient of ordered charging' },
  'capacity.measurement.validMonths': { zh: '实测峰值的有效期', en: 'How long a measured peak counts' },
  'capacity.measurement.summerMonths': { zh: '夏季峰值月份', en: 'Months of the summer peak' },
  'capacity.measurement.winterMonths': { zh: '冬季峰值月份', en: 'Months of the winter peak' },
  'queue.placeKeptDays': { zh: '排队位置保留', en: 'How long a place in the queue is kept' },
  'matters.reportWithinDays': { zh: '公共事项下次报告', en: 'Next report on a shared matter' },
  'matters.dueSoonDays': { zh: '报告到期前提示', en: 'Report shown as due' },
  'matters.ownersDecision.quorum.of': { zh: '业主表决的参与比例', en: 'Owners who must take part in a vote' },
  'matters.ownersDecision.ordinary.of': { zh: '一般事项的同意比例', en: 'Votes needed for an ordinary matter' },
  'matters.ownersDecision.special.of': { zh: '特别事项的同意比例', en: 'Votes needed for a special matter' },
  'records.flagAfterWorkingDays': { zh: '事后补登记超过多久作标记', en: 'Recorded afterwards: flagged when more than' },
  'companyRecords.replyWorkingDays': { zh: '物业看到本公司记录后可以说明', en: 'Reply of a company to its own record' },
  'callBacks.oneIn': { zh: '撤回的申请中每几件回访一件', en: 'Of so many withdrawn requests one is called back' },
  'loops.returnLimit': { zh: '被推来推去几次后转中心', en: 'Times sent away after which the centre takes it' },
  'reopen.withinDays': { zh: '办结后可申请恢复办理', en: 'Reopening after the end' },
  'retention.identity.daysAfterEnergised': { zh: '通电后身份证件保留', en: 'ID papers kept after the pile is switched on' },
  'retention.identity.daysAfterClosed': { zh: '其他办结后身份证件保留', en: 'ID papers kept after another end' },
  'retention.rest.monthsAfterClosed': { zh: '办结后其他个人信息保留', en: 'Other personal data kept after the end' },
  'retention.draft.daysUntouched': { zh: '未提交的草稿保留', en: 'Drafts kept that were not filed' },
} satisfies Record<NumberKind, Bilingual>

/** Units of the numbers of a pack. */
export const numberUnitLabels = {
  workingDay: { zh: '个工作日', en: 'working days' },
  calendarDay: { zh: '天', en: 'days' },
  month: { zh: '个月', en: 'months' },
  minute: { zh: '分钟', en: 'minutes' },
  times: { zh: '次', en: 'times' },
  pile: { zh: '台', en: 'piles' },
  share: { zh: '（以1为全部）', en: 'of one' },
  fraction: { zh: '（前者为分子）', en: 'the first over the second' },
  yuan: { zh: '元', en: 'yuan' },
  floor: { zh: '层', en: 'storeys' },
  squareMetre: { zh: '平方米', en: 'm²' },
  metre: { zh: '米', en: 'm' },
  hour: { zh: '小时', en: 'hours' },
  litre: { zh: '升', en: 'litres' },
  piece: { zh: '具', en: 'pieces' },
  space: { zh: '个车位', en: 'spaces' },
  money: { zh: '（币种见该条）', en: 'in the currency of the rule' },
  kilowatt: { zh: '千瓦', en: 'kW' },
  kilovoltAmpere: { zh: '千伏安', en: 'kVA' },
  monthOfYear: { zh: '月', en: 'month of the year' },
} satisfies Record<NumberUnit, Bilingual>

/** Whether there is a number. */
export const numberStandingLabels = {
  set: { zh: '已写明', en: 'set' },
  noLimit: { zh: '没有上限', en: 'no limit' },
  asOthers: { zh: '与其他充电桩相同', en: 'the same as for other piles' },
  elsewhere: { zh: '由案件中的文书写明', en: 'named by a paper of the case' },
  unknown: { zh: '不清楚：没有查到当地的规定', en: 'unknown: nothing was found for this place' },
} satisfies Record<PackNumber['standing'], Bilingual>

/** How well the text behind a number is known. Only what was read is ever shown as law. */
export const markLabels = {
  read: { zh: '已读原文', en: 'text read' },
  recalled: { zh: '凭记忆，未核对原文', en: 'recalled, text not checked' },
  inferred: { zh: '推断', en: 'inferred' },
  platform: { zh: '平台自定', en: 'set by the platform' },
} satisfies Record<Basis['mark'], Bilingual>

/** What a number of a pack is for, in both languages. */
export const numberLabel = (
  { kind, clock, path }: Pick<PackNumber, 'kind' | 'clock' | 'path'>,
  named: OwnGroundNames = {},
): Bilingual => {
  const label = numberLabels[kind]
  const [section, code] = path.split('.')
  const isGround = section === 'grounds' || section === 'ownGrounds'
  // A path into a section of grounds goes through the code of one.
  const name = clock ? clockLabels[clock].name : isGround && code ? groundLabel(code as StatedGround, named) : null
  if (name === null) return label
  const lapsed = path.includes('.afterwards.') ? { zh: '（到期以后）', en: ' (after it has lapsed)' } : { zh: '', en: '' }
  return { zh: `${name.zh}${lapsed.zh}：${label.zh}`, en: `${name.en}${lapsed.en}: ${label.en}` }
}

/** What a pack says happens to requests that are under way when it takes over. */
export const transitionLabels = {
  keep: { zh: '在办的申请按原来的规则办完', en: 'Running requests stay under their own rules' },
  switch: { zh: '在办的申请改按新规则，已经开始的时限不变', en: 'Running requests go over; a time that runs stays as it is' },
  longerForHolder: {
    zh: '在办的申请改按新规则，已经开始的时限取新旧中较长的',
    en: 'Running requests go over; a time that runs becomes the longer of the two',
  },
} satisfies Record<RulePack['runningCases'], Bilingual>
