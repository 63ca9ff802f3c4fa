import type { Bilingual } from '../rules/schema.ts'

/** How somebody is told. `counter`: nobody is reached from here, the centre serves it. */
export const receivingChannels = ['serviceAccount', 'sms', 'inbox', 'mail', 'webhook', 'app', 'counter'] as const

/** The same in words. */
export const receivingChannelLabels = {
  serviceAccount: { zh: '服务号，没有关注的改发短信', en: 'service account, or a text message to who does not follow it' },
  sms: { zh: '短信', en: 'text message' },
  inbox: { zh: '收件箱', en: 'inbox' },
  mail: { zh: '邮件', en: 'mail' },
  webhook: { zh: '单位自己的系统', en: 'the system of the body' },
  app: { zh: '业主自己选了在系统里看', en: 'the pages, by the owner’s own choice' },
  counter: { zh: '没有账号或号码，由区中心送达', en: 'no account and no number: the centre serves it' },
} satisfies Record<(typeof receivingChannels)[number], Bilingual>

/** How often a body has mail of what came into its inbox: bundled within minutes, each morning, or never. */
export const mailRhythms = ['soon', 'daily', 'none'] as const
/** One of these. */
export type MailRhythm = (typeof mailRhythms)[number]
