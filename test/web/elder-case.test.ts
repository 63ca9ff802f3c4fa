import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { enterDesk } from '../helpers/desk-person.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** An owner with large type on their own case. */
const elderOn = async (caseId: string, token: string): Promise<Page> => {
  const { page } = await stage.web.loggedIn(stage.browser, token)
  await page.goto(`${stage.web.url}/cases/${caseId}`)
  await page.getByRole('button', { name: '大字版' }).click()
  return page
}

const pictures = async (page: Page, name: string): Promise<void> => {
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 390, height: 844 })
}

describe('a case in large type', () => {
  test('“I was there today” asks one question a screen, each to be read aloud', async () => {
    const request = await stage.web.served()
    const page = await elderOn(request.caseId, (await request.owner()).token)
    const found = troublesOf(page)
    await page.getByRole('button', { name: '我今天去过了' }).click()
    const sheet = page.getByRole('dialog')
    const asked: string[] = []
    for (;;) {
      const at = (await sheet.getByText(/^第\d+个问题/).textContent()) ?? ''
      asked.push(at)
      await sheet.getByRole('button', { name: '读给我听' }).waitFor()
      expect(await sheet.locator('.field:visible, fieldset:visible').count()).toBe(1)
      if (asked.length === 1) {
        await keepPicture(page, 'elder-question')
        expect(await barriersOf(page)).toEqual([])
        // What has to be answered is not passed over, and the page says so.
        await sheet.getByRole('button', { name: '下一步' }).click()
        await sheet.getByText('请先回答这个问题').waitFor()
      }
      if (asked.length === 1) await sheet.getByText('物业公司', { exact: true }).click()
      if ((await sheet.getByRole('combobox').count()) > 0) await sheet.getByRole('combobox').selectOption({ index: 1 })
      const next = sheet.getByRole('button', { name: '下一步' })
      if ((await next.count()) === 0) break
      await next.click()
      await sheet.getByText(at, { exact: true }).waitFor({ state: 'detached' })
    }
    expect(asked.length).toBeGreaterThan(2)
    // Going back keeps what was answered.
    await sheet.getByRole('button', { name: '返回' }).click()
    await sheet.getByRole('button', { name: '下一步' }).click()
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.waitFor({ state: 'detached' })
    expect((await (await request.owner()).read(request.caseId)).referrals).toHaveLength(1)
    expect(found).toEqual([])
    await page.context().close()
  })

  test('mediation is asked for one question at a time', async () => {
    const request = await stage.web.served()
    await stage.web.company.client.send(request.caseId, {
      type: 'property.reject',
      grounds: [{ code: 'FIRE_LIABILITY_FEAR', evidence: [] }],
    })
    await stage.web.city.moveTo('2026-03-02T03:00:00.000Z')
    const page = await elderOn(request.caseId, (await request.owner()).token)
    await page.getByRole('button', { name: '申请调解' }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(/^第1个问题/).waitFor()
    await sheet.getByRole('button', { name: '读给我听' }).waitFor()
    await page.context().close()
  })

  test('“call me” is one big button; the centre finds it in its day and closes it in two taps', async () => {
    const request = await stage.web.served()
    const page = await elderOn(request.caseId, (await request.owner()).token)
    const button = page.getByRole('button', { name: '请给我打电话' })
    await button.waitFor()
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(60)
    await pictures(page, 'elder-case')
    await button.click()
    await page.getByText('已请中心给您打电话').waitFor()
    expect(await barriersOf(page)).toEqual([])

    const desk = await (await stage.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })).newPage()
    await enterDesk(desk, `${stage.web.url}/desk/day`, stage.web.centre.login)
    const list = desk.getByRole('region', { name: '业主请求回电（1）' })
    await list.getByRole('link', { name: /^1\d{10}$/ }).waitFor()
    await pictures(desk, 'calls-asked')
    await desk.setViewportSize({ width: 1440, height: 900 })
    await list.getByText('登记通话结果').click()
    // Nobody was reached: it stays on the list.
    await list.getByRole('button', { name: '没有联系上' }).click()
    await list.getByText('已登记：没有联系上').waitFor()
    await desk.reload()
    await list.getByText('登记通话结果').click()
    await list.getByRole('button', { name: '联系上了' }).click()
    await list.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: '请给我打电话' }).waitFor()
    await page.getByText('已通话').waitFor()
    await desk.context().close()
    await page.context().close()
  })

  test('in normal type the same is folded, for everybody', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    const button = page.getByRole('button', { name: '请给我打电话' })
    await page.getByText('请中心给我打电话').first().waitFor()
    expect(await button.isVisible()).toBe(false)
    await page.getByText('请中心给我打电话').first().click()
    await button.click()
    await page.getByText('已请中心给您打电话').waitFor()
    await context.close()
  })
})
