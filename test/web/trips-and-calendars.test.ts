import { expect, test } from 'vitest'
import { deskZh } from '../../src/web/texts/desk-zh.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

test('one appointment is told to all spaces of a compound at once; an owner confirms it or names another day, on the page of the request', async () => {
  const requests = [await stage.web.served(), await stage.web.served()] as const
  for (const { caseId } of requests)
    await stage.web.grid.client.send(caseId, { type: 'grid.acceptIntake', orderNumber: '株电2026001' })
  // Worked on at the desk: nobody there has to open a door.
  const atDesk = await stage.web.served()
  const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.grid.token)
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/desk/field`)
  const { field } = deskZh
  await page.getByRole('heading', { name: '响石小区（2个车位）' }).waitFor()
  await page.getByText('不用到现场的（1件）').click()
  await page.getByRole('link', { name: '响石小区 A-3' }).waitFor()
  await page.getByText('在办公室办：报装受理').waitFor()
  await page.getByRole('button', { name: field.appoint }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(field.on).fill('2026-03-05')
  await dialog.getByLabel(field.half.afternoon).check()
  // What the owners will read stands there before it is sent.
  await dialog.getByText('我们计划2026年3月5日周四下午到现场查看').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await dialog.getByRole('button', { name: field.appointSend }).click()
  await page.getByText('已告诉2户。').waitFor()
  await keepPicture(page, 'field-trip')
  for (const { caseId } of requests) {
    const [asked] = (await stage.web.grid.client.read(caseId)).questions
    expect(asked).toMatchObject({ from: 'grid', to: 'owner', answer: null })
  }
  expect((await stage.web.grid.client.read(atDesk.caseId)).questions).toEqual([])
  const owner = await stage.web.loggedIn(stage.browser, (await requests[0].owner()).token)
  await owner.page.goto(`${stage.web.url}/cases/${requests[0].caseId}`)
  const questions = owner.page.getByRole('region', { name: zh.questions.title })
  const { appointment } = zh
  await questions.getByText('约定：2026年3月5日周四 下午').waitFor()
  await owner.page.getByText('需确认2026年3月5日周四下午是否合适，或另约时间').waitFor()
  expect(await barriersOf(owner.page)).toEqual([])
  await keepPicture(owner.page, 'appointment-owner')
  await questions.getByRole('button', { name: appointment.confirm }).click()
  await questions.getByText(appointment.agreed).waitFor()
  await owner.context.close()

  // The other owner names another day, and the office takes it in one tap.
  const second = await stage.web.loggedIn(stage.browser, (await requests[1].owner()).token)
  await second.page.goto(`${stage.web.url}/cases/${requests[1].caseId}`)
  const thread = second.page.getByRole('region', { name: zh.questions.title })
  await thread.getByRole('button', { name: appointment.move }).click()
  const sheet = second.page.getByRole('dialog')
  await sheet.getByLabel(appointment.on).fill('2026-03-06')
  await sheet.getByLabel(appointment.parts.morning).check()
  expect(await barriersOf(second.page)).toEqual([])
  await sheet.getByRole('button', { name: appointment.send }).click()
  await thread.getByText('改为：2026年3月6日周五 上午').waitFor()
  await page.goto(`${stage.web.url}/desk/cases/${requests[1].caseId}`)
  await page.getByRole('button', { name: '同意改到2026年3月6日周五 上午' }).click()
  await page.getByRole('region', { name: zh.questions.title }).getByText(appointment.agreed).waitFor()
  expect(await page.getByRole('button', { name: /^同意改到/ }).count()).toBe(0)
  await thread.getByText(appointment.agreed).waitFor()
  await second.context.close()
  await page.goto(`${stage.web.url}/desk/field`)
  await page.getByRole('heading', { name: '响石小区（2个车位）' }).waitFor()
  // On paper the trip is a list: nothing to press is on it.
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: field.print }).isVisible()).toBe(false)
  expect(await page.getByText('响石小区 A-1').isVisible()).toBe(true)
  expect(found).toEqual([])
  await context.close()
})

test('an operator sees until when the days are final, and imports the holidays of a year after reading what follows', async () => {
  const { calendars } = deskZh
  const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
  await page.goto(`${stage.web.url}/desk/calendars`)
  await page.getByText('2026年12月31日周四的日期是确定的').waitFor()
  await page.getByRole('button', { name: calendars.import }).first().click()
  const dialog = page.getByRole('dialog')
  const write = (name: keyof typeof calendars.ask, text: string) => dialog.getByLabel(calendars.ask[name]).fill(text)
  await write('zh', '国务院办公厅关于2027年部分节假日安排的通知')
  await write('en', 'General Office of the State Council, notice on holidays in 2027')
  await write('publishedOn', '2026-11-05')
  await write('source', 'www.gov.cn')
  await write('year', '2027')
  await dialog.getByLabel(calendars.from).fill('2027-01-03')
  await dialog.getByLabel(calendars.to).fill('2027-01-01')
  await dialog.getByRole('button', { name: zh.action.next }).click()
  await dialog.getByText(/所有在办申请的期限会按2027年的假期重算/).waitFor()
  await dialog.getByRole('button', { name: zh.form.send }).click()
  // A range that runs backwards is refused in words, and all that was typed is still there.
  await dialog.getByRole('alert').getByText(/2027/).first().waitFor()
  expect(await dialog.getByLabel(calendars.ask.source).inputValue()).toBe('www.gov.cn')
  await dialog.getByLabel(calendars.from).fill('2027-01-01')
  await dialog.getByLabel(calendars.to).fill('2027-01-03')
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'calendar-import')
  await dialog.getByRole('button', { name: zh.action.next }).click()
  await dialog.getByRole('button', { name: zh.form.send }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('2027年12月31日周五的日期是确定的').waitFor()
  await context.close()
})
