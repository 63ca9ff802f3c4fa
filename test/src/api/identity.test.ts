import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import * as tables from '../../../src/database/tables.ts'
import { openLogger } from '../../../src/logger.ts'
import { type Service, startService } from '../../../src/service.ts'
import { browserJar } from '../../helpers/browser-jar.ts'
import { type RunningProvider, runProvider } from '../../helpers/identity-provider.ts'

const password = 'four-words-of-your-own'

let provider: RunningProvider
let service: Service
let folder: string
let operator: Record<string, string>
let clerk: string
const log: string[] = []

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as { port: number }
      taken.close(() => resolve(port))
    })
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'identity-'))
  const port = await freePort()
  provider = await runProvider(`http://127.0.0.1:${port}`)
  const config = readConfig({
    PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'pile.db')}`,
    LOCAL_LOGIN: 'off',
    SECOND_FACTOR: 'required',
    ...provider.settings,
  })
  service = await startService(config, { logger: openLogger(config, { write: (line) => log.push(line) }), pollMs: null })
  const now = service.time.now()
  const root = await service.accounts.createStaff({ party: 'operator', organisationId: null, login: 'root', password }, now)
  if (typeof root === 'string') throw new Error(root)
  const token = (await service.accounts.createToken(root.accountId, 'test', now))?.token ?? ''
  operator = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const made = await service.accounts.createStaff({ party: 'operator', organisationId: null, login: 'clerk', password }, now)
  if (typeof made === 'string') throw new Error(made)
  clerk = made.accountId
  expect((await link(clerk, 'zhang.san')).status).toBe(200)
})
afterAll(async () => {
  await service.stop()
  await provider.close()
  rmSync(folder, { recursive: true })
})

const link = (accountId: string, subject: string) =>
  fetch(`${service.url}/api/accounts/${accountId}/identity`, {
    method: 'PUT',
    headers: operator,
    body: JSON.stringify({ subject }),
  })
const isCallback = (url: string) => url.includes('/api/login/provider/callback')
type Browser = ReturnType<typeof browserJar>

/** Goes to the provider, types the name there, agrees, and stands before the way back. */
const upToTheWayBack = async (browser: Browser, name: string, to = '/desk/me'): Promise<string> => {
  let { url } = await browser.follow(`${service.url}/api/login/provider?to=${to}`, isCallback)
  for (let step = 0; step < 4 && !isCallback(url); step += 1) {
    const page = await (await browser.step(url)).text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
    const body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: name, password: 'x' } : {}) })
    const answer = await browser.step(url, { method: 'POST', body })
    url = (await browser.follow(new URL(answer.headers.get('location') ?? '', url).href, isCallback)).url
  }
  return url
}
const sessionIn = (browser: Browser): string | undefined => browser.cookiesOf(service.url).get('pile_session')
const accountsNow = async () => (await service.accounts.list({ party: null, cursor: null, limit: 100 })).accounts.length

describe('staff log in by the provider of their house', () => {
  test('whoever is linked comes to the desk he was on the way to, and is asked for no other factor', async () => {
    const browser = browserJar()
    const back = await browser.step(await upToTheWayBack(browser, 'zhang.san'))
    expect([back.status, back.headers.get('location')]).toEqual([302, '/desk/me'])
    const me = await (await browser.step(`${service.url}/api/me`)).json()
    expect(me).toMatchObject({ accountId: clerk, isByProvider: true, mustSetUpFactor: false })
    expect(back.headers.getSetCookie().join()).toMatch(/pile_session=[^;]+.*HttpOnly.*SameSite=Strict/)
  })

  test('the browser is sent away with PKCE, state and nonce, and keeps them sealed', async () => {
    const browser = browserJar()
    const { url } = await browser.follow(`${service.url}/api/login/provider`, (next) => next.startsWith(provider.issuer))
    const asked = new URL(url).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect([asked.get('state'), asked.get('nonce'), asked.get('code_challenge')].every((one) => (one ?? '').length >= 32)).toBe(
      true,
    )
    const kept = browser.cookiesOf(service.url).get('pile_leaving') ?? ''
    expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toContain(asked.get('state'))
  })

  test('whoever is linked to nobody gets in nowhere, and no account is made', async () => {
    const before = await accountsNow()
    const browser = browserJar()
    const back = await browser.step(await upToTheWayBack(browser, 'li.si'))
    expect(back.headers.get('location')).toBe('/login?to=/desk&provider=unknown')
    expect(sessionIn(browser)).toBeUndefined()
    expect(await accountsNow()).toBe(before)
  })

  test('the way back of one browser opens nothing in another', async () => {
    const [attacker, victim] = [browserJar(), browserJar()]
    const way = await upToTheWayBack(attacker, 'zhang.san')
    const without = await victim.step(way)
    expect(without.headers.get('location')).toBe('/login?to=/desk&provider=failed')
    // Nor in one that is itself on the way: the state is another.
    await victim.follow(`${service.url}/api/login/provider`, (next) => next.startsWith(provider.issuer))
    const other = await victim.step(way)
    expect(other.headers.get('location')).toBe('/login?to=/desk&provider=failed')
    expect(sessionIn(victim)).toBeUndefined()
  })

  test('with another state, or another issuer, nobody comes back', async () => {
    for (const [name, value] of [
      ['state', 'A'.repeat(43)],
      ['iss', 'https://another.example'],
    ] as const) {
      const browser = browserJar()
      const way = new URL(await upToTheWayBack(browser, 'zhang.san'))
      way.searchParams.set(name, value)
      expect((await browser.step(way.href)).headers.get('location')).toBe('/login?to=/desk&provider=failed')
      expect(sessionIn(browser)).toBeUndefined()
    }
  })

  test('the way back is gone once', async () => {
    const browser = browserJar()
    const way = await upToTheWayBack(browser, 'zhang.san')
    expect((await browser.step(way)).headers.get('location')).toBe('/desk/me')
    // Nothing is left in the browser either, whatever the provider makes of a second time.
    expect(browser.cookiesOf(service.url).has('pile_leaving')).toBe(false)
    expect((await browser.step(way)).headers.get('location')).toBe('/login?to=/desk&provider=failed')
  })

  test('a cookie that was made up is nothing', async () => {
    const browser = browserJar()
    const way = await upToTheWayBack(browser, 'zhang.san')
    browser.cookiesOf(service.url).set('pile_leaving', Buffer.from('{"state":"x"}').toString('base64url'))
    expect((await browser.step(way)).headers.get('location')).toBe('/login?to=/desk&provider=failed')
  })

  test.each(['https://evil.example', '//evil.example', '/desk//evil.example\\', '/login'])('nobody is sent to %s', async (to) => {
    const answer = await fetch(`${service.url}/api/login/provider?to=${encodeURIComponent(to)}`, { redirect: 'manual' })
    expect(answer.status).toBe(400)
  })

  test('logging out names where to log out at the provider, which sends back to the login page', async () => {
    const { address } = (await (await fetch(`${service.url}/api/login/provider/sign-out`)).json()) as { address: string }
    const browser = browserJar()
    const { answer } = await browser.follow(address)
    expect(answer.status).toBe(200)
    expect(address).toContain(encodeURIComponent(`${service.url}/login?to=/desk`))
  })
})

describe('links of accounts', () => {
  test('an identity belongs to one account; what is disabled or taken away opens nothing', async () => {
    const now = service.time.now()
    const made = await service.accounts.createStaff({ party: 'operator', organisationId: null, login: 'wang', password }, now)
    if (typeof made === 'string') throw new Error(made)
    expect((await link(made.accountId, 'zhang.san')).status).toBe(409)
    expect((await link(made.accountId, 'wang.wu')).status).toBe(200)
    expect((await link('nobody', 'zhao.liu')).status).toBe(404)
    const owner = await service.accounts.ownerAccountFor('13812345678', now)
    expect((await link(owner, 'an.owner')).status).toBe(404)
    const first = browserJar()
    expect((await first.step(await upToTheWayBack(first, 'wang.wu'))).headers.get('location')).toBe('/desk/me')
    const identity = `${service.url}/api/accounts/${made.accountId}/identity`
    expect(await (await fetch(identity, { headers: operator })).json()).toMatchObject({ identity: { subject: 'wang.wu' } })
    await service.accounts.disable(made.accountId, now)
    const second = browserJar()
    expect((await second.step(await upToTheWayBack(second, 'wang.wu'))).headers.get('location')).toContain('provider=unknown')
    const { authorization } = operator
    expect((await fetch(identity, { method: 'DELETE', headers: { authorization: authorization ?? '' } })).status).toBe(204)
    expect(await (await fetch(identity, { headers: operator })).json()).toEqual({ identity: null })
  })
})

describe('where passwords are turned off', () => {
  const logIn = (login: string) =>
    fetch(`${service.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ method: 'password', login, password }),
    })

  test('staff are told to use the single sign-on; operators still come in, or nobody could put it right', async () => {
    const [organisationId, now] = ['an-office', service.time.now()]
    const office = { organisationId, party: 'centre', name: '天元区物业服务指导中心', createdAt: now }
    service.database.db.insert(tables.organisations).values(office).run()
    await service.accounts.createStaff({ party: 'centre', organisationId, login: 'tianyuan.centre', password }, now)
    expect(await (await logIn('tianyuan.centre')).json()).toMatchObject({ status: 403, code: 'LOGIN_ELSEWHERE' })
    expect((await logIn('root')).status).toBe(200)
    expect(await (await fetch(`${service.url}/api/login/ways`)).json()).toEqual({
      provider: { name: '市政务统一登录' },
      localLogin: false,
    })
  })
})

test('neither code nor secret nor token of the provider stands in the log', () => {
  const all = log.join('')
  expect(all).toContain('"method":"provider"')
  expect(all).not.toMatch(/secret-of-the-house|[?&]code=|id_token/)
})
