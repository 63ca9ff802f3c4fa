import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices about mediators and about what was closed as solved. */
export const mediationNotices = {
  mediatorObjected: {
    owner: {
      title: { zh: '将另行确定调解员', en: 'Another mediator will be named' },
      text: {
        zh: '您的申请{caseNumber}的调解，有一方不接受调解员，区中心将另行确定，之后再征求双方同意。',
        en: 'In the mediation of your request {caseNumber} a side does not accept the mediator. The centre names another, and both sides are asked again.',
      },
      clocks: ['nameMediator'],
    },
    ...forAll(['property'], {
      title: { zh: '将另行确定调解员', en: 'Another mediator will be named' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解，有一方不接受调解员，区中心将另行确定，之后再征求双方同意。',
        en: 'In the mediation of request {caseNumber} ({compound}) a side does not accept the mediator. The centre names another, and both sides are asked again.',
      },
      clocks: ['nameMediator'],
    }),
    centre: {
      title: { zh: '请另行确定调解员', en: 'Please name another mediator' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解，有一方不接受调解员，请另行确定。',
        en: 'In the mediation of request {caseNumber} ({compound}) a side does not accept the mediator. Please name another.',
      },
      clocks: ['nameMediator'],
    },
  },
  closingDenied: {
    ...forAll(['centre', 'bureau'], {
      title: { zh: '业主认为没有解决', en: 'Not settled, says the owner' },
      text: {
        zh: '申请{caseNumber}（{compound}）中登记为已解决的事项，业主认为没有解决，已记录在案。',
        en: 'Something closed as solved on request {caseNumber} ({compound}) is not settled, says the owner. That is on record.',
      },
    }),
  },
} satisfies Partial<NoticeTexts>
