import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addStaff, lastCode, otherThan, password } from '../accounts/accounts-rig.ts'
import { type ApiRig, logInStaff, openApiRig } from '../accounts/api-rig.ts'

const phone = '13812345678'

let rig: ApiRig
beforeEach(async () => {
  rig = await openApiRig()
})
afterEach(() => rig.closeAll())

const post = (url: string, payload?: object, headers: Record<string, string> = {}) =>
  rig.app.inject({ method: 'POST', url, headers, ...(payload ? { payload } : {}) })
const me = (headers: Record<string, string>) => rig.app.inject({ method: 'GET', url: '/api/me', headers })
const logInWithCode = async () => {
  await post('/api/login/codes', { phone })
  return post('/api/login', { method: 'code', phone, code: lastCode(rig, phone) })
}
const logInWithPassword = (login: string, typed = password) => post('/api/login', { method: 'password', login, password: typed })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('POST /api/login/codes', () => {
  test('sends a code and says until when it works, and nothing else', async () => {
    const answer = await post('/api/login/codes', { phone })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ expiresAt: '2026-03-02T01:05:00.000Z' })
    expect(answer.body).not.toContain(lastCode(rig, phone))
  })

  test('the sixth within an hour is refused with a sentence', async () => {
    for (let nth = 1; nth <= 5; nth += 1) expect((await post('/api/login/codes', { phone })).statusCode).toBe(200)
    const answer = await post('/api/login/codes', { phone })
    expect(answer.statusCode).toBe(429)
    expect(answer.json()).toMatchObject({ code: 'CODES_TOO_MANY', title: '一小时内获取验证码的次数已达上限。' })
  })

  test.each(['138', '238123456789', 'abcdefghijk', '+8613812345678'])('%s is not a phone', async (wrong) => {
    const answer = await post('/api/login/codes', { phone: wrong })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ pointer: '/phone' }] })
    expect(rig.received).toEqual([])
  })

  test('a gateway that is down is a 503, and the log names neither phone nor code', async () => {
    rig.breakGateway()
    const answer = await post('/api/login/codes', { phone })
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({ code: 'CODE_NOT_SENT' })
    expect(rig.log.join('')).toContain('message gateway failed')
    expect(rig.log.join('')).toContain('out of order')
    expect(rig.log.join('')).not.toContain(phone)
  })
})

