import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk, tabTo } from '../helpers/desk-person.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('a property company at its desk', () => {
  test('finds the case by conditions that stay in the address, and comes back to them', async () => {
    for (const { caseId } of [await stage.web.served(), await stage.web.served()]) {
      await stage.web.company.client.send(caseId, { type: 'property.open' })
    }
    const context = await personOn(stage.browser, 'desktop')
    const page = await context.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${stage.web.url}/desk?holder=property`, stage.web.company.login)
    await page.getByRole('heading', { name: '符合条件（2）' }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.getByLabel('查找').fill('A-2')
    await page.getByRole('heading', { name: '符合条件（1）' }).waitFor()
    expect(new URL(page.url()).search).toBe('?holder=property&query=A-2')
    await page.getByRole('link', { name: '响石小区 A-2' }).click()
    await page.getByRole('heading', { level: 1, name: /响石小区/ }).waitFor()
    await page.getByText('返回列表').click()
    await page.getByRole('heading', { name: '符合条件（1）' }).waitFor()
    await page.getByRole('button', { name: '清除条件' }).click()
    await page.getByRole('heading', { name: '等我们办（2）' }).waitFor()
    await keepPicture(page, 'desk-inbox')
    expect(await barriersOf(page)).toEqual([])
    expect(found).toEqual([])
    await context.close()
  })

  test('of which nothing is in hand finds what others have, and hears that nothing fits only where nothing does', async () => {
    const { caseId } = await stage.web.served()
    const { caseNumber } = await stage.web.bureau.client.read(caseId)
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    await page.goto(`${stage.web.url}/desk?query=${caseNumber}`)
    await page.locator(`a[href='/desk/cases/${caseId}']`).first().waitFor()
    expect(await page.getByText('没有符合条件的案件。').count()).toBe(0)
    await page.goto(`${stage.web.url}/desk?query=nothing`)
    await page.getByText('没有符合条件的案件。').waitFor()
    await context.close()
  })

  test('says no by keyboard alone: reads first what the owner will read, and can take it back', async () => {
    const { caseId } = await stage.web.served()
    const context = await personOn(stage.browser, 'desktop')
    const page = await context.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${stage.web.url}/desk/cases/${caseId}`, stage.web.company.login)
    await page
      .getByRole('heading', { name: '这里以往的答复' })
      .or(page.getByRole('heading', { name: '时间账' }))
      .first()
      .waitFor()
    await keepPicture(page, 'desk-case')
    expect(await barriersOf(page)).toEqual([])

    // The first key proves that a person has opened it: that is service, and the answer may follow.
    await tabTo(page, /^不同意\s*$/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '不同意', exact: true }).waitFor()
    await tabTo(page, /车库缺少自动报警/)
    await page.keyboard.press('Space')
    await tabTo(page, /^下一步/)
    await page.keyboard.press('Enter')
    await tabTo(page, /补充说明/)
    await page.keyboard.type('地下车库没有喷淋。')
    await tabTo(page, /^看看业主会读到什么/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '业主将读到' }).waitFor()
    await keepPicture(page, 'desk-reject-preview')
    expect(await barriersOf(page)).toEqual([])
    await tabTo(page, /^确认不同意/)
    await page.keyboard.press('Enter')
    await page.getByText('对方还没有收到').waitFor()
    expect((await stage.web.company.client.read(caseId)).positions.find(({ track }) => track === 'consent')?.stage).toBe(
      'rejected',
    )

    await tabTo(page, /^撤回这次答复/)
    await page.keyboard.press('Enter')
    await page.getByText('对方还没有收到').waitFor({ state: 'detached' })
    expect((await stage.web.company.client.read(caseId)).positions.find(({ track }) => track === 'consent')?.stage).toBe(
      'reviewing',
    )
    expect(found).toEqual([])
    await context.close()
  })

  test('works on a phone, in English as well', async () => {
    await stage.web.served()
    const context = await personOn(stage.browser, 'phone')
    const page = await context.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${stage.web.url}/desk`, stage.web.company.login)
    await page
      .getByRole('link', { name: /响石小区/ })
      .first()
      .waitFor()
    await keepPicture(page, 'desk-inbox-phone')
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: /Waiting for us/ }).waitFor()
    await fitsTheScreen(page)
    expect(found).toEqual([])
    await context.close()
  })
})

describe('an owner at a desk', () => {
  test('is told where the own requests are', async () => {
    const { owner } = await stage.web.served()
    const { token } = await owner()
    const context = await personOn(stage.browser, 'phone')
    await context.addCookies([{ name: 'pile_session', value: token, url: stage.web.url }])
    const page = await context.newPage()
    await page.goto(`${stage.web.url}/desk`)
    await page.getByRole('heading', { name: '这里是工作人员的工作台' }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await context.close()
  })
})
