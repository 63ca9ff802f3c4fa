import { randomUUID } from 'node:crypto'
import { multipart } from '../multipart.ts'
import { isJson, type Json, type Operation, type Parameter } from './description.ts'
import { type Maker, makeValue } from './make-value.ts'
import { schemaFaults } from './schema-faults.ts'
import { spoilt } from './wrong-value.ts'

/** What is sent, and what the description says of it. */
export interface MadeRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly raw: Buffer | string | undefined
  /** By the description alone: true = it fits, false = it does not, null = it was spoilt where only the service can say. */
  readonly fits: boolean | null
  /** Whether it may go to another address than that of its operation. */
  readonly isElsewhere?: boolean
  /** What was done to it, for the report. */
  readonly how: string
}

/** A request that fits the description of its operation; `body` where it is known better than by chance. */
export const makeRequest = (maker: Maker, operation: Operation, body?: Json): MadeRequest => {
  const values = new Map<Parameter, unknown>()
  for (const parameter of operation.parameters) {
    const isSent = parameter.required || parameter.name === 'seconds' || maker.chance.percent(35)
    if (isSent) values.set(parameter, parameterValue(maker, parameter))
  }
  return {
    method: operation.method,
    path: pathOf(operation.path, values),
    headers: { ...headersOf(maker, values), ...bodyHeaders(operation) },
    ...bodyOf(maker, operation, body),
    fits: true,
    how: 'valid',
  }
}

const parameterValue = (maker: Maker, { name, schema }: Parameter): unknown => {
  if (name === 'idempotency-key') return randomUUID()
  if (name === 'if-match') return !schemaFits(maker, schema, '*') || maker.chance.percent(80) ? '"1"' : '*'
  // An answer that goes on for so long is read at its beginning only.
  if (name === 'seconds') return 1
  return makeValue(maker, schema, name)
}

const schemaFits = (maker: Maker, schema: Json, value: unknown): boolean =>
  schemaFaults(schema, value, maker.schemaOf).length === 0

/** A part of an address; a surrogate alone has no bytes in UTF-8, and is sent as somebody would who does not mind. */
const encoded = (value: unknown): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}

const pathOf = (path: string, values: ReadonlyMap<Parameter, unknown>): string => {
  const query: string[] = []
  let address = path
  for (const [parameter, value] of values) {
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encoded(value) || '%20')
    if (parameter.in === 'query') query.push(...[value].flat().map((one) => `${parameter.name}=${encoded(one)}`))
  }
  return query.length === 0 ? address : `${address}?${query.join('&')}`
}

const languages = ['zh-CN', 'en', 'fr;q=0.1', '*', ';;;,,,q=x', 'zh-'.repeat(200), '\u0001\u00ff'.slice(1), 'en;q=1e9'] as const

const headersOf = ({ chance }: Maker, values: ReadonlyMap<Parameter, unknown>): Record<string, string> => ({
  ...(chance.percent(60) ? { 'accept-language': chance.pick(languages) } : {}),
  ...Object.fromEntries(
    [...values].flatMap(([{ name, in: place }, value]) => (place === 'header' ? [[name, String(value)]] : [])),
  ),
})

const formType = 'multipart/form-data'
const bodyHeaders = ({ body }: Operation): Record<string, string> =>
  body === null ? {} : body.contentType === formType ? multipart([]).headers : { 'content-type': body.contentType }

const bodyOf = (maker: Maker, { body }: Operation, known?: Json): { raw: Buffer | string | undefined } => {
  if (body === null) return { raw: undefined }
  const value = known ?? makeValue(maker, body.schema)
  return { raw: body.contentType === formType ? formOf(maker, value, body.fileTypes) : JSON.stringify(value) }
}

const files = [
  { filename: '补充.pdf', type: 'application/pdf', value: '%PDF-1.4\n%%EOF\n' },
  { filename: '小区.csv', type: 'text/csv', value: 'a,b\r\n=1+1,2\r\n' },
  { filename: '..\\..\\x.png', type: 'image/gif', value: 'GIF89a' },
  { filename: 'bomb.zip', type: 'application/zip', value: 'PK\u0003\u0004' },
] as const

/** A form with a file of a type that the description names; `types` null = of any. */
const formOf = ({ chance }: Maker, value: unknown, types: string | null): Buffer => {
  const fields = isJson(value) ? Object.entries(value).filter(([name]) => name !== 'file') : []
  const file = chance.pick(files.filter(({ type }) => types === null || types.includes(type)))
  return multipart([...fields.map(([name, text]) => ({ name, value: String(text) })), { name: 'file', ...file }]).body
}

/** The same request with something wrong in its address, its query, its headers or its body. */
export const spoilRequest = (maker: Maker, operation: Operation, made: MadeRequest): MadeRequest => {
  const { chance } = maker
  const ways = operation.body ? [spoilBody, spoilBody, spoilBody, spoilRaw, spoilPath, spoilQuery, spoilHeaders] : others
  return chance.pick(ways)(maker, made, operation)
}

