import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import * as tables from '../../src/database/tables.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('the operator', () => {
  test('registers a district, then an office that works there, and finds it by its name', async () => {
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/districts`)
    await page.getByRole('button', { name: '新建区县' }).click()
    const district = page.getByRole('dialog')
    await district.getByLabel('区划代码').fill('430202')
    await district.getByLabel('中文名称').fill('荷塘区')
    await district.getByLabel('英文名称').fill('Hetang District')
    await district.getByLabel('新申请适用的规则').selectOption('zhuzhou-2022')
    expect(await barriersOf(page)).toEqual([])
    await district.getByRole('button', { name: '新建区县' }).click()
    await page.getByRole('heading', { name: /荷塘区/ }).waitFor()

    await page.getByRole('link', { name: '单位' }).click()
    await page.getByRole('button', { name: '新建单位' }).click()
    const body = page.getByRole('dialog')
    await body.getByLabel('哪一方').selectOption({ label: '区物业服务指导中心' })
    await body.getByLabel('单位全称').fill('荷塘区物业服务指导中心')
    await body.getByLabel(/荷塘区/).check()
    expect(await barriersOf(page)).toEqual([])
    await body.getByRole('button', { name: '新建单位' }).click()
    await body.waitFor({ state: 'detached' })
    await page.getByLabel('按名称查找').fill('荷塘')
    const row = page.getByRole('row', { name: /荷塘区物业服务指导中心/ })
    await row.waitFor()
    expect(await row.innerText()).toContain('荷塘区')
    // What was searched for stands in the address.
    await page.waitForURL(/query=/)
    await keepPicture(page, 'desk-organisations')
    expect(await barriersOf(page)).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })

  test('sees what did not arrive, without a name or a phone, and sends it again', async () => {
    await stage.web.city.file(stage.web.compoundId)
    const { db } = stage.web.city.demo.service.database
    db.update(tables.outbox)
      .set({ attempts: 16, lastError: 'the message gateway answered 502', gaveUpAt: '2026-03-03T01:00:00.000Z' })
      .where(eq(tables.outbox.party, 'owner'))
      .run()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/outbox`)
    await page.getByText('the message gateway answered 502').waitFor()
    await keepPicture(page, 'desk-outbox')
    expect(await barriersOf(page)).toEqual([])
    expect(await page.locator('main').innerText()).not.toMatch(/李女士|138\d{8}/)
    await page.getByRole('button', { name: /^再发一次 430204-/ }).click()
    await page.getByText('没有这样的消息。').waitFor()
    await page.getByRole('button', { name: /正在重发（1）/ }).waitFor()
    expect(found).toEqual([])
    await context.close()
  })
})

describe('the bureau', () => {
  test('reads every figure as a table with its definition, its day, n and how many are open', async () => {
    await stage.web.served()
    const bureau = await stage.web.city.body('bureau', '株洲市住建局二科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/statistics`)
    const families = page.getByRole('region', { name: '提出申请的一百户，后来在哪里' })
    await families.getByRole('row', { name: /第30天/ }).waitFor()
    expect(await families.innerText()).toMatch(/定义 family.where 第1版/)
    // The city of this test is a day old: it says so instead of a number.
    expect(await families.innerText()).toMatch(/申请后第30天: 没有观察到这么久/)
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '卡在哪里', exact: true }).click()
    const waiting = page.getByRole('region', { name: '现在在哪里等' })
    await waiting.getByRole('row', { name: /物业/ }).first().waitFor()
    expect(await waiting.innerText()).toMatch(/定义 \S+ 第\d+版 · 截至2026年3月2日周一.*共\d+，未完\d+/)
    await keepPicture(page, 'desk-statistics')
    expect(await barriersOf(page)).toEqual([])
    for (const [figure, title] of [
      ['等的天数算谁的', '家庭等的天数，三本账'],
      ['走了哪些路', '申请走过的路线'],
      ['物业多久答复', '从送达到答复'],
      ['超期', '超期和已过参考时间'],
      ['理由', '提出的理由和核实的结果'],
    ] as const) {
      await page.getByRole('button', { name: figure, exact: true }).click()
      const table = page.getByRole('region', { name: title })
      await table.waitFor()
      expect(await table.innerText()).toMatch(/定义 \S+ 第\d+版/)
      expect(await barriersOf(page)).toEqual([])
    }
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '事件表（CSV）' }).click()])
    expect(file.suggestedFilename()).toBe('requests-2026-03-02.csv')
    // The figure and its day stand in the address: the page can be sent to somebody.
    await page.getByLabel('截至哪天').fill('2026-03-01')
    await page.getByText('截至2026年3月1日周日').first().waitFor()
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2026-03-01')
    await page.reload()
    await page.getByRole('region', { name: '提出的理由和核实的结果' }).waitFor()
    expect(found).toEqual([])
    await context.close()
  })

  test('reads on its first page who is stuck, since when and with whom, and opens a case from there', async () => {
    const { city } = stage.web
    const { caseId } = await stage.web.served()
    const name = await city.body('bureau', '株洲市住建局三科', ['430204'])
    await city.moveTo('2026-04-20T02:00:00.000Z')
    const { page, context } = await stage.web.loggedIn(stage.browser, name.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/overview`)
    const stuck = page.getByRole('region', { name: '谁手里卡住了' })
    await page.getByText(/在等的\d+户里，\d+户卡住了/).waitFor()
    await stuck.waitFor()
    expect(await stuck.innerText()).toMatch(/已过平台参考时间 从2026年3月5日周四起/)
    expect(await stuck.innerText()).toMatch(/二十个工作日无人登记任何事情 从2026年3月\d+日/)
    await page.getByRole('region', { name: '2026年4月13日周一以来有什么变化' }).waitFor()
    await page.getByRole('region', { name: '提出申请的一百户，后来在哪里' }).waitFor()
    await keepPicture(page, 'desk-monday')
    expect(await barriersOf(page)).toEqual([])
    await stuck.locator(`a[href="/desk/cases/${caseId}"]`).click()
    await page.waitForURL(`**/desk/cases/${caseId}`)
    expect(found).toEqual([])
    await context.close()
  })
})
