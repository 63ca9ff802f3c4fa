import PDFDocument from 'pdfkit'
import type { Browser, BrowserContext } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, fitsTheScreen, keepPicture, personOn, sizes, troublesOf } from '../helpers/browser.ts'
import { pdf } from '../helpers/lived-case.ts'
import { onePixel } from '../helpers/photos.ts'
import { readPdf, unspaced } from '../helpers/read-pdf.ts'
import { fileByPhone } from '../helpers/screen-acts.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** What WeChat says of itself on a phone with Android. */
const weChat =
  'Mozilla/5.0 (Linux; Android 14; PJF110 Build/UKQ1.230924.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240802 MicroMessenger/8.0.53.2740(0x2800353D) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64'

/** The same on an iPhone, whose reader draws PDFs. */
const weChatOnIphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2e) NetType/WIFI Language/zh_CN'

/** A phone inside WeChat: it saves nothing. */
const inWeChat = async (userAgent = weChat): Promise<BrowserContext> => {
  const context = await stage.browser.newContext({
    viewport: sizes.phone,
    userAgent,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
    acceptDownloads: false,
  })
  context.setDefaultTimeout(30_000)
  return context
}

/** A paper as the scanner of a phone keeps it: one photograph a page, beside a seal that is none. */
const scanned = async (browser: Browser, pages: number) => {
  const camera = await browser.newPage({ viewport: { width: 600, height: 800 } })
  await camera.setContent('<h1>同意安装（盖章）</h1>')
  const photo = await camera.screenshot({ type: 'jpeg' })
  const seal = await camera.screenshot({ type: 'jpeg', clip: { x: 0, y: 0, width: 80, height: 80 } })
  await camera.close()
  const sheet = new PDFDocument({ autoFirstPage: false })
  const parts: Buffer[] = []
  sheet.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve) => sheet.on('end', resolve))
  for (let page = 0; page < pages; page += 1) {
    // Twice the same photograph would be kept once.
    sheet.addPage().image(Buffer.concat([photo, Buffer.from([page])]), 0, 0, { width: 500 })
  }
  sheet.image(seal, 0, 0)
  sheet.end()
  await done
  return { bytes: new Uint8Array(Buffer.concat(parts)), name: '同意书.pdf', type: 'application/pdf' }
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
    await fitsTheScreen(page)

    await sheet.getByRole('button', { name: zh.inApp.copy }).click()
    await sheet.getByText(zh.letters.copied).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${url}/cases/${caseId}`)
    // Its reader draws no PDF: nothing leads to one, and the page says what stands on it, word for word.
    expect(await sheet.getByRole('link', { name: /PDF/ }).count()).toBe(0)
    await sheet.getByText(zh.inApp.sameText).waitFor()
    const printed = readPdf(await (await page.request.get(`${url}/api/cases/${caseId}/papers/receipt.pdf`)).body())
    const words = await sheet.getByRole('region', { name: '受理回执' }).innerText()
    // Cell by cell: on the sheet the cells of a row stand beside each other, and a sentence goes on on the next page.
    const cells = words.split(/\n| \| |：/).map((cell) => unspaced(cell.replace(/^\d+\. /, '')))
    const told = printed.text + printed.columns.join('')
    expect(cells.length).toBeGreaterThan(40)
    expect(cells.filter((cell) => !told.includes(cell))).toEqual([])
    expect(downloads).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })

  test('uploads are looked at on the page by owner, link and desk: pictures and scanned pages are drawn, nothing is saved', async () => {
    const { url, company, centre } = stage.web
    const request = await stage.web.served()
    const { caseId } = request
    const picture = { bytes: new Uint8Array(onePixel), name: '盖章件.png', type: 'image/png' }
    await company.client.upload(caseId, 'propertyStatement', picture)
    await company.client.upload(caseId, 'consentPaper', await scanned(stage.browser, 2))
    await company.client.upload(caseId, 'propertyContract', pdf('合同.pdf'))
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
      // A stamped paper that was photographed into a PDF is shown page by page.
      for (const place of [0, 1]) {
        const one = sheet.getByRole('img', { name: `第${place + 1}页` })
        await one.waitFor()
        await expect.poll(() => one.evaluate((img) => Number(Reflect.get(img, 'naturalWidth')))).toBe(600)
      }
      expect(await sheet.getByRole('link', { name: /PDF/ }).count()).toBe(0)
      expect(await barriersOf(page)).toEqual([])
      await keepPicture(page, `in-app-pdf-${doors.findIndex((door) => door.address === address)}`)
      await sheet.getByRole('button', { name: zh.action.close }).click()
      // One that was written has no pages to draw: what to do stands in its place.
      await papers.getByRole('button', { name: /查看\s*物业服务合同/ }).click()
      await sheet.getByText(zh.documents.notDrawnHere).waitFor()
      await sheet.getByRole('button', { name: zh.inApp.copy }).waitFor()
      expect(await sheet.getByRole('link', { name: /PDF/ }).count()).toBe(0)
      expect(await barriersOf(page)).toEqual([])
      expect([downloads, found]).toEqual([[], []])
      await context.close()
    }
  })

  test('on an iPhone the PDF itself is opened in place', async () => {
    const request = await stage.web.served()
    const { url, company } = stage.web
    await company.client.upload(request.caseId, 'consentPaper', pdf('同意书.pdf'))
    const context = await inWeChat(weChatOnIphone)
    const { token } = await request.owner()
    await context.addCookies([{ name: 'pile_session', value: token, url, httpOnly: true, sameSite: 'Strict' }])
    const page = await context.newPage()
    await page.goto(`${url}/cases/${request.caseId}`)
    const sheet = page.getByRole('dialog')
    const inPlace = async (name: string) => {
      const link = sheet.getByRole('link', { name })
      await link.waitFor()
      const shown = await page.request.get(`${url}${await link.getAttribute('href')}`)
      expect(shown.headers()).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': expect.stringMatching(/^inline/),
        'x-content-type-options': 'nosniff',
      })
      return shown.headers()
    }
    await page.getByRole('button', { name: '受理回执 (PDF)' }).click()
    await inPlace(zh.inApp.look)
    await sheet.getByRole('button', { name: zh.action.close }).click()
    await page.getByRole('button', { name: /查看\s*物业出证材料/ }).click()
    // What somebody uploaded runs nothing.
    expect((await inPlace(zh.documents.lookAtPdf))['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
    await sheet.getByText(zh.documents.ifNotShown).waitFor()
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
