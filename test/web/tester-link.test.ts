import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()
const { links } = zh

const paper = { name: '检测报告.png', mimeType: 'image/png', buffer: onePixel }
const tester = { personal: { tester: '湖南某消防检测公司' } }

/** Fills the form of a link in, as whoever names the tester does; the address is sent to the phone. */
const nameTester = async (page: Page, phone: string): Promise<string> => {
  const making = page.getByRole('dialog')
  await making.getByLabel(links.person).fill('周检测员')
  await making.getByLabel(links.phone).fill(phone)
  await making.getByLabel(links.qualification).fill('CMA 211801340001，车库消防设施')
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'tester-naming')
  await making.getByRole('button', { name: links.make }).click()
  await making.getByRole('button', { name: links.done }).click()
  const sent = await stage.web.city.lastMessage(phone)
  return `${stage.web.url}/link/${/\/link\/([\w-]+)/.exec(sent)?.[1]}`
}

test('an owner passes a link on to who tests; the tester hands its report in on a phone, once, and can look at it again', async () => {
  const request = await stage.web.served()
  const { caseId } = request
  const owner = await request.owner()
  await owner.send(caseId, { type: 'owner.orderTest', payer: 'owner', ...tester })
  const family = await stage.web.loggedIn(stage.browser, owner.token, 'phone')
  const familyTroubles = troublesOf(family.page)
  await family.page.goto(`${stage.web.url}/cases/${caseId}`)
  const card = family.page.getByRole('region', { name: links.test })
  await card.getByRole('button', { name: links.make }).click()
  const address = await nameTester(family.page, '13500000091')
  await card.getByText('周检测员').waitFor()
  await card.getByText('CMA 211801340001，车库消防设施').waitFor()
  expect(await barriersOf(family.page)).toEqual([])
  await keepPicture(family.page, 'tester-link-of-owner')

  const { page, context } = await stage.web.loggedIn(stage.browser, 'nobody', 'phone')
  const found = troublesOf(page)
  await page.goto(address)
  const asked = page.getByRole('region', { name: zh.link.askedToTest })
  await asked.getByText('请检测响石小区').waitFor()
  await asked.getByText('它不是消防验收').waitFor()
  // It sees the place, and neither who asks nor what goes on around it.
  const said = await page.locator('body').innerText()
  for (const hidden of ['李女士', '13800', '430204198', '同意安装', zh.timeline.title]) expect(said).not.toContain(hidden)
  expect(await page.getByRole('region', { name: zh.case.where }).count()).toBe(0)
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'tester-asked')
  await asked.getByRole('button', { name: zh.link.handIn }).click()
  const form = page.getByRole('dialog')
  await form.getByText('符合条件', { exact: true }).click()
  await form.getByText('整个车库', { exact: true }).click()
  await form.getByLabel('检测日期').fill('2026-03-02')
  await form.locator('input[type=file]').setInputFiles([paper])
  await form.getByText('检测报告.png').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'tester-report')
  await form.getByRole('button', { name: zh.form.send }).click()
  await page.getByRole('heading', { name: zh.link.thanks }).waitFor()

  await page.reload()
  const given = page.getByRole('region', { name: zh.link.given })
  await page.getByRole('heading', { name: zh.link.used }).waitFor()
  for (const part of ['检测机构提交检测报告', '符合条件', '整个车库', '2026年3月2日周一', '第三方检测报告']) {
    await given
      .getByText(part, { exact: part !== '2026年3月2日周一' })
      .first()
      .waitFor()
  }
  await given.getByText('请联系石峰区物业服务指导中心重新发送').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'tester-given')
  expect(found.filter((line) => !/404/.test(line))).toEqual([])
  await context.close()

  await family.page.getByText('检测机构提交检测报告').first().waitFor()
  expect(await card.count()).toBe(0)
  expect(familyTroubles).toEqual([])
  await family.context.close()

  const fire = await stage.web.loggedIn(stage.browser, stage.web.fire.token, 'desktop')
  await fire.page.goto(`${stage.web.url}/desk/cases/${caseId}`)
  await fire.page.getByRole('button', { name: '答复第三方检测报告' }).click()
  await fire.page.getByRole('dialog').waitFor()
  await fire.context.close()
})

test('whom the centre named says honestly that it does not test, and the centre names another', async () => {
  const request = await stage.web.served()
  const { caseId } = request
  const { company, centre, url } = stage.web
  await (await request.owner()).send(caseId, { type: 'owner.proposeExpert', payer: 'shared', ...tester })
  await company.client.send(caseId, { type: 'property.declineExpert' })
  await centre.client.send(caseId, { type: 'centre.nameExpert', payer: 'owner', ...tester })
  const desk = await stage.web.loggedIn(stage.browser, centre.token, 'desktop')
  const found = troublesOf(desk.page)
  await desk.page.goto(`${url}/desk/cases/${caseId}`)
  const card = desk.page.getByRole('region', { name: links.title })
  await card.getByRole('button', { name: '给第三方检测机构生成链接' }).click()
  const address = await nameTester(desk.page, '13500000092')

  const { page, context } = await stage.web.loggedIn(stage.browser, 'nobody', 'phone')
  await page.goto(address)
  await page.getByRole('button', { name: zh.link.doesNotTest }).click()
  const form = page.getByRole('dialog')
  await form.getByText('不在我们的检测资质范围', { exact: true }).click()
  await form.getByRole('button', { name: zh.form.send }).click()
  await page.getByRole('heading', { name: zh.link.thanks }).waitFor()
  await page.goto(address)
  await page.getByRole('region', { name: zh.link.given }).getByText('检测机构说明不能检测：不在我们的检测资质范围').waitFor()
  await context.close()

  // Without reloading the desk reads why, and has to name another.
  await desk.page.getByText('检测机构说明不能检测：不在我们的检测资质范围').first().waitFor()
  await desk.page.getByRole('button', { name: '指定检测机构' }).first().waitFor()
  expect(found).toEqual([])
  await desk.context.close()
})