test('codes from one address are limited per minute, whatever the phone', async () => {
  const strict = await openApiRig({ codesPerMinute: 2 })
  const ask = (to: string) => strict.app.inject({ method: 'POST', url: '/api/login/codes', payload: { phone: to } })
  expect((await ask('13800000001')).statusCode).toBe(200)
  expect((await ask('13800000002')).statusCode).toBe(200)
  const answer = await ask('13800000003')
  expect(answer.statusCode).toBe(429)
  expect(answer.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  expect(strict.received).toHaveLength(2)
  await strict.closeAll()
})

describe('POST /api/login', () => {
  test('by code: an owner, a token and a cookie that scripts and other sites cannot use', async () => {
    const answer = await logInWithCode()
    expect(answer.statusCode).toBe(200)
    const { token, expiresAt, account } = answer.json()
    expect(account).toMatchObject({ party: 'owner', login: null })
    expect(expiresAt).toBe('2026-03-02T13:00:00.000Z')
    expect(answer.cookies).toEqual([
      { name: 'pile_session', value: token, path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 43_200 },
    ])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('the cookie is Secure when the service is reached by https', async () => {
    const secure = await openApiRig({ publicUrl: 'https://pile.example.cn' })
    await addStaff(secure, 'operator', 'root')
    const answer = await secure.app.inject({
      method: 'POST',
      url: '/api/login',
      payload: { method: 'password', login: 'root', password },
    })
    expect(answer.cookies).toMatchObject([
      { name: 'pile_session', secure: true },
      { name: 'pile_device', secure: true, httpOnly: true, sameSite: 'Strict', path: '/api/login' },
    ])
    await secure.closeAll()
  })

  test('a wrong code and an unknown phone are told the same', async () => {
    await post('/api/login/codes', { phone })
    const code = otherThan(lastCode(rig, phone))
    const answers = [
      await post('/api/login', { method: 'code', phone, code }),
      await post('/api/login', { method: 'code', phone: '13900000000', code }),
    ]
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toMatchObject({ code: 'LOGIN_FAILED' })
      expect(answer.cookies).toEqual([])
    }
  })

  test('a wrong password and an unknown name are told the same', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const [wrong, unknown] = [await logInWithPassword('tianyuan.centre', 'wrong'), await logInWithPassword('nobody', 'wrong')]
    const { instance: _, ...told } = wrong.json()
    expect(told).toMatchObject({ status: 401, code: 'LOGIN_FAILED' })
    expect(unknown.json()).toMatchObject(told)
  })

  test('after ten wrong passwords the login is locked, and open again a quarter of an hour later', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    for (let nth = 1; nth <= 10; nth += 1) expect((await logInWithPassword('tianyuan.centre', 'wrong')).statusCode).toBe(401)
    const locked = await logInWithPassword('tianyuan.centre')
    expect(locked.statusCode).toBe(429)
    expect(locked.json()).toMatchObject({ code: 'LOGIN_LOCKED' })
    rig.wait({ minutes: 15 })
    expect((await logInWithPassword('tianyuan.centre')).statusCode).toBe(200)
  })

  test.each([
    ['no method', { phone, code: '123456' }],
    ['an unknown method', { method: 'face', phone }],
    ['five digits', { method: 'code', phone, code: '12345' }],
    ['a password beside a code', { method: 'code', phone, code: '123456', password }],
    ['nothing', {}],
  ])('%s is malformed', async (_what, payload) => {
    const answer = await post('/api/login', payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code: 'VALIDATION_FAILED' })
  })
})

describe('who one is', () => {
  test('by cookie', async () => {
    const { token, account } = (await logInWithCode()).json()
    const answer = await me({ cookie: `pile_session=${token}` })
    expect(answer.json()).toEqual({
      accountId: account.accountId,
      party: 'owner',
      organisationId: null,
      channel: 'web',
      isByProvider: false,
      mustSetUpFactor: false,
      mustChangePassword: false,
    })
  })

  test('by bearer token', async () => {
    const { accountId, headers } = await logInStaff(rig, 'centre', 'tianyuan.centre')
    expect((await me(headers)).json()).toMatchObject({ accountId, party: 'centre', organisationId: 'organisation-centre' })
  })

  test('a bearer token counts for more than a cookie, also when it is not good', async () => {
    const { token } = (await logInWithCode()).json()
    const cookie = `pile_session=${token}`
    const { headers, accountId } = await logInStaff(rig, 'centre', 'tianyuan.centre')
    expect((await me({ ...headers, cookie })).json()).toMatchObject({ accountId })
    expect((await me({ ...bearer('forged'), cookie })).statusCode).toBe(401)
    expect((await me({ authorization: 'Basic cHJveHk6cHJveHk=', cookie })).statusCode).toBe(200)
  })

  test.each([{}, bearer('forged'), { cookie: 'pile_session=forged' }, { authorization: 'Bearer' }])(
    'nobody: %j',
    async (headers) => {
      const answer = await me(headers)
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toMatchObject({ code: 'LOGIN_NEEDED' })
    },
  )

  test('a session ends by itself after twelve hours', async () => {
    const { token } = (await logInWithCode()).json()
    rig.wait({ hours: 12 })
    expect((await me(bearer(token))).statusCode).toBe(401)
  })
})

