import { expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage({ FIRST_PASSWORDS: 'expire' })

const password = 'four-words-of-the-operator'

test('whoever logs in with the password that the operator set changes it first, and goes on', async () => {
  const { accounts, time } = stage.web.city.demo.service
  const { organisationId } = stage.web.centre
  const staff = { party: 'centre', organisationId, login: 'new.clerk', password, isInitial: true } as const
  const made = await accounts.createStaff(staff, time.now())
  if (typeof made === 'string') throw new Error(made)
  const page = await (await personOn(stage.browser, 'desktop')).newPage()
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/login?to=/desk`)
  await page.getByLabel('账号').fill('new.clerk')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '先把密码改成自己的' }).waitFor()
  expect(await barriersOf(page)).toEqual([])
  await page.getByRole('link', { name: '去修改' }).click()
  await page.getByLabel('现在的密码').fill(password)
  await page.getByLabel('新密码').fill('three-words-nobody-else-has')
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `first-password-${width}`)
  }
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByRole('heading', { name: '登录的设备' }).waitFor()
  await page.goto(`${stage.web.url}/desk`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText('先把密码改成自己的').count()).toBe(0)
  expect(found).toEqual([])
  await page.context().close()
})
