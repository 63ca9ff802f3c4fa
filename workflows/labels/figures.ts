import type { Bilingual } from '../rules/schema.ts'
import type { Account } from '../statistics/accounts.ts'
import type { CauseKind } from '../statistics/causes.ts'
import type { Standing } from '../statistics/clock-standing.ts'
import type { FamilyState } from '../statistics/family-state.ts'
import type { WhyMissing } from '../statistics/kaplan-meier.ts'
import type { GroundRow } from '../statistics/rows.ts'
import type { Withheld } from '../statistics/small-cells.ts'
import type { StuckReason } from '../statistics/stuck-signs.ts'

/** Why a number of days or a share is not given. */
export const missingLabels = {
  nobodyAtRisk: { zh: '没有可观察的件', en: 'nobody to observe' },
  notReached: { zh: '尚未达到：仍在等待的太多', en: 'not reached: too many still wait' },
  notFollowed: { zh: '没有观察到这么久', en: 'nobody was followed so long' },
  riskSetEmptied: { zh: '观察中的件太少，不能给数', en: 'too few under observation to give a number' },
} satisfies Record<WhyMissing, Bilingual>

/** Why a public figure leaves a group out. */
export const withheldLabels = {
  smallCell: { zh: '少于五件，公开时不列出', en: 'fewer than five: left out in public' },
  oneCompound: { zh: '该企业只有一个小区，公开时不列出', en: 'a company with one compound: left out in public' },
  wouldReveal: { zh: '列出后可反推别的组，公开时不列出', en: 'would give another group away: left out in public' },
} satisfies Record<Withheld, Bilingual>

/** Why figures do not name a company yet (V5). */
export const notNamedYetLabels = {
  mayReply: {
    zh: '到{date}为止不单列：在此以前，这家企业可以先看到自己的记录并说明',
    en: 'not told apart until {date}: the company has until then to see and answer its own record',
  },
  notTold: {
    zh: '暂不单列：还没有请这家企业看自己的记录',
    en: 'not told apart yet: the company has not been shown its own record',
  },
} satisfies Record<string, Bilingual>

/** The two kinds of times, which are never added up (H41). */
export const timeKindLabels = {
  binding: { zh: '有约束力的时限', en: 'Times that bind' },
  reference: { zh: '平台参考时间', en: 'Reference times of the platform' },
} satisfies Record<'binding' | 'reference', Bilingual>

/** How a clock stands, in words that hold for both kinds of times. */
export const standingLabels = {
  answeredInTime: { zh: '到期前已办', en: 'Answered by the due day' },
  answeredLate: { zh: '到期后才办', en: 'Answered after the due day' },
  ranOut: { zh: '到期无人答复', en: 'Ran out without an answer' },
  leftLate: { zh: '到期后因案件转出或办结终止', en: 'Fell away after the due day' },
  openLate: { zh: '未办，已过到期日', en: 'Open, past the due day' },
  openInTime: { zh: '未办，未到期', en: 'Open, not yet due' },
  resting: { zh: '暂停中', en: 'Resting' },
  leftInTime: { zh: '到期前因案件转出或办结终止', en: 'Fell away before it was due' },
  lapsed: { zh: '权利期满', en: 'Right lapsed' },
} satisfies Record<Standing, Bilingual>

/** From what a figure was read, where there is a replica. */
export const readFromLabel = (of: 'replica' | 'primaryInstead', behindSeconds: number | null) => {
  if (of === 'primaryInstead') {
    return { zh: '统计副本暂时读不了，改读主库', en: 'the replica cannot be read just now: read from the primary' }
  }
  return behindSeconds === null || behindSeconds === 0
    ? { zh: '读自统计副本，与主库一致', en: 'read from a replica that had everything' }
    : { zh: `读自统计副本，落后主库${behindSeconds}秒`, en: `read from a replica, ${behindSeconds} seconds behind` }
}

/** The two meanings of a day in the past (S8). */
export const meaningLabels = {
  asKnownThen: { zh: '按当日已知情况', en: 'as known then' },
  asItWas: { zh: '按事后查明情况', en: 'as it was' },
} satisfies Record<'asKnownThen' | 'asItWas', Bilingual>

