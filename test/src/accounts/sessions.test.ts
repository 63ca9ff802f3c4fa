import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../../src/database/tables.ts'
import { sha256 } from '../../../src/sealing/seal.ts'
import { type AccountsRig, addStaff, openRig, password } from './accounts-rig.ts'

let rig: AccountsRig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const logIn = async (login = 'tianyuan.centre'): Promise<string> => {
  const opened = await rig.accounts.loginWithPassword(login, password, rig.time.now())
  if (typeof opened === 'string') throw new Error(opened)
  return opened.token
}

const makeToken = async (accountId: string) => {
  const made = await rig.accounts.createToken(accountId, 'monitoring', rig.time.now())
  if (!made) throw new Error('no token was made')
  return made
}

const callerOf = (token: string) => rig.accounts.authenticate(token, rig.time.now())

describe('a session', () => {
  test('names the account, its role, its organisation and how it came in', async () => {
    const { accountId, organisationId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    expect(await callerOf(await logIn())).toMatchObject({ accountId, party: 'centre', organisationId, channel: 'web' })
  })

  test('is kept as a hash of 256 random bits only', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const token = await logIn()
    const kept = rig.database.db.select().from(tables.sessions).all()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(kept).toMatchObject([{ tokenHash: sha256(token) }])
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(await callerOf(sha256(token))).toBeNull()
  })

  test('lasts twelve hours in the browser', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const token = await logIn()
    rig.wait({ hours: 11, minutes: 59 })
    expect(await callerOf(token)).not.toBeNull()
    rig.wait({ minutes: 1 })
    expect(await callerOf(token)).toBeNull()
  })

  test('of a machine lasts a year', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    const { token } = await makeToken(accountId)
    rig.wait({ hours: 365 * 24 - 1 })
    expect(await callerOf(token)).toMatchObject({ accountId, channel: 'token' })
    rig.wait({ hours: 1 })
    expect(await callerOf(token)).toBeNull()
  })

  test('can be ended alone: the others of the account live on', async () => {
    await addStaff(rig, 'centre', 'tianyuan.centre')
    const [first, second] = [await logIn(), await logIn()]
    const caller = await callerOf(first)
    await rig.accounts.logout(caller?.sessionId ?? '', rig.time.now())
    expect(await callerOf(first)).toBeNull()
    expect(await callerOf(second)).not.toBeNull()
  })

  test('a token can be ended alone by its session id', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    const [first, second] = [await makeToken(accountId), await makeToken(accountId)]
    await rig.accounts.logout(first.sessionId, rig.time.now())
    expect(await callerOf(first.token)).toBeNull()
    expect(await callerOf(second.token)).not.toBeNull()
  })

  test('all of an account can be ended at once, and nobody else is touched', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    await addStaff(rig, 'fire', 'fire.station')
    const mine = [await logIn(), (await makeToken(accountId)).token]
    const other = await logIn('fire.station')
    expect(await rig.accounts.revokeSessions(accountId, rig.time.now())).toBe(2)
    expect(await Promise.all(mine.map(callerOf))).toEqual([null, null])
    expect(await callerOf(other)).not.toBeNull()
    expect(await rig.accounts.revokeSessions(accountId, rig.time.now())).toBe(0)
    expect(await rig.accounts.revokeSessions('nobody', rig.time.now())).toBeNull()
  })

  test('of a disabled account is over at once, token and all', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    const [web, machine] = [await logIn(), (await makeToken(accountId)).token]
    await rig.accounts.disable(accountId, rig.time.now())
    expect(await callerOf(web)).toBeNull()
    expect(await callerOf(machine)).toBeNull()
    rig.database.sqlite.prepare('update accounts set disabled_at = null').run()
    expect(await Promise.all([web, machine].map(callerOf))).toEqual([null, null])
  })

  test('is over as well when only the account says so', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    const token = await logIn()
    rig.database.sqlite.prepare('update accounts set disabled_at = ? where account_id = ?').run(rig.time.now(), accountId)
    expect(await callerOf(token)).toBeNull()
  })

  test('unknown tokens are nobody', async () => {
    expect(await callerOf('')).toBeNull()
    expect(await callerOf('a'.repeat(43))).toBeNull()
  })

  test('that ended a month ago is forgotten, a living one is not', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    await logIn()
    const { token } = await makeToken(accountId)
    rig.wait({ hours: 12 + 30 * 24 - 1 })
    await rig.accounts.forgetExpired(rig.time.now())
    expect(rig.database.db.select().from(tables.sessions).all()).toHaveLength(2)
    rig.wait({ hours: 1 })
    await rig.accounts.forgetExpired(rig.time.now())
    expect(rig.database.db.select().from(tables.sessions).all()).toHaveLength(1)
    expect(await callerOf(token)).not.toBeNull()
  })
})

describe('a machine token', () => {
  test('is not made for an owner, a disabled account or nobody', async () => {
    const owner = await rig.accounts.ownerAccountFor('13812345678', rig.time.now())
    const { accountId } = await addStaff(rig, 'centre', 'tianyuan.centre')
    await rig.accounts.disable(accountId, rig.time.now())
    for (const id of [owner, accountId, 'nobody']) {
      expect(await rig.accounts.createToken(id, 'monitoring', rig.time.now())).toBeNull()
    }
  })
})
