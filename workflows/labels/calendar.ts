import type { NoticeFault, NoticeFaultCode } from '../calendar/notices.ts'
import type { Bilingual } from '../rules/schema.ts'
import { fill, type Language } from './fill.ts'

/** What is wrong with a holiday notice, and what to do. */
export const noticeFaultLabels = {
  NOTICE_SAYS_NOTHING: {
    zh: '这份通知既没有公布日期，也没有撤回别的通知。请填写 days 或 withdraws。',
    en: 'The notice publishes no days and withdraws no other. Give `days` or `withdraws`.',
  },
  NOTICE_UNKNOWN: {
    zh: '没有编号为“{number}”的通知。现有：{known}。',
    en: 'There is no notice {number}. Known: {known}.',
  },
  NOTICE_WITHDRAWN: {
    zh: '编号为“{number}”的通知已被“{by}”撤回。',
    en: 'The notice {number} was withdrawn by {by} already.',
  },
  YEAR_TAKEN: {
    zh: '{year}年已有通知“{number}”。要更正，请在 withdraws 中写明撤回它。',
    en: 'The year {year} has its notice {number}. To correct it, name it in `withdraws`.',
  },
  YEAR_LEAVES_GAP: {
    zh: '各年的通知必须相连，这样会剩下：{years}。缺的年份会被当作没有节假日。请先导入缺的年份。',
    en: 'The years must follow each other; this leaves: {years}. A missing year would count as one without holidays. Import it first.',
  },
  DAY_OF_ANOTHER_YEAR: {
    zh: '{date}不是{year}年的日期（上一年12月除外）。',
    en: '{date} is no day of {year}, nor of the December before.',
  },
  RANGE_BACKWARDS: { zh: '{from}至{to}的先后反了。', en: '{from} to {to} runs backwards.' },
  DAY_NAMED_TWICE: { zh: '{date}写了两次。', en: '{date} is named twice.' },
  DAY_BOTH_OFF_AND_WORKING: { zh: '{date}既写成放假又写成上班。', en: '{date} is called both off and working.' },
  MAKE_UP_DAY_ON_A_WEEKDAY: {
    zh: '{date}本来就是工作日，不是调休上班的周六或周日。请核对通知原文。',
    en: '{date} is a weekday and no make-up Saturday or Sunday. Check it against the notice.',
  },
} satisfies Record<NoticeFaultCode, Bilingual>

/** A fault of a notice in words. */
export const noticeFaultText = ({ code, words }: NoticeFault, language: Language): string =>
  fill(noticeFaultLabels[code], words, language)
