import type { expenseKinds } from '../case/events/money.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'

/** What money was spent on. */
export const expenseLabels = {
  design: { zh: '设计、勘查', en: 'Design and survey' },
  equipment: { zh: '设备', en: 'Equipment' },
  installation: { zh: '安装施工', en: 'Installation' },
  insurance: { zh: '保险', en: 'Insurance' },
  deposit: { zh: '押金', en: 'Deposit' },
  fee: { zh: '收费', en: 'Fee' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<(typeof expenseKinds)[number], Bilingual>

/** What became of a claim for money back. */
export const moneyAnswerLabels = {
  pays: { zh: '同意退还', en: 'Pays it back' },
  doesNotPay: { zh: '不同意退还', en: 'Does not pay it back' },
  unanswered: { zh: '到期没有答复', en: 'Not answered in time' },
} satisfies Record<string, Bilingual>

/** The days to answer a claim. */
export const moneyClockLabels = {
  moneyAnswer: {
    name: { zh: '答复退还费用', en: 'Answer about money back' },
    otherwise: {
      expire: {
        zh: '到期没有答复的，记为没有答复，业主可以另行主张',
        en: 'it is recorded as not answered, and the owner can claim it elsewhere',
      },
    },
  },
} satisfies Record<string, ClockWords>

/** Why an event about a prevented condition or money is blocked. */
export const moneyGuardReasons = {
  conditionWaits: { zh: '没有待业主完成的条件', en: 'the owner has no condition to fulfil' },
  yesWasSaid: { zh: '物业没有同意过', en: 'the company has never said yes' },
  protestIsKept: { zh: '没有在保留意见下接受的条件', en: 'no condition was accepted under protest' },
  claimForMoneyWaits: { zh: '没有待答复的退费要求', en: 'no claim for money back waits' },
} satisfies Record<string, Bilingual>
