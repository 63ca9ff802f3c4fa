import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const photo = { name: 'minutes.png', mimeType: 'image/png', buffer: onePixel }

/** A request that the company has rejected and the owner has brought to the centre. */
const rejected = async () => {
  const request = await stage.web.served()
  await stage.web.company.client.send(request.caseId, { type: 'property.open' })
  await stage.web.company.client.send(request.caseId, {
    type: 'property.reject',
    grounds: [{ code: 'FIRE_LIABILITY_FEAR', evidence: [] }],
  } as never)
  const at = await stage.web.city.demo.service.time.now()
  await stage.web.city.moveTo(Temporal.Instant.from(at).add({ minutes: 11 }).toString())
  return request
}

describe('a joint meeting', () => {
  test('is written down at the table: who is there, who promises what by when; loading the page again loses nothing', async () => {
    const { caseId, owner } = await rejected()
    await (await owner()).send(caseId, { type: 'owner.requestCoordination', track: 'consent' } as never)
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
    await page.getByRole('link', { name: '登记联席会议' }).click()
    await page.getByLabel('供电公司').check()
    await page.getByRole('button', { name: '加一条承诺' }).click()
    const row = page.getByRole('group', { name: '第1条承诺' })
    await row.getByLabel('谁').selectOption({ label: '物业公司' })
    await row.getByLabel('做什么').selectOption({ label: '出具证明' })
    await row.getByLabel('哪天以前').fill('2026-03-20')
    await row.getByLabel('原话（可不填）').fill('周五前盖章')
    await page.reload()
    expect(await row.getByLabel('原话（可不填）').inputValue()).toBe('周五前盖章')
    expect(await page.getByLabel('供电公司').isChecked()).toBe(true)
    await page.getByText('还没有填：会议纪要').waitFor()
    await page.locator('input[type=file]').setInputFiles(photo)
    await keepPicture(page, 'desk-meeting')
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '登记会议和承诺' }).click()
    await page.getByRole('heading', { name: '联席会议和承诺' }).waitFor()
    await page.getByText('物业公司：周五前盖章').waitFor()
    expect(await barriersOf(page)).toEqual([])
    const [meeting] = (await stage.web.centre.client.read(caseId)).meetings
    expect(meeting?.present.map(({ party }) => party)).toEqual(['owner', 'property', 'centre', 'grid'])
    expect(meeting?.promises).toMatchObject([{ by: 'property', promise: 'issuePaper', byOn: '2026-03-20' }])
    expect(found).toEqual([])
    await context.close()
  })
})

describe('a mediation at one table', () => {
  const mediated = async () => {
    const { caseId, owner } = await rejected()
    await (await owner()).send(caseId, { type: 'owner.requestMediation', track: 'consent' } as never)
    return caseId
  }

  test('says what each kind of mediator means for a court, and has one text that both confirm on one screen', async () => {
    const caseId = await mediated()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/cases/${caseId}`)
    await page.getByRole('link', { name: '打开调解桌' }).click()
    await page.getByLabel(/区物业服务指导中心.*达成的协议不在司法确认范围内/).waitFor()
    await page.getByLabel(/人民调解委员会.*达成的协议可以申请司法确认/).check()
    await keepPicture(page, 'desk-mediator')
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '开始调解' }).click()
    await page.getByText('正在等：').waitFor()
    await stage.web.company.client.send(caseId, { type: 'property.acceptMediation', track: 'consent' } as never)

    // The page hears of it by itself.
    await page.getByRole('heading', { name: '一份文字' }).waitFor()
    await page.getByLabel('说明').fill('物业在3月20日以前出具同意安装证明；业主自行配置灭火器。')
    await page.getByRole('group', { name: '由谁履行' }).getByLabel('物业公司').check()
    await page.getByRole('group', { name: '要履行什么' }).getByLabel('出具证明').check()
    await page.getByLabel('最晚履行日期').fill('2026-03-20')
    await page.getByLabel('生效日期').fill('2026-03-02')
    await page.getByRole('button', { name: '给双方看' }).click()
    const record = page.getByRole('button', { name: '登记协议' })
    expect(await record.isDisabled()).toBe(true)
    await page.getByLabel('业主：看过，同意').check()
    expect(await record.isDisabled()).toBe(true)
    await page.getByLabel('物业公司：看过，同意').check()
    await keepPicture(page, 'desk-one-text')
    expect(await barriersOf(page)).toEqual([])
    await record.click()
    await page.getByRole('heading', { name: '履行情况' }).waitFor()
    await page.getByText('双方可以共同向法院申请司法确认。').waitFor()
    await page.getByText('业主自行配置灭火器').waitFor()
    await keepPicture(page, 'desk-performing')
    expect(await barriersOf(page)).toEqual([])
    const view = await stage.web.centre.client.read(caseId)
    expect(view.disputes.find(({ track }) => track === 'consent')).toMatchObject({
      mediator: 'peoplesMediationCommittee',
      confirmed: ['owner', 'property'],
      agreement: { form: 'paper', performer: 'property', performBy: '2026-03-20' },
    })
    expect(found).toEqual([])
    await context.close()
  })

  test('that each side confirms alone shows each the whole text first', async () => {
    const { caseId, owner } = await rejected()
    const client = await owner()
    await client.send(caseId, { type: 'owner.requestMediation', track: 'consent' } as never)
    const { centre, company } = stage.web
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
    const { page, context } = await stage.web.loggedIn(stage.browser, client.token, 'phone')
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/cases/${caseId}`)
    const text = page.getByRole('region', { name: '调解协议的文字' })
    await text.getByText('物业在3月20日以前出具证明。').waitFor()
    await text.getByText('业主：还没有确认').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '业主确认协议文本' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
    await text.getByText('业主：已确认').waitFor()
    await text.getByText('物业公司：还没有确认').waitFor()
    expect(found).toEqual([])
    await context.close()
  })

  test('that fails tells honestly where else to go', async () => {
    const caseId = await mediated()
    const centre = stage.web.centre.client
    await centre.send(caseId, { type: 'centre.openMediation', track: 'consent', mediator: 'centre' } as never)
    await stage.web.company.client.send(caseId, { type: 'property.acceptMediation', track: 'consent' } as never)
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.centre.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/cases/${caseId}/mediation`)
    await page.getByRole('button', { name: '调解不成' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await stage.web.company.client.send(caseId, { type: 'property.endMediation', track: 'consent' } as never)
    await page.getByText('物业退出').waitFor()
    await page.getByRole('heading', { name: '不调解或调解不成，还可以走的路' }).waitFor()
    await page.getByText('向法院起诉').waitFor()
    await keepPicture(page, 'desk-mediation-failed')
    expect(await barriersOf(page)).toEqual([])
    await context.close()
  })
})
