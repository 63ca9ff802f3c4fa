import type { ReactNode } from 'react'
import { useTexts } from '../texts/i18n.ts'

const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** The language in which somebody wrote a text, for screen readers and browsers. */
export const writtenIn = (text: string): 'zh-CN' | 'en' => (hasChinese(text) ? 'zh-CN' : 'en')

/** What somebody wrote, as it was written: nothing here is a translation, and a reader of another language is told so. */
export const Words = ({ text, lead }: { readonly text: string; readonly lead?: ReactNode }) => {
  const { t, language } = useTexts()
  return (
    <p className="wrap">
      {lead}
      <span lang={writtenIn(text)} className="lines">
        {text}
      </span>
      {language === 'en' && hasChinese(text) ? <span className="soft small"> {t('words.chinese')}</span> : null}
    </p>
  )
}
