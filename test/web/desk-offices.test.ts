import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templateCsv } from '../../src/compounds/import/template.ts'
import { barriersOf, keepPicture, startBrowser, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { openWebCity, type WebCity } from '../helpers/web-city.ts'

let browser: Browser
let web: WebCity

beforeAll(async () => {
  browser = await startBrowser()
  web = await openWebCity()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await web?.close()
})

describe('the centre', () => {
  test('files for somebody who walked in, and hands out a receipt', async () => {
    await web.city.space(web.compoundId)
    const { page, context } = await web.loggedIn(browser, web.centre.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${web.url}/desk/counter`)
    await page.getByLabel('小区名称').fill('响石')
    await page.getByRole('button', { name: /响石小区/ }).click()
    await page.getByLabel('车位号是多少？').fill('A-1')
    await page.getByLabel('姓名').fill('周奶奶')
    await page.getByLabel('手机号').fill('13900002222')
    await keepPicture(page, 'desk-counter')
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '建立草稿，下一步拍材料' }).click()
    const inputs = page.locator('input[type=file]')
    await inputs.first().waitFor({ state: 'attached' })
    for (let at = 0; at < (await inputs.count()); at += 1) {
      await inputs.nth(at).setInputFiles({ name: `${at}.png`, mimeType: 'image/png', buffer: onePixel })
      await page.getByText('已上传').nth(at).waitFor()
    }
    await page.getByText('材料齐全。').waitFor()
    await page.getByLabel('申请人已当面签署下面的安全承诺').check()
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '代为提交' }).click()
    await page.getByRole('heading', { name: '申请已提交' }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: /受理回执/ }).click()
    expect(
      readFileSync((await (await download).path()) ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    const sheet = page.waitForEvent('download')
    await page.getByRole('button', { name: /进度查询单/ }).click()
    expect(
      readFileSync((await (await sheet).path()) ?? '')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(found).toEqual([])
    await context.close()
  })

  test('has its day by compound, makes a link that is shown once, and revokes it', async () => {
    const { caseId } = await web.served()
    const { page, context } = await web.loggedIn(browser, web.centre.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${web.url}/desk/day`)
    await page.getByRole('heading', { name: /响石小区/ }).waitFor()
    await page.getByText('要送达').first().waitFor()
    await keepPicture(page, 'desk-day')
    expect(await barriersOf(page)).toEqual([])

    await page.goto(`${web.url}/desk/cases/${caseId}`)
    await page.getByRole('button', { name: '生成链接' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('收件人姓名').fill('王经理')
    await dialog.getByRole('button', { name: '生成链接' }).click()
    const address = await dialog.getByLabel('一次性答复链接').inputValue()
    expect(address).toMatch(/\/link\/[\w-]+$/)
    await keepPicture(page, 'desk-link')
    expect(await barriersOf(page)).toEqual([])
    await dialog.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '撤销给王经理的链接' }).click()
    await page.getByText('已撤销').waitFor()
    expect((await web.city.ask(new URL(address).pathname.replace('/link/', '/api/links/'), null)).body.code).toBe('LINK_OVER')
    expect(found).toEqual([])
    await context.close()
  })

  test('finds who does not answer, calls, and notes the result in two taps', async () => {
    const { caseId } = await web.served()
    await web.company.client.send(caseId, { type: 'property.open' })
    await web.city.moveTo('2026-03-25T01:00:00.000Z')
    const { page, context } = await web.loggedIn(browser, web.centre.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${web.url}/desk/queues`)
    await page
      .getByRole('link', { name: /响石小区/ })
      .first()
      .waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('link', { name: /来回折返/ }).click()
    await page.getByText('这个队列里没有案件。').waitFor()
    await page.goto(`${web.url}/desk/day`)
    await page.getByText('登记通话结果').first().click()
    await page.getByRole('button', { name: '没有联系上' }).first().click()
    await page.getByText('已登记：没有联系上').waitFor()
    expect(await barriersOf(page)).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })
})

describe('the fire office in a garage without signal', () => {
  test('loses nothing that was typed, and sends it when there is a signal again', async () => {
    const { caseId } = await web.served()
    const { page, context } = await web.loggedIn(browser, web.fire.token, 'phone')
    await page.goto(`${web.url}/desk/field`)
    const card = page.locator('section.card').filter({ hasText: (await web.fire.client.read(caseId)).caseNumber ?? '' })
    await card.getByLabel('灭火器').check()
    await context.setOffline(true)
    await card.getByLabel('情况说明').fill('负一层，灭火器两具，距离合适。')
    await card.getByLabel('符合', { exact: true }).check()
    await card.getByRole('button', { name: '提交结论' }).click()
    await card.getByText('还没有提交成功').waitFor()
    await keepPicture(page, 'desk-field-phone')
    await context.setOffline(false)
    // The phone was put away and the page loaded again: everything is still there.
    await page.reload()
    expect(await card.getByLabel('情况说明').inputValue()).toBe('负一层，灭火器两具，距离合适。')
    expect(await card.getByLabel('灭火器').isChecked()).toBe(true)
    expect(await barriersOf(page)).toEqual([])
    await card.getByRole('button', { name: '提交结论' }).click()
    await card.waitFor({ state: 'detached' })
    expect((await web.fire.client.read(caseId)).fire?.result).toBe('passed')
    await context.close()
  })

  test('says honestly that the door was locked', async () => {
    const { caseId } = await web.served()
    const { page, context } = await web.loggedIn(browser, web.fire.token, 'phone')
    const found = troublesOf(page)
    await page.goto(`${web.url}/desk/field`)
    const card = page.locator('section.card').filter({ hasText: (await web.fire.client.read(caseId)).caseNumber ?? '' })
    await card.getByRole('button', { name: '门锁着，进不去' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('物业公司', { exact: true }).click()
    expect(await barriersOf(page)).toEqual([])
    await dialog.getByRole('button', { name: '确认提交' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await web.fire.client.read(caseId)).positions.find(({ track }) => track === 'fire')?.stage).toBe('accessDenied')
    expect(found).toEqual([])
    await context.close()
  })
})

describe('the operator', () => {
  test('makes and disables an account, and reads rules side by side', async () => {
    const { page, context } = await web.loggedIn(browser, web.city.operator.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${web.url}/desk`)
    await page.getByRole('button', { name: '新建账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('单位').selectOption({ label: '石峰物业' })
    await dialog.getByLabel('账号').fill('new.manager')
    await dialog.getByLabel('密码').fill('four-words-of-its-own')
    expect(await barriersOf(page)).toEqual([])
    await dialog.getByRole('button', { name: '新建账号' }).click()
    await page.getByText('new.manager', { exact: true }).waitFor()
    await page.getByRole('button', { name: '停用 new.manager', exact: true }).click()
    await page.getByRole('button', { name: '确定停用 new.manager' }).click()
    await page
      .getByRole('row', { name: /new.manager/ })
      .getByText(/停用$/)
      .waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.goto(`${web.url}/desk/rules/zhuzhou-2022?with=chongqing-2023`)
    await page.getByRole('heading', { name: /处不同/ }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.goto(`${web.url}/desk/districts`)
    await page.getByRole('heading', { name: /石峰区/ }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })

  test('is told every wrong row of a table before anything is written', async () => {
    const { page, context } = await web.loggedIn(browser, web.city.operator.token, 'desktop')
    await page.goto(`${web.url}/desk/compounds`)
    const wrong = `${templateCsv().trimEnd()}\n不是区县,,,,,,,\n`
    await page.getByLabel('填好的表格').setInputFiles({ name: 't.csv', mimeType: 'text/csv', buffer: Buffer.from(wrong) })
    await page.getByRole('button', { name: '检查表格' }).click()
    await page.getByRole('heading', { name: /处要改/ }).waitFor()
    await keepPicture(page, 'desk-import')
    expect(await page.getByRole('button', { name: '写入', exact: true }).count()).toBe(0)
    expect(await barriersOf(page)).toEqual([])
    await context.close()
  })
})
