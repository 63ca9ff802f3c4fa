import type { PageLanguage } from './language.ts'

type Format = Readonly<Record<PageLanguage, () => Intl.DateTimeFormat>>

/** Made when the first day is said: a phone takes long over each, and no page needs all of them. */
const once = (make: () => Intl.DateTimeFormat): (() => Intl.DateTimeFormat) => {
  let made: Intl.DateTimeFormat | undefined
  return () => {
    made ??= make()
    return made
  }
}

const days: Format = {
  'zh-CN': once(
    () => new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' }),
  ),
  en: once(
    () =>
      new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' }),
  ),
}

const timed = {
  year: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
} as const

const instants: Format = {
  'zh-CN': once(() => new Intl.DateTimeFormat('zh-CN', { ...timed, month: 'long' })),
  en: once(() => new Intl.DateTimeFormat('en-GB', { ...timed, month: 'short' })),
}

/** A calendar day (YYYY-MM-DD) with its weekday. */
export const sayDay = (day: string, language: PageLanguage): string => days[language]().format(new Date(`${day}T00:00:00Z`))

/** An instant as day, weekday and time in Shanghai. */
export const sayInstant = (instant: string, language: PageLanguage): string => instants[language]().format(new Date(instant))

/** The day it is in Shanghai (YYYY-MM-DD), by the clock of this browser. */
export const todayInShanghai = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(),
  )
