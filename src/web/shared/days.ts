import { dayText } from '../../../workflows/labels/days.ts'
import type { PageLanguage } from './language.ts'

/** Made when the first instant is said: a phone takes long over it, and not every page needs it. */
const once = (make: () => Intl.DateTimeFormat): (() => Intl.DateTimeFormat) => {
  let made: Intl.DateTimeFormat | undefined
  return () => {
    made ??= make()
    return made
  }
}

// Swedes write day and time as the machine does: 2026-03-04 09:30.
const inShanghai = once(
  () => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' }),
)

/** A calendar day (YYYY-MM-DD) with its weekday. */
export const sayDay = (day: string, language: PageLanguage): string => dayText(day, language === 'en' ? 'en' : 'zh')

/** An instant as day, weekday and time in Shanghai. */
export const sayInstant = (instant: string, language: PageLanguage): string => {
  const [day = '', time = ''] = inShanghai().format(new Date(instant)).split(' ')
  return `${sayDay(day, language)} ${time}`
}

/** The day it is in Shanghai (YYYY-MM-DD), by the clock of this browser. */
export const todayInShanghai = (): string => inShanghai().format(new Date()).slice(0, 10)
