import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { pdf } from '../helpers/lived-case.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('an owner who is asked for money', () => {
  test('notes how much, who and a photo at the gate; what the company says to it stands beside it', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('button', { name: '有人要收钱' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('要多少（元）').fill('800')
    await sheet.getByRole('radio', { name: '物业服务企业' }).check()
    await sheet.getByRole('radio', { name: '进场费' }).check()
    await sheet.getByRole('radio', { name: '门岗当面' }).check()
    await sheet.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    await sheet.getByText('已附上1份').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'fee-phone')
    await sheet.getByRole('button', { name: '记下来' }).click()
    const money = page.getByRole('region', { name: '要钱和退钱' })
    await money.getByText('进场费 800元').waitFor()
    await money.getByText('物业还没有说明').waitFor()
    const seen = await (await request.owner()).read(request.caseId)
    expect(seen.feeDemands).toMatchObject([{ amountYuan: 800, demandedBy: 'property', kind: 'accessFee', channel: 'gate' }])
    const [{ record } = { record: 0 }] = seen.feeDemands

    await stage.web.company.client.send(request.caseId, { type: 'property.answerFeeDemand', record, answer: 'demands' })
    await money.getByText('物业还没有说明').waitFor({ state: 'detached' })
    // Paying can still be reported, with the fee already named.
    await money.getByRole('button').first().click()
    await page.getByRole('dialog').getByLabel(/金额/).waitFor()
    await keepPicture(page, 'owner-case-money-phone')
    expect(found).toEqual([])
    await context.close()
  })
})

describe('what others wrote', () => {
  test('is read in English as it was written, is said to be Chinese, and is marked so for a screen reader', async () => {
    const request = await stage.web.served()
    const words = '车库的电表箱在哪里？'
    await stage.web.company.client.send(request.caseId, { type: 'property.ask', to: 'owner', words })
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('button', { name: 'English' }).click()
    const questions = page.getByRole('region', { name: 'Questions' })
    await questions.getByText('(in the words of its writer, Chinese)').waitFor()
    expect(await questions.getByText(words).getAttribute('lang')).toBe('zh-CN')
    await page
      .getByRole('region', { name: /papers/i })
      .getByText('The papers are in Chinese.')
      .waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('region', { name: '问与答' }).getByText(words).waitFor()
    expect(await page.getByText('in the words of its writer').count()).toBe(0)
    await context.close()
  })
})

describe('an order against a compound that was lifted under conditions', () => {
  test('is read by an owner there: each condition with its last day and who looks at it', async () => {
    const { centre, company, compoundId, url } = stage.web
    const request = await stage.web.served()
    const official = {
      party: 'property',
      organisationId: company.organisationId,
      role: 'head',
      personal: { name: '陈经理' },
    } as const
    const key = () => ({ 'idempotency-key': randomUUID() })
    const { matterId } = taken(
      await centre.client.http.POST('/api/matters', {
        params: { header: key() },
        body: { kind: 'order', compoundId, number: '株消〔2026〕12号', official },
      }),
    )
    const record = async (body: object) =>
      taken(
        await centre.client.http.POST('/api/matters/{matterId}/events', {
          params: { path: { matterId }, header: { ...key(), 'if-match': '*' } },
          body: body as never,
        }),
      )
    const paper = () => centre.client.uploadToMatter(matterId, 'fireDocument', pdf('责令改正通知书.pdf'))
    await record({ type: 'authority.orderCompound', remedy: 'retrofit', appealUntilOn: '2026-05-15', evidence: [await paper()] })
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${url}/compounds/${compoundId}`)
    await page.getByText('主管部门的要求生效中').waitFor()
    await page.getByText(/最晚2026年5月15日周五/).waitFor()
    const conditions = [{ condition: 'patrol', byOn: '2026-06-30', checkedBy: 'fire' }]
    await record({ type: 'authority.liftOrder', conditions, evidence: [await paper()] })
    await page.reload()
    const row = page.getByRole('row', { name: /定时巡查/ })
    await row.getByText('2026年6月30日周二').waitFor()
    await row.getByText('消防核查单位').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'order-phone')
    await context.close()
  })
})

describe('a wrong address', () => {
  test('is answered to a browser with a page that says so, and to a program with a problem', async () => {
    const context = await personOn(stage.browser)
    const page = await context.newPage()
    expect((await page.goto(`${stage.web.url}/no-such-page`))?.status()).toBe(404)
    await page.getByRole('heading', { name: '没有找到这个页面' }).waitFor()
    const asked = await fetch(`${stage.web.url}/no-such-page`)
    expect(await asked.json()).toMatchObject({ code: 'NOT_FOUND' })
    await context.close()
  })
})

describe('whoever does not read easily', () => {
  test('has the next step read aloud, in the language of the page', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    // A machine without a voice says nothing: what it is given to say is what counts.
    await page.addInitScript(
      'window.said = []; window.speechSynthesis.speak = (one) => window.said.push(one.lang + " " + one.text)',
    )
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('button', { name: '读给我听' }).click()
    expect(await page.evaluate<string[]>('window.said')).toEqual([expect.stringMatching(/^zh-CN .*最晚/)])
    expect(await barriersOf(page)).toEqual([])
    await context.close()
  })
})
