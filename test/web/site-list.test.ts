import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskZh } from '../../src/web/texts/desk-zh.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()
const { field } = deskZh
const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: onePixel })

/** The worker of the page has kept it, and answers for it from now on. */
const kept = (page: Page): Promise<unknown> =>
  page.evaluate('navigator.serviceWorker.ready.then((there) => there.active !== null)')

const cardOf = async (page: Page, caseId: string): Promise<Locator> =>
  page.locator('section.card').filter({ hasText: (await stage.web.fire.client.read(caseId)).caseNumber ?? '' })

const point = (card: Locator, name: RegExp): Locator => card.getByRole('group', { name })
const answer = (card: Locator, name: RegExp, said: '是' | '否'): Promise<void> =>
  point(card, name).getByLabel(said, { exact: true }).check()

describe('the list of the rules in a garage', () => {
  test('without signal two spaces are looked at on one way: nothing is lost, and both findings arrive with their pictures', async () => {
    const [first, second] = [await stage.web.served(), await stage.web.served()]
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, first.caseId)
    const other = await cardOf(page, second.caseId)
    await point(card, /喷头/).waitFor()
    await point(other, /喷头/).waitFor()
    await kept(page)

    await context.setOffline(true)
    await page.reload()
    await page.getByText('现在没有信号。').waitFor()
    // Each point says what it rests on: the standard is named, what is the platform's own is called so.
    await point(card, /喷头/).getByText('技术标准：电动汽车分散充电设施工程技术标准 GB/T 51313-2018第6.1.6条').waitFor()
    await point(card, /灭火器/)
      .getByText('平台默认，参照深圳 DB4403/T 509—2024，在本地没有强制力')
      .waitFor()
    expect(await card.getByText('专变的配电房').count()).toBe(0)

    await answer(card, /火灾自动报警/, '是')
    await answer(card, /喷头/, '是')
    await point(card, /喷头/)
      .locator('input[type=file]')
      .setInputFiles([photo('喷头.png')])
    await point(card, /防火单元的面积/)
      .getByRole('textbox')
      .fill('1200')
    await point(card, /防火单元的面积/)
      .getByText(field.notSo)
      .waitFor()
    await card.getByLabel(field.words).fill('负一层东侧，柱子旁边。')
    await card.getByText('已看3项').waitFor()
    await other.getByRole('button', { name: /一样，先照抄再改/ }).click()
    await answer(other, /喷头/, '否')

    // The battery is empty, or the page was closed: what was entered and taken is in the phone.
    await page.goto('about:blank')
    await page.goto(`${stage.web.url}/desk/field`)
    await page.getByText('现在没有信号。').waitFor()
    expect(
      await point(card, /防火单元的面积/)
        .getByRole('textbox')
        .inputValue(),
    ).toBe('1200')
    expect(await card.getByLabel(field.words).inputValue()).toBe('负一层东侧，柱子旁边。')
    await point(card, /喷头/).getByRole('img').waitFor()
    expect(await point(other, /喷头/).getByLabel('否', { exact: true }).isChecked()).toBe(true)
    expect(
      await point(other, /火灾自动报警/)
        .getByLabel('是', { exact: true })
        .isChecked(),
    ).toBe(true)
    await card.getByLabel('基本符合（有缺项）').check()
    await card.getByText('缺项会写进结论，通电前由消防复查：防火单元面积。').waitFor()
    await card.getByLabel('这个车位', { exact: true }).check()
    await other.getByLabel('目前不得安装').check()
    await other.getByLabel('这个车位', { exact: true }).check()
    await other.getByText(/有应当满足而现场不是这样的/).waitFor()
    await card.getByRole('button', { name: field.send }).click()
    await card.getByText(field.notSentYet).waitFor()
    await keepPicture(page, 'site-list-offline')
    expect(await barriersOf(page)).toEqual([])

    await context.setOffline(false)
    await card.getByRole('button', { name: field.send }).click()
    await card.waitFor({ state: 'detached' })
    await other.getByRole('button', { name: field.send }).click()
    await other.waitFor({ state: 'detached' })
    const seen = await stage.web.fire.client.read(first.caseId)
    expect(seen.fire).toMatchObject({ result: 'passedWithGaps', gaps: [{ gap: 'fireUnitArea', checkedBy: 'fire' }] })
    const pictures = seen.documents.filter(({ kind }) => kind === 'sitePhoto')
    expect(pictures).toHaveLength(1)
    expect(seen.fire?.evidence).toEqual(pictures.map(({ documentId }) => documentId))
    expect((await stage.web.fire.client.read(second.caseId)).fire?.result).toBe('hardStop')
    // What was seen is read by the owner as the words of the finding.
    const owner = await stage.web.loggedIn(stage.browser, (await first.owner()).token)
    await owner.page.goto(`${stage.web.url}/cases/${first.caseId}`)
    await owner.page
      .getByText(/车位上方设有自动喷水灭火系统的喷头：是/)
      .first()
      .waitFor()
    await owner.page
      .getByText(/1200 平方米.*负一层东侧/)
      .first()
      .waitFor()
    await owner.context.close()
    expect(found.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await context.close()
  })

  test('what was written about a case that somebody else has settled meanwhile waits to be read', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    await card.getByLabel(field.words).fill('这里写了很多。')
    await stage.web.fire.client.send(caseId, { type: 'fire.report', result: 'passed', scope: 'space' } as never)
    await page.reload()
    const beside = page.getByRole('region', { name: field.beside })
    await beside.getByText('这里写了很多。').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await beside.getByRole('button', { name: field.drop }).click()
    await beside.waitFor({ state: 'detached' })
    await context.close()
  })

  test('a door that was locked costs nothing of what was seen before it', async () => {
    const { caseId } = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'phone')
    await page.goto(`${stage.web.url}/desk/field`)
    const card = await cardOf(page, caseId)
    await answer(card, /应急照明/, '是')
    await card.getByRole('button', { name: field.doorLocked }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('物业公司', { exact: true }).click()
    // Kept on the phone first and sent then: the dialog is gone before anybody else knows of it.
    const told = page.waitForResponse((answered) => answered.request().method() === 'POST' && answered.url().endsWith('/events'))
    await dialog.getByRole('button', { name: zh.form.send }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await told).status()).toBe(201)
    await stage.web.company.client.send(caseId, { type: 'property.openDoor', track: 'fire' } as never)
    await page.reload()
    expect(
      await point(card, /应急照明/)
        .getByLabel('是', { exact: true })
        .isChecked(),
    ).toBe(true)
    await context.close()
  })
})

