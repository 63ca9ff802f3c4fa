import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const photo = { name: 'minutes.png', mimeType: 'image/png', buffer: onePixel }

/** At the desk of the centre. */
const centreAt = async (path: string) => {
  const desk = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
  await desk.page.goto(`${stage.web.url}${path}`)
  return desk
}

/** A picture, no barrier, nothing wider than the screen. */
const looked = async (page: Page, name: string): Promise<void> => {
  expect(await barriersOf(page)).toEqual([])
  await fitsTheScreen(page)
  await keepPicture(page, name)
}

const later = async (minutes: number): Promise<void> => {
  const at = await stage.web.city.demo.service.time.now()
  await stage.web.city.moveTo(Temporal.Instant.from(at).add({ minutes }).toString())
}

/** A request that the company has rejected. */
const rejected = async () => {
  const request = await stage.web.served()
  const { client } = stage.web.company
  await client.send(request.caseId, { type: 'property.open' })
  await client.send(request.caseId, {
    type: 'property.reject',
    grounds: [{ code: 'FIRE_LIABILITY_FEAR', evidence: [] }],
  } as never)
  await later(11)
  return request
}

const inQueue = (page: Page, caseNumber: string) => page.getByText(caseNumber, { exact: true }).first()

describe('papers that are missing', () => {
  test('are asked for once, with one list, and the owner supplies them one by one', async () => {
    const request = await stage.web.city.file(stage.web.compoundId)
    const { caseId } = request
    const { page, context } = await centreAt(`/desk/cases/${caseId}`)
    const found = troublesOf(page)
    await page.getByRole('button', { name: '一次性通知补材料' }).click()
    const sheet = page.getByRole('dialog')
    // Without a paper there is nothing to ask for.
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.getByText('还没有填：缺少的材料').waitFor()
    await sheet.getByRole('checkbox', { name: '安全承诺书' }).check()
    await sheet.getByRole('checkbox', { name: '购车证明' }).check()
    await looked(page, 'centre-request-correction')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.waitFor({ state: 'detached' })
    await context.close()

    const owner = await request.owner()
    const phone = await stage.web.loggedIn(stage.browser, owner.token)
    await phone.page.goto(`${stage.web.url}/cases/${caseId}`)
    await phone.page.getByText('安全承诺书').first().waitFor()
    await phone.page.getByText('购车证明').first().waitFor()
    await looked(phone.page, 'owner-asked-to-correct')
    const gaps = phone.page.getByRole('region', { name: '请补这2份材料' })
    const inputs = gaps.locator('input[type=file]')
    await inputs.nth(0).setInputFiles(photo)
    await phone.page.getByText('还缺：购车证明').waitFor()
    await inputs.last().setInputFiles(photo)
    await gaps.getByRole('button', { name: '材料补齐了，提交' }).click()
    await gaps.waitFor({ state: 'detached' })
    await phone.context.close()

    expect((await owner.read(caseId)).positions.some(({ stage }) => stage === 'awaitingCorrection')).toBe(false)
    expect(found).toEqual([])
  })
})

describe('a mediation without a result', () => {
  test('asks where each side stood and that the other routes were told, and then shows them', async () => {
    const { caseId, owner } = await rejected()
    await (await owner()).send(caseId, { type: 'owner.requestMediation', track: 'consent' } as never)
    await stage.web.centre.client.send(caseId, { type: 'centre.openMediation', track: 'consent', mediator: 'centre' } as never)
    await stage.web.company.client.send(caseId, { type: 'property.acceptMediation', track: 'consent' } as never)
    const { page, context } = await centreAt(`/desk/cases/${caseId}/mediation`)
    const found = troublesOf(page)
    await page.getByRole('button', { name: '登记调解不成' }).click()
    const sheet = page.getByRole('dialog')
    // Both sides stand there from the beginning: nobody has to find out that it takes two.
    const entries = sheet.locator('fieldset .card')
    await entries.nth(1).waitFor()
    expect(await entries.count()).toBe(2)
    await entries.nth(0).getByRole('combobox').last().selectOption('要求出具证明')
    await entries.nth(1).getByRole('combobox').last().selectOption('仍不同意')
    await sheet.getByRole('checkbox', { name: '已告知其他途径' }).check()
    await looked(page, 'centre-fail-mediation')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: '不调解或调解不成，还可以走的路' }).waitFor()
    await page.getByText('向法院起诉').waitFor()
    await page.getByText('物业公司：仍不同意').waitFor()
    await looked(page, 'centre-mediation-routes')
    expect((await stage.web.centre.client.read(caseId)).mediations.at(-1)?.end).toBe('failed')
    expect(found).toEqual([])
    await context.close()
  })
})

