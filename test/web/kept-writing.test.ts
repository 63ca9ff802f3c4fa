import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture } from '../helpers/browser.ts'
import { enterDesk } from '../helpers/desk-person.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const opens = async (page: Page, name: string | RegExp): Promise<Locator> => {
  await page.getByRole('button', { name, exact: true }).first().click()
  return page.getByRole('dialog')
}

/** What this tab keeps of unfinished writing. */
const keptIn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`Object.keys(sessionStorage).filter((name) => name !== 'kept-by')`)

describe('what is half written', () => {
  test('a refusal by link: a refresh and the way back lose nothing; once sent, nothing is kept', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, 'nobody')
    await page.goto(await stage.web.companyLink(caseId))
    const words = '地下车库没有喷淋，说明写到一半'
    let sheet = await opens(page, '不同意')
    await sheet.getByRole('checkbox').nth(0).check()
    await sheet.getByRole('button', { name: '下一步' }).click()
    await sheet.getByLabel('补充说明（可不填）').fill(words)
    await page.reload()
    sheet = await opens(page, '不同意')
    await sheet.getByText(zh.form.kept).waitFor()
    expect(await sheet.getByRole('checkbox').nth(0).isChecked()).toBe(true)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'refusal-kept-phone')
    await page.goBack()
    await sheet.waitFor({ state: 'detached' })
    sheet = await opens(page, '不同意')
    await sheet.getByRole('button', { name: '下一步' }).click()
    expect(await sheet.getByLabel('补充说明（可不填）').inputValue()).toBe(words)
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByText(words).waitFor()
    await sheet.getByRole('button', { name: '确认不同意' }).click()
    await page.getByText('对方还没有收到').waitFor()
    expect(await keptIn(page)).toEqual([])
    await context.close()
  })

  test('a condition at a desk, and it is begun anew where somebody wants that', async () => {
    const { caseId } = await stage.web.served()
    await stage.web.company.client.send(caseId, { type: 'property.open' })
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.company.token, 'desktop')
    const address = `${stage.web.url}/desk/cases/${caseId}`
    await page.goto(address)
    let sheet = await opens(page, '附条件同意')
    await sheet.locator('textarea').first().fill('须先加装灭火器')
    await page.reload()
    sheet = await opens(page, '附条件同意')
    expect(await sheet.locator('textarea').first().inputValue()).toBe('须先加装灭火器')
    await sheet.getByRole('button', { name: zh.form.keptClear }).click()
    expect(await sheet.locator('textarea').first().inputValue()).toBe('')
    expect(await keptIn(page)).toEqual([])
    await context.close()
  })

  test('an owner’s word against a ground', async () => {
    const request = await stage.web.served()
    await stage.web.company.client.send(request.caseId, {
      type: 'property.reject',
      evidence: [],
      grounds: [{ code: 'FIRE_SYSTEM_MISSING', evidence: [], words: '没有喷淋' }],
    })
    const { city } = stage.web
    const later = Temporal.Instant.from(city.demo.service.time.now()).add({ minutes: 20 })
    await city.moveTo(later.toString({ fractionalSecondDigits: 3 }))
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    let sheet = await opens(page, /对这条提出异议/)
    await sheet.locator('textarea').first().fill('车库有喷淋，见照片')
    await page.reload()
    sheet = await opens(page, /对这条提出异议/)
    expect(await sheet.locator('textarea').first().inputValue()).toBe('车库有喷淋，见照片')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('已提出异议').waitFor()
    expect(await keptIn(page)).toEqual([])
    await context.close()
  })

  test('a demand for money at the gate, with its photo', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    let sheet = await opens(page, zh.fee.button)
    await sheet.getByLabel(zh.fee.amount).fill('800')
    await sheet.getByRole('radio', { name: '门岗当面' }).check()
    await sheet.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    await sheet.getByText('已附上1份').waitFor()
    await page.reload()
    sheet = await opens(page, zh.fee.button)
    expect(await sheet.getByLabel(zh.fee.amount).inputValue()).toBe('800')
    expect(await sheet.getByRole('radio', { name: '门岗当面' }).isChecked()).toBe(true)
    await sheet.getByText('已附上1份').waitFor()
    await context.close()
  })

  test('a walk-in at the counter; whoever logs out leaves nobody’s data behind', async () => {
    const { centre, url } = stage.web
    const { page, context } = await stage.web.loggedIn(stage.browser, 'nobody', 'desktop')
    await enterDesk(page, `${url}/desk/counter`, centre.login)
    await page.getByLabel('小区名称').fill('响石')
    await page.getByRole('button', { name: /响石小区/ }).click()
    await page.getByLabel(zh.file.name).fill('赵奶奶')
    await page.getByLabel(zh.login.phone).fill('13800004321')
    await page.reload()
    await page.getByText(zh.form.kept).waitFor()
    expect(await page.getByLabel(zh.file.name).inputValue()).toBe('赵奶奶')
    expect(await page.getByLabel('小区名称').inputValue()).toBe('响石小区')
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/login/)
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    await context.close()
  })

  test('what one person wrote is not shown to the next one in the same tab, also where nobody logged out', async () => {
    const { city, centre, url } = stage.web
    const other = await city.body('centre', '石峰区物业服务指导中心二科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, centre.token, 'desktop')
    await page.goto(`${url}/desk/counter`)
    await page.getByLabel(zh.file.name).fill('钱先生')
    await context.clearCookies()
    await enterDesk(page, `${url}/desk/counter`, other.login)
    expect(await page.getByLabel(zh.file.name).inputValue()).toBe('')
    expect(await keptIn(page)).toEqual([])
    await context.close()
  })
})

