import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const password = 'four-words-of-your-own'

const logIn = async (login: string, to: string): Promise<Page> => {
  const { accounts, time } = stage.web.city.demo.service
  const { organisationId } = stage.web.bureau
  const made = await accounts.createStaff({ party: 'bureau', organisationId, login, password }, time.now())
  if (typeof made === 'string') throw new Error(made)
  const page = await (await personOn(stage.browser, 'desktop')).newPage()
  await page.goto(`${stage.web.url}/login?to=${to}`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return page
}

test('two persons of the bureau see whom to call, and the owner reads what for', async () => {
  const request = await stage.web.served()
  const first = await logIn('city.first', `/desk/cases/${request.caseId}`)
  const found = troublesOf(first)
  const card = first.getByRole('region', { name: '需要两个人一起办的' })
  await card.getByRole('button', { name: '查看已同意的联系方式' }).click()
  await card.getByText('现在没有同意的查看').waitFor()
  await card.getByRole('button', { name: /申请查看联系方式/ }).click()
  await first.getByRole('dialog').getByLabel('理由').fill('核实联系不上的申请人')
  await first.getByRole('dialog').getByText('申请人看得到这段理由').waitFor()
  expect(await barriersOf(first)).toEqual([])
  await first.getByRole('button', { name: '提出', exact: true }).click()
  await card.getByText('等本单位另一位同事同意').waitFor()

  const second = await logIn('city.second', '/desk')
  const waits = second.getByRole('region', { name: '需要第二个人同意的事' })
  await waits.getByText(/查看申请 .* 的姓名和电话/).waitFor()
  for (const width of [390, 1440]) {
    await second.setViewportSize({ width, height: 900 })
    await fitsTheScreen(second)
    await keepPicture(second, `desk-by-two-waits-${width}`)
  }
  expect(await barriersOf(second)).toEqual([])
  await waits.getByRole('button', { name: '同意', exact: true }).click()
  await waits.getByText(/city\.second 于 .* 同意/).waitFor()
  await second.context().close()

  await card.getByRole('button', { name: '查看已同意的联系方式' }).click()
  await card.getByText(/1\d{10}/).waitFor()
  for (const width of [390, 1440]) {
    await first.setViewportSize({ width, height: 900 })
    await fitsTheScreen(first)
    await keepPicture(first, `desk-by-two-contact-${width}`)
  }
  expect(found).toEqual([])
  await first.context().close()

  const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
  await page.goto(`${stage.web.url}/cases/${request.caseId}`)
  const own = page.getByRole('region', { name: '我的个人信息' })
  await own.getByText('谁查看过我的信息').click()
  await own.getByText(/株洲市住建局的一位工作人员于.*申请查看您的姓名和电话，理由：核实联系不上的申请人。/).waitFor()
  await own.getByText(/另一位于.*同意，有效到/).waitFor()
  await own.getByText(/株洲市住建局于.*查看了您的姓名、手机号/).waitFor()
  await keepPicture(page, 'owner-by-two-phone')
  await context.close()
})
