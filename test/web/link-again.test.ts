import { expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

test('a company opens its link again: what it answered, when, and whom to ask; it can be taken back only in time', async () => {
  const { city } = stage.web
  const { caseId } = await stage.web.served()
  const address = await stage.web.companyLink(caseId)
  const context = await personOn(stage.browser)
  const page = await context.newPage()
  const found = troublesOf(page)
  const given = page.getByRole('region', { name: zh.link.given })
  const yes = page.getByRole('button', { name: zh.link.yes, exact: true })
  const sayYes = async () => {
    await yes.click()
    await page.getByRole('button', { name: zh.approve.sendWithout }).click()
    await page.getByText(zh.answer.thanks).waitFor()
  }
  await page.goto(address)
  expect(await given.count()).toBe(0)
  await sayYes()
  await page.reload()
  await given.getByText('物业同意').first().waitFor()
  await given.getByText('2026年3月2日周一').first().waitFor()
  expect(await yes.count()).toBe(0)
  expect(await page.getByRole('heading', { name: zh.acts.title }).count()).toBe(0)
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'company-link-again')

  // Taken back in its ten minutes, the question is open again.
  await page.getByRole('button', { name: zh.answer.recall }).click()
  await yes.waitFor()
  await sayYes()
  await city.moveTo(Temporal.Instant.from(city.demo.service.time.now()).add({ minutes: 11 }).toString())
  await page.reload()
  await given.getByText('请联系石峰区物业服务指导中心重新发送').waitFor()
  expect(await given.getByRole('listitem').count()).toBe(3)
  expect(await page.getByRole('button', { name: zh.answer.recall }).count()).toBe(0)
  expect(await yes.count()).toBe(0)
  expect(found).toEqual([])
  await context.close()
})
