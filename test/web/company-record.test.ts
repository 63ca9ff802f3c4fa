import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk, tabTo } from '../helpers/desk-person.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const picturesOf = async (page: Page, name: string): Promise<void> => {
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await fitsTheScreen(page)
    await keepPicture(page, `${name}-${width}`)
  }
}

describe('the own record of a company, before it is compared', () => {
  test('is told on its first page; it replies by keyboard; the bureau reads until when it is not told apart, then the reply', async () => {
    const { city, company, bureau, url } = stage.web
    const { caseId } = await stage.web.served()
    await company.client.send(caseId, { type: 'property.open' })
    await city.moveTo('2026-03-02T02:00:00.000Z')
    const ours = await personOn(stage.browser, 'desktop')
    const page = await ours.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${url}/desk`, company.login)
    await page.getByText('统计将单列本公司：2026年3月16日周一').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('link', { name: '看本公司的记录' }).click()
    await page.getByText('在那以前，区中心和市住建局的统计不单列本公司').waitFor()
    await page.getByText('通知已于2026年3月2日周一 10:00送到本公司收件箱').waitFor()
    await page.getByLabel(/本公司的说明/).fill('第一稿')
    await tabTo(page, /^保存说明/)
    await page.keyboard.press('Enter')
    await page.getByText('已保存。').waitFor()
    await page.getByLabel(/本公司的说明/).fill('这件是交接前的申请。')
    await page.getByRole('button', { name: '保存说明' }).click()
    await page.getByText('写过的各稿（2）').click()
    await page.getByText('第一稿').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await picturesOf(page, 'company-record')

    const office = await personOn(stage.browser, 'desktop')
    const desk = await office.newPage()
    await enterDesk(desk, `${url}/desk/statistics?figure=answers`, bureau.login)
    const notYet = desk.getByRole('region', { name: '暂不单列的物业公司（1家），总数里都有' })
    await notYet.getByText('石峰物业').waitFor()
    await notYet.getByText('到2026年3月16日周一为止不单列').waitFor()
    await desk.getByText('这里的公司都暂不单列').first().waitFor()
    expect(await desk.getByRole('cell', { name: '石峰物业' }).count()).toBe(0)
    expect(await barriersOf(desk)).toEqual([])
    await picturesOf(desk, 'statistics-not-named-yet')

    await city.moveTo('2026-03-17T01:00:00.000Z')
    const { token } = bureau
    const after = await stage.web.loggedIn(stage.browser, token, 'desktop')
    await after.page.goto(`${url}/desk/statistics?figure=answers`)
    const said = after.page.getByRole('region', { name: '物业公司对本公司记录的说明' })
    await said.getByText('这件是交接前的申请。').waitFor()
    await after.page.getByRole('cell', { name: '石峰物业' }).first().waitFor()
    expect(await barriersOf(after.page)).toEqual([])
    await picturesOf(after.page, 'statistics-replies')
    const later = await stage.web.loggedIn(stage.browser, company.token, 'desktop')
    await later.page.goto(`${url}/desk/company`)
    await later.page.getByText('不能再改').waitFor()
    expect(await later.page.getByRole('button', { name: '保存说明' }).count()).toBe(0)
    expect(found).toEqual([])
    for (const { context } of [after, later]) await context.close()
    await ours.close()
    await office.close()
  })
})

describe('the phone of a company', () => {
  test('its people set it, read it whole after loading again, and take it away; the operator sees it masked and sets one', async () => {
    const { company, city, url } = stage.web
    const ours = await stage.web.loggedIn(stage.browser, company.token, 'phone')
    const { page } = ours
    const found = troublesOf(page)
    await page.goto(`${url}/desk/company`)
    const card = page.getByRole('region', { name: '接收通知的手机号和邮箱' })
    await card.getByText('还没有手机号').waitFor()
    await card.getByLabel('本公司的手机号').fill('13500000099')
    await card.getByRole('button', { name: '保存号码' }).click()
    await card.getByText('13500000099').waitFor()
    await page.reload()
    await card.getByText('13500000099').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await picturesOf(page, 'company-contact')

    const desk = await stage.web.loggedIn(stage.browser, city.operator.token, 'desktop')
    await desk.page.goto(`${url}/desk/organisations?query=${encodeURIComponent('石峰物业')}`)
    await desk.page.getByRole('button', { name: '修改 石峰物业' }).click()
    const sheet = desk.page.getByRole('dialog')
    await sheet.getByText('135****0099').waitFor()
    expect(await sheet.innerText()).not.toContain('13500000099')
    expect(await barriersOf(desk.page)).toEqual([])
    await sheet.getByLabel('换成别的号码').fill('13500000098')
    await sheet.getByRole('button', { name: '保存号码' }).click()
    await sheet.getByText('135****0098').waitFor()

    await page.reload()
    await card.getByText('13500000098').waitFor()
    await card.getByLabel('本公司的邮箱').fill('office@shifeng.example.cn')
    await card.getByRole('button', { name: '保存邮箱' }).click()
    await card.getByText('office@shifeng.example.cn').waitFor()
    await card.getByText('13500000098').waitFor()
    await card.getByRole('button', { name: '不再发到这个邮箱' }).click()
    await card.getByText('office@shifeng.example.cn').waitFor({ state: 'detached' })
    await card.getByRole('button', { name: '不再发到这个号码' }).click()
    await card.getByText('还没有手机号').waitFor()
    expect(found).toEqual([])
    await ours.context.close()
    await desk.context.close()
  })
})

describe('a head office', () => {
  test('is set by the operator with a confirmation, reads its branches, filters them, and the operator undoes it', async () => {
    const { city, company, url } = stage.web
    const head = await city.body('property', '大石物业总公司', ['430204'])
    const { caseId } = await stage.web.served()
    const operator = await stage.web.loggedIn(stage.browser, city.operator.token, 'desktop')
    const found = troublesOf(operator.page)
    await operator.page.goto(`${url}/desk/organisations?query=${encodeURIComponent('石峰物业')}`)
    await operator.page.getByRole('button', { name: '修改 石峰物业', exact: true }).click()
    const sheet = operator.page.getByRole('dialog')
    await sheet.getByText('没有总公司。').waitFor()
    await sheet.getByLabel('查找总公司').fill('大石')
    await sheet.getByRole('button', { name: /^设为总公司/ }).click()
    await sheet.getByRole('button', { name: '确定：大石物业总公司是石峰物业的总公司' }).click()
    await sheet.getByText('总公司：大石物业总公司').waitFor()
    expect(await barriersOf(operator.page)).toEqual([])
    await picturesOf(operator.page, 'head-office-operator')

    const reader = await stage.web.loggedIn(stage.browser, head.token, 'desktop')
    const readerFound = troublesOf(reader.page)
    await reader.page.goto(`${url}/desk/company`)
    await reader.page.getByRole('link', { name: '响石小区' }).waitFor()
    const records = reader.page.getByRole('region', { name: '总公司和各分公司' })
    await records.getByRole('row', { name: /合计/ }).waitFor()
    await records.getByRole('row', { name: /石峰物业/ }).waitFor()
    await reader.page.getByLabel('哪家分公司').selectOption({ label: '石峰物业' })
    await reader.page.waitForURL(/branch=/)
    await reader.page.getByLabel('响石小区由谁负责').waitFor()
    await reader.page.getByRole('heading', { name: '石峰物业', exact: true }).waitFor()
    expect(await barriersOf(reader.page)).toEqual([])
    await picturesOf(reader.page, 'head-office-company')
    await reader.page.setViewportSize({ width: 1440, height: 900 })
    await reader.page.goto(`${url}/desk`)
    await reader.page.getByLabel('哪家分公司').selectOption({ label: '石峰物业' })
    await reader.page
      .getByRole('link', { name: /响石小区/ })
      .first()
      .waitFor()
    expect(await barriersOf(reader.page)).toEqual([])
    await picturesOf(reader.page, 'head-office-inbox')
    await reader.page.setViewportSize({ width: 1440, height: 900 })
    await reader.page.goto(`${url}/desk/cases/${caseId}`)
    await reader.page.getByText('总公司可以看，不能代为答复').waitFor()
    expect(await reader.page.getByRole('button', { name: /同意安装|添加材料/ }).count()).toBe(0)
    expect(await barriersOf(reader.page)).toEqual([])
    await keepPicture(reader.page, 'head-office-case')
    expect(readerFound).toEqual([])

    await sheet.getByText('改动记录（1）').click()
    await sheet.getByRole('button', { name: '撤销这次改动' }).click()
    await sheet.getByRole('button', { name: '确定：石峰物业不再是分公司' }).click()
    await sheet.getByText('没有总公司。').waitFor()
    await sheet.getByText('改动记录（2）').waitFor()
    const cut = await head.client.http.GET('/api/cases/{caseId}', { params: { path: { caseId } } })
    expect(cut.response.status).toBe(404)
    expect((await company.client.read(caseId)).overseen).toBe(false)
    expect(found).toEqual([])
    await operator.context.close()
    await reader.context.close()
  })
})
