import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeAt, stepOf } from '../../../src/accounts/totp.ts'
import { fourEyes } from '../../../src/database/four-eyes-tables.ts'
import { recoveryCodes, secondFactors } from '../../../src/database/second-factor-tables.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'
import { addStaff, password } from '../accounts/accounts-rig.ts'
import { type ApiRig, logInStaff, openApiRig } from '../accounts/api-rig.ts'

let rig: ApiRig
let bureau: Person
beforeEach(async () => {
  rig = await openApiRig()
  bureau = await logInStaff(rig, 'bureau', 'city.bureau')
})
afterEach(() => rig.closeAll())

interface Person {
  readonly accountId: string
  readonly headers: { readonly authorization: string }
}

const ask = (who: Person | null, method: 'GET' | 'POST', url: string, payload?: object) =>
  rig.app.inject({ method, url, headers: who?.headers ?? {}, ...(payload ? { payload } : {}) })
const logIn = (code?: string, login = 'city.bureau') =>
  ask(null, 'POST', '/api/login', { method: 'password', login, password, ...(code === undefined ? {} : { code }) })

const bytesOf = (written: string): Buffer => {
  const bits = [...written].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** What an authenticator that was set up shows now. */
type Device = () => string

const setUp = async (who = bureau): Promise<{ device: Device; recovery: string[]; secret: string }> => {
  const started = await ask(who, 'POST', '/api/me/second-factor', {})
  expect(started.statusCode).toBe(201)
  const { secret, address }: { secret: string; address: string } = started.json()
  expect(address).toContain(`secret=${secret}`)
  const device = () => codeAt(bytesOf(secret), stepOf(rig.time.now()))
  const confirmed = await ask(who, 'POST', '/api/me/second-factor/confirm', { code: device() })
  expect(confirmed.statusCode).toBe(200)
  rig.wait({ minutes: 1 })
  return { device, secret, recovery: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes }
}

describe('a second factor', () => {
  test('is asked for at the login once it is confirmed, and not before', async () => {
    expect((await logIn()).statusCode).toBe(200)
    await ask(bureau, 'POST', '/api/me/second-factor', {})
    expect((await logIn()).statusCode).toBe(200)
    const { device } = await setUp()
    expect((await logIn()).json()).toMatchObject({ status: 401, code: 'SECOND_FACTOR_NEEDED' })
    expect((await logIn(device())).statusCode).toBe(200)
    expect((await ask(bureau, 'GET', '/api/me/second-factor')).json()).toMatchObject({ recoveryCodesLeft: 10 })
  })

  test('is not said to be missing to whoever does not know the password', async () => {
    await setUp()
    const wrong = await ask(null, 'POST', '/api/login', { method: 'password', login: 'city.bureau', password: 'guess' })
    expect(wrong.json()).toMatchObject({ code: 'LOGIN_FAILED' })
  })

  test('counts from its first code on: a wrong one confirms nothing', async () => {
    await ask(bureau, 'POST', '/api/me/second-factor', {})
    const wrong = await ask(bureau, 'POST', '/api/me/second-factor/confirm', { code: '000000' })
    expect(wrong.json()).toMatchObject({ status: 401, code: 'SECOND_FACTOR_WRONG' })
    expect((await logIn()).statusCode).toBe(200)
  })

  test('that was begun longer than half an hour ago is begun again', async () => {
    const { secret }: { secret: string } = (await ask(bureau, 'POST', '/api/me/second-factor', {})).json()
    rig.wait({ minutes: 30 })
    const code = codeAt(bytesOf(secret), stepOf(rig.time.now()))
    const late = await ask(bureau, 'POST', '/api/me/second-factor/confirm', { code })
    expect(late.json()).toMatchObject({ status: 409, code: 'SECOND_FACTOR_NOT_STARTED' })
  })

  test('takes each code once: what was seen over the shoulder is worth nothing', async () => {
    const { device } = await setUp()
    const code = device()
    expect((await logIn(code)).statusCode).toBe(200)
    expect((await logIn(code)).json()).toMatchObject({ status: 401, code: 'SECOND_FACTOR_WRONG' })
    rig.wait({ minutes: 1 })
    expect((await logIn(device())).statusCode).toBe(200)
  })

  test('sent twice at once lets one in', async () => {
    const { device } = await setUp()
    const both = await Promise.all([logIn(device()), logIn(device())])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401])
  })

  test('the code that confirmed it does not log in', async () => {
    const { secret }: { secret: string } = (await ask(bureau, 'POST', '/api/me/second-factor', {})).json()
    const code = codeAt(bytesOf(secret), stepOf(rig.time.now()))
    await ask(bureau, 'POST', '/api/me/second-factor/confirm', { code })
    expect((await logIn(code)).json()).toMatchObject({ code: 'SECOND_FACTOR_WRONG' })
  })

  test('cannot be guessed: after ten wrong codes it rests, also for the right one, and with another password attempt too', async () => {
    const { device } = await setUp()
    for (let nth = 1; nth <= 10; nth += 1) expect((await logIn('000000')).statusCode).toBe(401)
    expect((await logIn(device())).json()).toMatchObject({ status: 429, code: 'LOGIN_LOCKED' })
    rig.wait({ minutes: 15 })
    expect((await logIn(device())).statusCode).toBe(200)
  })

  test('cannot be guessed from an open page either', async () => {
    const { device } = await setUp()
    const renew = (code: string) => ask(bureau, 'POST', '/api/me/second-factor/recovery-codes', { code })
    for (let nth = 1; nth <= 10; nth += 1) expect((await renew('000000')).statusCode).toBe(401)
    expect((await renew(device())).json()).toMatchObject({ status: 429 })
  })

  test('is replaced only by whoever shows it', async () => {
    const { device } = await setUp()
    const taken = await ask(bureau, 'POST', '/api/me/second-factor', {})
    expect(taken.json()).toMatchObject({ status: 401, code: 'SECOND_FACTOR_WRONG' })
    const started = await ask(bureau, 'POST', '/api/me/second-factor', { code: device() })
    expect(started.statusCode).toBe(201)
    // Until the new one is confirmed the old one holds.
    rig.wait({ minutes: 1 })
    expect((await logIn(device())).statusCode).toBe(200)
    const next = () => codeAt(bytesOf(started.json<{ secret: string }>().secret), stepOf(rig.time.now()))
    expect((await ask(bureau, 'POST', '/api/me/second-factor/confirm', { code: next() })).statusCode).toBe(200)
    rig.wait({ minutes: 1 })
    expect((await logIn(device())).statusCode).toBe(401)
    expect((await logIn(next())).statusCode).toBe(200)
  })

  test('lies sealed: neither it nor a recovery code stands in the database', async () => {
    const { secret, recovery } = await setUp()
    const kept = rig.database.db.select().from(secondFactors).all()
    expect(kept).toHaveLength(1)
    expect(rig.database.db.select().from(recoveryCodes).all()).toHaveLength(10)
    if (isOnPostgres()) return
    rig.database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const file = readFileSync(join(rig.folder, 'pile.db'))
    expect(file.includes(bytesOf(secret))).toBe(false)
    for (const code of [secret, ...recovery]) expect(file.includes(code)).toBe(false)
    expect(rig.log.join('')).not.toContain(secret)
  })

  test('is not set up by a token of a machine', async () => {
    const operator = await logInStaff(rig, 'operator', 'root')
    const made = await ask(operator, 'POST', `/api/accounts/${bureau.accountId}/tokens`, { name: 'figures' })
    const machine = { ...bureau, headers: { authorization: `Bearer ${made.json<{ token: string }>().token}` } }
    expect((await ask(machine, 'POST', '/api/me/second-factor', {})).json()).toMatchObject({ status: 403, code: 'PERSON_NEEDED' })
  })

  test('is not asked of whoever works outside', async () => {
    const grid = await logInStaff(rig, 'grid', 'grid.field')
    expect((await ask(grid, 'POST', '/api/me/second-factor', {})).statusCode).toBe(403)
  })
})

