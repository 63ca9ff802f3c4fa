import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../../src/database/tables.ts'
import { addStaff, lastCode, password } from '../accounts/accounts-rig.ts'
import { type ApiRig, logInStaff, openApiRig } from '../accounts/api-rig.ts'

let rig: ApiRig
beforeEach(async () => {
  rig = await openApiRig()
})
afterEach(() => rig.closeAll())

type Headers = Record<string, string>
const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, headers: Headers, payload?: object) =>
  rig.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` })
const wechat = 'Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.49'

const logIn = async (login = 'tianyuan.centre', typed = password, headers: Headers = {}) =>
  call('POST', '/api/login', headers, { method: 'password', login, password: typed })
const staff = async (): Promise<{ first: Headers; second: Headers }> => {
  await addStaff(rig, 'centre', 'tianyuan.centre')
  const [first, second] = [await logIn(), await logIn('tianyuan.centre', password, { 'user-agent': wechat })]
  return { first: bearer(first.json<{ token: string }>().token), second: bearer(second.json<{ token: string }>().token) }
}
interface Listed {
  readonly sessionId: string
  readonly isThisOne: boolean
}
const listed = async (headers: Headers) =>
  (await call('GET', '/api/me/sessions', headers)).json<{ sessions: Listed[] }>().sessions
const statusOf = async (headers: Headers) => (await call('GET', '/api/me', headers)).statusCode

describe('the own logins', () => {
  test('are listed with when and from what kind of device, and no address is kept anywhere', async () => {
    const { second } = await staff()
    rig.wait({ minutes: 11 })
    expect((await call('GET', '/api/me/sessions', second)).json()).toMatchObject({
      sessions: expect.arrayContaining([
        expect.objectContaining({
          device: { kind: 'phone', program: 'WeChat' },
          createdAt: '2026-03-02T01:00:00.000Z',
          lastSeenAt: '2026-03-02T01:11:00.000Z',
          isThisOne: true,
        }),
      ]),
    })
    const kept = JSON.stringify(rig.database.db.select().from(tables.sessions).all())
    expect(kept).not.toMatch(/127\.0\.0\.1|Android 14/)
  })

  test('of an owner too', async () => {
    await rig.accounts.requestCode('13812345678', rig.time.now())
    const sent = { method: 'code', phone: '13812345678', code: lastCode(rig, '13812345678') }
    const { token } = (await call('POST', '/api/login', { 'user-agent': wechat }, sent)).json<{ token: string }>()
    expect(await listed(bearer(token))).toMatchObject([{ isThisOne: true, device: { program: 'WeChat' } }])
  })

  test('one is ended, and the others live on', async () => {
    const { first, second } = await staff()
    const other = (await listed(second)).find(({ isThisOne }) => !isThisOne)?.sessionId ?? ''
    expect((await call('DELETE', `/api/me/sessions/${other}`, second)).statusCode).toBe(204)
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200])
    expect(await listed(second)).toHaveLength(1)
    expect((await call('DELETE', `/api/me/sessions/${other}`, second)).statusCode).toBe(404)
  })

  test('all others are ended at once, tokens of machines too', async () => {
    const { first, second } = await staff()
    const accountId = (await call('GET', '/api/me', first)).json<{ accountId: string }>().accountId
    const machine = await rig.accounts.createToken(accountId, 'monitoring', rig.time.now())
    expect((await call('DELETE', '/api/me/sessions', second)).json()).toEqual({ ended: 2 })
    expect([await statusOf(first), await statusOf(bearer(machine?.token ?? '')), await statusOf(second)]).toEqual([401, 401, 200])
  })

  test('nobody ends those of somebody else', async () => {
    const { first } = await staff()
    const stranger = await logInStaff(rig, 'fire', 'fire.station')
    const theirs = (await listed(first))[0]?.sessionId ?? ''
    expect((await call('DELETE', `/api/me/sessions/${theirs}`, stranger.headers)).statusCode).toBe(404)
    expect(await statusOf(first)).toBe(200)
    expect(await listed(stranger.headers)).toHaveLength(1)
  })
})

describe('a password', () => {
  const next = 'another-long-password'

  test('is changed by whoever shows the old one: every other session ends', async () => {
    const { first, second } = await staff()
    const changed = await call('PUT', '/api/me/password', second, { current: password, next })
    expect(changed.json()).toEqual({ ended: 1 })
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200])
    expect((await logIn()).statusCode).toBe(401)
    expect((await logIn('tianyuan.centre', next)).statusCode).toBe(200)
    expect(rig.log.join('')).not.toContain(next)
  })

  test('stays when the old one is wrong, and is not guessed at an open page', async () => {
    const { second } = await staff()
    const guess = () => call('PUT', '/api/me/password', second, { current: 'not the password', next })
    expect((await guess()).json()).toMatchObject({ status: 403, code: 'PASSWORD_WRONG' })
    for (let nth = 2; nth <= 10; nth += 1) await guess()
    const right = await call('PUT', '/api/me/password', second, { current: password, next })
    expect(right.json()).toMatchObject({ status: 429, code: 'LOGIN_LOCKED' })
    expect((await logIn()).statusCode).toBe(200)
  })

  test('that is too short is refused with the place', async () => {
    const { second } = await staff()
    const short = await call('PUT', '/api/me/password', second, { current: password, next: 'short' })
    expect(short.json()).toMatchObject({ status: 400, errors: [{ pointer: '/next' }] })
  })

  test('that was forgotten is renewed by an operator, and every session has ended', async () => {
    const { first } = await staff()
    const root = await logInStaff(rig, 'operator', 'root')
    const accountId = (await call('GET', '/api/me', first)).json<{ accountId: string }>().accountId
    const renewed = await call('POST', `/api/accounts/${accountId}/password`, root.headers)
    expect(await statusOf(first)).toBe(401)
    expect((await logIn('tianyuan.centre', renewed.json<{ password: string }>().password)).statusCode).toBe(200)
    expect((await logIn()).statusCode).toBe(401)
    expect(rig.log.join('')).not.toContain(renewed.json<{ password: string }>().password)
    const owner = await rig.accounts.ownerAccountFor('13812345678', rig.time.now())
    expect((await call('POST', `/api/accounts/${owner}/password`, root.headers)).statusCode).toBe(404)
  })
})
