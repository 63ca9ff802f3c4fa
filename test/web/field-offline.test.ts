import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** The worker of the page has kept it, and answers for it from now on. */
const kept = (page: Page): Promise<unknown> =>
  page.evaluate('navigator.serviceWorker.ready.then((there) => there.active !== null)')

const cardOf = async (page: Page, caseId: string) =>
  page.locator('section.card').filter({ hasText: (await stage.web.fire.client.read(caseId)).caseNumber ?? '' })

describe('the checklist on site', () => {
  test('opens without signal, with the list and all that was typed; no other page does', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    const lights = card.getByRole('group', { name: /应急照明/ })
    await lights.getByLabel('是', { exact: true }).check()
    await kept(page)
    await context.setOffline(true)
    await page.goto('about:blank')
    await page.goto(`${stage.web.url}/desk/field`)
    await page.getByText('现在没有信号。').waitFor()
    expect(await lights.getByLabel('是', { exact: true }).isChecked()).toBe(true)
    await card.getByLabel('情况说明').fill('负一层，没有信号。')
    await page.reload()
    await page.getByText('现在没有信号。').waitFor()
    expect(await card.getByLabel('情况说明').inputValue()).toBe('负一层，没有信号。')
    await keepPicture(page, 'desk-field-offline')
    expect(await barriersOf(page)).toEqual([])
    await expect(page.goto(`${stage.web.url}/desk/inbox-of-nobody`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
    await context.close()
  })

  test('keeps nothing of what the service said, and an old build gives way to the new one', async () => {
    await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    await kept(page)
    const addresses = await page.evaluate<string[]>(`caches.keys().then(async (names) => {
      const found = []
      for (const name of names) for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname)
      return found
    })`)
    expect(addresses.filter((address) => address !== '/desk/field' && !address.startsWith('/assets/'))).toEqual([])
    expect(addresses.length).toBeGreaterThan(3)
    const worker = await fetch(`${stage.web.url}/desk/field-worker.js`)
    expect(worker.headers.get('content-type')).toContain('javascript')
    expect(worker.headers.get('cache-control') ?? '').not.toMatch(/immutable|max-age=[1-9]/)
    // The stamp of the build stands in it: another build is another worker, and another cache.
    expect(await worker.text()).toMatch(/fieldStamp = "[0-9a-f]{64}"/)
    await context.close()
  })

  test('whoever has logged out leaves no list behind', async () => {
    await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    await page.locator('section.card').first().waitFor()
    await kept(page)
    await context.clearCookies()
    await page.reload()
    await page.waitForURL(/\/login/)
    await context.setOffline(true)
    await page.goto(`${stage.web.url}/desk/field`)
    await page.getByText('正在读取…').or(page.getByText('没有连上服务')).first().waitFor()
    expect(await page.locator('section.card').count()).toBe(0)
    await context.close()
  })

  test('works on a slow 3G: it opens, and the finding arrives', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    const slow = await context.newCDPSession(page)
    await slow.send('Network.enable')
    await slow.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    })
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    await card
      .getByRole('group', { name: /应急照明/ })
      .getByLabel('是', { exact: true })
      .check()
    await card.getByLabel('这个车位', { exact: true }).check()
    await card.getByLabel('符合条件', { exact: true }).check()
    await card.getByRole('button', { name: '提交结论' }).click()
    await card.waitFor({ state: 'detached' })
    expect((await stage.web.fire.client.read(caseId)).fire?.result).toBe('passed')
    await context.close()
  })
})

describe('a signed link', () => {
  test('sees at once what somebody else does with the case', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, 'nobody', 'phone')
    await page.goto(await stage.web.companyLink(caseId))
    await page.getByRole('heading', { name: /响石小区/ }).waitFor()
    await stage.web.company.client.send(caseId, { type: 'property.approve', evidence: [] } as never)
    await page.getByText('已同意，待出证').first().waitFor()
    await context.close()
  })
})
