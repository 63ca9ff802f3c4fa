import { expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const password = 'four-words-of-your-own'

test('somebody of the centre sees two logins, ends one, changes the password; an operator gives a new one', async () => {
  const { accounts, time } = stage.web.city.demo.service
  const { organisationId } = stage.web.centre
  await accounts.createStaff({ party: 'centre', organisationId, login: 'centre.clerk', password }, time.now())
  await accounts.createStaff({ party: 'operator', organisationId: null, login: 'root.first', password }, time.now())
  const elsewhere = await accounts.loginWithPassword('centre.clerk', password, time.now(), {
    device: { kind: 'phone', program: 'WeChat' },
  })
  if (typeof elsewhere === 'string') throw new Error(elsewhere)

  const page = await (await personOn(stage.browser, 'desktop')).newPage()
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/login?to=/desk/me`)
  await page.getByLabel('账号').fill('centre.clerk')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  const logins = page.getByRole('region', { name: '登录的设备' })
  await logins.getByText('手机 · WeChat').waitFor()
  await logins.getByText(/电脑 · Chrome/).waitFor()
  expect(await barriersOf(page)).toEqual([])
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `desk-me-${width}`)
  }
  await logins.getByRole('button', { name: /^结束 手机 · WeChat/ }).click()
  await logins.getByText('手机 · WeChat').waitFor({ state: 'detached' })
  expect(await accounts.authenticate(elsewhere.token, time.now())).toBeNull()

  await page.getByLabel('现在的密码').fill('not the password')
  await page.getByLabel('新密码').fill('another-long-password')
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByText('现在的密码不正确，没有更改。').waitFor()
  // What was typed is not lost.
  expect(await page.getByLabel('新密码').inputValue()).toBe('another-long-password')
  expect(found.splice(0)).toEqual([expect.stringContaining('403')])
  await page.getByLabel('现在的密码').fill(password)
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByText(/密码已修改/).waitFor()
  expect(await accounts.loginWithPassword('centre.clerk', password, time.now())).toBe('wrong')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Where you are logged in' }).waitFor()
  expect(found).toEqual([])
  await page.context().close()

  const root = await (await personOn(stage.browser, 'desktop')).newPage()
  await root.goto(`${stage.web.url}/login?to=/desk/accounts`)
  await root.getByLabel('账号').fill('root.first')
  await root.getByLabel('密码').fill(password)
  await root.getByRole('button', { name: '登录', exact: true }).click()
  await root.getByRole('button', { name: '登录 centre.clerk' }).click()
  const sheet = root.getByRole('dialog')
  await sheet.getByRole('button', { name: '重设密码' }).click()
  const renewed = await sheet.getByLabel('新密码（只显示这一次）').inputValue()
  expect(await barriersOf(root)).toEqual([])
  await keepPicture(root, 'desk-accounts-login')
  expect(await accounts.loginWithPassword('centre.clerk', renewed, time.now())).toMatchObject({ account: { party: 'centre' } })
  await root.context().close()
})

test('an owner finds where the phone is logged in, from the list of requests', async () => {
  const { page, context } = await stage.web.loggedIn(stage.browser, (await stage.web.city.newOwner()).token)
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/cases`)
  await page.getByRole('link', { name: '登录的设备' }).click()
  await page.getByText('就是这一台').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await fitsTheScreen(page)
  await keepPicture(page, 'owner-me-390')
  expect(found).toEqual([])
  await context.close()
})

test('an owner with a new number corrects it on the phone, and what was typed stays when the code is wrong', async () => {
  const { page, context } = await stage.web.loggedIn(stage.browser, (await stage.web.city.newOwner()).token)
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/me`)
  const card = page.getByRole('region', { name: '手机号' })
  await card.getByText(/^现在：138\*{4}/).waitFor()
  await card.getByLabel('新手机号').fill('13755550123')
  await card.getByRole('button', { name: '获取验证码' }).click()
  const code = card.getByLabel('验证码')
  await code.waitFor()
  expect(await barriersOf(page)).toEqual([])
  await fitsTheScreen(page)
  await keepPicture(page, 'owner-phone-390')
  const sent = /\d{6}/.exec(await stage.web.city.lastMessage('13755550123'))?.[0] ?? ''
  await code.fill(sent === '000000' ? '000001' : '000000')
  await card.getByRole('button', { name: '改为这个号码' }).click()
  await card.getByText(/验证码不正确/).waitFor()
  expect(await card.getByLabel('新手机号').inputValue()).toBe('13755550123')
  expect(found.splice(0)).toEqual([expect.stringContaining('403')])
  await code.fill(sent)
  await card.getByRole('button', { name: '改为这个号码' }).click()
  await card.getByText(/手机号已更改/).waitFor()
  await card.getByText('现在：137****0123').waitFor()
  expect(found).toEqual([])
  await context.close()
})
