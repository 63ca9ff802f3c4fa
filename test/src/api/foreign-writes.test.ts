import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiCity, openApiCity, phones } from '../../helpers/api-city.ts'

let city: ApiCity
beforeAll(async () => {
  city = await openApiCity({ spaces: 1 })
})
afterAll(() => city.close())

/** Every route that changes something, with ids that nothing has. */
const writes = (): (readonly [method: string, path: string])[] =>
  city.service.access
    .filter(({ method, url }) => method !== 'GET' && url.startsWith('/api/'))
    .map(({ method, url }) => [method, url.replaceAll(/:\w+/g, 'A'.repeat(22))] as const)

const codeOf = async (who: 'nobody' | 'operator', method: string, path: string, headers: Record<string, string>) => {
  const answer = await city.call(who, method, path, { body: {}, headers })
  return answer.status === 204 ? null : answer.json()['code']
}
const written = (): unknown =>
  city.service.database.connection.prepare('select (select count(*) from accounts) a, (select count(*) from sessions) s').get()

describe('every write', () => {
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another origin that begins like this one', { origin: 'http://127.0.0.1.evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, by the word of the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
  ])('from %s is refused', async (_what, headers) => {
    expect(writes().length).toBeGreaterThan(45)
    const before = written()
    for (const [method, path] of writes()) {
      // Whoever may not call it at all is told so first.
      const codes = [await codeOf('operator', method, path, headers), await codeOf('nobody', method, path, headers)]
      const isOpen = codes[1] === 'FOREIGN_ORIGIN'
      expect([method, path, codes]).toEqual([
        method,
        path,
        [expect.stringMatching(/^(FOREIGN_ORIGIN|NOT_FOR_YOU)$/), isOpen ? 'FOREIGN_ORIGIN' : 'LOGIN_NEEDED'],
      ])
    }
    expect(written()).toEqual(before)
  })

  test('from its own pages, or from a program, is not', async () => {
    const own = { origin: city.url }
    for (const headers of [own, { 'sec-fetch-site': 'same-origin', origin: 'null' }, {}]) {
      for (const [method, path] of writes()) {
        if (/logout|sessions|disable/.test(path)) continue
        expect([method, path, await codeOf('operator', method, path, headers)]).not.toContain('FOREIGN_ORIGIN')
      }
    }
  })
})

test('nobody is logged in or out behind his back', async () => {
  const token = String(city.tokens.owner)
  const cookie = `pile_session=${token}`
  const foreign = { cookie, origin: 'https://evil.example' }
  expect((await city.call('nobody', 'POST', '/api/logout', { headers: foreign })).json()).toMatchObject({
    code: 'FOREIGN_ORIGIN',
  })
  expect((await city.call('nobody', 'GET', '/api/me', { headers: { cookie } })).status).toBe(200)
  const login = { body: { method: 'code', phone: phones.owner, code: '000000' }, headers: { origin: 'https://evil.example' } }
  expect((await city.call('nobody', 'POST', '/api/login', login)).json()).toMatchObject({ status: 403, code: 'FOREIGN_ORIGIN' })
})

test('reading is not asked where it comes from: a link in a message opens', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' }
  expect((await city.call('operator', 'GET', '/api/me', { headers })).status).toBe(200)
})
