import type { Bilingual } from '../../workflows/rules/schema.ts'
import { type AsOf, asItWas, asKnownThen } from '../../workflows/statistics/as-of.ts'
import type { Day, Period } from '../../workflows/statistics/days.ts'

/** What somebody asked for, as it was sent. */
export interface AskedDays {
  readonly asOf?: string | undefined
  readonly knownAt?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly since?: string | undefined
}

/** The days a figure is computed for. */
export interface QuestionDays {
  readonly at: AsOf
  readonly period: Period
  /** The day that `asOf` is compared with. */
  readonly since: Day
}

/** Something wrong with a question: where, and what in both languages. */
export interface QuestionFault {
  readonly pointer: string
  readonly code: keyof typeof sentences
  readonly sentence: Bilingual
}

/** Everything that can be wrong with a question, one code each, stable for ever. */
const sentences = {
  DAY_IN_FUTURE: { zh: '这一天还没有到。', en: 'This day has not come yet.' },
  KNOWN_BEFORE_DAY: {
    zh: 'knownAt 早于 asOf：当时还不知道之后的情况。',
    en: 'knownAt lies before asOf: nothing was known then of what came after.',
  },
  PERIOD_BACKWARDS: { zh: '起始日晚于截止日。', en: 'The period ends before it begins.' },
  PERIOD_BEYOND_DAY: { zh: '统计期超过了 asOf 当日。', en: 'The period goes beyond the day asOf.' },
  NOTHING_SINCE: { zh: '所比之日应早于截至日。', en: 'The day it is compared with must lie before the day asOf.' },
  CALENDARS_DIFFER: {
    zh: '这些区使用不同的工作日历，天数不能相加。请指定一个区。',
    en: 'These districts count days by different calendars, which cannot be added up. Name one district.',
  },
} as const satisfies Record<string, Bilingual>

/** Names the place of a fault and what is wrong there. */
export const questionFault = (pointer: string, code: QuestionFault['code']): QuestionFault => ({
  pointer,
  code,
  sentence: sentences[code],
})

/**
 * The days of a question with what is left open filled in: `asOf` is today, `knownAt` is `asOf` (as known then), the
 * period is the twelve months that end with `asOf`, and it is compared with the last Monday before it. The same for everybody, so that nobody picks the kindest.
 */
export const questionDays = (asked: AskedDays, today: string): QuestionDays | readonly QuestionFault[] => {
  const { asOf = today, knownAt = asOf } = asked
  const to = asked.to ?? asOf
  const from = asked.from ?? yearBefore(to)
  const since = asked.since ?? mondayBefore(asOf)
  const faults = [
    ...(asOf > today ? [questionFault('/asOf', 'DAY_IN_FUTURE')] : []),
    ...(asked.knownAt !== undefined && knownAt > today ? [questionFault('/knownAt', 'DAY_IN_FUTURE')] : []),
    ...(knownAt < asOf ? [questionFault('/knownAt', 'KNOWN_BEFORE_DAY')] : []),
    ...(from > to ? [questionFault('/from', 'PERIOD_BACKWARDS')] : []),
    ...(since >= asOf ? [questionFault('/since', 'NOTHING_SINCE')] : []),
    ...(to > asOf ? [questionFault('/to', 'PERIOD_BEYOND_DAY')] : []),
  ]
  if (faults.length > 0) return faults
  return { at: knownAt === asOf ? asKnownThen(asOf) : asItWas(asOf, knownAt), period: { from, to }, since }
}

const yearBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ years: 1 }).add({ days: 1 }).toString()

/** Offices meet on Mondays: the last one before a day, of a Monday the one a week ago. */
const mondayBefore = (day: string): string => {
  const date = Temporal.PlainDate.from(day)
  return date.subtract({ days: date.dayOfWeek === 1 ? 7 : date.dayOfWeek - 1 }).toString()
}
