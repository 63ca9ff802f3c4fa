import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { described } from './answers.ts'

const prefix = '#/components/schemas/'

type Json = { [key: string]: unknown }

const isJson = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value)

interface Def {
  readonly type: string
  readonly catchall?: unknown
  readonly discriminator?: string
  readonly checks?: readonly { _zod: { def: { check: string } } }[]
  readonly options?: readonly { _zod: { def: { shape?: Readonly<Record<string, { _zod: { optin?: string } }>> } } }[]
}

/** A discriminator that may be left out tells a generator nothing: it would demand it. */
const isAlwaysSent = ({ options = [], discriminator = '' }: Def): boolean =>
  options.every(({ _zod }) => _zod.def.shape?.[discriminator]?._zod.optin === undefined)

/** Spaces around a text are taken off before it is measured: one of spaces alone is empty. */
const isTidied = ({ checks = [] }: Def): boolean => checks.some(({ _zod }) => _zod.def.check === 'overwrite')

// The library's own description of objects, unions and dates is poor for client generators; an own override replaces it whole.
const zodToJsonConfig = {
  target: 'draft-2020-12' as const,
  override: ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Json }) => {
    const { def } = (zodSchema as { _zod: { def: Def } })._zod
    if (def.type === 'object' && !def.catchall) delete jsonSchema['additionalProperties']
    if (def.type === 'union' && def.discriminator && isAlwaysSent(def))
      jsonSchema['discriminator'] = { propertyName: def.discriminator }
    if (def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    if (def.type === 'string' && isTidied(def) && jsonSchema['minLength'] === 1) jsonSchema['pattern'] ??= '\\S'
    if (def.type === 'undefined') jsonSchema['type'] = 'null'
  },
}

const transform = createJsonSchemaTransform({ zodToJsonConfig })

const untidy = createJsonSchemaTransformObject({ zodToJsonConfig })

/** The whole description, tidied: one component per shape, only those in use, discriminators with their mapping. */
const transformObject: typeof untidy = (document) => tidy(completed(untidy(document) as unknown as Json)) as never

/** Media types of the file of an upload, at its property in the schema: OpenAPI wants them beside the schema. */
export const fileTypes = 'x-file-types'

/** What is true of an operation by its method and its address alone, and would be forgotten if each route had to say it. */
const completed = (document: Json): Json => {
  const paths = isJson(document['paths']) ? document['paths'] : {}
  const complete = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods as Json).map(([method, operation]) => [method, completedOperation(path, method, operation as Json)]),
    ),
  ])
  return { ...document, paths: Object.fromEntries(complete) }
}

const completedOperation = (path: string, method: string, operation: Json): Json => {
  const codes: (keyof typeof described)[] = [408, 431]
  if (path.includes('{')) codes.push(404)
  if (method !== 'get') codes.push(403, 413, 415)
  const natural = codes.map((code) => [
    code,
    { description: described[code], content: { 'application/problem+json': { schema: { $ref: `${prefix}Problem` } } } },
  ])
  return {
    ...operation,
    ...(isJson(operation['requestBody']) ? { requestBody: withFileTypes(operation['requestBody']) } : {}),
    responses: { ...Object.fromEntries(natural), ...(operation['responses'] as Json) },
  }
}

const withFileTypes = (requestBody: Json): Json => {
  const form = (requestBody['content'] as Json)['multipart/form-data']
  const schema = isJson(form) && isJson(form['schema']) ? form['schema'] : {}
  const { [fileTypes]: types, ...kept } = schema
  if (!Array.isArray(types)) return requestBody
  const encoding = { file: { contentType: types.join(', ') } }
  return { ...requestBody, content: { 'multipart/form-data': { schema: kept, encoding } } }
}

const tidy = (document: Json): Json => {
  const components = isJson(document['components']) ? document['components'] : {}
  let schemas: Json = isJson(components['schemas']) ? components['schemas'] : {}
  let paths: unknown = document['paths']
  // Every shape comes twice, as `X` for answers and `XInput` for bodies. What is only sent, or is the same both ways, is `X`;
  // repeated until nothing changes, because they nest. All names of a round at once: each walk is through the whole description.
  for (let inputs = inputsToRename(paths, schemas); inputs.length > 0; inputs = inputsToRename(paths, schemas)) {
    const names = new Map(inputs.map((name) => [name, name.replace(/Input$/, '')]))
    const replaced = new Set(names.values())
    const kept = Object.entries(schemas).filter(([name]) => !replaced.has(name))
    schemas = Object.fromEntries(kept.map(([name, schema]) => [names.get(name) ?? name, pointed(schema, names)]))
    paths = pointed(paths, names)
  }
  const used = reachable(paths, schemas)
  const kept = Object.fromEntries(
    Object.entries(schemas)
      .filter(([name]) => used.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, mapped(schema, schemas)]),
  )
  return { ...document, paths: mapped(paths, schemas), components: { ...components, schemas: kept } }
}

