import type { Schemas } from '../../../client/client.ts'

/** A field as the service describes it. */
export type Field = Schemas['FormField']

/** What stands in a form, by field. Empty fields are undefined or ''. */
export type Values = Readonly<Record<string, unknown>>

/** What a form starts with: what the service proposes, and what is known before it is opened. */
export const startOf = (fields: readonly Field[], known: Values = {}): Values =>
  Object.fromEntries(fields.map(({ name, initial }) => [name, known[name] ?? initial ?? undefined]))

/** What a field sends: empty optional parts are left out, numbers are numbers. Undefined = nothing. */
const sentOf = (field: Field, value: unknown): unknown => {
  switch (field.kind) {
    case 'group':
      return sentGroup(field, value)
    case 'list': {
      const of = field.of
      const entries = Array.isArray(value) && of ? value.map((one) => sentOf(of, one)).filter((one) => one !== undefined) : []
      return entries.length > 0 ? entries : undefined
    }
    case 'number':
      return value === undefined || value === '' ? undefined : Number(value)
    case 'promise':
      return value === true ? true : undefined
    case 'yesNo':
      return typeof value === 'boolean' ? value : undefined
    case 'entry':
      return value === undefined || value === '' ? undefined : value
    default:
      return typeof value === 'string' && value.trim() !== '' ? value : undefined
  }
}

const sentGroup = (field: Field, value: unknown): unknown => {
  const inside = (value ?? {}) as Values
  const filled = sentFields(field.fields, inside)
  // A group whose fields only hold what it started with was not filled in.
  const touched = field.fields.some(({ name, initial }) => filled[name] !== undefined && filled[name] !== initial)
  return touched || field.required ? filled : undefined
}

const sentFields = (fields: readonly Field[], values: Values): Record<string, unknown> =>
  Object.fromEntries(
    fields.map((field) => [field.name, sentOf(field, values[field.name])] as const).filter(([, value]) => value !== undefined),
  )

/** The event that a filled form sends. */
export const eventOf = (type: string, fields: readonly Field[], values: Values): { type: string } & Record<string, unknown> => ({
  type,
  ...sentFields(fields, values),
})

/** Labels of required fields that are still empty. */
export const missingOf = (fields: readonly Field[], values: Values): string[] =>
  fields.flatMap((field) => {
    const sent = sentOf(field, values[field.name])
    if (sent === undefined) return field.required ? [field.label] : []
    // Asked for, and not touched yet: all of it is missing.
    if (field.kind === 'group') return missingOf(field.fields, (values[field.name] ?? {}) as Values)
    if (field.kind === 'list' && field.of?.kind === 'group') {
      const { of } = field
      return (values[field.name] as Values[]).flatMap((one) => missingOf(of.fields, one))
    }
    return []
  })
