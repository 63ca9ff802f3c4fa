import type { CallBackAnswer } from '../case/events/honesty.ts'
import type { Forgery } from '../case/memory/honesty.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import type { NoticeTexts } from './notices/notice-words.ts'

/** What an owner said when called after a withdrawal. */
export const callBackLabels = {
  ownWish: { zh: '自己的意愿', en: 'The owner’s own wish' },
  talkedOut: { zh: '被劝说撤回', en: 'Talked out of it' },
  pressed: { zh: '受到压力', en: 'Pressed' },
  notReached: { zh: '没有联系上', en: 'Not reached' },
} satisfies Record<CallBackAnswer, Bilingual>

/** What became of a claim that a paper is forged. */
export const forgeryLabels = {
  claimed: { zh: '有人提出，尚未认定', en: 'Claimed, not settled' },
  found: { zh: '已认定伪造', en: 'Found forged' },
  notFound: { zh: '未认定伪造', en: 'Not found forged' },
} satisfies Record<Forgery['standing'], Bilingual>

/** Events that keep a record honest. */
export const honestyEventLabels = {
  'bureau.recordCallBack': { zh: '市住建局登记回访结果', en: 'Bureau records what the owner said when called' },
  'owner.reportForgery': { zh: '业主反映材料系伪造', en: 'Owner says that a paper is forged' },
  'property.reportForgery': { zh: '物业反映材料系伪造', en: 'Property company says that a paper is forged' },
  'centre.reportForgery': { zh: '区中心登记材料疑似伪造', en: 'Centre says that a paper is forged' },
  'centre.settleForgery': { zh: '区中心登记是否认定伪造', en: 'Centre records whether a paper was found forged' },
} as const

/** Why such an event is not possible now. */
export const honestyGuardReasons = {
  callBackIsDrawn: { zh: '这件申请没有抽到回访', en: 'this case is not among those that are called' },
  callBackIsOwed: { zh: '没有需要登记的回访', en: 'no call-back is owed' },
  forgeryIsClaimed: { zh: '没有待认定的伪造反映', en: 'no claim of a forged paper waits' },
} as const

/** The clock of a call-back. */
export const honestyClockLabels = {
  callBack: {
    name: { zh: '撤回后的回访', en: 'Call after a withdrawal' },
    otherwise: {
      remind: { zh: '到期没有回访的，提醒市住建局', en: 'the housing bureau is reminded' },
    },
  },
} as const satisfies Record<string, ClockWords>

/** Listed values of these events. */
export const honestyValueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  'bureau.recordCallBack answer': callBackLabels,
}

/** Notices of call-backs and forged papers. */
export const honestyNotices = {
  callBackWanted: {
    bureau: {
      title: { zh: '请回访', en: 'A call to make' },
      text: {
        zh: '申请{caseNumber}（{compound}）已撤回或改用其他方式，抽中回访，请联系业主了解原因。',
        en: 'Request {caseNumber} ({compound}) was withdrawn or diverted and is among those that are called. Please ask the owner why.',
      },
      clocks: ['callBack'],
    },
  },
  forgeryClaimed: {
    centre: {
      title: { zh: '有材料疑似伪造', en: 'A paper is said to be forged' },
      text: {
        zh: '申请{caseNumber}（{compound}）中有人反映一份材料系伪造，请核实并登记结果；认定之前一切照常。',
        en: 'Somebody says that a paper of request {caseNumber} ({compound}) is forged. Please look at it and record the result; nothing changes before.',
      },
      clocks: [],
    },
  },
  consentForged: {
    owner: {
      title: { zh: '盖章材料已认定伪造', en: 'The consent’s paper was found forged' },
      text: {
        zh: '您的申请{caseNumber}所依据的盖章材料已认定伪造，施工和通电暂停，已请物业重新出具；没有出具的，由区中心协调。',
        en: 'The paper on which your request {caseNumber} rests was found forged. Works and power rest; the company was asked for a true one, else the centre coordinates.',
      },
      clocks: ['paperAnew'],
    },
    property: {
      title: { zh: '盖章材料已认定伪造', en: 'The consent’s paper was found forged' },
      text: {
        zh: '申请{caseNumber}（{compound}）所依据的盖章材料已认定伪造，施工暂停。同意的，请重新出具；不同意的，请说明。',
        en: 'The paper on which request {caseNumber} ({compound}) rests was found forged, and the works rest. Please issue a true one, or say that you do not.',
      },
      clocks: ['paperAnew'],
    },
    centre: {
      title: { zh: '盖章材料已认定伪造', en: 'The consent’s paper was found forged' },
      text: {
        zh: '申请{caseNumber}（{compound}）的盖章材料已认定伪造，施工暂停；物业到期没有重新出具的，转贵中心协调。',
        en: 'The paper of request {caseNumber} ({compound}) was found forged, and the works rest. If the company issues no other, it comes to the centre.',
      },
      clocks: ['paperAnew'],
    },
    grid: {
      title: { zh: '请暂不通电', en: 'Please do not switch on' },
      text: {
        zh: '申请{caseNumber}（{compound}）的盖章材料已认定伪造，检验和通电暂停，取得真实材料后另行通知。',
        en: 'The paper of request {caseNumber} ({compound}) was found forged. Inspection and power rest until a true one is there.',
      },
      clocks: [],
    },
  },
  forgerySettled: {
    owner: {
      title: { zh: '伪造反映已有结果', en: 'Claim of a forged paper settled' },
      text: {
        zh: '您的申请{caseNumber}中关于材料伪造的反映已有结果，请在页面查看。',
        en: 'The claim that a paper of your request {caseNumber} is forged has been settled. Please see the result.',
      },
      clocks: [],
    },
    property: {
      title: { zh: '伪造反映已有结果', en: 'Claim of a forged paper settled' },
      text: {
        zh: '申请{caseNumber}（{compound}）中关于材料伪造的反映已有结果，请在页面查看。',
        en: 'The claim that a paper of request {caseNumber} ({compound}) is forged has been settled. Please see the result.',
      },
      clocks: [],
    },
  },
} satisfies Partial<NoticeTexts>
