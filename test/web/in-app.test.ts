import type { BrowserContext } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, personOn, sizes, troublesOf } from '../helpers/browser.ts'
import { fileByPhone } from '../helpers/screen-acts.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** What WeChat says of itself on a phone with Android. */
const weChat =
  'Mozilla/5.0 (Linux; Android 14; PJF110 Build/UKQ1.230924.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240802 MicroMessenger/8.0.53.2740(0x2800353D) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64'

/** A phone inside WeChat: it saves nothing. */
const inWeChat = async (): Promise<BrowserContext> => {
  const context = await stage.browser.newContext({
    viewport: sizes.phone,
    userAgent: weChat,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
    acceptDownloads: false,
  })
  context.setDefaultTimeout(30_000)
  return context
}

describe('inside WeChat', () => {
  test('an owner files with photos, follows the request, reads a paper on the page and takes its address to a browser', async () => {
    const { city, url, company } = stage.web
    const compoundId = await city.compound('430204', '微风小区', company.organisationId)
    await city.space(compoundId)
    const context = await inWeChat()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
    const page = await context.newPage()
    const found = troublesOf(page)
    const downloads: string[] = []
    page.on('download', (file) => downloads.push(file.suggestedFilename()))
    const caseId = await fileByPhone(page, {
      url,
      phone: '13800005005',
      space: 'A-1',
      compound: '微风小区',
      codeSentTo: (to) => city.lastMessage(to),
    })
    await page.getByRole('button', { name: '受理回执 (PDF)' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('不能保存文件').waitFor()
    await sheet.getByRole('region', { name: '受理回执' }).getByText('微风小区').first().waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'in-app-paper-390')
    await page.setViewportSize({ width: 768, height: 1024 })
    await keepPicture(page, 'in-app-paper-768')
    await page.setViewportSize(sizes.phone)
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)

    await sheet.getByRole('button', { name: zh.inApp.copy }).click()
    await sheet.getByText(zh.letters.copied).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${url}/cases/${caseId}`)
    // The sheet itself opens in place: it is no attachment.
    const pdf = await page.request.get(`${url}${await sheet.getByRole('link', { name: zh.inApp.look }).getAttribute('href')}`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect(pdf.headers()['content-disposition']).toMatch(/^inline/)
    expect(downloads).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })

  test('where the application lets no page copy, the address can be taken by hand', async () => {
    const request = await stage.web.served()
    const context = await inWeChat()
    const { token } = await request.owner()
    await context.addCookies([{ name: 'pile_session', value: token, url: stage.web.url, httpOnly: true, sameSite: 'Strict' }])
    const page = await context.newPage()
    await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('button', { name: '受理回执 (PDF)' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: zh.inApp.copy }).click()
    await sheet.getByText(zh.inApp.copyByHand).waitFor()
    expect(await sheet.getByLabel(zh.inApp.address).inputValue()).toBe(`${stage.web.url}/cases/${request.caseId}`)
    await context.close()
  })
})

describe('in a browser of its own', () => {
  test('the same paper is saved as a file', async () => {
    const request = await stage.web.served()
    const context = await personOn(stage.browser)
    const { token } = await request.owner()
    await context.addCookies([{ name: 'pile_session', value: token, url: stage.web.url, httpOnly: true, sameSite: 'Strict' }])
    const page = await context.newPage()
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '受理回执 (PDF)' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
    await context.close()
  })
})
