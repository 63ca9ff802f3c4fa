import type { Chance } from '../chart/chance.ts'
import { isJson, type Json } from './description.ts'

/** Values that hardly any field takes, and that parsers, databases and logs have stumbled over. */
const rubbish: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u0000gpj.exe',
  'x\r\nset-cookie: a=b',
  '字'.repeat(5001),
  '🔌'.repeat(300),
  'NaN',
  '__proto__',
  'constructor',
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 1,
  5e-324,
  true,
  [],
  [[[[]]]],
  {},
  { $ref: '#' },
  { toString: 1, valueOf: 2 },
  '2026-02-31',
  '9999-99-99T99:99:99Z',
  '1e5',
]

/** The same value with one thing changed somewhere in it; whether that makes it wrong, the schema says. */
export const spoilt = (chance: Chance, value: unknown): unknown => {
  if (Array.isArray(value) && value.length > 0 && chance.percent(75)) {
    const at = chance.below(value.length)
    return value.map((entry, index) => (index === at ? spoilt(chance, entry) : entry))
  }
  if (isJson(value) && chance.percent(85)) return spoiltObject(chance, value)
  return chance.pick(rubbish)
}

const spoiltObject = (chance: Chance, value: Json): Json => {
  const keys = Object.keys(value)
  const key = keys.length > 0 ? chance.pick(keys) : 'x'
  const way = chance.below(10)
  if (way === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  if (way === 1) return { ...value, [chance.pick(['colour', '', '__proto__x', 'ключ', '\u0000', 'constructor'])]: 'red' }
  // A key that is written so is an own property, as a parser of JSON makes it.
  if (way === 2)
    return JSON.parse(`{"__proto__":{"party":"operator"},${JSON.stringify(value).slice(1)}`.replace(',}', '}')) as Json
  return { ...value, [key]: spoilt(chance, value[key]) }
}
