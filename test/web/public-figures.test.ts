import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('the public page of figures', () => {
  test('shows the frozen month to anybody, with hash, signature and key, on a phone', async () => {
    await stage.web.served()
    await stage.web.city.demo.service.rounds.link()
    await stage.web.city.moveTo('2026-10-05T01:00:00.000Z')
    await stage.web.city.demo.service.rounds.freeze()
    const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const page = await context.newPage()
    const troubles = troublesOf(page)
    await page.goto(`${stage.web.url}/figures`)
    await page.getByRole('heading', { name: '2026-09的数' }).waitFor()
    await page.getByText('BEGIN PUBLIC KEY').waitFor()
    const heads = page.getByRole('region', { name: '办理记录的日签名' })
    await heads
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .waitFor()
    expect(await barriersOf(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    await keepPicture(page, 'public-figures')
    await page.getByRole('link', { name: '2026-03' }).click()
    await page.getByRole('heading', { name: '2026-03的数' }).waitFor()
    expect(troubles).toEqual([])
    await context.close()
  }, 240_000)
})
