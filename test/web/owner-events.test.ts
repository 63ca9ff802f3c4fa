import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import type { Request } from '../helpers/http-city.ts'
import { pdf } from '../helpers/lived-case.ts'
import { onePixel } from '../helpers/photos.ts'
import { readPdf, unspaced } from '../helpers/read-pdf.ts'
import { act, addPhoto } from '../helpers/screen-acts.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()
const photo = { name: '照片.png', mimeType: 'image/png', buffer: onePixel }

/** The page of a request on the phone of its owner. */
const ownPage = async (request: Request) => {
  const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
  const troubles = troublesOf(page)
  await page.goto(`${stage.web.url}/cases/${request.caseId}`)
  return { page, context, troubles }
}

const stageOf = async (request: Request, track: string): Promise<string | undefined> =>
  (await (await request.owner()).read(request.caseId)).positions.find((position) => position.track === track)?.stage

/** Ten minutes later what the company said has arrived. */
const arrives = async (): Promise<void> => {
  const later = Temporal.Instant.from(stage.web.city.demo.service.time.now()).add({ minutes: 20 })
  await stage.web.city.moveTo(later.toString({ fractionalSecondDigits: 3 }))
}

/** A request for which the company names two conditions. */
const conditioned = async (): Promise<Request> => {
  const request = await stage.web.served()
  await stage.web.company.client.send(request.caseId, {
    type: 'property.offerConditions',
    conditions: [
      { kind: 'DEPOSIT_OR_FEE', words: '先交管理费2000元' },
      { kind: 'INSURANCE', words: '买第三者责任险' },
    ],
  })
  await arrives()
  return request
}

const inCourse = (page: Page, name: string) => page.locator('.timeline').getByText(name, { exact: true })

