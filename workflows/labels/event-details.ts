import type { Bilingual } from '../rules/schema.ts'
import { clockLabels } from './clocks.ts'
import { dayText } from './days.ts'
import { valueLabel } from './event-values.ts'
import { fieldLabels } from './fields.ts'
import type { Language } from './fill.ts'
import { paperWords } from './papers/names.ts'

/** How what only the case knows is called: null leaves it out. */
export interface NamesOfCase {
  readonly language: Language
  readonly document: (documentId: string) => string | null
  readonly organisation: (organisationId: string) => string | null
  readonly ground: (groundId: string) => string | null
  /** A ground that the place itself names, by its code. */
  readonly ownGround: (code: string) => string | null
}

/** One thing that was sent with an event, in words. */
export interface Detail {
  readonly field: string
  readonly value: string
}

// Told in places of their own, or by the label of the event.
const leftOut: readonly string[] = ['onBehalf', 'occurredOn', 'track', 'documentId']

/** What was sent with an event, field by field, in words: the same on a paper and on a page. */
export const detailsOfEvent = (type: string, input: Readonly<Record<string, unknown>>, names: NamesOfCase): Detail[] =>
  Object.entries(input).flatMap(([key, value]) => detailsOf(type, key, value, names))

const detailsOf = (type: string, path: string, value: unknown, names: NamesOfCase): Detail[] => {
  const key = lastOf(path)
  if (leftOut.includes(key) || value === null || value === undefined) return []
  if (Array.isArray(value)) return ofList(type, path, value, names)
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, entry]) => detailsOf(type, `${path}.${name}`, entry, names))
  }
  const text = valueText(type, path, value as string | number | boolean, names)
  return text === null ? [] : [{ field: fieldText(key, names.language), value: text }]
}

const ofList = (type: string, path: string, values: readonly unknown[], names: NamesOfCase): Detail[] => {
  if (values.some((value) => typeof value === 'object')) {
    return values.flatMap((value) => detailsOf(type, path, value, names))
  }
  const texts = values.flatMap((value) => valueText(type, path, String(value), names) ?? [])
  const value = texts.join(names.language === 'zh' ? '、' : ', ')
  return texts.length === 0 ? [] : [{ field: fieldText(lastOf(path), names.language), value }]
}

const valueText = (type: string, path: string, value: string | number | boolean, names: NamesOfCase): string | null => {
  const { language } = names
  if (typeof value === 'boolean') return (value ? paperWords.yes : paperWords.no)[language]
  if (typeof value === 'number') return String(value)
  switch (lastOf(path)) {
    case 'evidence':
      return names.document(value)
    case 'organisationId':
      return names.organisation(value)
    case 'groundId':
    case 'groundIds':
      return names.ground(value) ?? value
    case 'clockId':
      return clockText(value, language)
    default: {
      const label = valueLabel(type, path, value)
      if (label) return label[language]
      const own = names.ownGround(value)
      if (own !== null) return own
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value, language) : value
    }
  }
}

const clockText = (clockId: string, language: Language): string => {
  const words: Readonly<Record<string, { readonly name: Bilingual }>> = clockLabels
  return words[clockId.split('/')[0] ?? '']?.name[language] ?? clockId
}

const fieldText = (key: string, language: Language): string => {
  const labels: Readonly<Record<string, Bilingual>> = fieldLabels
  return labels[key]?.[language] ?? key
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path
