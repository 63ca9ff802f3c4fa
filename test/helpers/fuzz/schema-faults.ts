import { type Description, isJson, type Json } from './description.ts'

type Check = (schema: Json, value: unknown, at: string, schemaOf: Description['schemaOf']) => string[]

/**
 * What is wrong with a value by a schema of the description, each with its place. Written by hand and without the library that
 * the service checks by: two that make the same mistake would agree. A keyword that it does not know is an error.
 */
export const schemaFaults = (schema: Json, value: unknown, schemaOf: Description['schemaOf'], at = ''): string[] => {
  const own = schemaOf(schema)
  return Object.keys(own).flatMap((keyword) => {
    const check = checks[keyword]
    if (!check) throw new Error(`no check for the keyword ${keyword}`)
    return check(own, value, at, schemaOf)
  })
}

const says = (is: boolean, at: string, what: string): string[] => (is ? [] : [`${at || '/'}: ${what}`])

const isOfType = (value: unknown, type: unknown): boolean => {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isJson(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

const isDay = (text: string): boolean => {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** Signs as JSON Schema counts them: a surrogate pair is one. */
const signsOf = (text: string): number => [...text].length

const onText =
  (holds: (schema: Json, text: string) => boolean, keyword: string): Check =>
  (schema, value, at) =>
    says(typeof value !== 'string' || holds(schema, value), at, `${keyword} ${String(schema[keyword])}`)
const onNumber =
  (holds: (value: number, limit: number) => boolean, keyword: string): Check =>
  (schema, value, at) =>
    says(typeof value !== 'number' || holds(value, Number(schema[keyword])), at, `${keyword} ${String(schema[keyword])}`)
const onList =
  (holds: (length: number, limit: number) => boolean, keyword: string): Check =>
  (schema, value, at) =>
    says(!Array.isArray(value) || holds(value.length, Number(schema[keyword])), at, `${keyword} ${String(schema[keyword])}`)

const branchesOf = (schema: Json, keyword: string): Json[] => schema[keyword] as Json[]
const fits = (schema: Json, value: unknown, schemaOf: Description['schemaOf']): boolean =>
  schemaFaults(schema, value, schemaOf).length === 0

/** The faults of the branch that comes nearest: those of all would bury what matters. */
const nearest = (schema: Json, value: unknown, at: string, schemaOf: Description['schemaOf'], keyword: string): string[] => {
  const faults = branchesOf(schema, keyword).map((branch) => schemaFaults(branch, value, schemaOf, at))
  return faults.some((list) => list.length === 0) ? [] : (faults.toSorted((a, b) => a.length - b.length)[0] ?? [])
}

const nothing: Check = () => []

const checks: Readonly<Record<string, Check>> = {
  description: nothing,
  examples: nothing,
  default: nothing,
  discriminator: nothing,
  // Others stand beside a pattern that says more than their name does.
  format: onText(({ format }, text) => (format === 'date' ? isDay(text) : format !== 'uri' || URL.canParse(text)), 'format'),
  type: ({ type }, value, at) =>
    says(
      [type].flat().some((one) => isOfType(value, one)),
      at,
      `should be ${String(type)}`,
    ),
  enum: ({ enum: values }, value, at) => says((values as unknown[]).includes(value), at, 'is none of those listed'),
  const: ({ const: only }, value, at) => says(value === only, at, `should be ${JSON.stringify(only)}`),
  pattern: onText(({ pattern }, text) => new RegExp(String(pattern), 'u').test(text), 'pattern'),
  minLength: onText(({ minLength }, text) => signsOf(text) >= Number(minLength), 'minLength'),
  maxLength: onText(({ maxLength }, text) => signsOf(text) <= Number(maxLength), 'maxLength'),
  minimum: onNumber((value, limit) => value >= limit, 'minimum'),
  maximum: onNumber((value, limit) => value <= limit, 'maximum'),
  exclusiveMinimum: onNumber((value, limit) => value > limit, 'exclusiveMinimum'),
  minItems: onList((length, limit) => length >= limit, 'minItems'),
  maxItems: onList((length, limit) => length <= limit, 'maxItems'),
  minProperties: (schema, value, at) =>
    says(!isJson(value) || Object.keys(value).length >= Number(schema['minProperties']), at, 'minProperties'),
  required: ({ required }, value, at) =>
    isJson(value) ? (required as string[]).flatMap((key) => says(Object.hasOwn(value, key), at, `${key} is missing`)) : [],
  properties: ({ properties }, value, at, schemaOf) =>
    isJson(value)
      ? Object.entries(properties as Json).flatMap(([key, schema]) =>
          Object.hasOwn(value, key) ? schemaFaults(schema as Json, value[key], schemaOf, `${at}/${key}`) : [],
        )
      : [],
  additionalProperties: ({ additionalProperties, properties = {} }, value, at, schemaOf) =>
    isJson(value)
      ? Object.entries(value).flatMap(([key, entry]) => {
          if (Object.hasOwn(properties as Json, key)) return []
          if (additionalProperties === false) return says(false, at, `${key} is not described`)
          return isJson(additionalProperties) ? schemaFaults(additionalProperties, entry, schemaOf, `${at}/${key}`) : []
        })
      : [],
  propertyNames: ({ propertyNames }, value, at, schemaOf) =>
    isJson(value) ? Object.keys(value).flatMap((key) => schemaFaults(propertyNames as Json, key, schemaOf, `${at}/${key}`)) : [],
  items: ({ items, prefixItems = [] }, value, at, schemaOf) =>
    Array.isArray(value) && isJson(items)
      ? value
          .slice((prefixItems as unknown[]).length)
          .flatMap((entry, index) => schemaFaults(items, entry, schemaOf, `${at}/${index}`))
      : [],
  prefixItems: ({ prefixItems }, value, at, schemaOf) =>
    Array.isArray(value)
      ? (prefixItems as Json[]).flatMap((schema, index) =>
          index < value.length ? schemaFaults(schema, value[index], schemaOf, `${at}/${index}`) : [],
        )
      : [],
  allOf: (schema, value, at, schemaOf) =>
    branchesOf(schema, 'allOf').flatMap((branch) => schemaFaults(branch, value, schemaOf, at)),
  not: ({ not }, value, at, schemaOf) => says(!fits(not as Json, value, schemaOf), at, 'is what it must not be'),
  anyOf: (schema, value, at, schemaOf) => nearest(schema, value, at, schemaOf, 'anyOf'),
  oneOf: (schema, value, at, schemaOf) => {
    const { discriminator } = schema
    const mapping = isJson(discriminator) && isJson(discriminator['mapping']) ? discriminator['mapping'] : null
    // Whoever writes a client goes by the discriminator, and so does this.
    if (mapping && isJson(discriminator)) {
      const name = String(discriminator['propertyName'])
      const branch = isJson(value) ? value[name] : undefined
      const ref = typeof branch === 'string' && Object.hasOwn(mapping, branch) ? mapping[branch] : undefined
      return typeof ref === 'string'
        ? schemaFaults({ $ref: ref }, value, schemaOf, at)
        : says(false, at, `${name} names no branch`)
    }
    const fitting = branchesOf(schema, 'oneOf').filter((branch) => fits(branch, value, schemaOf)).length
    return fitting === 0 ? nearest(schema, value, at, schemaOf, 'oneOf') : says(fitting === 1, at, 'fits more than one branch')
  },
}
