import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { keepPicture } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** What sticks out of the window to the right, in pixels; tables scroll within their own frame. */
const sticksOut = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const seen = (page: Page, selector: string): Promise<boolean> => page.locator(selector).first().isVisible()

describe('a desk on a tablet of 768 px', () => {
  test('fits on every page of every party', async () => {
    const { caseId } = await stage.web.served()
    const bureau = await stage.web.city.body('bureau', '株洲市住建局三科', ['430204'])
    const pages: readonly (readonly [string, readonly string[]])[] = [
      [stage.web.company.token, ['/desk', `/desk/cases/${caseId}`]],
      [stage.web.fire.token, ['/desk', '/desk/field']],
      [
        stage.web.centre.token,
        ['/desk', '/desk/day', '/desk/counter', '/desk/queues', '/desk/statistics', `/desk/cases/${caseId}`],
      ],
      [bureau.token, ['/desk/overview', '/desk/statistics?figure=answers', '/desk/rules/zhuzhou-2022?with=chongqing-2023']],
      [
        stage.web.city.operator.token,
        ['/desk/accounts', '/desk/organisations', '/desk/districts', '/desk/compounds', '/desk/outbox'],
      ],
    ]
    const wide: string[] = []
    for (const [token, addresses] of pages) {
      const { page, context } = await stage.web.loggedIn(stage.browser, token, 'desktop')
      await page.setViewportSize({ width: 768, height: 1024 })
      for (const address of addresses) {
        await page.goto(`${stage.web.url}${address}`)
        await page.locator('h1').first().waitFor()
        await page.getByText('正在读取…').first().waitFor({ state: 'detached' })
        const out = await sticksOut(page)
        if (out > 0) wide.push(`${address}: ${out}`)
        await keepPicture(page, `tablet${address.replace(/[^a-z]+/g, '-').slice(0, 30)}`)
      }
      await context.close()
    }
    expect(wide).toEqual([])
  })
})

describe('printed', () => {
  test('the day’s list is the list alone, and a case is the case alone with what was folded away', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/day`)
    await page.getByRole('heading', { name: /响石小区/ }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await seen(page, '.top')).toBe(false)
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: /响石小区/ }).isVisible()).toBe(true)
    await keepPicture(page, 'print-day')
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')

    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
    await page.getByRole('heading', { name: '办到哪里了' }).waitFor()
    const basis = page.getByText('起算日').first()
    expect(await basis.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await seen(page, '.top')).toBe(false)
    expect(await page.getByRole('heading', { name: '您可以做的' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: '办到哪里了' }).isVisible()).toBe(true)
    // On paper nothing can be unfolded: the basis of each clock stands there.
    expect(await basis.isVisible()).toBe(true)
    await keepPicture(page, 'print-case')
    await context.close()
  })
})