/** Where a family that asked can be. */
export const familyStateLabels = {
  filed: { zh: '已申请', en: 'Filed' },
  refused: { zh: '物业不同意，在业主手里', en: 'The company said no, with the owner' },
  waitsOnCompany: { zh: '等物业或代出证单位', en: 'Waits on the company, or who issues in its place' },
  waitsOnFire: { zh: '等消防', en: 'Waits on fire' },
  waitsOnGrid: { zh: '等供电', en: 'Waits on the grid' },
  waitsOnCentre: { zh: '等中心', en: 'Waits on the centre' },
  waitsOnBureau: { zh: '等主管局', en: 'Waits on the bureau' },
  waitsOnOwner: { zh: '等业主自己', en: 'Waits on the owner' },
  waitsOnOthers: { zh: '等法院或其他方', en: 'Waits on a court or others' },
  inWorks: { zh: '施工和装表', en: 'In the works' },
  runs: { zh: '已通电', en: 'Runs' },
  infeasible: { zh: '目前不可行', en: 'Infeasible at present' },
  diverted: { zh: '改用他法', en: 'Diverted' },
  gaveUp: { zh: '放弃', en: 'Gave up' },
  endedOtherwise: { zh: '因其他原因结束', en: 'Ended otherwise' },
} satisfies Record<FamilyState, Bilingual>

/** Why a family counts as stuck. */
export const stuckReasonLabels = {
  pastBinding: { zh: '已过有约束力的时限', en: 'past a time that binds' },
  pastReference: { zh: '已过平台参考时间', en: 'past a reference time' },
  silent: { zh: '物业到期后一直未答复', en: 'the company’s time ran out and it has not answered' },
  matterReportDue: { zh: '所等公共事项到期未报告', en: 'the report on the matter it waits for is due' },
  thirdReturn: { zh: '第三次回到同一处', en: 'back at the same desk for the third time' },
  nothingHappens: { zh: '二十个工作日无人登记任何事情', en: 'nothing recorded by anybody for 20 working days' },
} satisfies Record<StuckReason, Bilingual>

/** The same in the few words that a row of a sheet has room for. */
export const stuckReasonWords = {
  pastBinding: '已逾期',
  pastReference: '过参考时间',
  silent: '未答复',
  matterReportDue: '事项未报告',
  thirdReturn: '三次退回',
  nothingHappens: '无人登记',
} satisfies Record<StuckReason, string>

/** The three ways of accounting for the days families waited. */
export const accountLabels = {
  holder: { zh: '在谁手里', en: 'who held it' },
  awaited: { zh: '等谁答复', en: 'whose answer was awaited' },
  cause: { zh: '因何到此', en: 'what sent it there' },
} satisfies Record<Account, Bilingual>

/** What sent a request to where it waits. */
export const causeLabels = {
  procedure: { zh: '正常办理', en: 'the ordinary course' },
  ground: { zh: '提出的理由', en: 'a ground stated' },
  silence: { zh: '到期未办', en: 'a time that ran out' },
  return: { zh: '退回或要求补充', en: 'papers returned or asked for' },
  finding: { zh: '核查结论', en: 'a finding' },
  obstruction: { zh: '阻挠或停工', en: 'an obstruction or a stop' },
} satisfies Record<CauseKind, Bilingual>

/** The ordinary course, said of what is stuck: nobody else did anything that sent it there. */
export const ownTurnLabel = { zh: '轮到其办理', en: 'its own turn' } satisfies Bilingual

/** What a party did, where it stated a ground: what became of it is part of it. */
export const groundCauseLabels = {
  UNVERIFIED: { zh: '提出的理由，未经核查', en: 'a ground stated, not tested' },
  UPHELD: { zh: '提出的理由，经核查成立', en: 'a ground stated, tested and upheld' },
  FALLEN: { zh: '提出的理由，经核查不成立', en: 'a ground stated, tested and fallen' },
} satisfies Record<GroundRow['verified'], Bilingual>
