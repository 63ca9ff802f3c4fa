import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices about people who change: the space goes to somebody else, another company manages the compound. */
export const peopleNotices = {
  transferStarted: {
    owner: {
      title: { zh: '已登记车位转让', en: 'Transfer of the space recorded' },
      text: {
        zh: '您的申请{caseNumber}已登记车位转让。请把转让码交给受让人，受让人加入前，案件的时限暂停计算；没有人加入的，申请办结。',
        en: 'The transfer of the space is recorded on your request {caseNumber}. Give the code to your successor; until the successor joins, the clocks of the case rest; if nobody joins, the request is closed.',
      },
      clocks: ['transferJoin'],
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '车位转让，时限暂停', en: 'Space transferred, clocks rest' },
      text: {
        zh: '申请{caseNumber}（{compound}）的车位正在转让，受让人加入前案件的时限暂停计算。',
        en: 'The space of request {caseNumber} ({compound}) is being transferred; the clocks of the case rest until the successor joins.',
      },
    }),
  },
  ownerChanged: {
    owner: {
      title: { zh: '您已接续这件申请', en: 'You have joined this request' },
      text: {
        zh: '您已接续申请{caseNumber}。已有的核查结论和同意继续有效，前一位业主的个人材料不会转给您。',
        en: 'You have joined request {caseNumber}. Findings and consents stay valid; the personal papers of the owner before you are not passed on.',
      },
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '申请人已变更', en: 'The applicant has changed' },
      text: {
        zh: '申请{caseNumber}（{compound}）的受让人已加入，案件从原环节继续，时限继续计算。',
        en: 'The successor has joined request {caseNumber} ({compound}); it goes on where it stood and its clocks run on.',
      },
    }),
  },
  managementChanged: {
    owner: {
      title: { zh: '物业公司已更换', en: 'Another company manages the compound' },
      text: {
        zh: '您的小区更换了物业公司，申请{caseNumber}已转给新的公司，办理时间不重新计算，此前的同意继续有效。',
        en: 'Another company manages your compound. Request {caseNumber} has passed to it; the time does not begin anew, and a consent given before stands.',
      },
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '在办申请随物业移交', en: 'Requests pass to the new company' },
      text: {
        zh: '申请{caseNumber}（{compound}）随物业移交，由新的公司继续办理；此前用去的时间记在原公司名下。',
        en: 'Request {caseNumber} ({compound}) passes with the management to the new company; the days so far stay in the account of the company before.',
      },
    }),
  },
} satisfies Partial<NoticeTexts>
