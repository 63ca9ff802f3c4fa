import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** What the browser inside a chat application lacks: it speaks to nobody, hears of no changes, shares and copies nothing. */
const lacks = `
  delete window.EventSource
  delete window.speechSynthesis
  for (const name of ['clipboard', 'share', 'mediaDevices', 'serviceWorker']) delete Navigator.prototype[name]
`

const inAppBrowser = async (): Promise<Page> => {
  const context = await personOn(stage.browser)
  const page = await context.newPage()
  await page.addInitScript(lacks)
  return page
}

describe('inside a chat application', () => {
  test('a company answers by its link, and an owner reads the case and takes the text to complain with', async () => {
    const request = await stage.web.served()
    const clerk = await inAppBrowser()
    const clerkTroubles = troublesOf(clerk)
    await clerk.goto(await stage.web.companyLink(request.caseId))
    expect(await clerk.evaluate<string[]>(`['EventSource', 'speechSynthesis'].filter((name) => name in window)`)).toEqual([])
    await clerk.getByRole('button', { name: zh.link.yes, exact: true }).click()
    await clerk.getByRole('button', { name: zh.approve.sendWithout }).click()
    await clerk.getByText(zh.answer.thanks).waitFor()
    expect(clerkTroubles).toEqual([])
    await clerk.context().close()

    const page = await inAppBrowser()
    const token = (await request.owner()).token
    await page
      .context()
      .addCookies([{ name: 'pile_session', value: token, url: stage.web.url, httpOnly: true, sameSite: 'Strict' }])
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('heading', { name: zh.case.where }).waitFor()
    // What it cannot do is not offered.
    expect(await page.getByRole('button', { name: zh.action.readAloud }).count()).toBe(0)
    const letters = page.getByRole('region', { name: zh.letters.title })
    await letters.getByRole('button', { name: /12345/ }).click()
    const text = page.getByRole('dialog').getByLabel(zh.letters.text)
    await text.waitFor()
    expect(await text.inputValue()).toMatch(/响石小区[\s\S]*A-1/)
    expect(await page.getByRole('button', { name: zh.letters.copy }).count()).toBe(0)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'letter-in-app')
    expect(found).toEqual([])
    await page.context().close()
  })
})
