import type { NoticeTexts } from './notice-words.ts'

/** Notices about more time for the company's reply. */
export const moreTimeNotices = {
  moreTimeAsked: {
    owner: {
      title: { zh: '物业申请延长答复时间', en: 'More time asked for' },
      text: {
        zh: '物业就您的申请{caseNumber}申请延长答复时间，只能申请一次。同不同意由您决定；您不答复，原来的时间不变。',
        en: 'The property company asks for more time to answer your request {caseNumber}, which it can do once. It is for you to agree; without your answer the date stays as it is.',
      },
      clocks: ['propertyReply'],
    },
  },
  correctionStruck: {
    centre: {
      title: { zh: '补正通知已划去', en: 'Correction notice struck out' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主指出，补正通知要求的材料在通知之前都已提交，系统核对属实。这份通知划去，申请按材料齐全继续办理。',
        en: 'The owner of request {caseNumber} ({compound}) pointed out that every paper of the notice had been there before it, and the record bears this out. The notice is struck out and the request goes on as complete.',
      },
      clocks: [],
    },
  },
  moreTimeAnswered: {
    property: {
      title: { zh: '业主已答复延长申请', en: 'More time: answered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主已答复延长申请，请在页面查看现在的时间。',
        en: 'The owner of request {caseNumber} ({compound}) has answered about more time. Please see the date that counts now.',
      },
      clocks: ['propertyReply'],
    },
  },
} satisfies Partial<NoticeTexts>
