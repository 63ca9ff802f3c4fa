import type { Bilingual } from '../rules/schema.ts'
import { fill, type PlaceholderName } from './fill.ts'

/** What may stand for a placeholder of a sentence that is said in both languages. */
type SaidValues = Readonly<Partial<Record<PlaceholderName, Bilingual | number | string>>>

/** Sentences in both languages at once. @throws Error as `fill` does: a half-filled sentence must never reach a citizen. */
export const sayFrom =
  <F extends string>(frames: Readonly<Record<F, Bilingual>>) =>
  (frame: F, values: SaidValues = {}): Bilingual => {
    const put = (language: 'zh' | 'en') => {
      const said = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value])
      return fill(frames[frame], Object.fromEntries(said), language)
    }
    return { zh: put('zh'), en: put('en') }
  }

/** Several things named one after the other. */
export const listed = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join('、'),
  en: parts.map(({ en }) => en).join(', '),
})