describe('recovery codes', () => {
  test('each lets in once, however it is written, and the others stay good', async () => {
    const { recovery } = await setUp()
    const [first = '', second = ''] = recovery
    expect((await logIn(first.toUpperCase().replaceAll('-', ' '))).statusCode).toBe(200)
    expect((await logIn(first)).json()).toMatchObject({ code: 'SECOND_FACTOR_WRONG' })
    expect((await logIn(second)).statusCode).toBe(200)
    expect((await ask(bureau, 'GET', '/api/me/second-factor')).json()).toMatchObject({ recoveryCodesLeft: 8 })
  })

  test('of a colleague let nobody in', async () => {
    const other = await logInStaff(rig, 'bureau', 'city.second')
    const { recovery } = await setUp(other)
    await setUp()
    expect((await logIn(recovery[0])).json()).toMatchObject({ code: 'SECOND_FACTOR_WRONG' })
  })

  test('new ones end the earlier ones', async () => {
    const { device, recovery } = await setUp()
    const renewed = await ask(bureau, 'POST', '/api/me/second-factor/recovery-codes', { code: device() })
    const fresh = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes
    expect((await logIn(recovery[0])).statusCode).toBe(401)
    expect((await logIn(fresh[0])).statusCode).toBe(200)
  })
})

describe('where the setting makes it obligatory', () => {
  beforeEach(async () => {
    await rig.closeAll()
    rig = await openApiRig({ secondFactor: 'required' })
    bureau = await logInStaff(rig, 'bureau', 'city.bureau')
  })

  test('nothing else is done before it is set up, and everything afterwards', async () => {
    const operator = await logInStaff(rig, 'operator', 'root')
    expect((await ask(operator, 'GET', '/api/accounts')).json()).toMatchObject({ status: 403, code: 'SECOND_FACTOR_TO_SET_UP' })
    expect((await ask(operator, 'GET', '/api/me')).json()).toMatchObject({ mustSetUpFactor: true })
    await setUp(operator)
    expect((await ask(operator, 'GET', '/api/accounts')).statusCode).toBe(200)
    expect((await ask(operator, 'GET', '/api/me')).json()).toMatchObject({ mustSetUpFactor: false })
  })

  test('whoever works outside goes on as before', async () => {
    const grid = await logInStaff(rig, 'grid', 'grid.field')
    expect((await ask(grid, 'GET', '/api/me')).json()).toMatchObject({ mustSetUpFactor: false })
  })
})