describe('POST /api/logout', () => {
  test('ends this session, takes the cookie away, and leaves other sessions alone', async () => {
    const [{ token }, { token: other }] = [(await logInWithCode()).json(), (await logInWithCode()).json()]
    const answer = await post('/api/logout', undefined, { cookie: `pile_session=${token}` })
    expect(answer.statusCode).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.cookies).toMatchObject([{ name: 'pile_session', value: '', path: '/', expires: new Date(0) }])
    expect((await me(bearer(token))).statusCode).toBe(401)
    expect((await me(bearer(other))).statusCode).toBe(200)
  })

  test('needs somebody who is logged in', async () => {
    expect((await post('/api/logout')).statusCode).toBe(401)
  })
})

describe('over a real connection', () => {
  test('an owner logs in, is known by the cookie, logs out and is not known any more', async () => {
    await rig.app.listen({ port: 0, host: '127.0.0.1' })
    // A listening TCP server has an address with a port.
    const base = `http://127.0.0.1:${(rig.app.server.address() as AddressInfo).port}`
    const send = (path: string, body: object, headers = {}) =>
      fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    expect((await send('/api/login/codes', { phone })).status).toBe(200)
    const opened = await send('/api/login', { method: 'code', phone, code: lastCode(rig, phone) })
    const [cookie = ''] = opened.headers.getSetCookie()
    expect(cookie).toMatch(/^pile_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    expect(await (await fetch(`${base}/api/me`, { headers })).json()).toMatchObject({ party: 'owner', channel: 'web' })
    expect((await fetch(`${base}/api/logout`, { method: 'POST', headers })).status).toBe(204)
    expect((await fetch(`${base}/api/me`, { headers })).status).toBe(401)
  })
})

describe('the log and the description', () => {
  test('nothing that was typed at a login reaches the log', async () => {
    await logInWithCode()
    await logInWithPassword('mistyped-secret', 'mistyped-secret')
    await post('/api/login', { method: 'code', phone, code: 'not six digits' })
    const log = rig.log.join('')
    for (const secret of [phone, lastCode(rig, phone), 'mistyped-secret']) expect(log).not.toContain(secret)
  })

  test('the two ways to log in are told apart by method', () => {
    // The description is plain JSON.
    const { components, paths } = rig.app.swagger() as unknown as {
      components: { schemas: Record<string, object> }
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>
    }
    expect(components.schemas['Login']).toMatchObject({
      discriminator: {
        propertyName: 'method',
        mapping: {
          code: '#/components/schemas/LoginWithCode',
          password: '#/components/schemas/LoginWithPassword',
        },
      },
    })
    expect(Object.keys(paths['/api/login']?.['post']?.responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '408',
      '413',
      '415',
      '429',
      '431',
      '503',
    ])
  })
})

describe('what the log says of logins', () => {
  const staff = async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const logIn = (login: string, typed: string) =>
      rig.app.inject({ method: 'POST', url: '/api/login', payload: { method: 'password', login, password: typed } })
    await logIn('my-own-password-typed-here', password)
    await logIn('tianyuan.centre', 'not the password')
    return (await logIn('tianyuan.centre', password)).json<{ token: string; account: { accountId: string } }>()
  }

  test('every one stands in the log, and what was typed does not', async () => {
    const { account } = await staff()
    const lines = rig.log.map((line): Record<string, unknown> => JSON.parse(line))
    expect(lines.filter(({ msg }) => msg === 'login refused')).toMatchObject([{ why: 'LOGIN_FAILED' }, { why: 'LOGIN_FAILED' }])
    expect(lines.filter(({ msg }) => msg === 'logged in')).toMatchObject([{ accountId: account.accountId }])
    expect(rig.log.join('')).not.toContain('my-own-password')
  })

  test('a route of another party stands in the log', async () => {
    const { token, account } = await staff()
    await rig.app.inject({ method: 'GET', url: '/api/accounts', headers: { authorization: `Bearer ${token}` } })
    const lines = rig.log.map((line): Record<string, unknown> => JSON.parse(line))
    const refused = lines.filter(({ msg }) => msg === 'access refused')
    expect(refused).toMatchObject([{ accountId: account.accountId, route: '/api/accounts' }])
  })
})
