import { clockNames } from '../../case/clocks.ts'
import { parties } from '../../parties.ts'
import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices about the record itself: closing, reopening, answers recorded for others, dates, clocks. */
export const recordNotices = {
  closed: {
    owner: {
      title: { zh: '申请已办结', en: 'Request closed' },
      text: {
        zh: '您的申请{caseNumber}已办结：{outcome}。情况有变时，您可以在页面查看能不能恢复办理。',
        en: 'Your request {caseNumber} is closed: {outcome}. If things change, the page shows whether it can be reopened.',
      },
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '申请已办结', en: 'Request closed' },
      text: {
        zh: '申请{caseNumber}（{compound}）已办结：{outcome}。',
        en: 'Request {caseNumber} ({compound}) is closed: {outcome}.',
      },
    }),
  },
  reopened: {
    owner: {
      title: { zh: '申请已恢复办理', en: 'Request reopened' },
      text: {
        zh: '您的申请{caseNumber}已恢复办理，从办结前的环节继续，现在由谁办见页面。',
        en: 'Your request {caseNumber} is open again where it stood. The page shows who acts now.',
      },
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '申请已恢复办理', en: 'Request reopened' },
      text: {
        zh: '申请{caseNumber}（{compound}）已恢复办理，从办结前的环节继续，现在由谁办见页面。',
        en: 'Request {caseNumber} ({compound}) is open again where it stood. The page shows who acts now.',
      },
    }),
  },
  recordedForYou: {
    ...forAll(parties, {
      title: { zh: '有一项以贵单位名义的登记', en: 'An answer was recorded for you' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项答复以贵单位名义登记。请核对，与事实不符的请提出异议。',
        en: 'An answer was recorded in your name on request {caseNumber} ({compound}). Please check it and contest it if it is wrong.',
      },
      clocks: ['contestRecord'],
    }),
    owner: {
      title: { zh: '有一项代您的登记', en: 'An answer was recorded for you' },
      text: {
        zh: '您的申请{caseNumber}有一项代您登记的内容。请核对，与事实不符的请提出异议。',
        en: 'An answer was recorded in your name on your request {caseNumber}. Please check it and contest it if it is wrong.',
      },
      clocks: ['contestRecord'],
    },
    bureau: {
      title: { zh: '有一项以贵单位名义的登记', en: 'An answer was recorded for you' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项内容以贵单位名义登记。请核对，与事实不符的请告知区中心。',
        en: 'An act was recorded in your name on request {caseNumber} ({compound}). Please check it and tell the centre if it is wrong.',
      },
    },
  },
  recordContested: {
    centre: {
      title: { zh: '请核定有异议的登记', en: 'Contested record' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项代为登记的内容被提出异议，请核定。',
        en: 'A recorded answer on request {caseNumber} ({compound}) is contested. Please decide on it.',
      },
    },
    owner: {
      title: { zh: '一项登记有异议', en: 'Contested record' },
      text: {
        zh: '您的申请{caseNumber}有一项代为登记的内容被提出异议，由区中心核定。',
        en: 'A recorded answer on your request {caseNumber} is contested. The district centre decides on it.',
      },
    },
  },
  recordSettled: {
    ...forAll(parties, {
      title: { zh: '有异议的登记已核定', en: 'Contested record settled' },
      text: {
        zh: '申请{caseNumber}（{compound}）有异议的登记已核定，结果和现在的环节见页面。',
        en: 'The contested record on request {caseNumber} ({compound}) is settled. The page shows the result and where the case stands.',
      },
    }),
    owner: {
      title: { zh: '有异议的登记已核定', en: 'Contested record settled' },
      text: {
        zh: '您的申请{caseNumber}有异议的登记已核定，结果和现在的环节见页面。',
        en: 'The contested record on your request {caseNumber} is settled. The page shows the result and where the case stands.',
      },
    },
  },
  recalled: {
    owner: {
      title: { zh: '物业撤回了一次答复', en: 'Answer recalled' },
      text: {
        zh: '您的申请{caseNumber}：物业在送达前撤回了一次答复，申请回到答复前的环节。',
        en: 'On your request {caseNumber} the property company recalled an answer before it was delivered. The case stands where it stood before.',
      },
      clocks: ['propertyReply', 'redecide', 'paperDue'],
    },
    centre: {
      title: { zh: '物业撤回了一次答复', en: 'Answer recalled' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业在送达前撤回了一次答复，申请回到答复前的环节。',
        en: 'On request {caseNumber} ({compound}) the property company recalled an answer before delivery. The case stands where it stood before.',
      },
    },
  },
  dateConfirmed: {
    owner: {
      title: { zh: '较早的日期已确认', en: 'Earlier date confirmed' },
      text: {
        zh: '您的申请{caseNumber}有一项办理的较早日期已确认，相关时间已更正。',
        en: 'On your request {caseNumber} an earlier date was confirmed and the clocks are corrected.',
      },
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '较早的日期已确认', en: 'Earlier date confirmed' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项办理的较早日期已确认，相关时间已更正。',
        en: 'On request {caseNumber} ({compound}) an earlier date was confirmed and the clocks are corrected.',
      },
    }),
  },
  deadlineNear: {
    ...forAll(parties, {
      title: { zh: '时间快到了', en: 'Time ends soon' },
      text: {
        zh: '提醒：申请{caseNumber}（{compound}）有一项由贵方办理的事情时间快到了，下一步见页面。',
        en: 'Reminder: on request {caseNumber} ({compound}) a time that is yours ends soon. The page shows the next step.',
      },
      // Whichever it reminds of.
      clocks: clockNames,
    }),
    owner: {
      title: { zh: '时间快到了', en: 'Time ends soon' },
      text: {
        zh: '提醒：您的申请{caseNumber}有一项事情的时间快到了，您可以做什么见页面。',
        en: 'Reminder: on your request {caseNumber} a time that is yours ends soon. The page shows what you can do.',
      },
      clocks: clockNames,
    },
  },
  deadlinePassed: {
    ...forAll(parties, {
      title: { zh: '时间已到', en: 'Time ran out' },
      text: {
        zh: '申请{caseNumber}（{compound}）：“{clock}”的时间已到，现在的情况和下一步见页面。',
        en: 'Request {caseNumber} ({compound}): the time for “{clock}” is over. The page shows where it stands and what follows.',
      },
    }),
    owner: {
      title: { zh: '时间已到', en: 'Time ran out' },
      text: {
        zh: '您的申请{caseNumber}：“{clock}”的时间已到，现在的情况和下一步见页面。',
        en: 'Your request {caseNumber}: the time for “{clock}” is over. The page shows where it stands and what follows.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
