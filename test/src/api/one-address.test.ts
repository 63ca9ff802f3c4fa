import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loginLimits } from '../../../src/api/login-limits.ts'
import { openRequestCounts } from '../../../src/api/request-counts.ts'
import { addStaff, password } from '../accounts/accounts-rig.ts'
import { type ApiRig, logInStaff, openApiRig } from '../accounts/api-rig.ts'

let rig: ApiRig
let url: string
beforeEach(async () => {
  rig = await openApiRig({ requestsPerMinute: 100 })
  await rig.app.listen({ port: 0, host: '127.0.0.1' })
  // A listening TCP server has an address with a port.
  url = `http://127.0.0.1:${(rig.app.server.address() as AddressInfo).port}`
})
afterEach(() => rig.closeAll())

const logIn = (login: string, typed = password, cookie = '') =>
  fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ method: 'password', login, password: typed }),
  })
const deviceOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0] ?? '')
    .find((cookie) => cookie.startsWith('pile_device=')) ?? ''
const codeOf = async (answer: Response): Promise<unknown> => ((await answer.json()) as { code?: string }).code

describe('an office behind one address', () => {
  test('forty people log in while somebody beside them guesses at one account: he is slowed, nobody else is', async () => {
    const people = Array.from({ length: 40 }, (_, nth) => `clerk.${nth}`)
    for (const login of [...people, 'victim']) await addStaff(rig, 'centre', login)
    const usual = deviceOf(await logIn('victim'))

    const guesses = Array.from({ length: 400 }, (_, nth) => logIn('victim', `guess number ${nth}`))
    const answers = await Promise.all(people.map((login) => logIn(login)))
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 200))

    const guessed = await Promise.all(guesses)
    // Ten are looked at; the rest costs nothing and learns nothing.
    expect(guessed.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(guessed.filter(({ status }) => status === 429)).toHaveLength(390)

    // And what they do then is not held against the address either: more requests than one address may make.
    const tokens = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { token: string }).token))
    const reads = await Promise.all(
      tokens.flatMap((token) =>
        Array.from({ length: 5 }, () => fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } })),
      ),
    )
    expect(new Set(reads.map(({ status }) => status))).toEqual(new Set([200]))

    // The one whose account it is comes in at once with the usual browser, although the right password is refused elsewhere.
    expect((await logIn('victim', password, usual)).status).toBe(200)
  })

  test('one who is logged in and asks without end is slowed alone', async () => {
    const [greedy, other] = [await logInStaff(rig, 'centre', 'greedy'), await logInStaff(rig, 'centre', 'other')]
    const ask = (who: { headers: Record<string, string> }) => fetch(`${url}/api/me`, { headers: who.headers })
    const asked = await Promise.all(Array.from({ length: 120 }, () => ask(greedy)))
    expect(asked.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(20)
    expect((await ask(other)).status).toBe(200)
  })
})

describe('an account that rests after wrong passwords', () => {
  const lock = async (login: string) => {
    for (let nth = 1; nth <= 10; nth += 1) await logIn(login, 'not the password')
    expect(await codeOf(await logIn(login))).toBe('LOGIN_LOCKED')
  }

  test('opens to a browser in which it logged in before, and to no other', async () => {
    for (const login of ['mine', 'theirs']) await addStaff(rig, 'centre', login)
    const [mine, theirs] = [deviceOf(await logIn('mine')), deviceOf(await logIn('theirs'))]
    await lock('mine')
    expect(await codeOf(await logIn('mine', password, theirs))).toBe('LOGIN_LOCKED')
    expect(await codeOf(await logIn('mine', password, 'pile_device=made.up'))).toBe('LOGIN_LOCKED')
    expect((await logIn('mine', password, mine)).status).toBe(200)
  })

  test('in a known browser passwords are guessed no faster, and what it was given opens nothing by itself', async () => {
    await addStaff(rig, 'centre', 'mine')
    const mine = deviceOf(await logIn('mine'))
    expect((await fetch(`${url}/api/me`, { headers: { cookie: mine } })).status).toBe(401)
    for (let nth = 1; nth <= 10; nth += 1) expect((await logIn('mine', 'not the password', mine)).status).toBe(401)
    expect(await codeOf(await logIn('mine', password, mine))).toBe('LOGIN_LOCKED')
  })

  test('opens when an operator says so, and by itself after fifteen minutes', async () => {
    const { accountId } = await addStaff(rig, 'centre', 'mine')
    const root = await logInStaff(rig, 'operator', 'root')
    await lock('mine')
    const unlocked = await fetch(`${url}/api/accounts/${accountId}/unlock`, { method: 'POST', headers: root.headers })
    expect(unlocked.status).toBe(204)
    expect((await logIn('mine')).status).toBe(200)
  })
})

describe('how long a login takes', () => {
  test('says nothing about whether the account is there: the quickest of each kind takes as long', async () => {
    const logins = Array.from({ length: 30 }, (_, nth) => `known.${nth}`)
    for (const login of logins) await addStaff(rig, 'centre', login)
    const took = async (login: string): Promise<number> => {
      const before = performance.now()
      await logIn(login, 'not the password')
      return performance.now() - before
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    await took('somebody')
    // The quickest of a kind is what it takes with nothing in the way: on a busy machine that shows after more of them.
    let ratio = Number.NaN
    for (const [nth, login] of logins.entries()) {
      for (let round = 0; round < 3; round += 1) {
        known.push(await took(login))
        unknown.push(await took(`nobody.${nth}`))
      }
      ratio = Math.min(...known) / Math.min(...unknown)
      if (nth >= 5 && ratio > 0.7 && ratio < 1.4) break
    }
    expect(ratio).toBeGreaterThan(0.7)
    expect(ratio).toBeLessThan(1.4)
  })
})

describe('logins a minute', () => {
  test('are counted by name, then by address, and a known browser for itself; a minute later anew', () => {
    let now = 0
    const may = loginLimits(openRequestCounts(null, () => now))
    const passed = (times: number, ask: () => boolean) => Array.from({ length: times }, ask).filter(Boolean).length
    expect(passed(1000, () => may('10.0.0.1', 'victim', null))).toBe(30)
    // What was stopped by its name does not use up what the others have.
    let nth = 0
    expect(passed(1000, () => may('10.0.0.1', `name ${nth++}`, null))).toBe(270)
    expect(may('10.0.0.1', 'victim', 'known')).toBe(true)
    expect(may('10.0.0.2', 'victim', null)).toBe(true)
    now = 60_000
    expect(may('10.0.0.1', 'victim', null)).toBe(true)
  })
})
