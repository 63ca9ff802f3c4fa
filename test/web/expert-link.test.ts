import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()
const { links } = zh

/** A paper of an expert, as a phone takes it. */
const paper = { name: '结构意见.png', mimeType: 'image/png', buffer: onePixel }

const checksOn = (page: Page) => page.getByRole('region', { name: zh.beside.checks })

test('an outside expert is asked by the centre, answers once by link on a phone with a paper, and owner and centre read it', async () => {
  const request = await stage.web.served()
  const { caseId } = request
  const desk = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
  const found = troublesOf(desk.page)
  await desk.page.goto(`${stage.web.url}/desk/cases/${caseId}`)
  await desk.page.getByRole('button', { name: '请其他单位或个人查看' }).click()
  const asking = desk.page.getByRole('dialog')
  await asking.getByText('结构和走线', { exact: true }).click()
  await asking.getByRole('button', { name: zh.form.send }).click()
  await asking.waitFor({ state: 'detached' })

  // Whoever was asked stands there first; before, a link to them could not be made at a desk at all.
  const card = desk.page.getByRole('region', { name: links.title })
  await card.getByText('结构和走线：还没有答复（主管部门）').waitFor()
  await card.getByRole('button', { name: '给主管部门生成链接' }).click()
  const making = desk.page.getByRole('dialog')
  expect(await making.getByLabel('主管部门').isChecked()).toBe(true)
  await making.getByLabel(links.person).fill('刘工')
  expect(await barriersOf(desk.page)).toEqual([])
  await making.getByRole('button', { name: links.make }).click()
  const address = await making.getByRole('textbox', { name: links.title }).inputValue()
  await making.getByRole('button', { name: links.done }).click()

  const expert = await stage.web.loggedIn(stage.browser, 'nobody', 'phone')
  const expertTroubles = troublesOf(expert.page)
  const byLink = `${stage.web.url}/link/${address.split('/').at(-1)}`
  await expert.page.goto(byLink)
  const asked = expert.page.getByRole('region', { name: zh.link.asked })
  await asked.getByText('结构和走线').waitFor()
  // What was not asked is not offered, and nobody's name is shown.
  expect(await expert.page.getByText('同意安装').count()).toBe(0)
  expect(await barriersOf(expert.page)).toEqual([])
  await keepPicture(expert.page, 'expert-asked')
  await asked.getByRole('button', { name: zh.link.answer }).click()
  const form = expert.page.getByRole('dialog')
  await form.getByText('没有妨碍', { exact: true }).click()
  await form.getByText('走线', { exact: true }).click()
  await form.locator('input[type=file]').setInputFiles([paper])
  await form.getByText('结构意见.png').waitFor()
  expect(await barriersOf(expert.page)).toEqual([])
  await keepPicture(expert.page, 'expert-answer')
  await form.getByRole('button', { name: zh.form.send }).click()
  await expert.page.getByRole('heading', { name: zh.link.thanks }).waitFor()
  await keepPicture(expert.page, 'expert-thanks')
  expect(await barriersOf(expert.page)).toEqual([])
  // The link gave its one answer: opened again it says what that was, and whom to ask for another.
  await expert.page.reload()
  const given = expert.page.getByRole('region', { name: zh.link.given })
  for (const part of ['主管部门答复查看结果', '没有妨碍', '走线', '第三方检测报告']) {
    await given.getByText(part, { exact: true }).waitFor()
  }
  await given.getByText('请联系石峰区物业服务指导中心重新发送').waitFor()
  expect(await barriersOf(expert.page)).toEqual([])
  await keepPicture(expert.page, 'expert-over')
  expect(expertTroubles.filter((line) => !/40[349]|410/.test(line))).toEqual([])
  await expert.context.close()

  const owner = await stage.web.loggedIn(stage.browser, (await request.owner()).token, 'phone')
  await owner.page.goto(`${stage.web.url}/cases/${caseId}`)
  for (const page of [owner.page, desk.page]) {
    const checks = checksOn(page)
    await checks.getByText('主管部门：没有妨碍').waitFor()
    await checks.getByRole('button', { name: '第三方检测报告' }).click()
    await page.getByRole('dialog').getByRole('img').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: zh.action.close }).click()
  }
  await keepPicture(owner.page, 'expert-read-by-owner')
  await keepPicture(desk.page, 'expert-read-by-centre')
  expect(found).toEqual([])
  await owner.context.close()
  await desk.context.close()
})
