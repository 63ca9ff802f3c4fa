import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { keepLanguage, language, type PageLanguage } from '../shared/language.ts'
import type { deskZh } from './desk-zh.ts'
import { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    // The texts of the desks are there where a desk loaded them.
    resources: { translation: typeof zh & { desk: typeof deskZh } }
  }
}

/** Texts of one audience, which the others do not load. */
export interface MoreTexts {
  readonly zh: { readonly desk: typeof deskZh }
  readonly en: () => Promise<{ readonly desk: typeof deskZh }>
}

/** Texts that only come when somebody reads in English: most never do, and a phone pays for every kilobyte. */
const englishOf = async (more: MoreTexts | undefined) => ({
  ...(await import('./en.ts')).en,
  ...(more ? await more.en() : {}),
})

let more: MoreTexts | undefined

const bringEnglish = async (): Promise<void> => {
  if (!i18next.hasResourceBundle('en', 'translation')) i18next.addResourceBundle('en', 'translation', await englishOf(more))
}

/** Starts the texts in the language of this browser. */
export const startTexts = async (ofAudience?: MoreTexts): Promise<void> => {
  more = ofAudience
  const first = language()
  await i18next.use(initReactI18next).init({
    lng: first,
    fallbackLng: 'zh-CN',
    resources: {
      'zh-CN': { translation: { ...zh, ...more?.zh } },
      ...(first === 'en' ? { en: { translation: await englishOf(more) } } : {}),
    },
    interpolation: { escapeValue: false },
    // The types know the keys that are written out; what is put together at run time is told here, and fails the tests.
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => reportError(new Error(`no text for ${key}`)),
  })
  document.documentElement.lang = first
}

/** The texts of the page and the language they are in. */
export const useTexts = () => {
  const { t, i18n } = useTranslation()
  const pageLanguage: PageLanguage = i18n.language === 'en' ? 'en' : 'zh-CN'
  const change = async (to: PageLanguage): Promise<void> => {
    if (to === 'en') await bringEnglish()
    keepLanguage(to)
    document.documentElement.lang = to
    await i18n.changeLanguage(to)
  }
  return { t, language: pageLanguage, change }
}