describe('an agreement', () => {
  test('is reported as performed by the company at its desk', async () => {
    const { caseId, owner } = await rejected()
    const client = await owner()
    const { centre, company } = stage.web
    await client.send(caseId, { type: 'owner.requestMediation', track: 'consent' } as never)
    await centre.client.send(caseId, { type: 'centre.openMediation', track: 'consent', mediator: 'centre' } as never)
    await company.client.send(caseId, { type: 'property.acceptMediation', track: 'consent' } as never)
    await centre.client.send(caseId, {
      type: 'centre.recordAgreement',
      track: 'consent',
      form: 'electronic',
      effectiveOn: '2026-03-02',
      performer: 'property',
      performance: 'issuePaper',
      performBy: '2026-03-20',
      words: '物业在3月20日以前出具证明。',
    } as never)
    await client.send(caseId, { type: 'owner.confirmAgreement', track: 'consent' } as never)
    await company.client.send(caseId, { type: 'property.confirmAgreement', track: 'consent' } as never)
    const { page, context } = await stage.web.loggedIn(stage.browser, company.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
    await page.getByRole('button', { name: '物业报告已履行' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: /看看业主会读到什么|确认提交/ }).click()
    await looked(page, 'company-reports-performance')
    const send = sheet.getByRole('button', { name: '确认提交' })
    if ((await send.count()) > 0) await send.click()
    await sheet.waitFor({ state: 'detached' })
    const records = await centre.client.http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } })
    expect(JSON.stringify(records.data)).toContain('property.reportPerformance')
    expect(found).toEqual([])
    await context.close()
  })
})

describe('the day and the queues of the centre', () => {
  test('a promise stands in the day by its last day, is opened from there, and is gone once it is confirmed', async () => {
    const { caseId, owner } = await rejected()
    await (await owner()).send(caseId, { type: 'owner.requestCoordination', track: 'consent' } as never)
    const meeting = await centreAt(`/desk/cases/${caseId}/meeting`)
    await meeting.page.getByRole('button', { name: '加一条承诺' }).click()
    const row = meeting.page.getByRole('group', { name: '第1条承诺' })
    await row.getByLabel('谁').selectOption({ label: '物业公司' })
    await row.getByLabel('做什么').selectOption({ label: '出具证明' })
    await row.getByLabel('哪天以前').fill('2026-03-20')
    await row.getByLabel('原话（可不填）').fill('周五前盖章')
    await meeting.page.locator('input[type=file]').setInputFiles(photo)
    await meeting.page.getByRole('button', { name: '登记会议和承诺' }).click()
    await meeting.page.getByText('物业公司：周五前盖章').waitFor()
    const [held] = (await stage.web.centre.client.read(caseId)).meetings
    const promiseId = held?.promises[0]?.promiseId
    await meeting.page.goto(`${stage.web.url}/desk/day`)
    const due = meeting.page.getByRole('region', { name: /^会上承诺/ })
    await due.getByText('2026年3月20日周五').waitFor()
    await looked(meeting.page, 'centre-day-promise')
    await stage.web.company.client.send(caseId, { type: 'property.reportPromise', promiseId } as never)
    await due.getByRole('link', { name: /周五前盖章/ }).click()
    await meeting.page.getByRole('button', { name: /^确认已兑现/ }).click()
    await meeting.page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
    await meeting.page.getByRole('dialog').waitFor({ state: 'detached' })
    await meeting.page.goto(`${stage.web.url}/desk/day`)
    await meeting.page.getByRole('heading', { name: '今天要办的' }).waitFor()
    await meeting.page.waitForLoadState('networkidle')
    await meeting.page.getByRole('heading', { name: /^响石小区/ }).waitFor()
    expect(await meeting.page.getByText('周五前盖章').count()).toBe(0)
    await meeting.context.close()
  })

  test('a case that came back stands in the queue of loops, and in no other', async () => {
    const { caseId, owner } = await stage.web.served()
    await stage.web.grid.client.send(caseId, { type: 'grid.returnIntake', reason: 'papersMissing' } as never)
    await (await owner()).send(caseId, { type: 'owner.resubmitIntake' } as never)
    const caseNumber = (await stage.web.centre.client.read(caseId)).caseNumber ?? ''
    const { page, context } = await centreAt('/desk/queues?queue=looping')
    await inQueue(page, caseNumber).waitFor()
    await looked(page, 'queue-looping')
    await page.getByRole('link', { name: /^不同意/ }).click()
    await page.waitForURL(/refused/)
    await page.getByText(/^物业不同意，等业主决定/).waitFor()
    expect(await inQueue(page, caseNumber).count()).toBe(0)
    await context.close()
  })

  test('a refused case stands in the queue of refused ones, and in no other', async () => {
    const { caseId } = await rejected()
    const caseNumber = (await stage.web.centre.client.read(caseId)).caseNumber ?? ''
    const { page, context } = await centreAt('/desk/queues?queue=refused')
    await inQueue(page, caseNumber).waitFor()
    await looked(page, 'queue-refused')
    await page.getByRole('link', { name: /^来回折返/ }).click()
    await page.waitForURL(/looping/)
    await page.getByText(/^同一环节又回到/).waitFor()
    expect(await inQueue(page, caseNumber).count()).toBe(0)
    await context.close()
  })
})
