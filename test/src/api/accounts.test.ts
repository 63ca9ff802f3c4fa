import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { linkedParties, staffParties } from '../../../src/accounts/staff-rules.ts'
import { addOrganisation, addStaff, lastCode, password } from '../accounts/accounts-rig.ts'
import { type ApiRig, logInStaff, openApiRig } from '../accounts/api-rig.ts'

let rig: ApiRig
let root: { accountId: string; headers: { authorization: string } }
beforeEach(async () => {
  rig = await openApiRig()
  root = await logInStaff(rig, 'operator', 'root')
})
afterEach(() => rig.closeAll())

type Method = 'GET' | 'POST' | 'DELETE'
const call = (method: Method, url: string, payload?: object, headers: Record<string, string> = root.headers) =>
  rig.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
const statusOf = async (headers: Record<string, string>) => (await call('GET', '/api/me', undefined, headers)).statusCode
const clerk = { party: 'centre', organisationId: 'organisation-centre', login: 'tianyuan.centre', password }

describe('who may come here', () => {
  const routes: [Method, string, object?][] = [
    ['GET', '/api/accounts'],
    ['POST', '/api/accounts', clerk],
    ['POST', '/api/accounts/:accountId/disable'],
    ['POST', '/api/accounts/:accountId/tokens', { name: 'x' }],
    ['DELETE', '/api/accounts/:accountId/sessions'],
    ['POST', '/api/accounts/:accountId/password'],
    ['POST', '/api/accounts/:accountId/unlock'],
    ['POST', '/api/accounts/:accountId/second-factor-reset', { reason: 'device lost' }],
  ]

  test('the routes walked here are all there are', () => {
    const here = rig.access.filter(({ url }) => url.startsWith('/api/accounts')).map(({ method, url }) => `${method} ${url}`)
    expect(here.sort()).toEqual(routes.map(([method, url]) => `${method} ${url}`).sort())
  })

  test('nobody without a login, no owner, and no other party', async () => {
    await rig.accounts.requestCode('13812345678', rig.time.now())
    const owner = await rig.accounts.loginWithCode('13812345678', lastCode(rig, '13812345678'), rig.time.now())
    if (owner === 'wrong') throw new Error('the owner could not log in')
    const others: Record<string, string>[] = [{ authorization: `Bearer ${owner.token}` }]
    for (const party of staffParties) {
      if (party !== 'operator') others.push((await logInStaff(rig, party, `staff.${party}`)).headers)
    }
    for (const [method, url, payload] of routes) {
      const target = url.replace(':accountId', root.accountId)
      expect((await call(method, target, payload, {})).json()).toMatchObject({ code: 'LOGIN_NEEDED' })
      for (const headers of others) {
        expect((await call(method, target, payload, headers)).json()).toMatchObject({ status: 403, code: 'NOT_FOR_YOU' })
      }
    }
    expect(await statusOf(root.headers)).toBe(200)
    expect((await rig.accounts.list({ party: 'centre', cursor: null, limit: 10 })).accounts).toHaveLength(1)
  })
})

describe('POST /api/accounts', () => {
  test.each(linkedParties)('makes none for a party that answers by link (%s), and says how it answers', async (party) => {
    addOrganisation(rig, party)
    const answer = await call('POST', '/api/accounts', { ...clerk, party, organisationId: `organisation-${party}` })
    expect(answer.json()).toMatchObject({ status: 422, code: 'PARTY_ANSWERS_BY_LINK' })
  })

  test('makes an account that can log in; the password comes back nowhere', async () => {
    addOrganisation(rig, 'centre')
    const answer = await call('POST', '/api/accounts', clerk)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ party: 'centre', login: 'tianyuan.centre', disabledAt: null })
    expect(answer.body).not.toContain('assword')
    expect(rig.log.join('')).not.toContain(password)
    expect(await rig.accounts.loginWithPassword('tianyuan.centre', password, rig.time.now())).toMatchObject({
      account: { party: 'centre' },
    })
  })

  test.each(['owner', 'court', 'public', 'nobody'])('%s cannot be staff', async (party) => {
    const answer = await call('POST', '/api/accounts', { ...clerk, party })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/party' }] })
  })

  test.each(['eleven-sign', '', '🔌🔌🔌🔌🔌🔌'])('%j is too short for a password', async (short) => {
    const answer = await call('POST', '/api/accounts', { ...clerk, password: short })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/password' }] })
  })

  test.each(['ab', 'two words', '-leading', '中心'])('%j is no login name', async (login) => {
    expect((await call('POST', '/api/accounts', { ...clerk, login })).json()).toMatchObject({ errors: [{ pointer: '/login' }] })
  })

  test('a taken login is refused, whatever its capitals', async () => {
    const answer = await call('POST', '/api/accounts', { party: 'operator', organisationId: null, login: 'Root', password })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'LOGIN_TAKEN' })
  })

  test.each([null, 'nowhere'])('organisation %j is refused', async (organisationId) => {
    const answer = await call('POST', '/api/accounts', { ...clerk, organisationId })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'ORGANISATION_UNKNOWN' })
  })
})

