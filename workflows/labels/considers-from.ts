import type { Bilingual } from '../rules/schema.ts'
import { forAll, type NoticeTexts } from './notices/notice-words.ts'

/** From which day a time counts, where that depends on the building. */
export const startFrames = {
  open: {
    zh: '登记里没有{list}，还不能确定从哪一天起算（{when}）；在补登以前，显示的是最晚的可能，补登后可能提前。',
    en: 'Not on record: {list}. So it is open from which day it counts ({when}); until it is on record the latest possible date is shown, and it may come earlier.',
  },
  known: {
    zh: '自{from}起才须受理，因为{list}（{basis}）。',
    en: 'It has to be considered only from {from} on, because {list} ({basis}).',
  },
  everywhere: {
    zh: '自{from}起才须受理（{basis}）。',
    en: 'It has to be considered only from {from} on ({basis}).',
  },
  case: { zh: '{list}的，自{from}起', en: '{list}: from {from}' },
  otherwise: { zh: '其他的，自送达起', en: 'otherwise: from the service' },
  wanted: {
    zh: '请把{list}登记到小区资料里（物业的答复时间要看这一项）',
    en: 'have it put on record {list} (the time of the company to answer depends on it)',
  },
} satisfies Record<string, Bilingual>

/** Notices about it. */
export const considersNotices = {
  factsWanted: {
    owner: {
      title: { zh: '登记里缺一项事实', en: 'A fact is not on record' },
      text: {
        zh: '您的申请{caseNumber}：物业的答复时间从哪一天起算，要看车库的一项事实，登记里没有。缺哪一项、有什么材料可以证明，见页面。',
        en: 'Your request {caseNumber}: from which day the company’s time counts depends on a fact about the garage that is not on record. The page shows which.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '登记里缺一项事实', en: 'A fact is not on record' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业的答复时间从哪一天起算，要看车库的一项事实，登记里没有。请提供材料，由运维补登；缺哪一项见页面。',
        en: 'Request {caseNumber} ({compound}): from which day the company’s time counts depends on a fact about the garage that is not on record. Please show it, so that it is put there; the page says which.',
      },
    }),
  },
  startKnown: {
    owner: {
      title: { zh: '答复时间已确定', en: 'The time to answer is known' },
      text: {
        zh: '您的申请{caseNumber}：所缺的事实已登记，物业的答复时间已确定。',
        en: 'Your request {caseNumber}: the fact is on record, and the date of the company’s answer is known.',
      },
      clocks: ['propertyReply', 'answerInPrinciple', 'objectionTerm'],
    },
    property: {
      title: { zh: '答复时间已确定', en: 'The time to answer is known' },
      text: {
        zh: '申请{caseNumber}（{compound}）：所缺的事实已登记，答复时间已确定。',
        en: 'Request {caseNumber} ({compound}): the fact is on record, and the date of your answer is known.',
      },
      clocks: ['propertyReply', 'answerInPrinciple', 'objectionTerm'],
    },
  },
} satisfies Partial<NoticeTexts>
