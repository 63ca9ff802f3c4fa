import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { deskZh } from '../../src/web/texts/desk-zh.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const photo = { name: 'minutes.png', mimeType: 'image/png', buffer: onePixel }

/** A request that the company has rejected and the owner has brought to the centre. */
const coordinated = async (): Promise<string> => {
  const { caseId, owner } = await stage.web.served()
  const { company, city } = stage.web
  await company.client.send(caseId, { type: 'property.open' })
  await company.client.send(caseId, { type: 'property.reject', grounds: [{ code: 'FIRE_LIABILITY_FEAR', evidence: [] }] })
  const at = Temporal.Instant.from(city.demo.service.time.now())
  await city.moveTo(at.add({ minutes: 11 }).toString())
  await (await owner()).send(caseId, { type: 'owner.requestCoordination', track: 'consent' })
  return caseId
}

const openMatter = async (compoundId: string): Promise<string> => {
  const { centre } = stage.web
  const plan = taken(await centre.client.http.GET('/api/compounds/{compoundId}/plan', { params: { path: { compoundId } } }))
  const official = {
    party: 'centre' as const,
    organisationId: centre.organisationId,
    role: 'officer' as const,
    personal: { name: '周工' },
  }
  const body = { kind: 'retrofit' as const, compoundId, garageId: plan.garages[0]!.garageId, official }
  const params = { header: { 'idempotency-key': randomUUID() } }
  return taken(await centre.client.http.POST('/api/matters', { params, body })).matterId
}

test('several requests of a compound sit at one table: the day is proposed to both sides, minutes and promises land in each', async () => {
  const cases = [await coordinated(), await coordinated(), await coordinated()] as const
  const matterId = await openMatter(stage.web.compoundId)
  const { matterMeeting, field, meeting } = deskZh
  const { centre } = stage.web
  const { page, context } = await stage.web.loggedIn(stage.browser, centre.token, 'desktop')
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/desk/matters/${matterId}`)
  await page.getByRole('link', { name: matterMeeting.title }).click()
  await page.getByText(matterMeeting.which).waitFor()
  expect(await barriersOf(page)).toEqual([])

  await page.getByRole('button', { name: matterMeeting.call }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(field.on).fill('2026-03-06')
  await dialog.getByText('请在2026年3月6日周五上午到区中心参加联席会议').waitFor()
  await dialog.getByRole('button', { name: matterMeeting.callSend }).click()
  await page.getByText('已通知3件申请的双方。').waitFor()
  for (const caseId of cases) {
    const { questions } = await centre.client.read(caseId)
    expect(questions.map(({ to, meet }) => [to, meet?.on, meet?.part])).toEqual([
      ['owner', '2026-03-06', 'morning'],
      ['property', '2026-03-06', 'morning'],
    ])
  }

  // One of them did not come.
  await page.getByRole('checkbox', { name: /^A-3/ }).first().uncheck()
  await page.getByRole('button', { name: meeting.addPromise }).click()
  const row = page.getByRole('group', { name: '第1条承诺' })
  await row.getByLabel(meeting.who).selectOption({ label: '物业公司' })
  await row.getByLabel(meeting.what).selectOption({ label: '出具证明' })
  await row.getByLabel(meeting.byWhen).fill('2026-03-20')
  await page.getByText('还没有填：会议纪要').waitFor()
  await page.locator('input[type=file]').setInputFiles(photo)
  expect(await barriersOf(page)).toEqual([])
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await fitsTheScreen(page)
    await keepPicture(page, `matter-meeting-${width}`)
  }
  await page.getByRole('button', { name: '登记到2件申请' }).click()
  await page.getByText('已登记到2件申请').waitFor()
  expect(await barriersOf(page)).toEqual([])
  const held = await Promise.all(cases.map(async (caseId) => (await centre.client.read(caseId)).meetings))
  expect(held.map((meetings) => meetings.map(({ promises }) => promises.map(({ by, byOn }) => [by, byOn])))).toEqual([
    [[['property', '2026-03-20']]],
    [[['property', '2026-03-20']]],
    [],
  ])
  expect(found).toEqual([])
  await context.close()
})

test('a request that nobody has brought to the centre sits at the table of its matter, and stays where it is', async () => {
  const { city, centre, company, url } = stage.web
  const compoundId = await city.compound('430204', '同桌小区', company.organisationId)
  const open = await city.file(compoundId)
  const building = await city.file(compoundId)
  const matterId = await openMatter(compoundId)
  for (const { caseId } of [open, building]) {
    await centre.client.send(caseId, { type: 'centre.linkMatter', track: 'fire', matterId })
  }
  const before = await centre.client.read(open.caseId)
  const { page, context } = await stage.web.loggedIn(stage.browser, centre.token, 'desktop')
  const found = troublesOf(page)
  await page.goto(`${url}/desk/matters/${matterId}/meeting`)
  const { matterMeeting, meeting } = deskZh
  // Nobody is recorded as present without being put there.
  await page.getByRole('button', { name: '登记到0件申请' }).waitFor()
  const choice = page.getByRole('checkbox', { name: new RegExp(`${before.caseNumber}.*没有申请协调`) })
  await choice.check()
  await page.getByRole('button', { name: meeting.addPromise }).click()
  const row = page.getByRole('group', { name: '第1条承诺' })
  await row.getByLabel(meeting.who).selectOption({ label: '物业公司' })
  await row.getByLabel(meeting.what).selectOption({ label: '其他' })
  await row.getByLabel(meeting.byWhen).fill('2026-03-20')
  await page.locator('input[type=file]').setInputFiles(photo)
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'matter-meeting-open')
  await page.getByRole('button', { name: '登记到1件申请' }).click()
  await page.getByText(`已登记到1件申请`).waitFor()
  const after = await centre.client.read(open.caseId)
  expect(after.positions.map(({ track, stage: at }) => [track, at])).toEqual(
    before.positions.map(({ track, stage: at }) => [track, at]),
  )
  expect(after.meetings.map(({ promises }) => promises.map(({ by, byOn }) => [by, byOn]))).toEqual([[['property', '2026-03-20']]])
  expect((await centre.client.read(building.caseId)).meetings).toEqual([])
  // Its clock runs on the page of the request, also outside a coordination.
  await page.goto(`${url}/desk/cases/${open.caseId}`)
  await page.getByRole('region', { name: zh.meetings.title }).getByText('2026年3月20日').first().waitFor()
  expect(matterMeeting.lead).toContain('办理环节不变')
  // And in the day of the centre, wherever the request stands.
  await page.goto(`${url}/desk/day`)
  const due = page
    .getByRole('region', { name: /会上承诺/ })
    .locator('li', { has: page.locator(`a[href='/desk/cases/${open.caseId}']`) })
  await due.getByText('2026年3月20日').waitFor()
  expect(found).toEqual([])
  await context.close()
})

test('where no request of the compound is coordinated the page says what has to come first', async () => {
  const { city, centre, company } = stage.web
  const matterId = await openMatter(await city.compound('430204', '空小区', company.organisationId))
  const { page, context } = await stage.web.loggedIn(stage.browser, centre.token)
  await page.goto(`${stage.web.url}/desk/matters/${matterId}/meeting`)
  await page.getByText(deskZh.matterMeeting.none).waitFor()
  expect(await page.getByRole('button').filter({ hasText: '登记到' }).count()).toBe(0)
  expect(await barriersOf(page)).toEqual([])
  await context.close()
})