describe('what is chosen in a list', () => {
  test('stands in the address: of many equal requests, and of accounts by party', async () => {
    const { company, city, url } = stage.web
    const requests = [await stage.web.served(), await stage.web.served()]
    for (const { caseId } of requests) await company.client.send(caseId, { type: 'property.open' })
    const { page, context } = await stage.web.loggedIn(stage.browser, company.token, 'desktop')
    await page.goto(`${url}/desk/batch`)
    const [first] = requests
    const line = page.locator('.row.spread').filter({ has: page.locator(`a[href="/desk/cases/${first?.caseId}"]`) })
    await line.getByRole('checkbox').check()
    await page.getByText('同意选中的1件').waitFor()
    // A look at the request, and back.
    await line.getByRole('link').click()
    await page.waitForURL(/cases/)
    await page.goBack()
    await page.getByText('同意选中的1件').waitFor()
    await page.reload()
    await page.getByText('同意选中的1件').waitFor()
    expect(await line.getByRole('checkbox').isChecked()).toBe(true)
    // The stamped paper of all of them, too; once it was sent, the next yes has its own.
    const paper = { name: 'stamped.png', mimeType: 'image/png', buffer: onePixel }
    await page.locator('input[type=file]').setInputFiles(paper)
    await page.getByText('已拍盖章材料').waitFor()
    await page.reload()
    await page.getByText('已拍盖章材料').waitFor()
    await page.getByRole('button', { name: '同意这1件' }).click()
    await page.getByText('已记录1件。').waitFor()
    await page.getByText('盖章材料拍一张，各件共用').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '批量答复' }).waitFor()
    expect(await page.getByText('已拍盖章材料').count()).toBe(0)
    const { paper: sent } = await company.client.read(first?.caseId ?? '')
    expect(sent).not.toBeNull()
    await context.close()
    const operator = await stage.web.loggedIn(stage.browser, city.operator.token, 'desktop')
    await operator.page.goto(`${url}/desk/accounts`)
    await operator.page.getByLabel('哪一方').selectOption('fire')
    await operator.page.waitForURL(/party=fire/)
    await operator.page.reload()
    expect(await operator.page.getByLabel('哪一方').inputValue()).toBe('fire')
    await operator.context.close()
  })
})
