import { isCreditCode } from '../credit-code.ts'
import type { FaultCode, FaultWords } from '../faults.ts'
import { hasControlSign, looksLikeFormula, tidyLabel, tidyName } from '../names.ts'

/** What a cell says, or why it says nothing that can be used. */
export type CellReading<T> = { readonly said: T } | { readonly code: FaultCode; readonly words?: FaultWords }

/** Reads the text of a cell that is not empty. */
export type CellReader<T> = (text: string) => CellReading<T>

const textFault = (text: string, limit: number): { code: FaultCode; words?: FaultWords } | null => {
  if (hasControlSign(text)) return { code: 'TEXT_HAS_CONTROL_SIGN' }
  if (looksLikeFormula(text)) return { code: 'TEXT_LIKE_FORMULA' }
  return [...text].length > limit ? { code: 'TEXT_TOO_LONG', words: { limit } } : null
}

/** A name of at most so many signs. Line breaks within a cell count as spaces. */
export const named =
  (limit: number): CellReader<string> =>
  (text) => {
    const name = tidyName(text)
    return textFault(name, limit) ?? { said: name }
  }

const dateLike = [
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/u,
  /^\d{1,2}月\d{1,2}日$/u,
  /^\d{1,2}-[A-Z][a-z]{2}(-\d{2,4})?$/u,
  /^[A-Z][a-z]{2}-\d{2}$/u,
]

/** The label of a space. `3-12` that a spreadsheet turned into the third of December is caught here. */
export const labelled =
  (limit: number): CellReader<string> =>
  (text) => {
    const label = tidyLabel(text)
    if (dateLike.some((form) => form.test(label))) return { code: 'LABEL_IS_DATE' }
    return textFault(label, limit) ?? { said: label }
  }

/** One of a list of words in both languages. */
export const oneOf = <T>(words: Readonly<Record<string, T>>): CellReader<T> => {
  const listed = Object.keys(words)
    .filter((word) => /\p{Script=Han}/u.test(word))
    .join('、')
  const known = new Map(Object.entries(words).map(([word, value]) => [word.toLowerCase(), value]))
  return (text) => {
    const value = known.get(tidyLabel(text).toLowerCase())
    return value === undefined ? { code: 'VALUE_NOT_LISTED', words: { listed } } : { said: value }
  }
}

const unknownWords = ['未知', '不详', 'unknown']
const isUnknown = (text: string): boolean => unknownWords.includes(tidyLabel(text).toLowerCase())

/** The same, or `未知`, which says that it is not known. */
export const orUnknown =
  <T>(reader: CellReader<T>): CellReader<T | null> =>
  (text) =>
    isUnknown(text) ? { said: null } : reader(text)

/** A number within a range, with or without thousands separators and the unit. */
export const numbered =
  (from: number, to: number, units: RegExp): CellReader<number> =>
  (text) => {
    const plain = tidyLabel(text).replace(units, '')
    if (!/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/u.test(plain))
      return { code: 'NUMBER_WRONG', words: { example: String(to >= 1000 ? 630 : 1) } }
    const value = Number(plain.replaceAll(',', ''))
    return value < from || value > to ? { code: 'NUMBER_OUT_OF_RANGE', words: { from, to } } : { said: value }
  }

const hanDigits = '一二三四五六七八九'
const floorForms: readonly [RegExp, sign: 1 | -1][] = [
  [/^-(\d{1,2})(?:层|楼|f)?$/u, -1],
  [/^b(\d{1,2})(?:层|楼|f)?$/u, -1],
  [/^(?:负|地下)(?:第)?([一二三四五六七八九]|\d{1,2})(?:层|楼)?$/u, -1],
  [/^(?:地上|第)?([一二三四五六七八九]|\d{1,2})(?:层|楼|f)?$/u, 1],
  [/^f(\d{1,2})$/u, 1],
]

/** A floor as offices write it: -1, B1, 负一层, 地下1层 are one and the same. There is no floor 0. */
export const floorNumber: CellReader<number> = (text) => {
  const plain = tidyLabel(text).toLowerCase()
  for (const [form, sign] of floorForms) {
    const digits = form.exec(plain)?.[1]
    if (digits === undefined) continue
    const number = hanDigits.includes(digits) ? hanDigits.indexOf(digits) + 1 : Number(digits)
    if (number >= 1 && number <= (sign < 0 ? 9 : 60)) return { said: sign * number }
  }
  return { code: 'FLOOR_WRONG' }
}

/** A day as YYYY-MM-DD, YYYY/M/D, YYYY.M.D or YYYY年M月D日. */
export const dayInCalendar: CellReader<string> = (text) => {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(tidyLabel(text)) ?? []
  if (year === undefined || month === undefined || day === undefined) return { code: 'DATE_WRONG' }
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? { said: iso } : { code: 'DATE_NOT_IN_CALENDAR' }
}

const isDay = (iso: string): boolean => {
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString() === iso && iso >= '1949-10-01' && iso <= '2199-12-31'
  } catch {
    return false
  }
}

/** A month as YYYY-MM, YYYY/M, YYYY.M, YYYY年M月, or any day in it: spreadsheets make the first of the month of it. */
export const monthInCalendar: CellReader<string> = (text) => {
  const plain = tidyLabel(text)
  const [, year, month] = /^(\d{4})[-/.年](\d{1,2})月?$/u.exec(plain) ?? []
  if (year !== undefined && month !== undefined) {
    const number = Number(month)
    return number >= 1 && number <= 12 ? { said: `${year}-${month.padStart(2, '0')}` } : { code: 'MONTH_WRONG' }
  }
  const day = dayInCalendar(text)
  return 'said' in day ? { said: day.said.slice(0, 7) } : { code: 'MONTH_WRONG' }
}

/** A unified social credit code with a right check sign. */
export const creditCode: CellReader<string> = (text) => {
  const code = tidyLabel(text).toUpperCase()
  return isCreditCode(code) ? { said: code } : { code: 'CREDIT_CODE_WRONG' }
}