describe('an owner on a phone', () => {
  test('is told which papers are missing, photographs each in its line, and sends all with one tap', async () => {
    const { city, compoundId, centre } = stage.web
    const request = await city.file(compoundId)
    const missing = ['identity', 'vehicle'] as const
    await centre.client.send(request.caseId, { type: 'centre.requestCorrection', missing: [...missing], words: '两份都要' })
    const { page, context, troubles } = await ownPage(request)
    const card = page.getByRole('region', { name: '请补这2份材料' })
    await card.getByText('身份证明', { exact: false }).first().waitFor()
    expect(await card.getByRole('button', { name: '材料补齐了，提交' }).isDisabled()).toBe(true)
    // The page does not say at once that there is nothing to do.
    expect(await page.getByText(zh.case.allowedNone).count()).toBe(0)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'owner-correct-phone')
    for (const at of [0, 1]) {
      await card.locator('input[type=file]').nth(at).setInputFiles([photo])
      await card.getByText('已上传').nth(at).waitFor()
    }
    await card.getByRole('button', { name: '材料补齐了，提交' }).click()
    await card.waitFor({ state: 'detached' })
    await inCourse(page, '补交材料').waitFor()
    expect(await stageOf(request, 'consent')).not.toBe('awaitingCorrection')
    expect(troubles).toEqual([])
    await context.close()
  })

  test('accepts the conditions, and reads them once more before that', async () => {
    const request = await conditioned()
    const { page, context, troubles } = await ownPage(request)
    await act(page, 'owner.acceptConditions', 'zh', async (dialog) => {
      await dialog.getByText('先交管理费2000元').waitFor()
      await dialog.getByText('买第三者责任险').waitFor()
      expect(await barriersOf(page)).toEqual([])
      await keepPicture(page, 'owner-accepts-phone')
    })
    await inCourse(page, '接受条件').waitFor()
    expect(await stageOf(request, 'consent')).not.toBe('conditionsOffered')
    expect(troubles).toEqual([])
    await context.close()
  })

  test('contests one condition and leaves the other', async () => {
    const request = await conditioned()
    const { page, context, troubles } = await ownPage(request)
    const grounds = page.getByRole('region', { name: '对方提出的理由和条件' })
    const first = grounds.getByRole('listitem').filter({ hasText: '先交管理费2000元' }).first()
    await first.getByRole('button', { name: /对这个条件提出异议/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading', { name: '对这个条件提出异议' }).waitFor()
    await dialog.getByLabel(/补充说明/).fill('收费没有依据')
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'owner-contests-condition-phone')
    await dialog.getByRole('button', { name: '确认提交' }).click()
    await dialog.waitFor({ state: 'detached' })
    await inCourse(page, '对条件提出异议').waitFor()
    const { grounds: said } = await (await request.owner()).read(request.caseId)
    expect(said.filter(({ contested }) => contested).map(({ words }) => words)).toEqual(['先交管理费2000元'])
    expect(troubles).toEqual([])
    await context.close()
  })

  test('reports with a photo that the gate stays shut to the installer', async () => {
    const { company, fire, grid } = stage.web
    const request = await stage.web.served()
    const { caseId } = request
    await company.client.send(caseId, { type: 'property.open' })
    const consent = await company.client.upload(caseId, 'consentPaper', pdf('同意书.pdf'))
    await company.client.send(caseId, { type: 'property.approve', paper: { documentId: consent, form: 'sealedScan' } })
    await arrives()
    await fire.client.send(caseId, { type: 'fire.report', result: 'passed', scope: 'space' })
    await grid.client.send(caseId, { type: 'grid.acceptIntake', orderNumber: '430202009' })
    await grid.client.send(caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })
    const capacity = { ratedKva: 630, peakKva: 410, peakMonth: '2025-08' } as const
    await grid.client.send(caseId, { type: 'grid.reportCapacity', result: 'available', ...capacity })
    await grid.client.send(caseId, { type: 'grid.issuePlan', ownerCostYuan: 0 })
    await (await request.owner()).send(caseId, { type: 'owner.confirmPlan' })
    const { page, context, troubles } = await ownPage(request)
    await act(page, 'owner.reportObstruction', 'zh', async (dialog) => {
      await dialog.getByRole('radio', { name: '不让进门' }).check()
      await dialog.getByLabel(/补充说明/).fill('保安说没有通知')
      // A photo of the gate belongs to it: nobody has to look for its place.
      await addPhoto(dialog)
      expect(await barriersOf(page)).toEqual([])
      await keepPicture(page, 'owner-obstruction-phone')
    })
    await inCourse(page, '报告施工受阻').waitFor()
    await page.getByText('保安说没有通知').first().waitFor()
    const seen = await (await request.owner()).read(caseId)
    expect(seen.documents.filter(({ kind }) => kind === 'sitePhoto' || kind === 'other').length).toBe(1)
    expect(troubles).toEqual([])
    await context.close()
  })

  test('opens the evidence pack of the request from its page', async () => {
    const request = await stage.web.served()
    await stage.web.company.client.send(request.caseId, {
      type: 'property.reject',
      grounds: [{ code: 'FIRE_SYSTEM_MISSING', evidence: [], words: '没有喷淋' }],
    })
    await arrives()
    const { page, context, troubles } = await ownPage(request)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '证据包 (PDF)' }).click(),
    ])
    const { text } = readPdf(readFileSync(await download.path()))
    const { caseNumber } = await (await request.owner()).read(request.caseId)
    for (const said of [caseNumber ?? '', '没有喷淋', '响石小区']) expect(text).toContain(unspaced(said))
    expect(troubles).toEqual([])
    await context.close()
  })
})

describe('an office that is not competent says so on the page of the case, on a phone', () => {
  test.each([
    ['fire', '没有法定核查职责', 'fire'],
    ['grid', '不是本公司供电范围', 'grid'],
  ] as const)('%s', async (office, basis, track) => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web[office].token, 'phone')
    const troubles = troublesOf(page)
    const before = await stageOf(request, track)
    await page.goto(`${stage.web.url}/desk/cases/${request.caseId}`)
    await act(page, `${office}.declineCompetence`, 'zh', async (dialog) => {
      await dialog.getByRole('radio', { name: basis }).check()
      await dialog.getByLabel(/补充说明/).fill('请区中心另行确定')
      expect(await barriersOf(page)).toEqual([])
      await keepPicture(page, `desk-not-mine-${office}`)
    })
    await page.getByText('请区中心另行确定').first().waitFor()
    expect(before).not.toBe(undefined)
    expect(await stageOf(request, track)).not.toBe(before)
    expect(troubles).toEqual([])
    await context.close()
  })
})
