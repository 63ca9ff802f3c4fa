import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk, tabTo } from '../helpers/desk-person.ts'
import { type HttpCity, openHttpCity, type Request } from '../helpers/http-city.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

type Body = Awaited<ReturnType<HttpCity['body']>>

/** A place with rules of its own: its company, its centre, and a compound to file in. */
interface Place {
  readonly company: Body
  readonly centre: Body
  served(): Promise<Request>
  link(caseId: string): Promise<string>
}

const opened: { city?: HttpCity; principle?: Place; asking?: Place } = {}

const placeIn = async (city: HttpCity, code: string, name: string, pack: string): Promise<Place> => {
  await city.district(code, name, name, pack)
  const company = await city.body('property', `${name}物业`, [code])
  const centre = await city.body('centre', `${name}中心`, [code])
  const compoundId = await city.compound(code, `${name}小区`, company.organisationId)
  return {
    company,
    centre,
    served: async () => {
      const request = await city.file(compoundId)
      await centre.client.send(request.caseId, { type: 'centre.confirmComplete', evidence: [] })
      return request
    },
    link: async (caseId) => {
      const made = await centre.client.http.POST('/api/cases/{caseId}/links', {
        params: { path: { caseId } },
        body: { party: 'property', name: '王经理', validDays: 30 },
      })
      return `${city.url}/link/${made.data?.url.split('/').at(-1)}`
    },
  }
}

beforeAll(async () => {
  const packs = fileURLToPath(new URL('../fixtures/packs', import.meta.url))
  const city = await openHttpCity('2026-03-02T01:00:00.000Z', { RULES_DIR: packs })
  opened.city = city
  opened.principle = await placeIn(city, '439901', '甲县', 'newcomer-in-principle')
  opened.asking = await placeIn(city, '430204', '乙区', 'california-4745')
}, 300_000)
afterAll(() => opened.city?.close())

const consentStage = async (place: Place, caseId: string): Promise<string | null | undefined> =>
  (await place.company.client.read(caseId)).positions.find(({ track }) => track === 'consent')?.stage

