import fc from 'fast-check'
import type { Chance } from '../chart/chance.ts'
import { type Description, isJson, type Json } from './description.ts'
import type { Pool } from './pool.ts'
import { schemaFaults } from './schema-faults.ts'

/** What values are made of. */
export interface Maker {
  readonly chance: Chance
  readonly pool: Pool
  readonly schemaOf: Description['schemaOf']
}

const words = [
  '材料齐全，请核对',
  'zu prüfen',
  '👨‍👩‍👧 三口之家',
  'O’Brien',
  '二〇二六',
  '𠮷野家',
  'a\u0301',
  '<b>1</b>',
  "'; drop table cases; --",
  '{{7*7}}',
  '../../etc/passwd',
  '%s%n',
] as const

/** A value that a schema allows, as far as a stranger can tell: ids are taken from earlier answers where there are any. */
export const makeValue = (maker: Maker, schema: Json, name = ''): unknown => {
  for (let tries = 0; ; tries += 1) {
    const value = tryValue(maker, schema, name)
    // What hangs together with something else is found by trying.
    if (tries === 30 || schemaFaults(schema, value, maker.schemaOf).length === 0) return value
  }
}

/** A schema with the parts that must hold besides laid into it. */
const whole = (schema: Json): Json =>
  Array.isArray(schema['allOf']) ? Object.assign({}, ...(schema['allOf'] as Json[]).toReversed(), schema) : schema

const tryValue = (maker: Maker, schema: Json, name: string): unknown => {
  const own = whole(maker.schemaOf(schema))
  const { chance } = maker
  if ('const' in own) return own['const']
  if (Array.isArray(own['enum'])) return chance.pick(own['enum'])
  const branches = own['oneOf'] ?? own['anyOf']
  if (Array.isArray(branches) && !('properties' in own)) return makeValue(maker, chance.pick(branches as Json[]), name)
  const type = Array.isArray(own['type']) ? chance.pick(own['type']) : own['type']
  switch (type) {
    case 'object':
      return makeObject(maker, own)
    case 'array':
      return makeList(maker, own, name)
    case 'string':
      return makeText(maker, own, name)
    case 'integer':
    case 'number':
      return makeNumber(chance, own, type === 'integer')
    case 'boolean':
      return chance.percent(50)
    default:
      return type === 'null' ? null : chance.pick(['x', 7, null, true])
  }
}

const makeObject = (maker: Maker, schema: Json): Json => {
  const required = (schema['required'] ?? []) as string[]
  const made: [string, unknown][] = []
  for (const [key, value] of Object.entries((schema['properties'] ?? {}) as Json)) {
    if (required.includes(key) || maker.chance.percent(45)) made.push([key, makeValue(maker, value as Json, key)])
  }
  const more = schema['additionalProperties']
  if (isJson(more) && Object.keys(more).length > 0 && maker.chance.percent(50)) {
    const key = isJson(schema['propertyNames']) ? makeValue(maker, schema['propertyNames']) : 'one'
    made.push([String(key), makeValue(maker, more)])
  }
  return Object.fromEntries(made)
}

const makeList = (maker: Maker, schema: Json, name: string): unknown[] => {
  if (Array.isArray(schema['prefixItems'])) return (schema['prefixItems'] as Json[]).map((item) => makeValue(maker, item, name))
  const least = Number(schema['minItems'] ?? 0)
  const most = Math.min(Number(schema['maxItems'] ?? 3), least + 2)
  const length = least + maker.chance.below(most - least + 1)
  return Array.from({ length }, () => makeValue(maker, (schema['items'] ?? {}) as Json, name))
}

const makeNumber = (chance: Chance, schema: Json, whole: boolean): number => {
  const above = schema['exclusiveMinimum']
  const least = Number(schema['minimum'] ?? (above === undefined ? 0 : Number(above) + (whole ? 1 : 0.5)))
  const most = Number(schema['maximum'] ?? least + 1000)
  if (chance.percent(15)) return least
  if (chance.percent(10)) return Math.min(most, Number.MAX_SAFE_INTEGER)
  return whole
    ? Math.min(most, least + chance.below(Math.min(most - least, 400) + 1))
    : Math.min(most, least + chance.below(60) / 2)
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')

const makeDay = (chance: Chance): string => {
  if (chance.percent(5)) return chance.pick(['0001-01-01', '9999-12-31', '2024-02-29', '1970-01-01'])
  if (chance.percent(85))
    return `${chance.pick(['2025-1', '2025-0', '2026-0'])}${chance.below(2) + 1}-${twoDigits(1 + chance.below(28))}`
  return `20${20 + chance.below(10)}-${twoDigits(1 + chance.below(12))}-${twoDigits(1 + chance.below(28))}`
}

/** A text that fits: of the pool, of its format or pattern, or of its length. */
const makeText = (maker: Maker, schema: Json, name: string): string => {
  const { chance, pool, schemaOf } = maker
  const known = chance.percent(90) ? pool.idFor(name, chance) : undefined
  if (known !== undefined && schemaFaults(schema, known, schemaOf).length === 0) return known
  if (schema['format'] === 'date') return makeDay(chance)
  if (schema['format'] === 'date-time') return `${makeDay(chance)}T0${chance.below(10)}:00:00Z`
  if (schema['format'] === 'email') return 'zhou@example.cn'
  if (schema['format'] === 'uri') return 'https://hooks.example.cn/pile'
  if (typeof schema['pattern'] === 'string' && schema['pattern'] !== '\\S') return chance.pick(textsOf(schema['pattern']))
  const least = Number(schema['minLength'] ?? 0)
  const most = Number(schema['maxLength'] ?? 200)
  if (chance.percent(8)) return '字'.repeat(Math.max(1, least))
  if (chance.percent(8)) return '字'.repeat(Math.min(most, 5000))
  return [...chance.pick(words)].slice(0, most).join('').padEnd(least, '甲')
}

const kept = new Map<string, readonly string[]>()

/** Texts of a pattern, always the same. */
const textsOf = (pattern: string): readonly string[] => {
  const before = kept.get(pattern)
  if (before) return before
  // The generator knows no scripts: a range of the same signs stands for this one.
  const known = new RegExp(pattern.replaceAll('\\p{Script=Han}', '一-龥'), 'u')
  const made = fc.sample(fc.stringMatching(known), { numRuns: 25, seed: 1 })
  kept.set(pattern, made)
  return made
}
