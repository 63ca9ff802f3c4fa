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
  feeDemandReported: {
    centre: {
      title: { zh: '业主报告被要求交费', en: 'A fee is said to be demanded' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告被要求交费，是谁、多少、交了没有，见页面。在对方说明之前按业主所说登记。',
        en: 'The owner of request {caseNumber} ({compound}) reports a demanded fee; by whom, how much and whether it was paid is on the page. It counts as claimed until it is answered.',
      },
      clocks: [],
    },
    property: {
      title: { zh: '业主报告贵单位要求交费', en: 'You are said to demand a fee' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告，贵单位要求交费。请说明：要收、不再收取，还是没有要求过。',
        en: 'The owner of request {caseNumber} ({compound}) reports that you ask for a fee. Please say whether you do, waive it, or never asked.',
      },
      clocks: ['feeAnswer'],
    },
  },
  feeDemandAnswered: {
    owner: {
      title: { zh: '物业已说明是否收费', en: 'The company has answered about the fee' },
      text: {
        zh: '物业已就您在申请{caseNumber}中报告的收费作出说明，请在页面查看。已经交了的，可以要求退还。',
        en: 'The property company has answered about the fee that you reported in request {caseNumber}; see the page. What you paid can be claimed back.',
      },
      clocks: [],
    },
  },
  moneyClaimed: {
    property: {
      title: { zh: '业主要求退还费用', en: 'Money is claimed back' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主要求退还费用：在保留意见下接受的条件所花的，或者按要求已经交的。请在页面查看并答复是否退还。',
        en: 'The owner of request {caseNumber} ({compound}) claims money back: what a condition under protest has cost, or a fee that was demanded and paid. Please see the page and answer.',
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