const inputsToRename = (paths: unknown, schemas: Json): string[] => {
  const used = reachable(paths, schemas)
  return Object.keys(schemas).filter((name) => {
    const base = name.replace(/Input$/, '')
    if (base === name || !used.has(name)) return false
    return !used.has(base) || JSON.stringify(renamed(schemas[name])) === JSON.stringify(renamed(schemas[base]))
  })
}

const walk = (value: unknown, change: (node: Json) => Json): unknown => {
  if (Array.isArray(value)) return value.map((entry) => walk(entry, change))
  if (!isJson(value)) return value
  return change(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, walk(entry, change)])))
}

const pointed = (value: unknown, names: ReadonlyMap<string, string>): unknown =>
  walk(value, (node) => {
    const to = typeof node['$ref'] === 'string' ? names.get(node['$ref'].slice(prefix.length)) : undefined
    return to === undefined ? node : { ...node, $ref: `${prefix}${to}` }
  })

const renamed = (value: unknown): unknown =>
  walk(value, (node) => (typeof node['$ref'] === 'string' ? { ...node, $ref: node['$ref'].replace(/Input$/, '') } : node))

const refsIn = (value: unknown): string[] => {
  const refs: string[] = []
  walk(value, (node) => {
    if (typeof node['$ref'] === 'string' && node['$ref'].startsWith(prefix)) refs.push(node['$ref'].slice(prefix.length))
    return node
  })
  return refs
}

const reachable = (paths: unknown, schemas: Json): Set<string> => {
  const found = new Set<string>()
  const next = refsIn(paths)
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (found.has(name)) continue
    found.add(name)
    next.push(...refsIn(schemas[name]))
  }
  return found
}

/** Adds `discriminator.mapping` from the constant of each branch. */
const mapped = (value: unknown, schemas: Json): unknown =>
  walk(value, (node) => {
    const { discriminator } = node
    const branches = node['oneOf'] ?? node['anyOf']
    if (!isJson(discriminator) || !Array.isArray(branches)) return node
    const property = String(discriminator['propertyName'])
    const mapping: Record<string, string> = {}
    for (const branch of branches) {
      const ref = isJson(branch) && typeof branch['$ref'] === 'string' ? branch['$ref'] : null
      const schema = ref ? schemas[ref.slice(prefix.length)] : branch
      const properties = isJson(schema) && isJson(schema['properties']) ? schema['properties'] : {}
      const constant = isJson(properties[property]) ? properties[property]['const'] : undefined
      if (ref && typeof constant === 'string') mapping[constant] = ref
    }
    return { ...node, oneOf: branches, discriminator: { ...discriminator, mapping } }
  })

/** How the surface describes itself (OpenAPI 3.1). */
export const describeApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.1',
    info: {
      title: '充电桩报装协同 Charging pile casework',
      version: '1',
      description:
        'Carries a request for a private EV charging pile through a residential compound to a working pile. ' +
        'Every case shows where it waits, with whom, until when, on which basis, and what happens otherwise.',
    },
    tags: [
      { name: 'login', description: 'Owners: phone and one-time code. Staff: name and password.' },
      { name: 'cases', description: 'Requests: drafts, filing, events, what each party sees.' },
      { name: 'documents', description: 'Papers and photos of a case.' },
      {
        name: 'piles',
        description:
          'Piles that came of requests, and how each stands: in use, out of service, removed. What happens to one is a case of its own: POST /api/cases with kind `operation`.',
      },
      {
        name: 'matters',
        description:
          'What a compound needs: retrofit, transformer, handover, with a named official who reports; and orders of an authority against it.',
      },
      { name: 'papers', description: 'Receipts, records, certificates and letters of a case, as PDF and as text.' },
      { name: 'links', description: 'Signed links: one named person answers without an account.' },
      { name: 'compounds', description: 'Districts, compounds, garages, transformers, spaces, organisations.' },
      { name: 'company', description: 'The own desk of a property company: compounds, deputies, its own record.' },
      { name: 'rules', description: 'Rule packs: each number with its basis and force.' },
      { name: 'record', description: 'The chain across all cases: signed heads for everybody, and the proof of a case.' },
      { name: 'statistics', description: 'Where requests get stuck; open cases always counted.' },
      { name: 'drafts', description: 'Drafts of rules: never in force. Checked, compared, tried and printed.' },
      { name: 'trials', description: 'A draft rule pack tried on the recorded cases; the record is only read.' },
      { name: 'accounts', description: 'Accounts, sessions and machine tokens.' },
      { name: 'service', description: 'Health, metrics, and notices that did not arrive.' },
    ],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'pile_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { token: [] }],
  },
  transform,
  transformObject,
}
