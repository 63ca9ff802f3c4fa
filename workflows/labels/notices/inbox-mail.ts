import type { Language } from '../fill.ts'

/** So many are named; the others are counted. */
const mostNamed = 30

const words = {
  zh: {
    subject: (n: number) => `充电桩报装：收件箱有${n}条新通知`,
    line: (caseNumber: string, title: string) => `${caseNumber}　${title}`,
    rest: (n: number) => `另有${n}条。`,
    url: (url: string) => `请登录办理：${url}`,
    choices: '多久收一次、用哪种语言、发到哪里，在“我的账号”里设置；没有账号的，请联系区物业服务指导中心。',
  },
  en: {
    subject: (n: number) => `Charging piles: ${n} new in your inbox`,
    line: (caseNumber: string, title: string) => `${caseNumber}  ${title}`,
    rest: (n: number) => `and ${n} more.`,
    url: (url: string) => `Log in to act: ${url}`,
    choices:
      'How often, in which language and where to is set under “My account”; without an account, ask the district property service centre.',
  },
} satisfies Record<Language, unknown>

/** The mail of what came into an inbox: numbers of cases and what each is about, no person and no word that a party wrote. */
export const inboxMail = (
  lines: readonly { readonly caseNumber: string; readonly title: string }[],
  url: string,
  language: Language,
): { readonly subject: string; readonly text: string } => {
  const say = words[language]
  const named = lines.slice(0, mostNamed).map(({ caseNumber, title }) => say.line(caseNumber, title))
  const rest = lines.length - named.length
  return {
    subject: say.subject(lines.length),
    text: [...named, ...(rest > 0 ? [say.rest(rest)] : []), say.url(url), say.choices].join('\n'),
  }
}
