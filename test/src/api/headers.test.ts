import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { draftOf, freshKey, type LivedCase } from '../../helpers/lived-case.ts'

let city: ApiCity
let draft: LivedCase
beforeAll(async () => {
  city = await openApiCity({ spaces: 1 })
  draft = await draftOf(city)
})
afterAll(() => city.close())

const faultsOf = ({ headers }: Answer): string[] => {
  const policy = headers['content-security-policy'] ?? ''
  return [
    headers['x-content-type-options'] === 'nosniff' ? '' : 'nosniff',
    headers['referrer-policy'] === 'no-referrer' ? '' : 'referrer',
    /max-age=31536000; includeSubDomains/.test(headers['strict-transport-security'] ?? '') ? '' : 'hsts',
    /frame-ancestors '(?:none|self)'|sandbox/.test(policy) ? '' : `frames: ${policy}`,
    /default-src '(?:self|none)'/.test(policy) ? '' : 'default',
    /script-src[^;]*'unsafe-(?:inline|eval)'/.test(policy) ? 'scripts' : '',
    headers['access-control-allow-origin'] === undefined ? '' : 'cors',
    headers['x-powered-by'] === undefined && headers['server'] === undefined ? '' : 'says what it is made of',
  ].filter((fault) => fault !== '')
}

/** One address of every kind of answer: pages, data, files, refusals. */
const addresses = (): string[] => [
  ...['/', '/login', '/cases', '/desk', '/desk/inbox', '/figures', '/track/x', '/link/x', '/nowhere', '/docs'],
  ...[
    '/healthz',
    '/readyz',
    '/openapi.json',
    '/api/me',
    '/api/nothing',
    '/api/cases/x',
    '/api/rules',
    '/api/forms/property.reject',
  ],
  ...['/api/compounds/import/template.csv', '/api/compounds/import/template.xlsx', '/api/record/heads'],
  `/api/cases/${draft.caseId}`,
]

test('every answer says what a browser may do with it, and nothing of what it is made of', async () => {
  for (const path of addresses()) {
    for (const who of ['nobody', 'owner', 'operator'] as const) {
      const answer = await city.call(who, 'GET', path, { headers: { accept: 'text/html,*/*', origin: 'https://evil.example' } })
      expect([path, who, faultsOf(answer)]).toEqual([path, who, []])
      if (path.startsWith('/api/') && !/rules|forms|template|heads/.test(path)) {
        expect([path, who, answer.headers['cache-control']]).toEqual([path, who, 'no-store'])
      }
    }
  }
})

test('every page runs what this service hands out, and loads nothing from elsewhere', async () => {
  for (const path of ['/', '/login', '/desk', '/figures', '/track/x', '/link/x', '/nowhere']) {
    const { headers, text } = await city.call('nobody', 'GET', path, { headers: { accept: 'text/html' } })
    const policy = headers['content-security-policy'] ?? ''
    expect([path, policy]).toEqual([path, expect.stringMatching(/script-src 'self' 'nonce-[^']+'; /)])
    expect([path, policy]).toEqual([
      path,
      expect.stringContaining("object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
    ])
    expect([path, / (?:src|href)="(?:https?:)?\/\//.test(text)]).toEqual([path, false])
    expect([path, /https?:|\*/.test(policy)]).toEqual([path, false])
  }
})

test('what somebody sends stays one line of the log', async () => {
  const before = city.log.length
  const name = '王\r\n{"level":60,"msg":"forged"}\u2028\u0000\u001b[31m'
  const headers = { ...freshKey(), 'user-agent': 'x\t{"level":60}', 'x-request-id': 'forged' }
  await city.call('operator', 'POST', '/api/organisations', { body: { party: 'grid', name, districts: [name] }, headers })
  await city.call('nobody', 'GET', '/api/cases/%0d%0a%7B%22level%22:60%7D')
  await city.call('operator', 'POST', '/api/login', { body: { method: 'password', login: `a${name}`, password: name } })
  const lines = city.log.slice(before)
  for (const line of lines) {
    expect(line.trimEnd().includes('\n')).toBe(false)
    expect((JSON.parse(line) as { level: number }).level).toBeLessThan(60)
  }
})
