import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { codeAt, stepOf } from '../../src/accounts/totp.ts'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const password = 'four-words-of-your-own'

const bytesOf = (written: string): Buffer => {
  const bits = [...written].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

const makeOperator = async (login: string) => {
  const { accounts, time } = stage.web.city.demo.service
  const made = await accounts.createStaff({ party: 'operator', organisationId: null, login, password }, time.now())
  if (typeof made === 'string') throw new Error(made)
}

const logIn = async (page: Page, login: string) => {
  await page.goto(`${stage.web.url}/login?to=/desk/me`)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('an operator sets up an authenticator, logs in with it, loses the phone, and two colleagues take it away', async () => {
  for (const login of ['root.first', 'root.second', 'root.third']) await makeOperator(login)
  const context = await personOn(stage.browser, 'desktop')
  const page = await context.newPage()
  const found = troublesOf(page)
  await logIn(page, 'root.first')
  await page.getByRole('button', { name: '绑定验证器' }).click()
  const written = (await page.locator('code.long').innerText()).replaceAll(' ', '')
  const now = () => codeAt(bytesOf(written), stepOf(stage.web.city.demo.service.time.now()))
  await page.getByRole('img', { name: /扫这个码/ }).waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'desk-me-scan')
  await page.getByLabel('验证器里的6位数字').fill(now())
  await page.getByRole('button', { name: '确认绑定' }).click()
  await page.getByRole('heading', { name: '恢复码' }).waitFor()
  const recovery = await page.locator('ul.codes code').allInnerTexts()
  expect(recovery).toHaveLength(10)
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `desk-me-recovery-${width}`)
  }
  expect(await barriersOf(page)).toEqual([])
  await page.getByRole('button', { name: '已经抄好' }).click()
  await page.getByText(/还有 10 个恢复码/).waitFor()

  await page.getByRole('button', { name: '退出' }).click()
  await logIn(page, 'root.first')
  await page.getByLabel('验证器的数字').fill(recovery[0] ?? '')
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'login-factor')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText(/还有 9 个恢复码/).waitFor()
  expect(found).toEqual([])
  await context.close()

  const second = await (await personOn(stage.browser, 'desktop')).newPage()
  await logIn(second, 'root.second')
  await second.getByRole('link', { name: '账号', exact: true }).click()
  await second.getByRole('button', { name: '解除验证器 root.first' }).click()
  await second.getByRole('dialog').getByLabel('理由').fill('手机丢失，已当面核对本人。')
  await second.getByRole('button', { name: '提出', exact: true }).click()
  const waiting = second.getByRole('region', { name: '需要第二个人同意的事' })
  await waiting.getByText('等另一位同事同意').waitFor()
  expect(await waiting.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)
  expect(await barriersOf(second)).toEqual([])
  await second.context().close()

  const third = await (await personOn(stage.browser, 'desktop')).newPage()
  await logIn(third, 'root.third')
  await third.getByRole('link', { name: '账号', exact: true }).click()
  for (const width of [390, 1440]) {
    await third.setViewportSize({ width, height: 900 })
    await third.getByRole('region', { name: '需要第二个人同意的事' }).waitFor()
    await fitsTheScreen(third)
    await keepPicture(third, `desk-accounts-asked-${width}`)
  }
  await third.getByRole('button', { name: '同意', exact: true }).click()
  await third.getByText(/root\.third 于 .* 同意/).waitFor()
  await third.context().close()

  const again = await (await personOn(stage.browser, 'desktop')).newPage()
  await logIn(again, 'root.first')
  await again.getByText('还没有绑定。').waitFor()
  await again.context().close()
})
