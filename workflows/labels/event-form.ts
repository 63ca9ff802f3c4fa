import type { z } from 'zod'
import { type PartyEvent, partyEventSchemas } from '../case/events/events.ts'
import { DocumentId, GroundId } from '../case/events/shape.ts'
import { groundCodes } from '../rules/codes.ts'
import { StatedGroundCode } from '../rules/stated-grounds.ts'
import { valueLabel } from './event-values.ts'
import { eventLabels } from './events.ts'
import { fieldLabels, fieldLabelsAt } from './fields.ts'
import type { Language } from './fill.ts'

/**
 * What a field of a form takes. `promise` has to be ticked; `document` is the id of an uploaded document, `ground` of a
 * ground or condition of the case; `entry` names something else of the case: a record, a promise, a check, a matter.
 */
export const formFieldKinds = [
  'text',
  'longText',
  'day',
  'number',
  'yesNo',
  'promise',
  'choice',
  'document',
  'ground',
  'entry',
  'list',
  'group',
] as const

/** One field of the form of an event. */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly kind: (typeof formFieldKinds)[number]
  readonly required: boolean
  /** Listed values of a choice. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** What a case has to choose from beside them: the grounds of its place's own. */
  readonly beside: 'ownGrounds' | null
  /** Fields of a group. */
  readonly fields: readonly FormField[]
  /** What a list is made of. */
  readonly of: FormField | null
  readonly maxLength: number | null
  /** What the form starts with. */
  readonly initial: string | number | boolean | null
}

/** Fields whose value is the name of something on the case, whatever its shape. */
const entries: readonly string[] = [
  'record',
  'proceeding',
  'road',
  'duty',
  'decision',
  'check',
  'promiseId',
  'obligationId',
  'matterId',
  'organisationId',
  'garageId',
  'transformerId',
  'conditionId',
]

type Schema = z.core.$ZodType

/** A schema without what wraps it, and what the wraps said. */
const unwrapped = (schema: Schema): { inner: Schema; isOptional: boolean; initial: FormField['initial'] } => {
  const { def } = schema._zod
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') {
    const wrap = def as unknown as { innerType: Schema; defaultValue?: unknown }
    const within = unwrapped(wrap.innerType)
    const value = wrap.defaultValue
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return { inner: within.inner, isOptional: true, initial: isPlain ? value : within.initial }
  }
  return { inner: schema, isOptional: false, initial: null }
}

const longTexts: readonly string[] = ['words']

/** How fields and listed values are called. */
interface FormWords {
  readonly labelOf: (name: string, path: string) => string
  readonly wordOf: (path: string, value: string) => string
}

/** Draws the fields of an event from its schema. */
export const drawForm = (shape: Readonly<Record<string, Schema>>, { labelOf, wordOf }: FormWords): FormField[] => {
  const fieldsOf = (inside: Readonly<Record<string, Schema>>, path: string): FormField[] =>
    Object.entries(inside)
      .filter(([name]) => name !== 'type')
      .map(([name, schema]) => field(name, schema, path === '' ? name : `${path}.${name}`))

  const field = (name: string, schema: Schema, path: string): FormField => {
    const { inner, isOptional, initial } = unwrapped(schema)
    const plain: FormField = {
      name,
      label: labelOf(name, path),
      kind: 'text',
      required: !isOptional,
      options: [],
      beside: null,
      fields: [],
      of: null,
      maxLength: null,
      initial,
    }
    if (inner === DocumentId) return { ...plain, kind: 'document' }
    // An obligation is named like the condition it came of, and is none of the grounds that are still open.
    if (entries.includes(name)) return { ...plain, kind: 'entry' }
    if (inner === GroundId) return { ...plain, kind: 'ground' }
    return { ...plain, ...ofType(inner, name, path) }
  }

  const ofType = (schema: Schema, name: string, path: string): Partial<FormField> => {
    const { def } = schema._zod
    switch (def.type) {
      case 'object':
        return { kind: 'group', fields: fieldsOf((schema as z.ZodObject).def.shape, path) }
      case 'array':
        return { kind: 'list', of: field(name, (schema as z.ZodArray).def.element, path) }
      case 'enum': {
        const values = Object.values((schema as z.ZodEnum).def.entries).map(String)
        return {
          kind: 'choice',
          options: values.map((value) => ({ value, label: wordOf(path, value) })),
        }
      }
      case 'union':
        if (schema !== StatedGroundCode) return {}
        return {
          kind: 'choice',
          options: groundCodes.map((value) => ({ value, label: wordOf(path, value) })),
          beside: 'ownGrounds',
        }
      case 'boolean':
        return { kind: 'yesNo' }
      case 'literal':
        return { kind: 'promise' }
      case 'number':
        return { kind: 'number' }
      default: {
        const { format, maxLength } = schema as z.ZodStringFormat
        if (format === 'date') return { kind: 'day' }
        return { kind: longTexts.includes(name) ? 'longText' : 'text', maxLength: maxLength ?? null }
      }
    }
  }

  return fieldsOf(shape, '')
}

/** What an event asks for, in words: enough to draw its form. Its own fields first, then what every event may carry. */
export const eventForm = (type: PartyEvent['type'], language: Language): { label: string; fields: readonly FormField[] } => {
  const shape = partyEventSchemas.get(type)?.shape ?? {}
  const common = ['words', 'evidence', 'occurredOn', 'onBehalf']
  const names: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = fieldLabels
  const fields = drawForm(shape, {
    labelOf: (name, path) => (fieldLabelsAt[path] ?? names[name])?.[language] ?? name,
    wordOf: (path, value) => valueLabel(type, path, value)?.[language] ?? value,
  })
  const own = fields.filter(({ name, required }) => required || !common.includes(name))
  return { label: eventLabels[type][language], fields: [...own, ...fields.filter((field) => !own.includes(field))] }
}
