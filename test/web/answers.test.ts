import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import type { WebCity } from '../helpers/web-city.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('a company that refuses', () => {
  test('sees what each ground needs and what the owner will read, recalls, and refuses after all', async () => {
    const { caseId } = await stage.web.served()
    const page = await (await personOn(stage.browser)).newPage()
    const found = troublesOf(page)
    await page.goto(await stage.web.companyLink(caseId))
    await page.getByRole('heading', { name: '答复之前看一看' }).waitFor()
    await page.getByText('出具证明不等于放弃管理').waitFor()
    await page.getByRole('button', { name: '不同意', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('checkbox').nth(0).check()
    await sheet.getByRole('checkbox', { name: /担心出事担责/ }).check()
    expect(await barriersOf(page)).toEqual([])
    await sheet.getByRole('button', { name: '下一步' }).click()
    await sheet.getByText('这条理由需要的证明').waitFor()
    await sheet.getByText('法院一般不采纳这条理由').waitFor()
    await sheet.getByLabel('补充说明（可不填）').first().fill('地下车库没有喷淋')
    await sheet.getByRole('button', { name: '看看业主会读到什么' }).click()
    await sheet.getByRole('heading', { name: '业主将读到' }).waitFor()
    await sheet.getByText('没有证明', { exact: true }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'company-refuses-phone')
    await sheet.getByRole('button', { name: '确认不同意' }).click()

    await page.getByText('对方还没有收到').waitFor()
    await page.getByRole('button', { name: '撤回这次答复' }).click()
    await page.getByRole('heading', { name: '请答复这件申请' }).waitFor()
    expect(found).toEqual([])
    await page.context().close()
  })

  test('is read by the owner, who contests one ground on the page and sees the answer to it', async () => {
    const request = await stage.web.served()
    const { caseId } = request
    await stage.web.company.client.send(caseId, {
      type: 'property.reject',
      evidence: [],
      grounds: [{ code: 'FIRE_SYSTEM_MISSING', evidence: [], words: '没有喷淋' }],
    })
    await stage.web.city.moveTo(minutesLater(stage.web, 20))
    const owner = await request.owner()
    const { page, context } = await stage.web.loggedIn(stage.browser, owner.token)
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/cases/${caseId}`)
    const grounds = page.getByRole('region', { name: '对方提出的理由和条件' })
    await grounds.getByText('没有证明', { exact: true }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'owner-refused-phone')
    await grounds.getByRole('button', { name: /对这条提出异议/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
    await grounds.getByText('已提出异议').waitFor()
    expect(found).toEqual([])
    await context.close()
  })
})

describe('two people on one case', () => {
  test('the owner sees the answer of the company without loading the page again', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('heading', { name: '办到哪里了' }).waitFor()
    await stage.web.centre.client.send(request.caseId, { type: 'centre.ask', to: 'owner', words: '车位在哪一层？', evidence: [] })
    await page.getByRole('region', { name: '问与答' }).getByText('车位在哪一层？', { exact: true }).waitFor()
    await page.getByRole('button', { name: '回答' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('负一层')
    await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('region', { name: '问与答' }).getByText('负一层').waitFor()
    await context.close()
  })

  test('a change that came between the reading of the case and the opening of the stream is seen, too', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    // The stream opens only after somebody else has written.
    await page.route(
      '**/changes',
      async (route) => {
        await stage.web.centre.client.send(request.caseId, { type: 'centre.ask', to: 'owner', words: '几号方便？', evidence: [] })
        await route.continue()
      },
      { times: 1 },
    )
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('region', { name: '问与答' }).getByText('几号方便？', { exact: true }).waitFor()
    await context.close()
  })

  test('an answer that is lost on its way back is given once, however often it is sent', async () => {
    const request = await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await page.goto(`${stage.web.url}/cases/${request.caseId}`)
    await page.getByRole('button', { name: '提一个问题' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('combobox').first().selectOption('物业公司')
    await sheet.getByRole('textbox').first().fill('材料收到了吗？')
    // The service records it; the phone loses its signal before the answer comes.
    await page.route(
      '**/events',
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      { times: 1 },
    )
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.getByText('没有连上服务').waitFor()
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.waitFor({ state: 'detached' })
    const { questions } = await (await request.owner()).read(request.caseId)
    expect(questions.map(({ words }) => words)).toEqual(['材料收到了吗？'])
    await context.close()
  })

  test('a write on an older version says where the case stands now and keeps what was typed', async () => {
    const request = await stage.web.served()
    const { caseId } = request
    const grounds = [{ code: 'NOT_IN_CONTRACT' as const, evidence: [] }]
    await stage.web.company.client.send(caseId, { type: 'property.reject', evidence: [], grounds })
    await stage.web.city.moveTo(minutesLater(stage.web, 20))
    const { page, context } = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    // Cut off from the changes: this page still stands on the version before.
    await page.route('**/changes', (route) => route.abort())
    await page.goto(`${stage.web.url}/cases/${caseId}`)
    await page.getByRole('button', { name: '申请中心协调' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox').first().fill('请尽快协调')
    await stage.web.company.client.send(caseId, { type: 'property.approve', evidence: [] })
    await sheet.getByRole('button', { name: '确认提交' }).click()
    await sheet.getByRole('alert').getByText('已同意，待出证').waitFor()
    expect(await sheet.getByRole('textbox').first().inputValue()).toBe('请尽快协调')
    await context.close()
  })
})

describe('the page itself', () => {
  test('speaks English when asked, in large type when asked, and says where a wrong address leads', async () => {
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    await page.goto(`${stage.web.url}/nowhere-at-all`).catch(() => null)
    await page.goto(stage.web.url)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'A charging pile on your own parking space' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByRole('button', { name: 'Large type' }).click()
    expect(await page.locator('html').evaluate((html) => html.ownerDocument.defaultView?.getComputedStyle(html).fontSize)).toBe(
      '20px',
    )
    await page.reload()
    await page.getByRole('button', { name: 'Normal type' }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'home-desktop-en')
    await page.context().close()
  })

  test('hands out its scripts by hash for good, itself never, and nothing of others runs in it', async () => {
    const shell = await fetch(stage.web.url)
    const policy = shell.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+';/)
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
    expect(shell.headers.get('cache-control')).toBe('no-store')
    const html = await shell.text()
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(html).toContain(`nonce="${nonce}"`)
    expect((await (await fetch(stage.web.url)).text()).includes(nonce)).toBe(false)
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
    const asset = await fetch(`${stage.web.url}${script}`, { headers: { 'accept-encoding': 'br' } })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-encoding')).toBe('br')
    expect((await fetch(`${stage.web.url}/assets/gone.js`)).status).toBe(404)
  })
})

const minutesLater = ({ city }: WebCity, minutes: number): string =>
  Temporal.Instant.from(city.demo.service.time.now()).add({ minutes }).toString({ fractionalSecondDigits: 3 })
