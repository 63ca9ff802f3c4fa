import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { keepLanguage, language, type PageLanguage } from '../shared/language.ts'
import type { deskZh } from './desk-zh.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    // The texts of the desks are there where a desk loaded them.
    resources: { translation: typeof zh & { desk: typeof deskZh } }
  }
}

/** Texts of one audience, which the others do not load. */
interface MoreTexts {
  readonly zh: { readonly desk: typeof deskZh }
  readonly en: { readonly desk: typeof deskZh }
}

/** Starts the texts in the language of this browser. */
export const startTexts = async (more?: MoreTexts): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: language(),
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: { ...zh, ...more?.zh } }, en: { translation: { ...en, ...more?.en } } },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language()
}

/** The texts of the page and the language they are in. */
export const useTexts = () => {
  const { t, i18n } = useTranslation()
  const pageLanguage: PageLanguage = i18n.language === 'en' ? 'en' : 'zh-CN'
  const change = async (to: PageLanguage): Promise<void> => {
    keepLanguage(to)
    document.documentElement.lang = to
    await i18n.changeLanguage(to)
  }
  return { t, language: pageLanguage, change }
}
