import { parseOptions } from '@node-rs/argon2'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../../src/database/tables.ts'
import { type AccountsRig, addOrganisation, addStaff, openRig, password } from './accounts-rig.ts'

let rig: AccountsRig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const logIn = (login: string, typed = password) => rig.accounts.loginWithPassword(login, typed, rig.time.now())

const failTimes = async (login: string, times: number) => {
  for (let nth = 1; nth <= times; nth += 1) expect(await logIn(login, 'not the password')).toBe('wrong')
}

describe('staff log in by name and password', () => {
  test('the right password opens a session', async () => {
    const made = await addStaff(rig, 'centre', 'tianyuan.centre')
    expect(await logIn('tianyuan.centre')).toMatchObject({ account: made })
  })

  test('a wrong password does not', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    expect(await logIn('tianyuan.centre', `${password}。`)).toBe('wrong')
  })

  test('capitals in the name make no difference, in the password they do', async () => {
    await addStaff(rig, 'centre', 'Tianyuan.Centre')
    expect(await logIn('TIANYUAN.centre ')).toMatchObject({ account: { login: 'tianyuan.centre' } })
    const made = await rig.accounts.createStaff(
      { party: 'operator', organisationId: null, login: 'latin', password: 'Correct horse battery' },
      rig.time.now(),
    )
    expect(made).toMatchObject({ login: 'latin' })
    expect(await logIn('latin', 'correct horse battery')).toBe('wrong')
  })

  test('the same signs from another keyboard are the same password', async () => {
    await rig.accounts.createStaff(
      { party: 'operator', organisationId: null, login: 'wide', password: 'ＡＢＣ123456789' },
      rig.time.now(),
    )
    expect(await logIn('wide', 'ABC123456789')).not.toBe('wrong')
    expect(await logIn('wide', 'ＡＢＣ１２３456789')).not.toBe('wrong')
  })

  test('an unknown name costs the same work: the dummy hash is verified, with the same parameters', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    expect(await logIn('nobody')).toBe('wrong')
    expect(rig.verified).toEqual([rig.dummyHash])
    await logIn('tianyuan.centre')
    const real = rig.verified.at(-1) ?? ''
    expect(real).not.toBe(rig.dummyHash)
    expect(parseOptions(rig.dummyHash)).toEqual(parseOptions(real))
    expect(parseOptions(real)).toMatchObject({ algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  })

  test('an owner has no password to log in with', async () => {
    const accountId = await rig.accounts.ownerAccountFor('13812345678', rig.time.now())
    expect(await logIn(accountId, '')).toBe('wrong')
    expect(await logIn('', '')).toBe('wrong')
  })

  test('a disabled account is told the same as a wrong password, after the same work', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    await rig.accounts.disable(accountId, rig.time.now())
    expect(await logIn('tianyuan.centre')).toBe('wrong')
    expect(rig.verified).toHaveLength(1)
  })
})

describe('wrong passwords', () => {
  test('nine leave the login open', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    await failTimes('tianyuan.centre', 9)
    expect(await logIn('tianyuan.centre')).toMatchObject({ account: { party: 'centre' } })
  })

  test('ten lock it, even for the right password, and other logins stay open', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    await addStaff(rig, 'centre', 'tianyuan.second')
    await failTimes('tianyuan.centre', 10)
    expect(await logIn('tianyuan.centre')).toBe('locked')
    expect(await logIn('Tianyuan.Centre')).toBe('locked')
    expect(await logIn('tianyuan.second')).toMatchObject({ account: { party: 'centre' } })
  })

  test('the lock ends after fifteen minutes, and attempts meanwhile do not make it longer', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    await failTimes('tianyuan.centre', 10)
    rig.wait({ minutes: 14, milliseconds: 59_999 })
    expect(await logIn('tianyuan.centre')).toBe('locked')
    rig.wait({ milliseconds: 1 })
    expect(await logIn('tianyuan.centre')).toMatchObject({ account: { party: 'centre' } })
  })

  test('after a lock the count begins anew', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    await failTimes('tianyuan.centre', 10)
    rig.wait({ minutes: 15 })
    await failTimes('tianyuan.centre', 9)
    expect(await logIn('tianyuan.centre')).toMatchObject({ account: { party: 'centre' } })
  })

  test('a right password clears the count', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    await failTimes('tianyuan.centre', 9)
    await logIn('tianyuan.centre')
    await failTimes('tianyuan.centre', 9)
    expect(await logIn('tianyuan.centre')).toMatchObject({ account: { party: 'centre' } })
  })

  test('sent all at once, no more than ten are looked at', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const answers = await Promise.all(Array.from({ length: 30 }, () => logIn('tianyuan.centre', 'not the password')))
    expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(10)
    expect(rig.verified).toHaveLength(10)
  })

  test('an unknown name is locked like a known one, and a name typed by mistake is not kept readable', async () => {
    await failTimes('my-own-password', 10)
    expect(await logIn('my-own-password')).toBe('locked')
    expect(JSON.stringify(rig.database.db.select().from(tables.loginFailures).all())).not.toContain('my-own-password')
  })

  test('a lock that is over is forgotten, one that holds is not', async () => {
    await failTimes('nobody', 10)
    await rig.accounts.forgetExpired(rig.time.now())
    expect(await logIn('nobody')).toBe('locked')
    rig.wait({ minutes: 15 })
    await rig.accounts.forgetExpired(rig.time.now())
    expect(rig.database.db.select().from(tables.loginFailures).all()).toEqual([])
  })
})

