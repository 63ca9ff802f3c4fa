import type { Language } from './fill.ts'

/** A day (YYYY-MM-DD) as people write it, with its weekday: pages, sentences, notices and papers all say it so. */
export const dayText = (on: string, language: Language): string => {
  const { year, month, day } = partsOf(on)
  const weekday = weekdays[language][weekdayOf(year, month, day)] ?? ''
  return language === 'zh'
    ? `${year}年${month}月${day}日${weekday}`
    : `${weekday} ${day} ${(months[month - 1] ?? '').slice(0, 3)} ${year}`
}

/** A day that a document or a rule names: nobody has to be anywhere on it, and its weekday says nothing. */
export const documentDayText = (on: string, language: Language): string => {
  const { year, month, day } = partsOf(on)
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1]} ${year}`
}

/** An instant as people of a place write it, to the minute. */
export const momentText = (instant: string, timeZone: string, language: Language): string => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${dayText(local.toPlainDate().toString(), language)} ${time}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} satisfies Record<Language, readonly string[]>

const partsOf = (on: string) => {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  return { year, month, day }
}

/** Sakamoto's rule, 0 = Sunday. Browsers read this as well, and not all of them know Temporal yet. */
const weekdayOf = (year: number, month: number, day: number): number => {
  const shifted = month < 3 ? year - 1 : year
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  return (shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + shift + day) % 7
}
