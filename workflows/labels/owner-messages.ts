import type { OwnerChannel, RestfulKind } from '../case/owner-messages.ts'
import type { Bilingual } from '../rules/schema.ts'

/** Where an owner can be told. */
export const ownerChannelLabels = {
  phone: { zh: '手机（关注服务号的在微信里，没有关注的收短信）', en: 'Phone (the city’s service account, else a text message)' },
  mail: { zh: '电子邮件', en: 'Mail' },
  app: { zh: '只在这里看', en: 'Here in the pages alone' },
} satisfies Record<OwnerChannel, Bilingual>

/** What an owner may leave to the pages. */
export const restfulKindLabels = {
  progress: { zh: '别人在办、您不用做什么的进展', en: 'Others act and you need do nothing' },
  dates: { zh: '别人的日期知道了，或者日期推后了', en: 'A day of somebody else is known, or a day is later than it was' },
  around: { zh: '小区里与申请有关的事项（改造、增容）', en: 'Matters of the compound: retrofit, more power' },
} satisfies Record<RestfulKind, Bilingual>

/** What cannot be left to the pages, and why. */
export const mustReachText: Bilingual = {
  zh: '其他通知关不掉：不同意、附条件、要您答复或补充的、时限开始或者到期、别人以您的名义记录的、停工停用、办结。收不到会错过期限，所以总要发出去；选了“只在这里看”的，发到手机。',
  en: 'The others cannot be switched off: a no, conditions, what you have to answer or supply, a time that begins or is over, what others record in your name, works or pile stopped, the end. Who misses them misses a date: they are always sent, to the phone of whoever chose the pages alone.',
}

/** The mail by which an address is confirmed, Chinese first. */
export const mailCodeText = (code: string, minutes: number): { readonly subject: string; readonly text: string } => ({
  subject: '邮箱验证码 Code for your address',
  text:
    `您的邮箱验证码是${code}，${minutes}分钟内有效，请勿告诉他人。不是您本人填写的，不用理会。\n` +
    `Your code is ${code}, valid for ${minutes} minutes. Tell nobody. If it was not you, leave it.`,
})