type Spoiling = (maker: Maker, made: MadeRequest, operation: Operation) => MadeRequest

const spoilBody: Spoiling = (maker, made, operation) => {
  if (operation.body?.contentType === formType) {
    const value = spoilt(maker.chance, makeValue(maker, operation.body.schema))
    return { ...made, raw: formOf(maker, value, null), fits: null, how: 'form' }
  }
  if (operation.body?.contentType !== 'application/json' || typeof made.raw !== 'string') return spoilRaw(maker, made, operation)
  const value = spoilt(maker.chance, JSON.parse(made.raw))
  const raw = JSON.stringify(value)
  const faults = schemaFaults(operation.body.schema, JSON.parse(raw), maker.schemaOf)
  return { ...made, raw, fits: faults.length === 0, how: `body: ${faults[0] ?? 'changed'}` }
}

const broken = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"a":1,}',
  '\ufeff{}',
  'a=b&c=d',
  '<x/>',
  `${'['.repeat(2000)}`,
  '{"a":1e999}',
] as const
const types = [
  'application/json',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'x',
  'application/json;charset=gbk',
] as const

const spoilRaw: Spoiling = ({ chance }, made) => {
  const way = chance.below(3)
  const raw = way === 0 ? made.raw : chance.pick(broken)
  const type = way === 1 ? (made.headers['content-type'] ?? 'application/json') : chance.pick(types)
  return {
    ...made,
    raw,
    headers: { ...made.headers, 'content-type': type },
    fits: null,
    how: `raw ${type}: ${String(raw).slice(0, 20)}`,
  }
}

const parts = [
  '%00',
  '%ff',
  '%ZZ',
  '%ED%A0%80',
  '..%2f..%2fetc%2fpasswd',
  'x',
  '0',
  '-1',
  '%F0%9F%94%8C',
  '__proto__',
  'A'.repeat(22),
  'a'.repeat(199),
  'a'.repeat(201),
  'a'.repeat(9000),
  "'%20or%201=1--",
  '%0d%0aset-cookie:a=b',
] as const

const spoilPath: Spoiling = ({ chance }, made, operation) => {
  const place = /\{\w+\}/g
  const count = operation.path.match(place)?.length ?? 0
  const at = chance.below(Math.max(1, count))
  const [, query] = made.path.split('?')
  const before = made.path.split('?')[0]?.split('/') ?? []
  const pattern = operation.path.split('/')
  let seen = 0
  const address = pattern.map((part, index) => {
    if (!part.includes('{')) return part
    seen += 1
    return seen - 1 === at ? part.replace(place, chance.pick(parts)) : (before[index] ?? 'x')
  })
  const path = count === 0 ? `${operation.path}${chance.pick(['//', '/x', '%2f', ';a=b'])}` : address.join('/')
  return { ...made, path: query ? `${path}?${query}` : path, fits: null, isElsewhere: count === 0, how: 'path' }
}

const spoilQuery: Spoiling = ({ chance }, made, operation) => {
  const names = [
    ...operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    'colour',
    '__proto__',
    'a[b]',
  ]
  const name = chance.pick(names)
  const value = chance.pick([...parts, '', '1', '1e9', '9'.repeat(40), '2026-02-31', 'true', '[]'])
  const twice = chance.percent(30) ? `&${name}=1` : ''
  const [address = '', query = ''] = made.path.split('?')
  const kept = query.split('&').filter((pair) => pair !== '' && !pair.startsWith(`${name}=`))
  return {
    ...made,
    path: `${address}?${[...kept, `${name}=${value}${twice}`].join('&')}`,
    fits: null,
    how: `query ${name}=${value}`,
  }
}

const spoilHeaders: Spoiling = ({ chance }, made) => {
  const headers = chance.pick<Record<string, string>>([
    { 'if-match': 'x' },
    { 'if-match': '"99999999999999999999"' },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'k'.repeat(500) },
    { cookie: 'pile_session=' },
    { cookie: `pile_session=${'%'.repeat(50)}; =; ;;a` },
    { cookie: `__proto__=1; pile_session=${'x'.repeat(4000)}` },
    { accept: 'image/webp' },
    { 'accept-encoding': 'br;q=x, , gzip;q=9' },
    { 'content-encoding': 'gzip' },
    { range: 'bytes=5-1' },
    { origin: 'https://evil.example' },
    { 'x-forwarded-for': '1.2.3.4, x', 'x-http-method-override': 'DELETE', 'x-forwarded-host': 'evil.example' },
    { host: 'evil.example' },
    { 'x-long': 'x'.repeat(20_000) },
  ])
  return { ...made, headers: { ...made.headers, ...headers }, fits: null, how: `header ${Object.keys(headers)[0]}` }
}

const others: readonly Spoiling[] = [spoilPath, spoilQuery, spoilHeaders, spoilRaw]
