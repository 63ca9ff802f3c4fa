import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const pictures = async (page: Page, name: string): Promise<void> => {
  for (const width of [390, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `${name}-${width}`)
  }
}

const compoundNow = async () => {
  const { compoundId, city } = stage.web
  const read = await city.operator.http.GET('/api/compounds/{compoundId}', { params: { path: { compoundId } } })
  if (!read.data) throw new Error('the compound is there')
  return read.data
}

describe('the operator changes a compound on its page', () => {
  test('finds it by name, puts a garage right, and is told first which cases that reaches', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/compounds`)
    await page.getByRole('searchbox').fill('响石')
    await page.getByRole('button', { name: /^响石小区/ }).click()
    await page.waitForURL(/\/edit$/)
    await page.getByRole('heading', { name: '响石小区' }).waitFor()
    await pictures(page, 'compound-edit')
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: /^修改\s*车库$/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('自动喷水灭火').selectOption('没有')
    expect(await barriersOf(page)).toEqual([])
    await sheet.getByRole('button', { name: '看看改了什么、影响哪些案件' }).click()
    await sheet.getByText('不清楚 → 没有').waitFor()
    await sheet.getByText('这里有1件在办案件').waitFor()
    expect((await compoundNow()).garages[0]?.systems.sprinkler).toBe('unknown')
    await keepPicture(page, 'compound-edit-preview')
    expect(await barriersOf(page)).toEqual([])
    // Looked at and turned back: nothing is lost, and nothing is saved.
    await sheet.getByRole('button', { name: '返回' }).click()
    expect(await sheet.getByLabel('自动喷水灭火').inputValue()).toBe('missing')
    await sheet.getByRole('button', { name: '看看改了什么、影响哪些案件' }).click()
    await sheet.getByRole('button', { name: '确认保存' }).click()
    await sheet.waitFor({ state: 'detached' })
    expect((await compoundNow()).garages[0]?.systems.sprinkler).toBe('missing')
    // The running case got the new facts: the company reads them beside the ground.
    await stage.web.city.moveTo('2026-03-02T02:00:00.000Z')
    const { beforeAnswering } = await stage.web.company.client.read(caseId)
    expect(JSON.stringify(beforeAnswering)).toContain('登记：这里缺自动喷水灭火')
    expect(found).toEqual([])
    await context.close()
  })

  test('adds a space, and a wrong value is told where it stands and kept', async () => {
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/compounds/${stage.web.compoundId}/edit`)
    await page.getByRole('button', { name: '新增车位' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('车位号').fill('B1-777')
    await sheet.getByLabel('所在车库').selectOption({ index: 1 })
    await sheet.getByLabel('车位权利').selectOption('自有产权')
    await sheet.getByLabel('是人防车位').selectOption('否')
    await sheet.getByLabel('是机械车位').selectOption('否')
    // A lease of a space that is owned.
    await sheet.getByLabel(/租期或使用权到期日/).fill('2030-01-01')
    await sheet.getByRole('button', { name: '看看改了什么、影响哪些案件' }).click()
    await sheet.getByText('这里没有在办案件').waitFor()
    await sheet.getByRole('button', { name: '确认保存' }).click()
    await sheet.getByRole('alert').waitFor()
    expect(await sheet.getByLabel('车位号').inputValue()).toBe('B1-777')
    await sheet.getByLabel(/租期或使用权到期日/).fill('')
    await sheet.getByRole('button', { name: '看看改了什么、影响哪些案件' }).click()
    await sheet.getByRole('button', { name: '确认保存' }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.getByRole('searchbox').fill('B1-777')
    await page.getByRole('button', { name: /^修改\s*B1-777$/ }).waitFor()
    await context.close()
  })

  test('says who issues papers from a day on: the period before ends, and a mistake is taken back after a second tap', async () => {
    const next = await stage.web.city.body('property', '新石物业', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/compounds/${stage.web.compoundId}/edit`)
    await page.getByRole('button', { name: '登记由谁出证' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('searchbox', { name: '单位' }).fill('新石')
    await sheet.getByRole('radio', { name: '新石物业' }).check()
    await sheet.getByLabel('以什么身份出证').selectOption('物业公司')
    await sheet.getByLabel('从哪一天起').fill('2026-05-01')
    await sheet.getByRole('button', { name: '看看改了什么、影响哪些案件' }).click()
    await sheet.getByText('已经作出的答复仍然有效').waitFor()
    await sheet.getByRole('button', { name: '确认保存' }).click()
    await sheet.waitFor({ state: 'detached' })
    const periods = async () => (await compoundNow()).issuers.map(({ name, untilOn }) => [name, untilOn])
    expect(await periods()).toEqual([
      ['石峰物业', '2026-04-30'],
      ['新石物业', null],
    ])
    expect(next.organisationId).not.toBe('')
    const list = page.getByRole('region', { name: '由谁出证' })
    await list.getByRole('button', { name: /^登记有误，撤回\s*新石物业$/ }).click()
    expect(await periods()).toHaveLength(2)
    await list.getByRole('button', { name: '确认撤回这一段' }).click()
    await list.getByText('新石物业').first().waitFor({ state: 'detached' })
    expect(await periods()).toHaveLength(1)
    await context.close()
  })

  test('is the operator’s alone', async () => {
    const { compoundId, company, centre } = stage.web
    for (const { client } of [company, centre]) {
      const { response } = await client.http.GET('/api/compounds/{compoundId}/running', { params: { path: { compoundId } } })
      expect(response.status).toBe(403)
    }
  })
})
