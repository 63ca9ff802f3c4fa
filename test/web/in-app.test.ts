import type { BrowserContext } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, personOn, sizes, troublesOf } from '../helpers/browser.ts'
import { pdf } from '../helpers/lived-case.ts'
import { onePixel } from '../helpers/photos.ts'
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

  test('uploads are looked at on the page by owner, link and desk: a picture is drawn, a PDF opened in place, nothing is saved', async () => {
    const { url, company, centre } = stage.web
    const request = await stage.web.served()
    const { caseId } = request
    const picture = { bytes: new Uint8Array(onePixel), name: '盖章件.png', type: 'image/png' }
    await company.client.upload(caseId, 'propertyStatement', picture)
    await company.client.upload(caseId, 'consentPaper', pdf('同意书.pdf'))
    const owner = await request.owner()
    const doors = [
      { address: `${url}/cases/${caseId}`, token: owner.token },
      { address: await stage.web.companyLink(caseId), token: 'nobody' },
      { address: `${url}/desk/cases/${caseId}`, token: centre.token },
    ]
    for (const { address, token } of doors) {
      const context = await inWeChat()
      await context.addCookies([{ name: 'pile_session', value: token, url, httpOnly: true, sameSite: 'Strict' }])
      const page = await context.newPage()
      const found = troublesOf(page)
      const downloads: string[] = []
      page.on('download', (file) => downloads.push(file.suggestedFilename()))
      await page.goto(address)
      const papers = page.getByRole('region', { name: zh.documents.title, exact: true })
      await papers.getByRole('button', { name: /查看\s*物业书面说明/ }).click()
      const sheet = page.getByRole('dialog')
      const drawn = sheet.getByRole('img', { name: '物业书面说明' })
      await drawn.waitFor()
      // It is really drawn, not only named: the policy of the page lets it through.
      await expect.poll(() => drawn.evaluate((one) => Number(Reflect.get(one, 'naturalWidth')))).toBe(1)
      await sheet.getByRole('button', { name: zh.documents.larger }).click()
      await sheet.getByText(zh.documents.holdToKeep).waitFor()
      expect(await sheet.getByRole('link', { name: zh.documents.open }).count()).toBe(0)
      expect(await barriersOf(page)).toEqual([])
      await keepPicture(page, `in-app-picture-${doors.findIndex((door) => door.address === address)}`)
      await sheet.getByRole('button', { name: zh.action.close }).click()
      await papers.getByRole('button', { name: /查看\s*物业出证材料/ }).click()
      const link = sheet.getByRole('link', { name: zh.documents.lookAtPdf })
      await link.waitFor()
      await sheet.getByText(zh.documents.ifNotShown).waitFor()
      await keepPicture(page, `in-app-pdf-${doors.findIndex((door) => door.address === address)}`)
      expect(await barriersOf(page)).toEqual([])
      const shown = await page.request.get(`${url}${await link.getAttribute('href')}`)
      expect(shown.headers()).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^inline/),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      })
      expect([downloads, found]).toEqual([[], []])
      await context.close()
    }
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
