import type { expenseKinds, feeAnswers, feeChannels, feeDemanders, feeKinds } from '../case/events/money.ts'
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

/** What a demanded fee is called. */
export const feeKindLabels = {
  managementFee: { zh: '管理费', en: 'Management fee' },
  deposit: { zh: '押金', en: 'Deposit' },
  accessFee: { zh: '进场费', en: 'Fee for access' },
  constructionFee: { zh: '施工费、保证金', en: 'Fee or bond for the works' },
  stampFee: { zh: '盖章费', en: 'Fee for the stamp' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<(typeof feeKinds)[number], Bilingual>

/** Who asked for a fee. */
export const feeDemanderLabels = {
  property: { zh: '物业服务企业', en: 'Property company' },
  developer: { zh: '开发商', en: 'Developer' },
  community: { zh: '街道、社区、业委会', en: 'Street, community or owners’ committee' },
  installer: { zh: '安装单位', en: 'Installer' },
  grid: { zh: '供电公司', en: 'Grid company' },
  other: { zh: '其他人', en: 'Somebody else' },
} satisfies Record<(typeof feeDemanders)[number], Bilingual>

/** How a fee was asked for. */
export const feeChannelLabels = {
  gate: { zh: '门岗当面', en: 'At the gate' },
  office: { zh: '服务处当面', en: 'At the office' },
  phone: { zh: '电话', en: 'By phone' },
  chat: { zh: '微信、业主群', en: 'In a chat' },
  inWriting: { zh: '书面', en: 'In writing' },
} satisfies Record<(typeof feeChannels)[number], Bilingual>

/** What the company says to a fee that it is said to have asked for. */
export const feeAnswerLabels = {
  demands: { zh: '确实要收', en: 'Does demand it' },
  waives: { zh: '不再收取', en: 'Waives it' },
  didNotDemand: { zh: '没有要求过', en: 'Never asked for it' },
  unanswered: { zh: '到期没有答复', en: 'Not answered in time' },
} satisfies Record<(typeof feeAnswers)[number] | 'unanswered', Bilingual>

/** What became of a claim for money back. */
export const moneyAnswerLabels = {
  pays: { zh: '同意退还', en: 'Pays it back' },
  doesNotPay: { zh: '不同意退还', en: 'Does not pay it back' },
  unanswered: { zh: '到期没有答复', en: 'Not answered in time' },
} satisfies Record<string, Bilingual>

/** The days to answer a claim, and to say something to a demanded fee. */
export const moneyClockLabels = {
  feeAnswer: {
    name: { zh: '说明是否收费', en: 'Word on a demanded fee' },
    otherwise: {
      expire: {
        zh: '到期没有答复的，记为没有答复；业主已经交了的，可以要求退还',
        en: 'it is recorded as not answered; what was paid can be claimed back all the same',
      },
    },
  },
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
  caseHasBegun: { zh: '申请还没有提交', en: 'the request is not filed yet' },
  feeIsUnpaid: { zh: '没有报告过还未交的费用', en: 'no fee was reported that is not paid yet' },
  feeWasPaid: { zh: '没有因物业要求而交过的费用', en: 'no fee was paid because the company asked for it' },
  feeDemandWaits: { zh: '没有待物业说明的收费', en: 'no demanded fee waits for the company' },
  claimForMoneyWaits: { zh: '没有待答复的退费要求', en: 'no claim for money back waits' },
} satisfies Record<string, Bilingual>
