import type { PageLanguage } from '../shared/language.ts'

/** Texts of how an owner is told, and of what was told. */
const zh = {
  title: '怎样通知我',
  channel: '通知发到哪里',
  noMailYet: '先在下面确认邮箱，再选电子邮件。',
  language: '短信和邮件用哪种语言',
  languages: { zh: '中文', en: 'English' },
  silent: '哪些只在这里看，不用发给我',
  night: '晚上10点到早上8点不打扰，早上再发',
  mail: '电子邮箱',
  mailNow: (mail: string) => `已确认：${mail}`,
  mailHint: '发到这个邮箱的6位验证码能证明它是您的。邮件里有申请编号、小区名称和事项。',
  newMail: '邮箱地址',
  getCode: '获取验证码',
  code: '邮件里的验证码',
  codeHint: '发到这个邮箱的6位数字，5分钟内有效。',
  confirm: '确认这个邮箱',
  another: '换一个邮箱',
  takeAway: '不再用这个邮箱',
  kept: '已保存。',
  told: '通知过我什么',
  toldNothing: '还没有发过通知。',
  toldBy: {
    sms: '短信',
    serviceAccount: '服务号',
    mail: '电子邮件',
    app: '按您的选择只在这里',
    inbox: '收件箱',
    notReachable: '没有号码，没有发出',
  } as Readonly<Record<string, string>>,
}

const en: typeof zh = {
  title: 'How I am told',
  channel: 'Where messages go',
  noMailYet: 'Confirm an address below before you choose mail.',
  language: 'Language of messages and mail',
  languages: { zh: '中文', en: 'English' },
  silent: 'What I read here alone, without a message',
  night: 'Nothing between 22:00 and 8:00; it comes in the morning',
  mail: 'Mail address',
  mailNow: (mail) => `Confirmed: ${mail}`,
  mailHint:
    'A code of six digits that comes to the address shows that it is yours. A mail names the request, the compound and what it is about.',
  newMail: 'Address',
  getCode: 'Get a code',
  code: 'Code in the mail',
  codeHint: 'The six digits sent to this address; valid for 5 minutes.',
  confirm: 'Confirm this address',
  another: 'Another address',
  takeAway: 'Use this address no more',
  kept: 'Kept.',
  told: 'What I was told',
  toldNothing: 'Nothing yet.',
  toldBy: {
    sms: 'text message',
    serviceAccount: 'service account',
    mail: 'mail',
    app: 'here alone, as you chose',
    inbox: 'inbox',
    notReachable: 'no number, not sent',
  },
}

/** The same in both languages. */
export const ownMessageTexts: Readonly<Record<PageLanguage, typeof zh>> = { 'zh-CN': zh, en }
