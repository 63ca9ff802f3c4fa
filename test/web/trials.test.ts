import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('the bureau tries a draft on the record', () => {
  test('registers it, runs it and reads the result, on a wide screen and a phone', async () => {
    await stage.web.served()
    await stage.web.city.moveTo('2026-06-01T01:00:00.000Z')
    const bureau = await stage.web.city.body('bureau', '株洲市住建局三科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'desktop')
    const troubles = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/trials`)
    await page.getByText('还没有登记过试算。').waitFor()
    await page.getByRole('button', { name: '登记一个试算' }).click()
    await page.getByLabel('想知道什么').fill('草案会让谁更快')
    await page.getByRole('dialog').getByRole('combobox').selectOption('zhuzhou-draft')
    await page.getByLabel('从这天提出的申请').fill('2026-01-01')
    await page.getByLabel('到这天为止').fill('2026-12-31')
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'trial-new')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('heading', { name: '草案会让谁更快' }).waitFor()
    await page.getByRole('button', { name: '开始试算' }).click()
    await page.getByRole('heading', { name: '每100户里' }).waitFor({ timeout: 120_000 })
    await page.getByText('申请后30天，每100户多通电的户数').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'trial-result')
    // A draft that nobody has signed is held against nothing; what is in force is chosen, and stands in the address.
    await page.getByText('还没有生效').waitFor()
    await page.getByLabel('与哪份生效的规则比').selectOption('zhuzhou-2022')
    await page.getByText('按这份规则提出申请的1户').waitFor()
    expect(new URL(page.url()).searchParams.get('under')).toBe('zhuzhou-2022')
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'trial-fact')
    await page.setViewportSize({ width: 390, height: 844 })
    await keepPicture(page, 'trial-result-phone')
    expect(troubles).toEqual([])
    await context.close()
  }, 240_000)
})
