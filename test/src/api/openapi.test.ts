import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { problems } from '../../../src/api/problems.ts'
import { faultsIn, type GeneratedClient, generateClient, generatedFiles } from '../../../src/client/generator/write-client.ts'
import { partyEventTypes } from '../../../workflows/case/events/events.ts'
import { refusalCodes } from '../../../workflows/case/refusals.ts'
import { refusalWords } from '../../../workflows/labels/refusals.ts'
import { matterRefusalCodes } from '../../../workflows/matter/refusals.ts'
import { schemaFaults } from '../../helpers/fuzz/schema-faults.ts'

interface Answer {
  readonly description: string
  readonly content?: Record<string, { schema: Json }>
}
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: string[]
  readonly security?: object[]
  readonly parameters?: { name: string; in: string; schema: Json }[]
  readonly requestBody?: { required?: boolean; content: Record<string, { schema: Json }> }
  readonly responses: Record<string, Answer>
}
type Json = { [key: string]: unknown }
interface Description {
  readonly openapi: string
  readonly info: { title: string; version: string; description: string }
  readonly tags: { name: string; description: string }[]
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> }
}

let generated: GeneratedClient
let description: Description
beforeAll(async () => {
  generated = await generateClient()
  description = JSON.parse(generated.description) as Description
})

const operations = (): [string, Operation][] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]),
  )

/** Every node of a document that is an object, with its pointer. */
const nodesOf = (value: unknown, pointer = ''): [string, Json][] => {
  if (Array.isArray(value)) return value.flatMap((entry, index) => nodesOf(entry, `${pointer}/${index}`))
  if (value === null || typeof value !== 'object') return []
  const children = Object.entries(value).flatMap(([key, entry]) => nodesOf(entry, `${pointer}/${key}`))
  return [[pointer, value as Json], ...children]
}

const withOperation = (whole: Description, change: object): object => ({
  ...whole,
  paths: { ...whole.paths, '/healthz': { get: { ...whole.paths['/healthz']?.['get'], ...change } } },
})

const danglingIn = (document: Description): string[] =>
  nodesOf(document)
    .flatMap(([, node]) => (typeof node['$ref'] === 'string' ? [node['$ref']] : []))
    .filter((ref) => !Object.hasOwn(document.components.schemas, ref.replace('#/components/schemas/', '')))

describe('the description', () => {
  test('is valid OpenAPI 3.1', async () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/)
    expect(await faultsIn(description)).toEqual([])
  })

  test.each([
    ['a path without a slash', (whole: Description) => ({ ...whole, paths: { ...whole.paths, 'no-slash': {} } })],
    ['no title', (whole: Description) => ({ ...whole, info: {} })],
    ['a misspelt keyword', (whole: Description) => ({ ...whole, pathes: {} })],
    ['an answer without a description', (whole: Description) => withOperation(whole, { responses: { 200: {} } })],
    ['an id that is taken', (whole: Description) => withOperation(whole, { operationId: 'readCase' })],
    ['a login that is not described', (whole: Description) => withOperation(whole, { security: [{ wechat: [] }] })],
    [
      'a path parameter that is not described',
      (whole: Description) => ({ ...whole, paths: { ...whole.paths, '/x/{id}': whole.paths['/healthz'] } }),
    ],
  ])('%s would be seen', async (_what, broken) => {
    expect((await faultsIn(broken(description))).length).toBeGreaterThan(0)
  })

  test('points at nothing that is not there', () => {
    expect(danglingIn(description)).toEqual([])
    const broken = { ...description, components: { ...description.components, schemas: {} } }
    expect(danglingIn(broken).length).toBeGreaterThan(100)
  })

  test('is committed as it is: description and client types', () => {
    const hint = 'run `npm run docs` and commit what it writes'
    expect(readFileSync(generatedFiles.description, 'utf8') === generated.description, hint).toBe(true)
    expect(readFileSync(generatedFiles.types, 'utf8') === generated.types, hint).toBe(true)
  })

  test('names components as people would, each used', () => {
    const names = Object.keys(description.components.schemas)
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z]+$/)
    const refs = new Set(nodesOf(description).flatMap(([, node]) => (typeof node['$ref'] === 'string' ? [node['$ref']] : [])))
    expect(names.filter((name) => !refs.has(`#/components/schemas/${name}`))).toEqual([])
  })
})

