import { afterEach, beforeEach, expect, test } from 'vitest'
import { lastCode } from '../accounts/accounts-rig.ts'
import { type ApiRig, openApiRig } from '../accounts/api-rig.ts'

let rig: ApiRig
beforeEach(async () => {
  rig = await openApiRig()
})
afterEach(() => rig.closeAll())

const [old, fresh] = ['13812345678', '13787654321']

const codeFor = async (phone: string): Promise<string> => {
  expect((await rig.app.inject({ method: 'POST', url: '/api/login/codes', payload: { phone } })).statusCode).toBe(200)
  return lastCode(rig, phone)
}
const logIn = async (phone: string): Promise<{ headers: Record<string, string>; accountId: string }> => {
  const payload = { method: 'code', phone, code: await codeFor(phone) }
  const { token, account } = (await rig.app.inject({ method: 'POST', url: '/api/login', payload })).json<{
    token: string
    account: { accountId: string }
  }>()
  return { headers: { authorization: `Bearer ${token}` }, accountId: account.accountId }
}
const change = (headers: Record<string, string>, phone: string, code: string) =>
  rig.app.inject({ method: 'PUT', url: '/api/me/phone', headers, payload: { phone, code } })
const statusOf = async (headers: Record<string, string>) =>
  (await rig.app.inject({ method: 'GET', url: '/api/me', headers })).statusCode
const shown = async (headers: Record<string, string>) =>
  (await rig.app.inject({ method: 'GET', url: '/api/me/phone', headers })).json<{ phone: string | null }>().phone

/** A request of an account, as far as this looks at one. */
const giveCase = (accountId: string, caseId: string): void => {
  const { connection } = rig.database
  const columns = (
    connection.prepare('select name from pragma_table_info(?) where "notnull" = 1').all('cases') as { name: string }[]
  )
    .map(({ name }) => name)
    .filter((name) => !['case_id', 'owner_account_id'].includes(name))
  connection.exec('pragma foreign_keys = off')
  connection
    .prepare(`insert into cases (case_id, owner_account_id, ${columns}) values (?, ?, ${columns.map(() => `''`)})`)
    .run(caseId, accountId)
}

test('an owner goes over to another number by the code that came to it; the old one is told and logs in to nothing', async () => {
  const [first, second] = [await logIn(old), await logIn(old)]
  expect(await shown(second.headers)).toBe('138****5678')
  expect((await change(second.headers, fresh, await codeFor(fresh))).json()).toEqual({ ended: 1 })
  expect([await statusOf(first.headers), await statusOf(second.headers)]).toEqual([401, 200])
  expect(await shown(second.headers)).toBe('137****4321')
  expect(await rig.accounts.phoneOf(second.accountId)).toBe(fresh)
  const told = rig.received.filter(({ phone }) => phone === old).at(-1)
  expect(told?.text).toContain('137****4321')
  expect(told?.text).not.toContain(fresh)
  expect((await logIn(fresh)).accountId).toBe(second.accountId)
  expect((await logIn(old)).accountId).not.toBe(second.accountId)
  expect(rig.log.join('')).not.toMatch(new RegExp(`${old}|${fresh}`))
})

test('a wrong code, and one that came to another phone, change nothing', async () => {
  const { headers } = await logIn(old)
  const sent = await codeFor(fresh)
  const wrong = sent === '000000' ? '000001' : '000000'
  expect((await change(headers, fresh, wrong)).json()).toMatchObject({ status: 403, code: 'PHONE_CODE_WRONG' })
  expect((await change(headers, fresh, await codeFor(old))).json()).toMatchObject({ code: 'PHONE_CODE_WRONG' })
  expect((await change(headers, '12', wrong)).statusCode).toBe(400)
  expect(await shown(headers)).toBe('138****5678')
  expect((await change(headers, fresh, sent)).statusCode).toBe(200)
  // A code is good once.
  expect((await change(headers, fresh, sent)).json()).toMatchObject({ code: 'PHONE_CODE_WRONG' })
})

test('an account that a login with the new number made gives way while it has nothing', async () => {
  const { headers, accountId } = await logIn(old)
  const tried = await logIn(fresh)
  expect((await change(headers, fresh, await codeFor(fresh))).statusCode).toBe(200)
  expect(await statusOf(tried.headers)).toBe(401)
  expect((await logIn(fresh)).accountId).toBe(accountId)
})

test('a number to which requests belong is not taken over', async () => {
  const { headers } = await logIn(old)
  const other = await logIn(fresh)
  giveCase(other.accountId, 'c'.repeat(22))
  expect((await change(headers, fresh, await codeFor(fresh))).json()).toMatchObject({ status: 409, code: 'PHONE_TAKEN' })
  expect([await shown(headers), await statusOf(other.headers)]).toEqual(['138****5678', 200])
})

test('the number is changed also where the old one cannot be told', async () => {
  const { headers, accountId } = await logIn(old)
  const code = await codeFor(fresh)
  rig.breakGateway()
  expect((await change(headers, fresh, code)).statusCode).toBe(200)
  expect(await rig.accounts.phoneOf(accountId)).toBe(fresh)
})
