import type { NoticeTexts } from './notice-words.ts'

/** Notices about prevented conditions and money. */
export const moneyNotices = {
  preventionReported: {
    centre: {
      title: { zh: '业主反映条件被阻止', en: 'A condition is said to be prevented' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主反映，物业自己阻止了它提出的条件。请查看：确属物业阻止的，按条件已完成对待（民法典第159条）。',
        en: 'The owner of request {caseNumber} ({compound}) reports that the company prevents a condition it made. Please look: a condition prevented by its author counts as fulfilled (Civil Code, article 159).',
      },
      clocks: ['gapCheck'],
    },
    property: {
      title: { zh: '业主反映条件被阻止', en: 'A condition is said to be prevented' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主反映，贵单位阻止了自己提出的条件。由区中心查看，贵单位可以补充材料说明。',
        en: 'The owner of request {caseNumber} ({compound}) reports that you prevent a condition you made. The centre looks at it; you can add documents.',
      },
      clocks: [],
    },
  },
  moneyClaimed: {
    property: {
      title: { zh: '业主要求退还费用', en: 'Money is claimed back' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主在保留意见下接受了条件，现在要求退还为此支出的费用。请答复是否退还。',
        en: 'The owner of request {caseNumber} ({compound}) accepted a condition under protest and claims back what it cost. Please answer.',
      },
      clocks: ['moneyAnswer'],
    },
  },
  moneyClaimAnswered: {
    owner: {
      title: { zh: '物业已答复退费要求', en: 'Your claim was answered' },
      text: {
        zh: '物业已答复您在申请{caseNumber}中提出的退费要求，请在页面查看。不同意的，可以申请调解或者起诉。',
        en: 'The property company has answered your claim in request {caseNumber}; see the page. If you do not agree, you can ask for mediation or sue.',
      },
      clocks: [],
    },
  },
} satisfies Partial<NoticeTexts>
