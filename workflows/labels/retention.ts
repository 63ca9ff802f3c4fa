import type { ErasedPart, Hold } from '../retention/erasures.ts'
import type { Bilingual } from '../rules/schema.ts'

/** What is erased at one time, as its owner calls it. */
export const erasedPartLabels = {
  identity: { zh: '身份证件号码和载有号码的证件', en: 'the ID number and the papers that bear it' },
  rest: {
    zh: '姓名、电话、房号、车牌、留言和全部文件',
    en: 'name, phone, room, plate, what was written, and all files',
  },
  draft: { zh: '没有提交的草稿', en: 'the draft that was not filed' },
} satisfies Record<ErasedPart, Bilingual>

/** Why something is kept although its day has come. */
export const holdLabels = {
  reopened: { zh: '这件申请又恢复办理了', en: 'the request goes on again' },
  proceeding: {
    zh: '还有投诉、诉讼或者调解没有结束，要留作证据',
    en: 'a complaint, suit or mediation is not over, and it may be needed as evidence',
  },
  pendingClock: {
    zh: '还有一个可以主张权利的期限没有过',
    en: 'a time within which a right can still be used has not gone by',
  },
  relatedCase: {
    zh: '同一车位或同一充电桩还有一件在办理',
    en: 'another case of the same space or the same pile goes on',
  },
} satisfies Record<Hold, Bilingual>