describe('GET /api/accounts', () => {
  test('shows a page at a time and no secrets', async () => {
    for (const login of ['aaa', 'bbb']) await addStaff(rig, 'operator', login)
    await rig.accounts.ownerAccountFor('13812345678', rig.time.now())
    const first = (await call('GET', '/api/accounts?party=operator&limit=2')).json()
    const rest = (await call('GET', `/api/accounts?party=operator&limit=2&cursor=${first.nextCursor}`)).json()
    expect([...first.accounts, ...rest.accounts].map(({ login }: { login: string }) => login).sort()).toEqual([
      'aaa',
      'bbb',
      'root',
    ])
    const all = (await call('GET', '/api/accounts')).json()
    expect(all.accounts).toHaveLength(4)
    expect(all.nextCursor).toBeNull()
    for (const account of all.accounts) {
      expect(Object.keys(account).sort()).toEqual(['accountId', 'createdAt', 'disabledAt', 'login', 'organisationId', 'party'])
    }
  })

  test.each(['limit=0', 'limit=501', 'limit=many', 'party=king'])('?%s is malformed', async (query) => {
    expect((await call('GET', `/api/accounts?${query}`)).statusCode).toBe(400)
  })
})

describe('POST /api/accounts/{accountId}/disable', () => {
  test('puts out whoever is logged in, at once', async () => {
    const { accountId, headers } = await logInStaff(rig, 'centre', 'tianyuan.centre')
    expect(await statusOf(headers)).toBe(200)
    const answer = await call('POST', `/api/accounts/${accountId}/disable`)
    expect(answer.json()).toMatchObject({ accountId, disabledAt: rig.time.now() })
    expect(await statusOf(headers)).toBe(401)
    expect(await rig.accounts.loginWithPassword('tianyuan.centre', password, rig.time.now())).toBe('wrong')
  })

  test('refuses the last operator, who stays logged in', async () => {
    const answer = await call('POST', `/api/accounts/${root.accountId}/disable`)
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'LAST_OPERATOR', todo: '请先建立另一个运维账号。' })
    expect(await statusOf(root.headers)).toBe(200)
  })

  test('a disabled operator does not count as another one', async () => {
    const second = await addStaff(rig, 'operator', 'second')
    expect((await call('POST', `/api/accounts/${second.accountId}/disable`)).statusCode).toBe(200)
    expect((await call('POST', `/api/accounts/${root.accountId}/disable`)).statusCode).toBe(409)
  })

  test('an unknown account is not found', async () => {
    expect((await call('POST', '/api/accounts/nobody/disable')).statusCode).toBe(404)
  })
})

describe('machine tokens', () => {
  test('a token is shown once, comes in as a machine, and can log itself out', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    const answer = await call('POST', `/api/accounts/${accountId}/tokens`, { name: '监控' })
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    const { token, expiresAt } = answer.json()
    expect(expiresAt).toBe('2027-03-02T01:00:00.000Z')
    const headers = { authorization: `Bearer ${token}` }
    expect((await call('GET', '/api/me', undefined, headers)).json()).toMatchObject({ accountId, channel: 'token' })
    expect(rig.log.join('')).not.toContain(token)
    expect((await call('POST', '/api/logout', undefined, headers)).statusCode).toBe(204)
    expect(await statusOf(headers)).toBe(401)
  })

  test('there is none for an owner, for a disabled account, for nobody', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    await rig.accounts.disable(accountId, rig.time.now())
    const owner = await rig.accounts.ownerAccountFor('13812345678', rig.time.now())
    for (const id of [accountId, owner, 'nobody']) {
      expect((await call('POST', `/api/accounts/${id}/tokens`, { name: 'x' })).statusCode).toBe(404)
    }
  })

  test('a token needs a name', async () => {
    expect((await call('POST', `/api/accounts/${root.accountId}/tokens`, { name: '  ' })).statusCode).toBe(400)
  })
})

describe('DELETE /api/accounts/{accountId}/sessions', () => {
  test('ends all sessions and tokens of that account and of no other', async () => {
    const { accountId, headers } = await logInStaff(rig, 'centre', 'tianyuan.centre')
    const { token } = (await call('POST', `/api/accounts/${accountId}/tokens`, { name: 'x' })).json()
    const answer = await call('DELETE', `/api/accounts/${accountId}/sessions`)
    expect(answer.json()).toEqual({ revoked: 2 })
    expect(await statusOf(headers)).toBe(401)
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(401)
    expect(await statusOf(root.headers)).toBe(200)
  })

  test('an unknown account is not found', async () => {
    expect((await call('DELETE', '/api/accounts/nobody/sessions')).statusCode).toBe(404)
  })
})
