import type { Bilingual } from '../../rules/schema.ts'
import { dayText } from '../days.ts'
import { fill, type Language } from '../fill.ts'

/** The one notice that belongs to no case: figures will name a company, which reads its record first (V5). */
export const companyRecordWords = {
  title: { zh: '统计将单列贵单位', en: 'Figures will name your company' },
  text: {
    zh: '{organisation}：{when}的统计将单列贵单位。请先看贵单位自己的记录；{until}以前可以回复，回复与数字一并显示。查看和回复：{url}',
    en: '{organisation}: figures of {when} will name your company. Read your own record first; until {until} you can reply, and the reply stands beside the figures. Read and reply: {url}',
  },
} satisfies Record<string, Bilingual>

const quarterFrame: Bilingual = { zh: '{year}年第{n}季度', en: 'quarter {n} of {year}' }

/** Writes it to a company in one language: what is coming, by when it can reply, and where. */
export const writeCompanyRecordNotice = (
  notice: { readonly organisation: string; readonly quarter: string; readonly untilOn: string; readonly url: string },
  language: Language,
): string => {
  const [year = '', n = ''] = notice.quarter.split('Q')
  const values = {
    organisation: notice.organisation,
    when: fill(quarterFrame, { year, n }, language),
    until: dayText(notice.untilOn, language),
    url: notice.url,
  }
  return fill(companyRecordWords.text, values, language)
}