describe('making and disabling accounts of staff', () => {
  test('a login name can be had once, whatever its capitals', async () => {
    await addStaff(rig, 'operator', 'root')
    const again = { party: 'operator', organisationId: null, login: 'ROOT', password } as const
    expect(await rig.accounts.createStaff(again, rig.time.now())).toBe('loginTaken')
  })

  test('an unknown organisation is refused', async () => {
    const staff = { party: 'property', organisationId: 'nobody', login: 'gate', password } as const
    expect(await rig.accounts.createStaff(staff, rig.time.now())).toBe('organisationUnknown')
    addOrganisation(rig, 'property')
    expect(await rig.accounts.createStaff({ ...staff, organisationId: 'organisation-property' }, rig.time.now())).toMatchObject({
      party: 'property',
    })
  })

  test('only an operator may be without an organisation', async () => {
    const staff = { party: 'centre', organisationId: null, login: 'adrift', password } as const
    expect(await rig.accounts.createStaff(staff, rig.time.now())).toBe('organisationUnknown')
    expect(await rig.accounts.createStaff({ ...staff, party: 'operator' }, rig.time.now())).toMatchObject({ login: 'adrift' })
  })

  test('the last active operator cannot be disabled; one of two can', async () => {
    const [first, second] = [await addStaff(rig, 'operator', 'first'), await addStaff(rig, 'operator', 'second')]
    expect(await rig.accounts.disable(first.accountId, rig.time.now())).toMatchObject({ disabledAt: rig.time.now() })
    expect(await rig.accounts.disable(second.accountId, rig.time.now())).toBe('lastOperator')
    expect(await logIn('second')).toMatchObject({ account: { party: 'operator' } })
  })

  test('two operators who disable each other at once leave one', async () => {
    const [first, second] = [await addStaff(rig, 'operator', 'first'), await addStaff(rig, 'operator', 'second')]
    const answers = await Promise.all([first, second].map(({ accountId }) => rig.accounts.disable(accountId, rig.time.now())))
    expect(answers.filter((answer) => answer === 'lastOperator')).toHaveLength(1)
  })

  test('the last account of another party can be disabled, and disabling twice keeps the first instant', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    const disabledAt = rig.time.now()
    await rig.accounts.disable(accountId, disabledAt)
    rig.wait({ hours: 1 })
    expect(await rig.accounts.disable(accountId, rig.time.now())).toMatchObject({ disabledAt })
    expect(await rig.accounts.disable('nobody', rig.time.now())).toBe('unknown')
  })

  test('accounts are listed a page at a time, all of them or those of a party', async () => {
    for (const login of ['aaa', 'bbb', 'ccc']) await addStaff(rig, 'operator', login)
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const first = await rig.accounts.list({ party: 'operator', cursor: null, limit: 2 })
    const rest = await rig.accounts.list({ party: 'operator', cursor: first.nextCursor, limit: 2 })
    expect(first.accounts).toHaveLength(2)
    expect(rest.nextCursor).toBeNull()
    expect([...first.accounts, ...rest.accounts].map(({ login }) => login).sort()).toEqual(['aaa', 'bbb', 'ccc'])
    expect((await rig.accounts.list({ party: null, cursor: null, limit: 10 })).accounts).toHaveLength(4)
  })
})
