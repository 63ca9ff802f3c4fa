import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeText, hashCode } from '../../../src/accounts/one-time-code.ts'
import { CodeNotSent } from '../../../src/accounts/ports.ts'
import * as tables from '../../../src/database/tables.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'
import { type AccountsRig, lastCode, openRig, otherThan } from './accounts-rig.ts'

const phone = '13812345678'

let rig: AccountsRig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const send = () => rig.accounts.requestCode(phone, rig.time.now())
const logIn = (code: string, from = phone) => rig.accounts.loginWithCode(from, code, rig.time.now())

describe('an owner logs in by phone', () => {
  test('the code opens a session, and the first login makes the account', async () => {
    await send()
    const opened = await logIn(lastCode(rig, phone))
    expect(opened).toMatchObject({ account: { party: 'owner', login: null, organisationId: null, disabledAt: null } })
  })

  test('the second login finds the same account', async () => {
    await send()
    const first = await logIn(lastCode(rig, phone))
    await send()
    const second = await logIn(lastCode(rig, phone))
    expect(first).not.toBe('wrong')
    expect(second).toMatchObject({ account: (first as { account: unknown }).account })
  })

  test('an account made for a walk-in is the one that the phone logs in to', async () => {
    const accountId = await rig.accounts.ownerAccountFor(phone, rig.time.now())
    expect(await rig.accounts.ownerAccountFor(phone, rig.time.now())).toBe(accountId)
    await send()
    expect(await logIn(lastCode(rig, phone))).toMatchObject({ account: { accountId } })
  })

  test('the answer is the same for a known and an unknown phone', async () => {
    await rig.accounts.ownerAccountFor(phone, rig.time.now())
    const known = await send()
    expect(await rig.accounts.requestCode('13900000000', rig.time.now())).toEqual(known)
  })

  test('a disabled owner gets a code as anybody would, and no session', async () => {
    const accountId = await rig.accounts.ownerAccountFor(phone, rig.time.now())
    await rig.accounts.disable(accountId, rig.time.now())
    await send()
    expect(await logIn(lastCode(rig, phone))).toBe('wrong')
  })

  test('the message says the code and how long it is good for, Chinese first', () => {
    expect(codeText('042917')).toBe(
      '您的登录验证码是042917，5分钟内有效，请勿告诉他人。Your code is 042917, valid for 5 minutes. Tell nobody.',
    )
  })
})

