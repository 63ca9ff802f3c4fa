import type { AnswerInPrinciple } from '../case/memory/in-principle.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { NoticeTexts } from './notices/notice-words.ts'

/** What came of an answer in principle. */
export const inPrincipleLabels = {
  yes: { zh: '原则同意', en: 'Yes in principle' },
  no: { zh: '不同意，列明理由', en: 'No, with its grounds' },
  conditions: { zh: '附条件同意', en: 'Yes under conditions' },
  noObjection: { zh: '不阻拦但不出证', en: 'No objection, no paper' },
  silence: { zh: '到期没有原则答复', en: 'No answer in principle in time' },
  deemed: { zh: '到期没有答复，按本地规定作为原则同意', en: 'Silence, which counts as a yes in principle here' },
  overtaken: { zh: '直接作了正式答复', en: 'The answer itself came at once' },
} satisfies Record<NonNullable<AnswerInPrinciple['answer']>, Bilingual>

/** The event of an answer in principle. */
export const inPrincipleEventLabels = {
  'property.agreeInPrinciple': { zh: '物业原则同意', en: 'Property company agrees in principle' },
} as const

/** Stages of an answer in principle. */
export const inPrincipleStageLabels = {
  answeringInPrinciple: { zh: '物业原则答复', en: 'Answer in principle by the property company' },
  agreedInPrinciple: { zh: '原则同意，待出证', en: 'Agreed in principle, paper to follow' },
} as const

/** What the company has to do in them. */
export const inPrincipleDuties = {
  answeringInPrinciple: {
    zh: '先作原则答复：同意、附条件同意或不同意，不同意的要写明理由（原则同意后不能再改口）',
    en: 'answer in principle first: yes, yes under conditions, or no with its grounds (a yes in principle binds)',
  },
  agreedInPrinciple: {
    zh: '按原则同意交来盖章材料（已经同意，不能再提理由或条件）',
    en: 'hand in the stamped paper (it has agreed in principle: no grounds or conditions follow)',
  },
} as const

/** Why an answer in principle is not possible now. */
export const inPrincipleGuardReasons = {
  principleComesFirst: { zh: '本地没有先作原则答复的规定', en: 'the rules of the place ask for no answer in principle' },
  oneAnswerOnly: { zh: '本地规定先作原则答复', en: 'the rules of the place ask for an answer in principle first' },
  principleMayBeAgreed: {
    zh: '本地没有先作原则答复的规定，或者已经作过原则答复',
    en: 'the rules of the place ask for no answer in principle, or it was given already',
  },
  principleIsOwed: {
    zh: '没有等待的原则答复，或者原则答复的时间已过',
    en: 'no answer in principle is awaited, or the time for it is over',
  },
} as const

/** The clocks of an answer in principle and of the paper that follows it. */
export const inPrincipleClockLabels = {
  answerInPrinciple: {
    name: { zh: '物业原则答复', en: 'Answer in principle of the property company' },
    otherwise: {
      move: {
        zh: '到期没有原则答复的，转区物业服务指导中心协调，业主可取得未答复证明',
        en: 'the district centre coordinates and the owner can have a certificate of silence',
      },
    },
    deemed: {
      zh: '到期没有原则答复的，按本地规定或约定作为原则同意，物业须按期出证',
      en: 'silence counts as a yes in principle under the rule or agreement of this place, and the paper is owed',
    },
    goesOn: {
      zh: '到期没有原则答复的，记录在案，物业仍须按期正式答复',
      en: 'the silence is on record, and the company still owes its answer by the day of that',
    },
  },
  finalAnswer: {
    name: { zh: '原则同意后出证', en: 'Paper after a yes in principle' },
    otherwise: {
      move: {
        zh: '到期没有交来的，改由下一家可以出证的单位办理；没有的，由区中心协调。原则同意继续有效',
        en: 'the next issuer is asked, or the centre coordinates if there is none; the yes in principle stands',
      },
    },
    deemed: {
      zh: '到期没有交来的，按本地规定或约定作为同意，业主可取得未答复证明',
      en: 'silence counts as consent under the rule or agreement of this place, with a certificate of silence',
    },
  },
} as const

/** What silence in principle is in a place, and from when the paper counts: sentences of a pack read as a document. */
export const principleSilenceLabels = {
  ESCALATE: { zh: '不答复的，转区中心协调', en: 'silence: the district centre coordinates' },
  DEEMED: { zh: '不答复的，作为原则同意', en: 'silence counts as a yes in principle' },
  GOES_ON: {
    zh: '不答复的，记录在案，正式答复的期限照算',
    en: 'silence is on record, and the answer itself is due on its own day',
  },
} satisfies Record<string, Bilingual>

/** Notices about an answer in principle. */
export const inPrincipleNotices = {
  agreedInPrinciple: {
    owner: {
      title: { zh: '物业原则同意', en: 'Agreed in principle' },
      text: {
        zh: '物业已原则同意您的申请{caseNumber}，不能再改口，接下来由物业按期出证。',
        en: 'The company has agreed in principle to your request {caseNumber}. This binds it; its paper follows by its own day.',
      },
      clocks: ['finalAnswer'],
    },
    property: {
      title: { zh: '请按期出证', en: 'The paper is due' },
      text: {
        zh: '贵公司已原则同意申请{caseNumber}（{compound}），请按期上传盖章材料，照片也可以。',
        en: 'You have agreed in principle to request {caseNumber} ({compound}). Please upload the stamped paper by its day; a photo will do.',
      },
      clocks: ['finalAnswer'],
    },
  },
  silentInPrinciple: {
    owner: {
      title: { zh: '物业没有原则答复', en: 'No answer in principle' },
      text: {
        zh: '您的申请{caseNumber}到期没有收到物业的原则答复，已记录。物业仍须按期正式答复。',
        en: 'Your request {caseNumber} got no answer in principle in time; this is on record. The company still owes its answer by its own day.',
      },
      clocks: ['propertyReply'],
    },
    property: {
      title: { zh: '没有收到原则答复', en: 'No answer in principle received' },
      text: {
        zh: '申请{caseNumber}（{compound}）到期没有收到原则答复，已记录。请按期正式答复，也可以补作原则同意。',
        en: 'Request {caseNumber} ({compound}) got no answer in principle in time; this is on record. Please answer by your day; a yes in principle still counts.',
      },
      clocks: ['propertyReply'],
    },
  },
} satisfies Partial<NoticeTexts>