describe('a lost device', () => {
  const operators = async () => [await logInStaff(rig, 'operator', 'first'), await logInStaff(rig, 'operator', 'second')] as const
  const reset = (who: Person, accountId: string) =>
    ask(who, 'POST', `/api/accounts/${accountId}/second-factor-reset`, { reason: 'phone stolen, badge seen' })
  const decide = (who: Person, askId: string, verdict = 'confirmed') =>
    ask(who, 'POST', `/api/four-eyes/${askId}/decision`, { verdict })

  test('is replaced by two operators: one asks, the other confirms, and every session has ended', async () => {
    const [first, second] = await operators()
    await setUp()
    const asked = await reset(first, bureau.accountId)
    expect(asked.statusCode).toBe(201)
    const { askId }: { askId: string } = asked.json()
    expect((await logIn()).json()).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    expect((await decide(first, askId)).json()).toMatchObject({ status: 403, code: 'SECOND_PERSON_NEEDED' })
    expect((await ask(second, 'GET', '/api/four-eyes')).json()).toMatchObject({ asks: [{ askId, askedBy: first.accountId }] })
    expect((await decide(second, askId)).json()).toMatchObject({ verdict: 'confirmed', secondBy: second.accountId })
    expect((await ask(bureau, 'GET', '/api/me')).statusCode).toBe(401)
    expect((await logIn()).statusCode).toBe(200)
    expect((await decide(second, askId)).json()).toMatchObject({ status: 409, code: 'ASK_OVER' })
    // Who asked, who confirmed and why is kept.
    expect(rig.database.db.select().from(fourEyes).all()).toMatchObject([
      { askedBy: first.accountId, secondBy: second.accountId, reason: 'phone stolen, badge seen' },
    ])
  })

  test('of an operator is not given back by that operator', async () => {
    const [first, second] = await operators()
    await setUp(second)
    const { askId }: { askId: string } = (await reset(first, second.accountId)).json()
    expect((await decide(second, askId)).json()).toMatchObject({ code: 'SECOND_PERSON_NEEDED' })
    const third = await logInStaff(rig, 'operator', 'third')
    expect((await decide(third, askId)).statusCode).toBe(200)
  })

  test('stays what it was when the second person says no, or nobody says anything for three days', async () => {
    const [first, second] = await operators()
    await setUp()
    const refused = (await reset(first, bureau.accountId)).json<{ askId: string }>().askId
    expect((await decide(second, refused, 'refused')).json()).toMatchObject({ verdict: 'refused' })
    const lapsed = (await reset(first, bureau.accountId)).json<{ askId: string }>().askId
    rig.wait({ hours: 72 })
    const [again] = [await logInStaff(rig, 'operator', 'again')]
    expect((await decide(again, lapsed)).json()).toMatchObject({ code: 'ASK_OVER' })
    expect((await logIn()).json()).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
  })

  test('where there is none, nothing is asked for', async () => {
    const [first] = await operators()
    const { accountId } = await addStaff(rig, 'bureau', 'city.second')
    expect((await reset(first, accountId)).json()).toMatchObject({ status: 409, code: 'SECOND_FACTOR_NONE' })
  })

  test('where one operator is all there is, the machine itself takes it away', async () => {
    await setUp()
    expect(await rig.accounts.removeSecondFactor('City.Bureau', rig.time.now())).toBe(true)
    expect((await ask(bureau, 'GET', '/api/me')).statusCode).toBe(401)
    expect((await logIn()).statusCode).toBe(200)
    expect(await rig.accounts.removeSecondFactor('city.bureau', rig.time.now())).toBe(false)
  })
})