const picturesOf = async (page: Page, name: string): Promise<void> => {
  for (const [width, height] of [
    [390, 844],
    [768, 1024],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await fitsTheScreen(page)
    await keepPicture(page, `${name}-${width}`)
  }
  await page.setViewportSize({ width: 390, height: 844 })
}

describe('where the place asks for an answer in principle first', () => {
  test('the company gives it by its link in three taps, reads what it binds to, and can take it back', async () => {
    const place = opened.principle!
    const { caseId } = await place.served()
    const page = await (await personOn(stage.browser)).newPage()
    const found = troublesOf(page)
    await page.goto(await place.link(caseId))
    const button = page.getByRole('button', { name: '原则同意，随后出证' })
    const taps: string[] = []
    const tap = async (name: string) => {
      taps.push(name)
      await page.getByRole('button', { name, exact: true }).last().click()
    }
    await button.waitFor()
    await tap('原则同意，随后出证')
    const sheet = page.getByRole('dialog')
    await sheet.getByText('原则同意后不能再改口').waitFor()
    await sheet.getByText('10分钟内可以撤回').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await picturesOf(page, 'answer-in-principle')
    await tap('原则同意')
    await page.getByText('对方还没有收到').waitFor()
    expect(taps.length).toBeLessThanOrEqual(3)
    expect(await consentStage(place, caseId)).toBe('agreedInPrinciple')
    await page.getByRole('button', { name: '撤回这次答复' }).click()
    await button.waitFor()
    expect(await consentStage(place, caseId)).toBe('answeringInPrinciple')
    expect(found).toEqual([])
    await page.context().close()
  })

  test('the company gives it at its desk by keyboard alone, and the plain yes still stands beside it', async () => {
    const place = opened.principle!
    const { caseId } = await place.served()
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${opened.city!.url}/desk/cases/${caseId}`, place.company.login)
    await page.getByRole('button', { name: '同意安装', exact: true }).waitFor()
    await tabTo(page, /^原则同意，随后出证/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^原则同意\s*$/)
    await page.keyboard.press('Enter')
    await page.getByText('对方还没有收到').waitFor()
    expect((await place.company.client.read(caseId)).answerInPrinciple).toMatchObject({ answer: 'yes' })
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'answer-in-principle-desk')
    expect(found).toEqual([])
    await page.context().close()
  })

  test('elsewhere there is no such button', async () => {
    const { caseId } = await stage.web.served()
    const page = await (await personOn(stage.browser)).newPage()
    const rules = page.waitForResponse((answer) => answer.url().includes('/api/rules/'))
    await page.goto(await stage.web.companyLink(caseId))
    await rules
    await page.getByRole('button', { name: '同意安装', exact: true }).waitFor()
    await page.getByText('出具证明不等于放弃管理').waitFor()
    expect(await page.getByRole('button', { name: /原则同意/ }).count()).toBe(0)
    await page.context().close()
  })
})

describe('before a company sends what the owner will read', () => {
  test('conditions stand there as written; going back keeps them; sent, they can be recalled, and arrive as they were shown', async () => {
    const request = await stage.web.served()
    const { caseId } = request
    const page = await (await personOn(stage.browser)).newPage()
    const found = troublesOf(page)
    await page.goto(await stage.web.companyLink(caseId))
    await page.getByRole('button', { name: '附条件同意', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('combobox').first().selectOption({ index: 1 })
    const kind = (await sheet.getByRole('combobox').first().locator('option:checked').textContent()) ?? ''
    await sheet.locator('textarea').first().fill('请用阻燃线缆，周末施工')
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByRole('heading', { name: '业主将读到' }).waitFor()
    const read = sheet.getByRole('region', { name: '业主将读到' })
    await read.getByText(kind, { exact: true }).waitFor()
    await read.getByText('请用阻燃线缆，周末施工').waitFor()
    await sheet.getByText('10分钟内可以撤回').waitFor()
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('业主将读到')
    expect(await barriersOf(page)).toEqual([])
    await picturesOf(page, 'conditions-look')
    expect(await consentStage({ ...opened.principle!, company: stage.web.company }, caseId)).not.toBe('conditionsOffered')
    await sheet.getByRole('button', { name: '返回' }).click()
    expect(await sheet.locator('textarea').first().inputValue()).toBe('请用阻燃线缆，周末施工')
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('对方还没有收到').waitFor()
    await page.getByRole('button', { name: '撤回这次答复' }).waitFor()

    const at = Temporal.Instant.from(stage.web.city.demo.service.time.now())
    await stage.web.city.moveTo(at.add({ minutes: 20 }).toString({ fractionalSecondDigits: 3 }))
    const owner = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await owner.page.goto(`${stage.web.url}/cases/${caseId}`)
    const arrived = owner.page.getByRole('region', { name: '对方提出的理由和条件' })
    await arrived.getByText(kind, { exact: true }).first().waitFor()
    await arrived.getByText('请用阻燃线缆，周末施工').waitFor()
    await owner.context.close()
    expect(found).toEqual([])
    await page.context().close()
  })

  test('a request for information says that the clock rests, and can be recalled like any answer', async () => {
    const place = opened.asking!
    const { caseId } = await place.served()
    await place.company.client.send(caseId, { type: 'property.open' })
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${opened.city!.url}/desk/cases/${caseId}`, place.company.login)
    await page.locator('section[aria-labelledby=acts] summary').first().click()
    await page.getByRole('button', { name: '物业要求补充信息' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('走线图', { exact: false }).first().click()
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByText('贵单位的答复时限暂停').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'information-look-desktop')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('button', { name: '撤回这次答复' }).click()
    await page.getByText('对方还没有收到').waitFor({ state: 'detached' })
    expect(await consentStage(place, caseId)).toBe('reviewing')
    expect(found).toEqual([])
    await page.context().close()
  })

  test('written reasons are shown before they are sent, can be recalled by the link, and are then owed as before', async () => {
    const { caseId } = await stage.web.served()
    await stage.web.company.client.send(caseId, { type: 'property.reject', grounds: [{ code: 'SPACE_TITLE_MISSING' }] })
    const at = Temporal.Instant.from(stage.web.city.demo.service.time.now())
    await stage.web.city.moveTo(at.add({ minutes: 20 }).toString({ fractionalSecondDigits: 3 }))
    const page = await (await personOn(stage.browser)).newPage()
    const found = troublesOf(page)
    await page.goto(await stage.web.companyLink(caseId))
    await page.locator('section[aria-labelledby=acts] summary').first().click()
    await page.getByRole('button', { name: '物业书面说明理由' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    await sheet.locator('.choices input[type=checkbox]:checked').first().waitFor()
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByRole('heading', { name: '业主将读到' }).waitFor()
    await sheet.getByText('理由本身成不成立，由核实的单位决定').waitFor()
    await sheet.getByText('10分钟内可以撤回').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await picturesOf(page, 'reasons-look')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByText('对方还没有收到').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await picturesOf(page, 'reasons-recall')
    const owes = async () => (await stage.web.company.client.read(caseId)).clocks.some(({ name }) => name === 'writtenReasons')
    expect(await owes()).toBe(false)
    await page.getByRole('button', { name: '撤回这次答复' }).click()
    await page.getByText('对方还没有收到').waitFor({ state: 'detached' })
    expect(await owes()).toBe(true)
    expect(found).toEqual([])
    await page.context().close()
  })

  test('a revocation says what it takes and what is recorded otherwise, and can be recalled at the desk', async () => {
    const { caseId } = await stage.web.served()
    const { client, login } = stage.web.company
    await client.send(caseId, { type: 'property.approve' })
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${stage.web.url}/desk/cases/${caseId}`, login)
    await page.locator('section[aria-labelledby=acts] summary').first().click()
    await page.getByRole('button', { name: '物业提出收回同意' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('combobox').first().selectOption({ index: 1 })
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByText('否则只记录为“提出收回”，原来的同意仍然有效').waitFor()
    await sheet.getByText('10分钟内可以撤回').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'revocation-look-desktop')
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('button', { name: '撤回这次答复' }).click()
    // The yes before it is still within its own minutes.
    await page.getByRole('button', { name: '撤回这次答复' }).waitFor()
    const events = await client.http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } })
    expect(events.data?.events.map(({ type }) => type).slice(-3)).toEqual([
      'property.approve',
      'property.revoke',
      'property.recall',
    ])
    expect(found).toEqual([])
    await page.context().close()
  })

  test('what cannot be taken back says so before it is sent', async () => {
    const { caseId } = await stage.web.served()
    await stage.web.company.client.send(caseId, { type: 'property.open' })
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    await enterDesk(page, `${stage.web.url}/desk/cases/${caseId}`, stage.web.company.login)
    await page.getByRole('button', { name: '物业申请延长答复时间' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByText('提交后立即送达，不能撤回。').waitFor()
    await page.context().close()
  })
})