describe('a one-time code', () => {
  test('is good until the last moment of its five minutes', async () => {
    await send()
    rig.wait({ minutes: 4, milliseconds: 59_999 })
    expect(await logIn(lastCode(rig, phone))).not.toBe('wrong')
  })

  test('has expired after five minutes', async () => {
    const sent = await send()
    rig.wait({ minutes: 5 })
    expect(sent).toEqual({ expiresAt: rig.time.now() })
    expect(await logIn(lastCode(rig, phone))).toBe('wrong')
  })

  test('is good once', async () => {
    await send()
    const code = lastCode(rig, phone)
    expect(await logIn(code)).not.toBe('wrong')
    expect(await logIn(code)).toBe('wrong')
  })

  test('opens one session when two tabs send it at once', async () => {
    await send()
    const code = lastCode(rig, phone)
    const both = await Promise.all([logIn(code), logIn(code)])
    expect(both.filter((opened) => opened !== 'wrong')).toHaveLength(1)
  })

  test('may be mistyped four times', async () => {
    await send()
    const code = lastCode(rig, phone)
    for (let attempt = 1; attempt <= 4; attempt += 1) expect(await logIn(otherThan(code))).toBe('wrong')
    expect(await logIn(code)).not.toBe('wrong')
  })

  test('is dead at the sixth attempt, even for the right one', async () => {
    await send()
    const code = lastCode(rig, phone)
    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await logIn(otherThan(code))).toBe('wrong')
    expect(await logIn(code)).toBe('wrong')
  })

  test('dies when a new one is sent', async () => {
    await send()
    const earlier = lastCode(rig, phone)
    await send()
    const later = lastCode(rig, phone)
    if (earlier !== later) expect(await logIn(earlier)).toBe('wrong')
    expect(await logIn(later)).not.toBe('wrong')
  })

  test('does not come back to life when the new one was used', async () => {
    await send()
    const earlier = lastCode(rig, phone)
    await send()
    await logIn(lastCode(rig, phone))
    expect(await logIn(earlier)).toBe('wrong')
  })

  test('of one phone opens nothing on another', async () => {
    await send()
    await rig.accounts.requestCode('13900000000', rig.time.now())
    const code = lastCode(rig, phone)
    if (code !== lastCode(rig, '13900000000')) expect(await logIn(code, '13900000000')).toBe('wrong')
    expect(await logIn(code, '13711111111')).toBe('wrong')
  })

  test('is sent five times an hour to one phone and not a sixth time', async () => {
    for (let nth = 1; nth <= 5; nth += 1) {
      expect(await send()).not.toBeNull()
      rig.wait({ minutes: 10 })
    }
    expect(await send()).toBeNull()
    expect(rig.received).toHaveLength(5)
    expect(await rig.accounts.requestCode('13900000000', rig.time.now())).not.toBeNull()
    rig.wait({ minutes: 10 })
    expect(await send()).not.toBeNull()
  })

  test('asked for once too often leaves the last one alive', async () => {
    for (let nth = 1; nth <= 5; nth += 1) await send()
    expect(await send()).toBeNull()
    expect(await logIn(lastCode(rig, phone))).not.toBe('wrong')
  })

  test('that the gateway did not take is reported, and counts', async () => {
    rig.breakGateway()
    for (let nth = 1; nth <= 5; nth += 1) await expect(send()).rejects.toThrow(CodeNotSent)
    expect(await send()).toBeNull()
  })
})

describe('what is kept of an owner', () => {
  test('the phone can be read back for notices', async () => {
    const accountId = await rig.accounts.ownerAccountFor(phone, rig.time.now())
    expect(await rig.accounts.phoneOf(accountId)).toBe(phone)
    expect(await rig.accounts.phoneOf('nobody')).toBeNull()
  })

  test.skipIf(isOnPostgres())('no phone and no code stands readable in any file', async () => {
    await send()
    const code = lastCode(rig, phone)
    const opened = await logIn(code)
    rig.database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
    const files = ['pile.db', 'pile.keys.db'].map((file) => readFileSync(join(rig.folder, file), 'latin1')).join('')
    expect(files).toContain((opened as { account: { accountId: string } }).account.accountId)
    expect(files).not.toContain(phone)
    expect(files).not.toContain((opened as { token: string }).token)
    const kept = rig.database.db.select().from(tables.loginCodes).get()
    expect(JSON.stringify(kept)).not.toContain(code)
  })

  test('equal codes of two phones do not look equal', () => {
    const secret = rig.keys.secret('login-code')
    expect(hashCode(secret, 'first', '042917')).not.toBe(hashCode(secret, 'second', '042917'))
  })

  test('destroying the key erases the phone', async () => {
    const accountId = await rig.accounts.ownerAccountFor(phone, rig.time.now())
    rig.keys.destroy(rig.keys.keyFor(`account:${accountId}`, 'owner').keyId, rig.time.now())
    expect(await rig.accounts.phoneOf(accountId)).toBeNull()
  })

  test('dead codes are forgotten after an hour, living ones are not', async () => {
    await send()
    rig.wait({ minutes: 58 })
    await rig.accounts.requestCode('13900000000', rig.time.now())
    rig.wait({ minutes: 2 })
    await rig.accounts.forgetExpired(rig.time.now())
    expect(rig.database.db.select().from(tables.loginCodes).all()).toHaveLength(1)
    expect(await logIn(lastCode(rig, '13900000000'), '13900000000')).not.toBe('wrong')
  })
})
