import { expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

test('whoever is about to send reads who will be told, by which channel and why', async () => {
  const { caseId } = await stage.web.served()
  const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.company.token, 'desktop')
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
  await page.getByText(/其他可以做的/).click()
  await page
    .getByRole('button', { name: /记录一次联系/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('form').waitFor()
  // Not whole yet: nothing is promised, and nothing goes wrong.
  expect(await dialog.getByText('发出后会通知').count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(found).toEqual([])
  await context.close()

  const office = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
  const desk = office.page
  await desk.goto(`${stage.web.url}/desk/cases/${caseId}`)
  await desk.getByRole('button', { name: '提一个问题' }).first().click()
  const asking = desk.getByRole('dialog')
  await asking.getByRole('combobox').first().selectOption('物业公司')
  await asking.getByRole('textbox').first().fill('车库的图纸在哪里')
  const told = asking.getByRole('complementary', { name: '发出后会通知' })
  await told
    .getByText(/（短信）：|（收件箱）：/)
    .first()
    .waitFor()
  for (const width of [390, 1440]) {
    await desk.setViewportSize({ width, height: 900 })
    await fitsTheScreen(desk)
    await keepPicture(desk, `recipients-${width}`)
  }
  expect(await barriersOf(desk)).toEqual([])
  await office.context.close()
})

test('an office says where and how often it has mail of its inbox', async () => {
  const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.grid.token, 'desktop')
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/desk/me`)
  const card = page.getByRole('region', { name: '接收通知的邮箱' })
  await card.getByLabel('本单位的邮箱').fill('duty@grid.example.cn')
  await card.getByRole('button', { name: '保存邮箱' }).click()
  await card.getByText('duty@grid.example.cn').waitFor()
  await card.getByLabel('收件箱的新通知多久发一次邮件').selectOption('soon')
  await page.reload()
  expect(await card.getByLabel('收件箱的新通知多久发一次邮件').inputValue()).toBe('soon')
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `desk-me-mail-${width}`)
  }
  expect(await barriersOf(page)).toEqual([])
  expect(found).toEqual([])
  await context.close()
})
