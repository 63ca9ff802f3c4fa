import type { Bilingual } from '../rules/schema.ts'

/** What may stand for a placeholder of a sentence in two languages. */
export type SaidValues = Readonly<Record<string, Bilingual | number | string>>

/**
 * Sentences in both languages at once, from frames with placeholders in braces.
 * @throws Error when a placeholder has no value: a half-filled sentence must never reach a citizen.
 */
export const sayFrom =
  <F extends string>(frames: Readonly<Record<F, Bilingual>>) =>
  (frame: F, values: SaidValues = {}): Bilingual => {
    const put = (language: 'zh' | 'en') =>
      frames[frame][language].replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name]
        if (value === undefined) throw new Error(`no value for {${name}} in the sentence ${frame}`)
        return typeof value === 'object' ? value[language] : String(value)
      })
    return { zh: put('zh'), en: put('en') }
  }

/** Several things named one after the other. */
export const listed = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(', '),
})
