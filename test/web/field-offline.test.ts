import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** The worker of the page has kept it, and answers for it from now on. */
const kept = (page: Page): Promise<unknown> =>
  page.evaluate('navigator.serviceWorker.ready.then((there) => there.active !== null)')

const cardOf = async (page: Page, caseId: string) =>
  page.locator('section.card').filter({ hasText: (await stage.web.fire.client.read(caseId)).caseNumber ?? '' })

/** A slow 3G from now on. */
const slowDown = async (page: Page): Promise<void> => {
  const slow = await page.context().newCDPSession(page)
  await slow.send('Network.enable')
  await slow.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
}

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
    await slowDown(page)
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

/** The stage of the fire track, as the service has it. */
const stageOf = async (caseId: string): Promise<string | undefined> =>
  (await stage.web.fire.client.read(caseId)).positions.find(({ track }) => track === 'fire')?.stage

/** Says in a garage that the door was locked; no signal is needed for it. */
const saysDoorLocked = async (page: Page, card: Awaited<ReturnType<typeof cardOf>>, words: string): Promise<void> => {
  await card.getByRole('button', { name: '门锁着，进不去' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('物业公司', { exact: true }).click()
  await dialog.getByLabel('情况说明').fill(words)
  await dialog.getByRole('button', { name: '确认提交' }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('the honest ways out, in a garage without signal', () => {
  test('a locked door waits in the phone with its words and its picture, and goes by itself when the signal is back', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    await card.waitFor()
    await kept(page)
    await context.setOffline(true)
    await card.locator('input[type=file]').last().setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    await card.locator('.site-picture img').last().waitFor()
    await saysDoorLocked(page, card, '负二层卷帘门锁着，值班室没人')
    await card.getByText('还没有发出：已存在这部手机里').waitFor()
    expect(await card.getByRole('button', { name: '门锁着，进不去' }).count()).toBe(0)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'field-act-waits')
    // The battery ended, or the page was loaded again, still without signal.
    await page.goto('about:blank')
    await page.goto(`${stage.web.url}/desk/field`)
    await card.getByText('负二层卷帘门锁着，值班室没人').waitFor()
    expect(await stageOf(caseId)).toBe('assessing')
    await context.setOffline(false)
    await page.getByText(/已发出：响石小区.*门锁着，进不去/).waitFor()
    await keepPicture(page, 'field-act-sent')
    expect(await stageOf(caseId)).toBe('accessDenied')
    const seen = await stage.web.fire.client.read(caseId)
    expect(seen.documents.filter(({ kind }) => kind === 'sitePhoto').length).toBe(1)
    const { events } = taken(await stage.web.fire.client.http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } }))
    expect(events.filter(({ type }) => type === 'fire.accessDenied').length).toBe(1)
    await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
    await page.getByText('负二层卷帘门锁着，值班室没人').first().waitFor()
    expect(found.filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line))).toEqual([])
    await context.close()
  })

  test('an answer that is lost on its way back is recorded once', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    let tries = 0
    await page.route(`**/api/cases/${caseId}/events`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      tries += 1
      if (tries > 1) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await saysDoorLocked(page, card, '没人开门')
    await card.getByText('还没有发出').waitFor()
    expect(await stageOf(caseId)).toBe('accessDenied')
    await page.evaluate("window.dispatchEvent(new Event('online'))")
    await page.getByText(/已发出：响石小区/).waitFor()
    expect(tries).toBe(2)
    await context.close()
  })

  test('"not my competence" goes the same way; what the service refuses stays with its reason, to be sent again or dropped', async () => {
    const [mine, settled] = [await stage.web.served(), await stage.web.served()]
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const cards = [await cardOf(page, mine.caseId), await cardOf(page, settled.caseId)]
    await cards[0]!.waitFor()
    await context.setOffline(true)
    for (const card of cards) {
      await card.getByRole('button', { name: '不属于我们的职责' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio').first().check()
      await dialog.getByLabel('情况说明').fill('单个充电桩没有消防审批')
      expect(await barriersOf(page)).toEqual([])
      await keepPicture(page, 'field-not-mine')
      await dialog.getByRole('button', { name: '确认提交' }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    // A colleague has settled one of them meanwhile.
    await stage.web.fire.client.send(settled.caseId, {
      type: 'fire.report',
      result: 'passed',
      scope: 'space',
      evidence: [],
    } as never)
    await context.setOffline(false)
    await page.getByText(/已发出：响石小区.*不属于我们的职责/).waitFor()
    await page.getByText('没有被接受，写的内容还在').waitFor()
    await page.getByText('单个充电桩没有消防审批').waitFor()
    expect(await stageOf(mine.caseId)).not.toBe('assessing')
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'field-act-refused')
    await page.getByRole('button', { name: /不发了，删除/ }).click()
    await page.getByText('没有被接受').waitFor({ state: 'detached' })
    await context.close()
  })

  test('on a slow 3G the form is there at once, and the door is told', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    await card.waitFor()
    await slowDown(page)
    await saysDoorLocked(page, card, '等了十分钟')
    await page.getByText(/已发出：响石小区/).waitFor()
    expect(await stageOf(caseId)).toBe('accessDenied')
    await context.close()
  })

  test('another account of the same phone neither sees nor sends what was written', async () => {
    const { caseId } = await stage.web.served()
    const other = await stage.web.city.body('fire', '石峰区消防二科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    await card.waitFor()
    await context.setOffline(true)
    await saysDoorLocked(page, card, '只有我知道')
    await context.addCookies([
      { name: 'pile_session', value: other.token, url: stage.web.url, httpOnly: true, sameSite: 'Strict' },
    ])
    await page.goto('about:blank')
    await context.setOffline(false)
    await page.goto(`${stage.web.url}/desk/field`)
    await page.getByRole('heading', { name: '现场核查' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText('只有我知道').count()).toBe(0)
    expect(await stageOf(caseId)).toBe('assessing')
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
