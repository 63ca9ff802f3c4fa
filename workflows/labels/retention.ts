import type { ErasedPart, Hold } from '../retention/erasures.ts'
import type { Basis, Bilingual } from '../rules/schema.ts'
import { basisText } from './basis.ts'
import type { Language } from './fill.ts'

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
  correction: {
    zh: '业主要求的更正还在核实，要看这些材料',
    en: 'a correction that the owner asked for is being looked at, and these papers show it',
  },
  relatedCase: {
    zh: '同一车位或同一充电桩还有一件在办理',
    en: 'another case of the same space or the same pile goes on',
  },
} satisfies Record<Hold, Bilingual>

/** What stands beside everything that is held of a person. */
export const ownDataNote = {
  zh: `这里是平台保存的、与您有关的全部内容（《个人信息保护法》第四十五条：查阅、复制）。
account.json 您的账号、手机号和接收通知的设置；piles.json 您的充电桩；
每件申请一个文件夹：case.json 申请和办理情况，events.json 经过，handed-to-whom.json 信息提供给谁、用途、依据和您的意思，who-read-what.json 谁在什么时候查看了您的哪些信息，asked-by-two.json 机关两人一起办的事（查看联系方式、发出交办）和理由，
kept-and-erased.json 保存到什么时候、已按什么规则删除了什么，documents 您可以打开的全部文件。
内容有错，请在申请页面的“我的个人信息”里更正（第四十六条），从前的更正和理由在 case.json 的 dataCorrections；上不了网的，请告诉区物业服务指导中心。`,
  en: `Everything that the platform holds about you (Personal Information Protection Law, article 45: access and copy).
account.json: your account, phone and how you are told; piles.json: your piles.
One folder for each request: case.json, the request and how it stands; events.json, what happened; handed-to-whom.json, to whom
data go, for what, on what basis and what you said to it; who-read-what.json, who read which of your data and when; asked-by-two.json, what two persons of an office did together (see whom to call, send an order) and why; kept-and-erased.json, until when what is kept and what was erased by which rule; documents, every
file that you may open.
What is wrong you correct on the page of the request, under “My personal data” (article 46); earlier corrections and why stand in case.json under dataCorrections. Who is not online tells the district property service centre.`,
} satisfies Bilingual

/**
 * By which rule something is erased. A period of the platform follows a principle of law that does hold here: the number is
 * the platform’s own, and neither is said of the other.
 */
export const retentionBasis = (basis: Basis, language: Language): string => {
  const { force, modelledOn } = basis
  if (force !== 'D' || !modelledOn) return basisText(basis, language)
  return language === 'zh' ? `期限由平台设定，按照${modelledOn.zh}` : `period set by the platform, following ${modelledOn.en}`
}
