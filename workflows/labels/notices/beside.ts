import { speakers } from '../../case/events/contacts.ts'
import { referralOffices } from '../../case/events/referrals.ts'
import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices of what parties say and record beside the stages. */
export const besideNotices = {
  groundsChanged: {
    owner: {
      title: { zh: '物业补充或更正了理由', en: 'Grounds changed' },
      text: {
        zh: '您的申请{caseNumber}：物业补充或更正了不同意的理由，前后内容都保留，您可以提出异议。',
        en: 'On your request {caseNumber} the company added or corrected a ground. Both versions are kept, and you can contest it.',
      },
    },
  },
  callAsked: {
    centre: {
      title: { zh: '业主请求回电', en: 'An owner asks for a call' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主请中心回电。打通后请在案件里登记结果。',
        en: 'The owner of request {caseNumber} ({compound}) asks the centre to call. Once you have spoken, note the result on the case.',
      },
    },
  },
  asked: {
    ...forAll(speakers, {
      title: { zh: '有一个提问', en: 'A question' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一个提问或约定的时间请答复。不影响时间计算。',
        en: 'Request {caseNumber} ({compound}) has a question or an appointment for you to answer. It stops no clock.',
      },
    }),
    owner: {
      title: { zh: '有一个提问', en: 'A question' },
      text: {
        zh: '您的申请{caseNumber}有一个提问或约定的时间请您答复。不影响时间计算。',
        en: 'There is a question or an appointment for you to answer on your request {caseNumber}. It stops no clock.',
      },
    },
  },
  questionAnswered: {
    ...forAll(speakers, {
      title: { zh: '提问有了答复', en: 'A question was answered' },
      text: {
        zh: '贵单位在申请{caseNumber}（{compound}）的提问有了答复，详情见页面。',
        en: 'The question of your office on request {caseNumber} ({compound}) was answered. The page shows the answer.',
      },
    }),
    owner: {
      title: { zh: '提问有了答复', en: 'Your question was answered' },
      text: {
        zh: '您的申请{caseNumber}：您的提问有了答复，详情见页面。',
        en: 'Your question on your request {caseNumber} was answered. The page shows the answer.',
      },
    },
  },
  referralReported: {
    ...forAll(referralOffices, {
      title: { zh: '业主反映被推走', en: 'An owner was sent on' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主反映，贵单位让其去找别的单位。请答复是否属实，不属实的不计入。',
        en: 'The owner of request {caseNumber} ({compound}) says your office sent them on. Please say whether it did; if not, it does not count.',
      },
    }),
  },
  referred: {
    owner: {
      title: { zh: '被让去找别的单位', en: 'You were sent on' },
      text: {
        zh: '您的申请{caseNumber}：经办单位让您先找另一家单位。这不是答复，原来的时间照算；次数达到本地上限时自动转区中心。',
        en: 'On your request {caseNumber} an office sent you on. That is no answer and its time runs on; after the limit of the place the case goes to the centre.',
      },
    },
    ...forAll(referralOffices, {
      title: { zh: '有一件转介请答复', en: 'A referral waits for you' },
      text: {
        zh: '申请{caseNumber}（{compound}）被转介给贵单位。请答复，或退回。',
        en: 'Request {caseNumber} ({compound}) was referred to your office. Please answer, or send it back.',
      },
    }),
  },
  referralAnswered: {
    owner: {
      title: { zh: '转介有了答复', en: 'A referral was answered' },
      text: {
        zh: '您的申请{caseNumber}有一次转介得到了答复，详情见页面。',
        en: 'A referral on your request {caseNumber} was answered. The page shows how.',
      },
    },
    ...forAll(referralOffices, {
      title: { zh: '转介有了答复', en: 'A referral was answered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的一次转介得到了答复，详情见页面。',
        en: 'A referral on request {caseNumber} ({compound}) was answered. The page shows how.',
      },
    }),
  },
  returnLimitReached: {
    owner: {
      title: { zh: '已自动转区中心', en: 'Gone to the centre by itself' },
      text: {
        zh: '您的申请{caseNumber}被推来推去的次数达到本地上限，已自动转区物业服务指导中心。',
        en: 'Your request {caseNumber} was sent round as often as the place allows. It has gone to the district centre by itself.',
      },
    },
    centre: {
      title: { zh: '推诿达到上限，请处理', en: 'Sent round too often' },
      text: {
        zh: '申请{caseNumber}（{compound}）在单位之间往返的次数达到上限，已转贵中心，请处理。',
        en: 'Request {caseNumber} ({compound}) was sent round as often as the place allows and is now with the centre.',
      },
      clocks: ['centreAccept', 'nameBody'],
    },
  },
} satisfies Partial<NoticeTexts>
