import { promisers } from '../../case/events/meetings.ts'
import { forAll, type NoticeTexts } from './notice-words.ts'

const aside = ['owner', 'property', 'centre'] as const

/** Notices of joint meetings and of what was promised there. Each party reads on its page which promise is meant. */
export const meetingNotices = {
  meetingHeld: {
    ...forAll(promisers, {
      title: { zh: '联席会议上的承诺已登记', en: 'Promises of a joint meeting on record' },
      text: {
        zh: '申请{caseNumber}（{compound}）开过联席会议，各方承诺和期限已登记，请按期兑现并报告。',
        en: 'A joint meeting was held on request {caseNumber} ({compound}). What was promised is on record with its days; please keep it and report it.',
      },
      clocks: ['promise'],
    }),
    owner: {
      title: { zh: '联席会议已登记', en: 'Joint meeting on record' },
      text: {
        zh: '您的申请{caseNumber}开过联席会议，谁承诺在什么时候之前做什么，页面都有登记。',
        en: 'A joint meeting was held on your request {caseNumber}. The page shows who promised what by when.',
      },
    },
  },
  promiseReported: {
    ...forAll(aside, {
      title: { zh: '有承诺报告已兑现', en: 'A promise was reported as kept' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一条联席会议承诺报告已兑现，请查看是否属实。',
        en: 'A promise of the joint meeting on request {caseNumber} ({compound}) was reported as kept. Please see whether it was.',
      },
      clocks: ['promiseCheck'],
    }),
    owner: {
      title: { zh: '有承诺报告已兑现', en: 'A promise was reported as kept' },
      text: {
        zh: '您的申请{caseNumber}有一条联席会议承诺报告已兑现，请看看是否属实并确认。',
        en: 'A promise of the joint meeting on your request {caseNumber} was reported as kept. Please say whether it was.',
      },
      clocks: ['promiseCheck'],
    },
  },
  promiseAnswered: {
    ...forAll(promisers, {
      title: { zh: '承诺兑现情况已登记', en: 'What became of a promise' },
      text: {
        zh: '申请{caseNumber}（{compound}）一条联席会议承诺的兑现情况已登记，详情见页面。',
        en: 'What became of a promise of the joint meeting on request {caseNumber} ({compound}) is on record. The page shows it.',
      },
    }),
    owner: {
      title: { zh: '承诺兑现情况已登记', en: 'What became of a promise' },
      text: {
        zh: '您的申请{caseNumber}一条联席会议承诺的兑现情况已登记，详情见页面。',
        en: 'What became of a promise of the joint meeting on your request {caseNumber} is on record. The page shows it.',
      },
    },
  },
  promiseBroken: {
    ...forAll(promisers, {
      title: { zh: '联席会议承诺到期未兑现', en: 'A meeting promise was broken' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一条联席会议承诺到期没有兑现，已登记在案。仍可补报。',
        en: 'A promise of the joint meeting on request {caseNumber} ({compound}) was not kept in time; that is on record. It can still be reported as kept.',
      },
    }),
    owner: {
      title: { zh: '对方承诺到期未兑现', en: 'A promise was broken' },
      text: {
        zh: '您的申请{caseNumber}有一条联席会议承诺到期没有兑现，哪一条见页面。以此结束协调的，案件已回到区中心。',
        en: 'A promise of the joint meeting on your request {caseNumber} was not kept in time; the page shows which. If the coordination was closed on it, the case is back with the centre.',
      },
    },
    centre: {
      title: { zh: '承诺未兑现，请继续办理', en: 'A promise was broken' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一条联席会议承诺到期没有兑现，请继续协调或升级办理。',
        en: 'A promise of the joint meeting on request {caseNumber} ({compound}) was not kept in time. Please go on with the coordination, or hand it to the bureau.',
      },
      clocks: ['coordinate'],
    },
  },
  promisesKept: {
    ...forAll(aside, {
      title: { zh: '会议承诺均已兑现', en: 'All promises were kept' },
      text: {
        zh: '申请{caseNumber}（{compound}）的联席会议承诺均已兑现。',
        en: 'All promises of the joint meeting on request {caseNumber} ({compound}) were kept.',
      },
      clocks: ['coordinate'],
    }),
    owner: {
      title: { zh: '会议承诺均已兑现', en: 'All promises were kept' },
      text: {
        zh: '您的申请{caseNumber}在联席会议上得到的承诺均已兑现。',
        en: 'All promises of the joint meeting on your request {caseNumber} were kept.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
