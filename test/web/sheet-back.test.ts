import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const closed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })

/** Comes to a page from another one, so that there is somewhere to fall back to by mistake. */
const comesTo = async (page: Page, from: string, address: string): Promise<void> => {
  await page.goto(`${stage.web.url}${from}`)
  await page.goto(address)
}

/** Opens the sheet of a button, goes back by the button of the browser, and is still on the page, without the sheet. */
const closesByBack = async (page: Page, name: string): Promise<void> => {
  const [before, button] = [page.url(), page.getByRole('button', { name, exact: true }).first()]
  await button.click()
  await page.getByRole('dialog').waitFor()
  await page.goBack()
  await closed(page)
  expect(page.url()).toBe(before)
  await button.waitFor()
}

/** The sheet's own entry in the history is gone. The page forbids scripts made of text, so it is asked from outside. */
const noEntryLeft = (page: Page): Promise<void> => expect.poll(() => page.evaluate('history.state?.sheets')).toBeUndefined()

describe('the way back of the browser, with a sheet open', () => {
  test('closes the sheet on the page of an owner; forward and a refresh lead nowhere else, and the next way back leaves', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    const troubles = troublesOf(page)
    const address = `${stage.web.url}/cases/${request.caseId}`
    await comesTo(page, '/cases', address)
    await closesByBack(page, '我今天去过了')
    // Forward: the sheet is gone, and so is its entry.
    await page.goForward()
    await noEntryLeft(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
    // Closed by its button, it leaves nothing that would have to be gone back through.
    await page.getByRole('button', { name: '我今天去过了' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await closed(page)
    await noEntryLeft(page)
    // A refresh with the sheet open shows the page, on its own entry.
    await page.getByRole('button', { name: '有人要收钱' }).click()
    await page.getByRole('dialog').waitFor()
    await page.reload()
    await page.getByRole('button', { name: '有人要收钱' }).waitFor()
    await noEntryLeft(page)
    expect(page.url()).toBe(address)
    await page.goBack()
    await page.waitForURL(`${stage.web.url}/cases`)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('closes one sheet after another, also where the next is opened at once', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await comesTo(page, '/cases', `${stage.web.url}/cases/${request.caseId}`)
    for (const name of ['我今天去过了', '有人要收钱', '我今天去过了']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
      await closed(page)
    }
    await closesByBack(page, '有人要收钱')
    await page.goBack()
    await page.waitForURL(`${stage.web.url}/cases`)
    await context.close()
  })

  test('closes the sheet on the page of a link, and on that of a desk', async () => {
    const { caseId } = await stage.web.served()
    const link = await stage.web.loggedIn(stage.browser, 'nobody')
    await comesTo(link.page, '/', await stage.web.companyLink(caseId))
    await closesByBack(link.page, '不同意')
    await link.page.goBack()
    await link.page.waitForURL(`${stage.web.url}/`)
    await link.context.close()
    const desk = await stage.web.loggedIn(stage.browser, stage.web.company.token, 'desktop')
    await comesTo(desk.page, '/desk', `${stage.web.url}/desk/cases/${caseId}`)
    await closesByBack(desk.page, '不同意')
    await desk.page.getByRole('link', { name: '返回列表' }).click()
    await desk.page.waitForURL(`${stage.web.url}/desk`)
    await desk.context.close()
  })

  test('leads from what a sheet has opened to the page on which it was asked for', async () => {
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    const address = `${stage.web.url}/desk/drafts`
    await comesTo(page, '/desk', address)
    await closesByBack(page, '新建草案')
    await page.getByRole('button', { name: '新建草案' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('以哪份规则为底本').selectOption('pack:zhuzhou-draft')
    await sheet.getByRole('button', { name: '开始写' }).click()
    await page.waitForURL(/drafts\/./)
    await page.goBack()
    await page.waitForURL(address)
    await page.getByRole('button', { name: '新建草案' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.goBack()
    await page.waitForURL(`${stage.web.url}/desk`)
    await context.close()
  })
})
