import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('what an owner cannot do now', () => {
  test('is told in a few sentences by what would make it possible, each act with its reason behind one of them', async () => {
    const request = await stage.web.served()
    const owner = await request.owner()
    const { page, context } = await stage.web.loggedIn(stage.browser, owner.token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    const acts = page.getByRole('region', { name: '您可以做的' })
    await acts.getByText('暂时不能做的（').click()
    const blocked = (await owner.read(request.caseId)).allowedEvents.filter(({ allowed }) => !allowed)
    expect(blocked.length).toBeGreaterThan(30)
    const sentences = acts.locator('details[open] > ul > li > details > summary')
    expect(await sentences.count()).toBeLessThanOrEqual(7)
    // All of them are there, and hardly any without a better word than "later".
    const counts = (await sentences.allInnerTexts()).map((sentence) => Number(/（(\d+)）/.exec(sentence)?.[1]))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(blocked.length)
    expect(counts.at(-1)).toBeLessThan(5)
    const height = await acts.evaluate((section) => (section as unknown as { clientHeight: number }).clientHeight)
    expect(height).toBeLessThan(844)
    await acts.getByText('有人提问、提议或代为登记以后').click()
    await acts.getByText('没有等待答复的提问').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'owner-blocked-phone')
    await context.close()
  })
})
