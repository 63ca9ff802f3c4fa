import type { NoticeTexts } from './notice-words.ts'

/** Notices about another route, place, supply point or time. */
export const otherWayNotices = {
  otherProposed: {
    owner: {
      title: { zh: '物业同意，并提议另一种做法', en: 'Yes, with another way proposed' },
      text: {
        zh: '物业同意您的申请{caseNumber}，并提议换一种做法。采不采用由您决定；不采用的，同意照样有效，走线、位置和接电点由供电企业现场查看时确定。',
        en: 'The property company says yes to your request {caseNumber} and proposes another way. It is for you to take it; if you do not, the yes stands, and the grid company settles route, place and supply point at its survey.',
      },
      clocks: ['otherAnswer'],
    },
  },
  otherAnswered: {
    property: {
      title: { zh: '业主已答复提议', en: 'Your proposal was answered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主已答复贵单位提议的做法，请在页面查看。贵单位的同意不变。',
        en: 'The owner of request {caseNumber} ({compound}) has answered what you proposed; see the page. Your yes stands.',
      },
      clocks: [],
    },
  },
} satisfies Partial<NoticeTexts>
