import { createServer } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, startBrowser, troublesOf } from '../helpers/browser.ts'
import { type RunningProvider, runProvider } from '../helpers/identity-provider.ts'
import { openWebCity, type WebCity } from '../helpers/web-city.ts'

const open: { browser?: Browser; web?: WebCity; provider?: RunningProvider } = {}
const there = <T>(part: T | undefined): T => {
  if (part === undefined) throw new Error('it opens before the first test')
  return part
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const taken = createServer().listen(0, '127.0.0.1', () => {
      const { port } = taken.address() as { port: number }
      taken.close(() => resolve(port))
    })
  })

beforeAll(async () => {
  const port = await freePort()
  open.provider = await runProvider(`http://127.0.0.1:${port}`)
  open.browser = await startBrowser()
  open.web = await openWebCity({ PORT: String(port), LOCAL_LOGIN: 'off', ...open.provider.settings })
}, 300_000)
afterAll(async () => {
  await open.browser?.close()
  await open.web?.close()
  await open.provider?.close()
})

const password = 'four-words-of-your-own'

test('an operator links a colleague, who comes in by the single sign-on and is logged out there too', async () => {
  const web = there(open.web)
  const { accounts, time } = web.city.demo.service
  const { organisationId } = web.centre
  await accounts.createStaff({ party: 'centre', organisationId, login: 'centre.clerk', password }, time.now())
  await accounts.createStaff({ party: 'operator', organisationId: null, login: 'root.first', password }, time.now())

  const clerk = await (await personOn(there(open.browser), 'desktop')).newPage()
  await clerk.goto(`${web.url}/login?to=/desk`)
  const comeIn = async () => {
    await clerk.getByRole('link', { name: '市政务统一登录' }).click()
    await clerk.getByPlaceholder('Enter any login').fill('zhang.san')
    await clerk.getByPlaceholder('and password').fill('x')
    await clerk.getByRole('button').first().click()
    await clerk.getByRole('button', { name: 'Continue' }).click()
  }
  await clerk.getByRole('link', { name: '市政务统一登录' }).waitFor()
  expect(await barriersOf(clerk)).toEqual([])
  for (const width of [390, 1440]) {
    await clerk.setViewportSize({ width, height: 900 })
    await fitsTheScreen(clerk)
    await keepPicture(clerk, `login-provider-${width}`)
  }
  await comeIn()
  await clerk.getByText('统一登录认得您').waitFor()
  expect(await barriersOf(clerk)).toEqual([])
  await keepPicture(clerk, 'login-provider-unknown')

  const root = await (await personOn(there(open.browser), 'desktop')).newPage()
  const found = troublesOf(root)
  await root.goto(`${web.url}/login?to=/desk/accounts`)
  await root.getByText('运维账号登录').click()
  await root.getByLabel('账号').fill('root.first')
  await root.getByLabel('密码').fill(password)
  await root.getByRole('button', { name: '登录', exact: true }).click()
  await root.getByRole('button', { name: '登录 centre.clerk' }).click()
  const sheet = root.getByRole('dialog')
  await sheet.getByLabel('统一登录身份').fill('zhang.san')
  await sheet.getByRole('button', { name: '连接', exact: true }).click()
  await sheet.getByText('已连接：zhang.san').waitFor()
  expect(await barriersOf(root)).toEqual([])
  await keepPicture(root, 'desk-accounts-identity')
  expect(found).toEqual([])
  await root.context().close()

  // The provider knows this browser still: no name is typed a second time.
  await clerk.getByRole('link', { name: '市政务统一登录' }).click()
  await clerk.getByText('石峰区物业服务指导中心').first().waitFor()
  expect(new URL(clerk.url()).pathname).toBe('/desk')
  await clerk.getByRole('button', { name: '退出' }).click()
  await clerk.getByRole('button', { name: /sign me out/i }).click()
  await clerk.getByRole('link', { name: '市政务统一登录' }).waitFor()
  expect(new URL(clerk.url()).origin).toBe(web.url)
  await clerk.context().close()
})
