import type { InformationObjection } from '../case/events/information.ts'
import type { InformationRequest } from '../case/memory/information.ts'
import type { Bilingual } from '../rules/schema.ts'
import { documentLabels } from './documents.ts'
import type { NoticeTexts } from './notices/notice-words.ts'

/** Why an owner holds a request for information to be unreasonable. */
export const informationObjectionLabels = {
  alreadyThere: { zh: '早已提交', en: 'It was there already' },
  notNeeded: { zh: '与答复无关', en: 'It is not needed for the answer' },
  nobodyIssuesIt: { zh: '没有单位出具这种材料', en: 'Nobody issues it' },
} satisfies Record<InformationObjection, Bilingual>

/** How a request for information ended. */
export const informationEndLabels = {
  answered: { zh: '业主已答复', en: 'Answered by the owner' },
  unanswered: { zh: '到期没有答复，物业按现有材料答复', en: 'Not answered in time: the company decides on what is there' },
  struck: { zh: '要求不合理，已划去，暂停的天数不算', en: 'Unreasonable, struck out: its rest does not count' },
  unsettled: { zh: '有异议，区中心没有按时核定', en: 'Contested, and not settled by the centre in time' },
  overtaken: { zh: '物业没有等到答复就已答复', en: 'The company answered without waiting' },
} satisfies Record<NonNullable<InformationRequest['end']> | 'overtaken', Bilingual>

/** Events about a request for information. */
export const informationEventLabels = {
  'property.requestInformation': { zh: '物业要求补充信息', en: 'Property company asks for information' },
  'owner.answerInformation': { zh: '业主补充信息', en: 'Owner answers the request for information' },
  'owner.contestInformation': { zh: '业主认为补充要求不合理', en: 'Owner contests the request for information' },
  'centre.settleInformation': { zh: '区中心核定补充要求是否合理', en: 'Centre finds whether the request is reasonable' },
} as const

/** Why such an event is not possible now. */
export const informationGuardReasons = {
  mayRequestInformation: {
    zh: '本地没有这项规定，或者已经要求过补充信息',
    en: 'the rules of the place know no such request, or it was made already',
  },
  askedForWasThere: {
    zh: '要求补充的内容里，有的此前确实没有提交',
    en: 'something of what is asked for was not there before',
  },
  informationMayBeContested: { zh: '对这次补充要求已经提过异议', en: 'this request was contested already' },
} as const

/** The clocks of a request for information. */
export const informationClockLabels = {
  informationAnswer: {
    name: { zh: '业主补充信息', en: 'Owner’s answer to the request for information' },
    otherwise: {
      move: {
        zh: '到期没有补充的，物业的答复时间继续计算，由物业按现有材料答复',
        en: 'the company’s time to reply runs on, and it decides on what is there',
      },
    },
  },
  informationCheck: {
    name: { zh: '核定补充要求是否合理', en: 'Finding on a contested request for information' },
    otherwise: {
      move: {
        zh: '到期没有核定的，物业的答复时间继续计算，这段暂停记为有异议',
        en: 'the company’s time to reply runs on, and the rest stays contested on record',
      },
    },
  },
} as const

/** Listed values of its events. */
export const informationValueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  'property.requestInformation asks': documentLabels,
  'owner.contestInformation because': informationObjectionLabels,
}

/** Notices about a request for information. */
export const informationNotices = {
  informationAsked: {
    owner: {
      title: { zh: '物业要求补充信息', en: 'Information asked for' },
      text: {
        zh: '物业就您的申请{caseNumber}要求补充信息，答复之前物业的答复时间暂停。您可以补充，也可以认为要求不合理并提出异议。',
        en: 'The company asks for information about your request {caseNumber}; its time to reply rests until you answer. You can also contest it as unreasonable.',
      },
      clocks: ['informationAnswer'],
    },
  },
  informationAnswered: {
    property: {
      title: { zh: '业主已补充信息', en: 'Information supplied' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主已答复补充要求，答复时间继续计算。',
        en: 'The owner of request {caseNumber} ({compound}) has answered. Your time to reply runs on.',
      },
      clocks: ['propertyReply'],
    },
  },
  informationContested: {
    property: {
      title: { zh: '业主对补充要求有异议', en: 'Request for information contested' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主认为补充要求不合理，由区中心核定。不合理的，这段暂停将被划去。',
        en: 'The owner of request {caseNumber} ({compound}) holds the request for information to be unreasonable. The centre looks at it; if it is, the rest of your clock is struck out.',
      },
      clocks: ['informationCheck'],
    },
    centre: {
      title: { zh: '请核定补充要求', en: 'A request for information to look at' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主认为物业的补充要求不合理，请核定。',
        en: 'The owner of request {caseNumber} ({compound}) contests what the company asks for. Please find whether it is reasonable.',
      },
      clocks: ['informationCheck'],
    },
  },
  informationSettled: {
    owner: {
      title: { zh: '补充要求已核定', en: 'Request for information settled' },
      text: {
        zh: '您对申请{caseNumber}补充要求的异议已有结果，请在页面查看现在应由谁办理、到哪天。',
        en: 'Your contest of the request for information in {caseNumber} has been settled. Please see who has to act now, and by when.',
      },
      clocks: ['propertyReply', 'informationAnswer'],
    },
    property: {
      title: { zh: '补充要求已核定', en: 'Request for information settled' },
      text: {
        zh: '申请{caseNumber}（{compound}）的补充要求已有结果，请在页面查看答复时间是否继续计算、到哪天。',
        en: 'The contest of your request for information in {caseNumber} ({compound}) has been settled. Please see whether your time to reply runs on, and until when.',
      },
      clocks: ['propertyReply', 'informationAnswer'],
    },
  },
  informationUnanswered: {
    owner: {
      title: { zh: '补充信息的时间已过', en: 'Time to supply information is over' },
      text: {
        zh: '您的申请{caseNumber}补充信息的时间已过，申请不受影响，由物业按现有材料答复。',
        en: 'The days to supply information for your request {caseNumber} are over. It goes on, and the company decides on what is there.',
      },
      clocks: ['propertyReply'],
    },
    property: {
      title: { zh: '业主没有补充信息', en: 'No information came' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主到期没有补充信息，请按现有材料答复。',
        en: 'The owner of request {caseNumber} ({compound}) has not supplied the information in time. Please decide on what is there.',
      },
      clocks: ['propertyReply'],
    },
  },
} satisfies Partial<NoticeTexts>
