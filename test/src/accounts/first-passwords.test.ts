import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { password } from './accounts-rig.ts'
import { type ApiRig, logInStaff, openApiRig } from './api-rig.ts'

const own = 'three-words-nobody-else-has'

let rig: ApiRig
let operator: Awaited<ReturnType<typeof logInStaff>>
let accountId: string

const open = async (firstPasswords: 'kept' | 'expire') => {
  rig = await openApiRig({ firstPasswords })
  operator = await logInStaff(rig, 'operator', 'root')
  const payload = { party: 'operator', organisationId: null, login: 'new.colleague', password }
  const made = await rig.app.inject({ method: 'POST', url: '/api/accounts', headers: operator.headers, payload })
  accountId = made.json<{ accountId: string }>().accountId
}
beforeEach(() => open('expire'))
afterEach(() => rig.closeAll())

const logIn = (typed: string) =>
  rig.app.inject({ method: 'POST', url: '/api/login', payload: { method: 'password', login: 'new.colleague', password: typed } })
const headersOf = async (typed: string) => ({ authorization: `Bearer ${(await logIn(typed)).json<{ token: string }>().token}` })
const change = async (current: string, next: string, headers: { authorization: string }) =>
  rig.app.inject({ method: 'PUT', url: '/api/me/password', headers, payload: { current, next } })

describe('a password that somebody else set', () => {
  test('opens nothing but its own change, and everything once it is changed', async () => {
    const headers = await headersOf(password)
    const me = () => rig.app.inject({ method: 'GET', url: '/api/me', headers })
    expect((await me()).json()).toMatchObject({ mustChangePassword: true })
    for (const url of ['/api/accounts', '/api/me/sessions', '/api/me/second-factor']) {
      const refused = await rig.app.inject({ method: 'GET', url, headers })
      expect(refused.json(), url).toMatchObject({ status: 403, code: 'PASSWORD_TO_CHANGE' })
    }
    expect((await change(password, password, headers)).json()).toMatchObject({ status: 409, code: 'PASSWORD_SAME' })
    expect((await change(password, own, headers)).statusCode).toBe(200)
    expect((await me()).json()).toMatchObject({ mustChangePassword: false })
    expect((await rig.app.inject({ method: 'GET', url: '/api/accounts', headers })).statusCode).toBe(200)
    rig.wait({ hours: 30 * 24 })
    expect((await logIn(own)).statusCode).toBe(200)
  })

  test('lapses after seven days, for whoever knows it too, and the operator hands over another one', async () => {
    rig.wait({ hours: 7 * 24 - 1 })
    expect((await logIn(password)).statusCode).toBe(200)
    rig.wait({ hours: 1 })
    expect((await logIn(password)).json()).toMatchObject({ status: 401, code: 'PASSWORD_OVER' })
    expect((await logIn('not the password at all')).json()).toMatchObject({ code: 'LOGIN_FAILED' })
    operator = await logInStaff(rig, 'operator', 'root.again')
    const renewed = await rig.app.inject({
      method: 'POST',
      url: `/api/accounts/${accountId}/password`,
      headers: operator.headers,
    })
    const headers = await headersOf(renewed.json<{ password: string }>().password)
    expect((await rig.app.inject({ method: 'GET', url: '/api/accounts', headers })).json()).toMatchObject({
      code: 'PASSWORD_TO_CHANGE',
    })
  })

  test('is no matter for a machine with a token of that account', async () => {
    const made = await rig.app.inject({
      method: 'POST',
      url: `/api/accounts/${accountId}/tokens`,
      headers: operator.headers,
      payload: { name: 'import' },
    })
    const headers = { authorization: `Bearer ${made.json<{ token: string }>().token}` }
    expect((await rig.app.inject({ method: 'GET', url: '/api/accounts', headers })).statusCode).toBe(200)
  })

  test('stays where the setting says so, and ends where it is turned on later', async () => {
    await rig.closeAll()
    await open('kept')
    rig.wait({ hours: 30 * 24 })
    expect((await logIn(password)).statusCode).toBe(200)
    const kept = rig.database.connection.prepare('select initial_until_at from accounts where account_id = ?').get(accountId)
    expect(kept).toMatchObject({ initial_until_at: expect.any(String) })
  })
})