test('the grid company surveys and measures by its own list, and the rating goes into the finding', async () => {
  const { caseId } = await stage.web.served()
  const { company, grid } = stage.web
  await company.client.send(caseId, { type: 'property.approve', evidence: [] } as never)
  const stageNow = async () => (await grid.client.read(caseId)).positions.find(({ track }) => track === 'grid')?.stage
  if ((await stageNow()) === 'intake')
    await grid.client.send(caseId, { type: 'grid.acceptIntake', orderNumber: '株电2026001' } as never)
  const { page, context } = await stage.web.loggedIn(stage.browser, grid.token, 'phone')
  await page.goto(`${stage.web.url}/desk/field`)
  const card = await cardOf(page, caseId)
  await card.getByLabel('可直接走线').check()
  await card.getByLabel('用现有表箱').check()
  await answer(card, /表箱有空位/, '是')
  await point(card, /铭牌/).getByRole('textbox').fill('630')
  await keepPicture(page, 'site-list-grid')
  expect(await barriersOf(page)).toEqual([])
  await card.getByRole('button', { name: field.send }).click()
  await card.getByText(field.sent).waitFor()
  await card.getByLabel('容量够用').check()
  await point(card, /铭牌/).getByRole('textbox').fill('630')
  await card.getByRole('button', { name: field.send }).click()
  await expect.poll(stageNow).toBe('plan')
  expect((await grid.client.read(caseId)).grid).toMatchObject({ result: 'available', ratedKva: 630 })
  await context.close()
})
