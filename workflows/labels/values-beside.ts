import type { ContactKind, ContactResult, DayPart } from '../case/events/contacts.ts'
import type { lateGroundReasons } from '../case/events/later-grounds.ts'
import type { ReferralReason, referralAnswers } from '../case/events/referrals.ts'
import type { Referral } from '../case/memory/loops.ts'
import type { Bilingual } from '../rules/schema.ts'
import { groundLabels } from './grounds.ts'
import { expenseLabels, feeAnswerLabels, feeChannelLabels, feeDemanderLabels, feeKindLabels } from './money.ts'
import { otherWayLabels } from './other-ways.ts'
import { partyLabels } from './parties.ts'

/** Why an office sends the owner on. */
export const referralReasonLabels = {
  theyDecideFirst: { zh: '要对方先定', en: 'They decide first' },
  theirPaperFirst: { zh: '要先有对方的材料', en: 'Their paper comes first' },
  notCompetent: { zh: '不属于本单位职责', en: 'Not competent' },
  noRule: { zh: '没有文件规定', en: 'There is no rule' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<ReferralReason, Bilingual>

/** What a named office says to a referral. */
export const referralAnswerLabels = {
  answered: { zh: '已经答复', en: 'Answered' },
  sendsBack: { zh: '退回，不归本单位', en: 'Sent back, not ours' },
  didSend: { zh: '确实让业主去过', en: 'Did send the owner on' },
  didNotSend: { zh: '没有让业主去', en: 'Did not send the owner on' },
} satisfies Record<(typeof referralAnswers)[number], Bilingual>

/** How far a referral is established. */
export const referralStandingLabels = {
  recorded: { zh: '该单位自己登记', en: 'Recorded by the office itself' },
  claimed: { zh: '业主报告，对方尚未回应', en: 'Reported by the owner, not answered yet' },
  confirmed: { zh: '对方已承认', en: 'Confirmed by the office' },
  contested: { zh: '对方否认，不计入次数', en: 'Denied by the office, not counted' },
} satisfies Record<Referral['standing'], Bilingual>

/** How somebody was contacted. */
export const contactKindLabels = {
  call: { zh: '电话', en: 'Call' },
  visit: { zh: '上门', en: 'Visit' },
  groupChat: { zh: '业主群、微信群', en: 'Group chat' },
} satisfies Record<ContactKind, Bilingual>

/** What came of a contact. */
export const contactResultLabels = {
  notReached: { zh: '没有联系上', en: 'Not reached' },
  reached: { zh: '联系上了', en: 'Reached' },
  promised: { zh: '答应办理', en: 'Promised to see to it' },
  saidYes: { zh: '口头同意', en: 'Said yes' },
  saidNo: { zh: '口头不同意', en: 'Said no' },
  sentOn: { zh: '让找别的单位', en: 'Sent on elsewhere' },
} satisfies Record<ContactResult, Bilingual>

/** Parts of a day. */
export const dayPartLabels = {
  morning: { zh: '上午', en: 'Morning' },
  afternoon: { zh: '下午', en: 'Afternoon' },
} satisfies Record<DayPart, Bilingual>

/** Why a ground comes only after the time to reply. */
const lateGroundLabels = {
  newFact: { zh: '出现新的事实', en: 'A new fact' },
  hazard: { zh: '发现安全隐患', en: 'A hazard' },
} satisfies Record<(typeof lateGroundReasons)[number], Bilingual>

const contactTables = Object.fromEntries(
  ['owner', 'property', 'community', 'fire', 'grid', 'centre', 'bureau'].flatMap((party) => [
    [`${party}.logContact kind`, contactKindLabels],
    [`${party}.logContact result`, contactResultLabels],
  ]),
)

/** Tables of listed values by the path of their field, as in `event-values.ts`. */
export const besideValueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  'owner.reportExpense kind': expenseLabels,
  'owner.reportFeeDemand kind': feeKindLabels,
  'owner.reportFeeDemand channel': feeChannelLabels,
  'property.answerFeeDemand answer': feeAnswerLabels,
  demandedBy: feeDemanderLabels,
  'property.proposeOther kind': otherWayLabels,
  'property.refer reason': referralReasonLabels,
  'community.refer reason': referralReasonLabels,
  'fire.refer reason': referralReasonLabels,
  'grid.refer reason': referralReasonLabels,
  'centre.refer reason': referralReasonLabels,
  answer: referralAnswerLabels,
  ...contactTables,
  because: lateGroundLabels,
  meetPart: dayPartLabels,
  'property.lateGround code': groundLabels,
  'property.correctGround code': groundLabels,
  with: partyLabels,
  alleged: groundLabels,
  'attempts.with': partyLabels,
  'attempts.kind': contactKindLabels,
  'attempts.result': contactResultLabels,
}
