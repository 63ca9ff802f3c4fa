import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** How many files that were not sent this browser keeps; null = it has no place for any. */
const filesIn = (page: Page): Promise<number | null> =>
  page.evaluate<
    number | null
  >(`indexedDB.databases().then((all) => all.some(({ name }) => name === 'unsent-files') ? new Promise((resolve) => {
    const opening = indexedDB.open('unsent-files')
    opening.onsuccess = () => {
      const counting = opening.result.transaction('files').objectStore('files').count()
      counting.onsuccess = () => { opening.result.close(); resolve(counting.result) }
    }
  }) : null)`)

describe('"I was there today"', () => {
  test('is noted before there is a request, with a photo and a voice note, and joins the request when it is filed', async () => {
    const { city, url, compoundId } = stage.web
    const request = await city.file(compoundId)
    const { token } = await request.owner()
    const context = await personOn(stage.browser, 'phone')
    const page = await context.newPage()
    const found = troublesOf(page)
    // The phone is a day behind the city: what is noted lies before the filing.
    await page.clock.setSystemTime(new Date('2026-03-01T02:00:00.000Z'))
    await page.goto(url)
    await page.getByRole('link', { name: '我今天去过了，先记下来' }).click()
    await page.getByRole('radio', { name: '物业公司' }).check()
    await page.getByLabel('被推到哪里').selectOption('grid')
    await page.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    await page.getByText('已拍照片').waitFor()
    await page.getByRole('button', { name: '录一段话' }).click()
    await page.getByRole('button', { name: /停止录音/ }).click()
    await page.locator('audio').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'visits-phone')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存在这部手机里。').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '已记下的（1）' }).waitFor()

    // A draft of the same owner, filed on this phone.
    await context.addCookies([{ name: 'pile_session', value: token, url, httpOnly: true, sameSite: 'Strict' }])
    const spaceId = await city.space(compoundId)
    const owner = await request.owner()
    const { caseId } = taken(
      await owner.http.POST('/api/cases', {
        params: { header: { 'idempotency-key': randomUUID() } },
        body: { spaceId, right: 'owned', powerKw: 7, personal: { name: '李女士', phone: '13800000001' } },
      }),
    )
    await page.goto(`${url}/cases/${caseId}/draft`)
    await page.getByText('已有1次记录和草稿一起保存').waitFor()
    // It lies with the service: another phone of the same owner finds it, and this one has forgotten it.
    const other = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await other.page.goto(`${url}/visits`)
    await other.page.getByText('已有1次记录和草稿一起保存').waitFor()
    await other.context.close()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText(/我承诺/).click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('已把记下的1次加到申请里。').waitFor()
    const seen = await (await request.owner()).read(caseId)
    expect(seen.earlierAttempts).toMatchObject([{ on: '2026-03-01', with: 'property', kind: 'visit', result: 'sentOn' }])
    expect(seen.documents.map(({ kind }) => kind).toSorted()).toEqual(['sitePhoto', 'voiceNote'])
    await page.getByRole('link', { name: '查看进度' }).click()
    await page.locator('audio[aria-label="语音记录"]').waitFor()
    expect(await page.getByText('还没有加到申请里').count()).toBe(0)
    expect(found).toEqual([])
    await context.close()
  })

  test('is told on a filed request by a voice note, in six taps; who was sent nowhere names nobody', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    const begins = Date.now()
    await page.getByRole('button', { name: '我今天去过了' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: '物业公司' }).check()
    await sheet.getByLabel('被推到哪里').selectOption('grid')
    await sheet.getByRole('button', { name: '录一段话' }).click()
    await sheet.getByRole('button', { name: /停止录音/ }).click()
    await sheet.locator('audio').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'sent-away-phone')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('已记到这件申请里。').waitFor()
    expect(Date.now() - begins).toBeLessThan(20_000)
    const owner = await request.owner()
    const told = await owner.read(request.caseId)
    expect(told.referrals.map(({ from, to }) => [from, to])).toEqual([['property', 'grid']])
    expect(told.documents.filter(({ kind }) => kind === 'voiceNote').length).toBe(1)
    // Nobody sent the owner on: it is a visit, not a referral.
    await page.getByRole('button', { name: '我今天去过了' }).click()
    await sheet.getByRole('radio', { name: '供电公司' }).check()
    await sheet.getByLabel('写一句').fill('窗口让我等通知')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('region', { name: '联系记录' }).getByText('窗口让我等通知').waitFor()
    expect((await owner.read(request.caseId)).referrals.length).toBe(1)
    expect(found).toEqual([])
    await context.close()
  })

  test('is not lost without a signal: it lies in the phone, and the page of the request offers to send it', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('button', { name: '我今天去过了' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: '物业公司' }).check()
    await context.setOffline(true)
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.getByText('先存在这部手机里').waitFor()
    await context.setOffline(false)
    await page.reload()
    await page.getByRole('button', { name: '加到这件申请' }).click()
    await page.getByText('已把记下的1次加到申请里。').waitFor()
    const { contacts } = await (await request.owner()).read(request.caseId)
    expect(contacts.filter(({ kind }) => kind === 'visit').length).toBe(1)
    await context.close()
  })

  test('is not lost by a refresh before it is sent: neither its photo nor its voice note; who logs out leaves none behind', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    const found = troublesOf(page)
    const sheet = page.getByRole('dialog')
    const opens = async () => {
      await page.goto(`${stage.web.url}/cases/${request.caseId}`)
      await page.getByRole('button', { name: '我今天去过了' }).click()
    }
    const takes = async () => {
      await sheet.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
      await sheet.getByText('已拍照片').waitFor()
      await sheet.getByRole('button', { name: '录一段话' }).click()
      await sheet.getByRole('button', { name: /停止录音/ }).click()
      await sheet.locator('audio').waitFor()
      await vi.waitUntil(async () => (await filesIn(page)) === 2)
    }
    await opens()
    await sheet.getByRole('radio', { name: '物业公司' }).check()
    await takes()
    await page.reload()
    await page.getByRole('button', { name: '我今天去过了' }).click()
    await sheet.getByText('已拍照片').waitFor()
    await sheet.locator('audio').waitFor()
    expect(await sheet.getByRole('radio', { name: '物业公司' }).isChecked()).toBe(true)
    // Another tab of this browser, where somebody else may sit, finds none of it.
    const other = await context.newPage()
    await other.goto(`${stage.web.url}/cases/${request.caseId}`)
    await other.getByRole('button', { name: '我今天去过了' }).click()
    await other.getByRole('dialog').getByRole('button', { name: '录一段话' }).waitFor()
    expect(await other.getByText('已拍照片').count()).toBe(0)
    await other.close()
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('已记到这件申请里。').waitFor()
    const { documents } = await (await request.owner()).read(request.caseId)
    expect(
      documents
        .map(({ kind }) => kind)
        .filter((kind) => /sitePhoto|voiceNote/.test(kind))
        .toSorted(),
    ).toEqual(['sitePhoto', 'voiceNote'])
    // Sent, they are gone from the browser.
    await vi.waitUntil(async () => (await filesIn(page)) === 0)
    await opens()
    await takes()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('link', { name: '登录' }).first().waitFor()
    await vi.waitUntil(async () => (await filesIn(page)) === null)
    expect(found).toEqual([])
    await context.close()
  })
})
