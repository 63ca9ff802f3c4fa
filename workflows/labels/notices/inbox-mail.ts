/** So many are named; the others are counted. */
const mostNamed = 30

/** The mail of what came into an inbox: numbers of cases and what each is about, no person and no word that a party wrote. */
export const inboxMail = (
  lines: readonly { readonly caseNumber: string; readonly title: string }[],
  url: string,
): { readonly subject: string; readonly text: string } => {
  const named = lines.slice(0, mostNamed).map(({ caseNumber, title }) => `${caseNumber}　${title}`)
  const rest = lines.length - named.length
  return {
    subject: `充电桩报装：收件箱有${lines.length}条新通知`,
    text: [
      ...named,
      ...(rest > 0 ? [`另有${rest}条。`] : []),
      `请登录办理：${url}`,
      '多久收一次、发到哪里，在“我的账号”里设置；没有账号的，请联系区物业服务指导中心。',
    ].join('\n'),
  }
}
