/** Why what parties say beside the stages is not taken. */
export const besideRefusalWords = {
  ASKED_ONESELF: {
    sentence: { zh: '系统未受理：不能向自己提问。', en: 'Not accepted: nobody asks itself.' },
    todo: { zh: '请选择要问的单位或个人。', en: 'Choose whom to ask.' },
  },
  QUESTION_UNKNOWN: {
    sentence: {
      zh: '系统未受理：第{record}条记录没有等待您答复的提问。',
      en: 'Not accepted: record no. {record} is no question that waits for this answer.',
    },
    todo: { zh: '请在提问列表里核对。', en: 'Check the list of questions.' },
  },
  ATTEMPT_AFTER_FILING: {
    sentence: {
      zh: '系统未受理：{on}不早于提交申请的日期{filedOn}，不是申请之前的经过。',
      en: 'Not accepted: {on} is not before the filing ({filedOn}), so it is no earlier attempt.',
    },
    todo: {
      zh: '申请之后的联系请用“记录联系”登记，被推走的请用“报告被推到别处”。',
      en: 'Log contacts after the filing as contacts, and being sent away as a referral.',
    },
  },
  BALL_IS_ELSEWHERE: {
    sentence: {
      zh: '系统未受理：这件事现在不在贵单位手里，不能由贵单位转出。',
      en: 'Not accepted: the case is not in the hands of this office there, so it cannot send the owner on.',
    },
    todo: {
      zh: '请在页面查看现在由谁办理；业主被推走的，由业主报告。',
      en: 'The page shows who acts now. Being sent away elsewhere is reported by the owner.',
    },
  },
  REFERRED_TO_ONESELF: {
    sentence: {
      zh: '系统未受理：让业主去的单位和推走业主的单位是同一家。',
      en: 'Not accepted: nobody can send an owner on to itself.',
    },
    todo: { zh: '请填写另一家单位。', en: 'Name another office.' },
  },
  REFERRAL_UNKNOWN: {
    sentence: {
      zh: '系统未受理：第{record}条记录没有等待贵单位答复的转介。',
      en: 'Not accepted: record no. {record} is no referral that waits for an answer of this office.',
    },
    todo: { zh: '请在办理经过里核对记录。', en: 'Check the record in the timeline of the case.' },
  },
  REFERRAL_ANSWER_DOES_NOT_FIT: {
    sentence: {
      zh: '系统未受理：被指为下一家的单位答复“已经答复”或“退回”；被指推走业主的单位答复“确实”或“没有”。',
      en: 'Not accepted: the next office answers or sends back; the office said to have sent the owner on says whether it did.',
    },
    todo: { zh: '请选择适合贵单位的答复。', en: 'Choose the answer that fits this office.' },
  },
  CLAIM_WAITS: {
    sentence: {
      zh: '系统未受理：这笔费用已经要求退还（第{record}号记录），物业还没有答复，或者已经同意退还。',
      en: 'Not accepted: this money was claimed back already (record no. {record}); the company has yet to answer, or has agreed.',
    },
    todo: {
      zh: '请等待物业答复；没有退还的，可以再次要求。',
      en: 'Wait for the answer; what is not paid back can be claimed again.',
    },
  },
  FEE_NOT_PAID: {
    sentence: {
      zh: '系统未受理：第{record}号记录的费用还没有交，没有可以退还的。',
      en: 'Not accepted: the fee of record no. {record} was not paid, so there is nothing to give back.',
    },
    todo: {
      zh: '不需要先交再要回来：可以对物业提出的理由或条件提出异议；已经交了的，请先报告已交。',
      en: 'Nobody has to pay it first: contest the ground or condition of the company, or report that it was paid, if it was.',
    },
  },
  FEE_OF_ANOTHER: {
    sentence: {
      zh: '系统未受理：第{record}号记录的费用不是物业要求的，不能在这里要求物业退还。',
      en: 'Not accepted: the fee of record no. {record} was not demanded by the property company, which cannot give it back.',
    },
    todo: {
      zh: '请向收费的一方要求，或者打12345、投诉、起诉，并在“其他途径”里登记。',
      en: 'Claim it from whoever took it, or ring 12345, complain or sue, and record that among the other roads.',
    },
  },
  LIMIT_NOT_REACHED: {
    sentence: {
      zh: '系统未受理：转介次数没有达到本地上限。',
      en: 'Not accepted: the owner was not sent round as often as the limit of the place.',
    },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
} as const