describe('every operation', () => {
  test('has an id of its own, a summary, and tags that are explained', () => {
    const all = operations()
    const ids = all.map(([, { operationId }]) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const tags = description.tags.map(({ name }) => name)
    for (const [route, { operationId, summary, tags: own }] of all) {
      expect([route, operationId]).toEqual([route, expect.stringMatching(/^[a-z][A-Za-z]+$/)])
      expect([route, summary]).toEqual([route, expect.stringMatching(/^[A-Z].{5,}[^.]$/)])
      expect([route, own.length > 0 && own.every((tag) => tags.includes(tag))]).toEqual([route, true])
    }
    for (const tag of description.tags) expect(tag.description.length).toBeGreaterThan(10)
  })

  test('says how it succeeds and how it fails: every failure is a Problem', () => {
    for (const [route, { responses }] of operations()) {
      const good = Object.keys(responses).filter((status) => /^[23]/.test(status))
      expect([route, good.length > 0]).toEqual([route, true])
      for (const [status, answer] of Object.entries(responses)) {
        expect([route, status, answer.description.length > 3]).toEqual([route, status, true])
        if (Number(status) < 400) continue
        const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
        expect([route, status, answer.content]).toEqual([route, status, problem])
      }
    }
  })

  test('names the failures that it can have by its nature', () => {
    for (const [route, { responses, security, parameters = [], requestBody }] of operations()) {
      const isPublic = security?.length === 0
      // These ask no storage, or say themselves that there is none.
      const isHealth = ['GET /healthz', 'GET /readyz', 'GET /t/{token}'].includes(route) || route.startsWith('GET /api/rules')
      const wanted = [
        ...['408', '431'],
        ...(route.includes('{') ? ['404'] : []),
        ...(route.startsWith('GET ') ? [] : ['403', '413', '415']),
        ...(isPublic ? [] : ['401']),
        ...(requestBody || parameters.length > 0 ? ['400'] : []),
        ...(parameters.some(({ in: place, name }) => place === 'header' && name === 'if-match') ? ['412', '428'] : []),
        ...(parameters.some(({ in: place, name }) => place === 'header' && name === 'idempotency-key') ? ['422'] : []),
        ...(isHealth ? [] : ['429', '503']),
      ]
      expect([route, wanted.filter((status) => !(status in responses))]).toEqual([route, []])
    }
  })

  test('says that it needs no login exactly when it needs none', () => {
    const open = operations().flatMap(([route, { security }]) => (security?.length === 0 ? [route] : []))
    expect(open.sort()).toEqual(
      [
        'GET /healthz',
        'GET /readyz',
        'GET /t/{token}',
        'GET /api/compounds',
        'GET /api/forms/{type}',
        'GET /api/compounds/{compoundId}/precheck',
        'GET /api/calendars',
        'GET /api/record/heads',
        'GET /api/public/figures',
        'GET /api/public/figures/{month}',
        'GET /api/public/figures/{month}/signed',
        'GET /api/public/figures/{month}/report.pdf',
        'GET /api/rules',
        'GET /api/rules/compare',
        'GET /api/rules/{packId}',
        'POST /api/login',
        'POST /api/login/codes',
        'GET /api/login/ways',
        'GET /api/login/provider',
        'GET /api/login/provider/callback',
        'GET /api/login/provider/sign-out',
        'GET /api/tracking/{token}',
        'GET /api/links/{token}',
        'GET /api/links/{token}/answer',
        'POST /api/links/{token}',
        'POST /api/links/{token}/documents',
        'GET /api/links/{token}/changes',
        'GET /api/links/{token}/documents/{documentId}',
      ].sort(),
    )
    expect(Object.keys(description.components.securitySchemes)).toEqual(['session', 'token'])
  })

  test('that takes a body says what is in it', () => {
    for (const [route, { requestBody }] of operations()) {
      if (!requestBody) continue
      const [schema] = Object.values(requestBody.content).map((content) => content.schema)
      const whole = typeof schema?.['$ref'] === 'string' ? component(schema['$ref']) : schema
      expect([route, Object.keys(whole ?? {}).some((key) => ['properties', 'oneOf'].includes(key))]).toEqual([route, true])
    }
  })
})

const component = (ref: string): Json => description.components.schemas[ref.replace('#/components/schemas/', '')] ?? {}

describe('the union of events', () => {
  test('is told apart by type: every type has its component, every component its type', () => {
    const union = description.components.schemas['PartyEvent'] as {
      oneOf: { $ref: string }[]
      discriminator: { propertyName: string; mapping: Record<string, string> }
    }
    expect(union.discriminator.propertyName).toBe('type')
    expect(Object.keys(union.discriminator.mapping).sort()).toEqual([...partyEventTypes].sort())
    expect(Object.values(union.discriminator.mapping).sort()).toEqual(union.oneOf.map(({ $ref }) => $ref).sort())
    for (const [type, ref] of Object.entries(union.discriminator.mapping)) {
      const {
        properties,
        required,
        description: words,
      } = component(ref) as {
        properties: Record<string, Json>
        required: string[]
        description: string
      }
      expect([type, properties['type']?.['const'], required.includes('type')]).toEqual([type, type, true])
      expect([type, words.length > 5]).toEqual([type, true])
    }
  })

  test('is what events are sent as, by account and by link', () => {
    for (const path of ['/api/cases/{caseId}/events', '/api/links/{token}']) {
      const body = description.paths[path]?.['post']?.requestBody?.content['application/json']
      expect([path, body?.schema]).toEqual([path, { $ref: '#/components/schemas/PartyEvent' }])
    }
  })

  test('no discriminator is without its mapping', () => {
    for (const [pointer, node] of nodesOf(description)) {
      const discriminator = node['discriminator'] as { mapping?: object } | undefined
      if (discriminator) expect([pointer, Object.keys(discriminator.mapping ?? {}).length > 1]).toEqual([pointer, true])
    }
  })
})

/** What is wrong with a value by a component. */
const faultsBy = (name: string, value: unknown): string[] =>
  schemaFaults({ $ref: `#/components/schemas/${name}` }, value, (schema) =>
    typeof schema['$ref'] === 'string' ? component(schema['$ref']) : schema,
  )

describe('examples', () => {
  test('validate against the schema they explain', () => {
    const explained = Object.entries(description.components.schemas).filter(([, schema]) => schema['examples'])
    expect(explained.length).toBeGreaterThan(25)
    for (const [name, schema] of explained) {
      for (const example of schema['examples'] as unknown[]) expect([name, faultsBy(name, example)]).toEqual([name, []])
    }
  })

  test('an example that does not would be seen', () => {
    const [example] = (description.components.schemas['NewCase']?.['examples'] ?? []) as Json[]
    expect(faultsBy('NewCase', { ...example, powerKw: -7 })).not.toEqual([])
    expect(faultsBy('NewCase', { ...example, colour: 'red' })).not.toEqual([])
    expect(faultsBy('NewCase', { ...example, personal: { name: '王小明', phone: '138' } })).not.toEqual([])
  })
})

const sources = (): string[] => {
  const root = fileURLToPath(new URL('../../../src/', import.meta.url))
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'problems.ts')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

describe('problem codes', () => {
  test('every code of the table is thrown somewhere', () => {
    const text = sources().join('\n')
    expect(Object.keys(problems).filter((code) => !text.includes(`'${code}'`))).toEqual([])
  })

  test('every code that is thrown is in the table', () => {
    const thrown = sources().flatMap((text) => [...text.matchAll(/(?:new Problem\(|sendProblem\([^,]+,[^,]+,\s*)'([A-Z_]+)'/g)])
    const codes = new Set(thrown.map((match) => match[1] ?? ''))
    expect(codes.size).toBeGreaterThan(15)
    expect([...codes].filter((code) => !Object.hasOwn(problems, code))).toEqual([])
  })

  test('the description lists exactly the problems and the refusals, the problems with their meaning', () => {
    const problem = description.components.schemas['Problem'] as { properties: { code: { enum: string[] } }; description: string }
    const codes = [...Object.keys(problems), ...refusalCodes, ...matterRefusalCodes]
    expect([...problem.properties.code.enum].sort()).toEqual([...new Set(codes)].sort())
    for (const [code, [status, , sentence]] of Object.entries(problems)) {
      expect(problem.description).toContain(`\`${code}\` (${status}): ${sentence}`)
    }
  })

  test('each has a sentence and what to do, in Chinese and in English', () => {
    const inChinese = (text: string) => /\p{Script=Han}/u.test(text)
    for (const [code, [status, zh, en, todoZh, todoEn]] of Object.entries(problems)) {
      expect([code, status >= 400 && status < 600]).toEqual([code, true])
      expect([code, inChinese(zh), inChinese(todoZh), inChinese(en), inChinese(todoEn)]).toEqual([code, true, true, false, false])
      for (const text of [zh, en, todoZh, todoEn]) expect([code, text, /[。.]$/.test(text)]).toEqual([code, text, true])
    }
    for (const code of refusalCodes) {
      const { sentence, todo } = refusalWords[code]
      expect([code, inChinese(sentence.zh), inChinese(sentence.en), inChinese(todo.zh), inChinese(todo.en)]).toEqual([
        code,
        true,
        false,
        true,
        false,
      ])
    }
  })

  test('a code that is both a problem and a refusal means the same in both', () => {
    const both = refusalCodes.filter((code) => Object.hasOwn(problems, code))
    expect(both).toEqual(['ORGANISATION_UNKNOWN', 'GROUND_NOT_LISTED'])
  })
})
