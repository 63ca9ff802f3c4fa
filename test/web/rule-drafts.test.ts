import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, sizes, troublesOf } from '../helpers/browser.ts'
import { readPdf, unspaced } from '../helpers/read-pdf.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

/** Everything typed has reached the service. */
const saved = (page: Page, version: number) => page.getByText(new RegExp(`已保存，第${version}次`)).waitFor()

const downloaded = async (page: Page, name: string): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return readFileSync(await download.path())
}

describe('somebody new at the bureau drafts a rule', () => {
  test('answers the six switches, mends what the checker finds, tries it on the record and prints the annex', async () => {
    await stage.web.served()
    await stage.web.city.moveTo('2026-06-01T01:00:00.000Z')
    const bureau = await stage.web.city.body('bureau', '株洲市住建局三科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'desktop')
    const troubles = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/drafts`)
    await page.getByText('还没有草案。').waitFor()
    await keepPicture(page, 'drafts-empty')
    await page.getByRole('button', { name: '新建草案' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('以哪份规则为底本').selectOption('pack:zhuzhou-draft')
    await sheet.getByLabel('草案名称').fill('株洲自用桩办理规则（修改稿）')
    await sheet.getByRole('button', { name: '开始写' }).click()
    await page.getByRole('heading', { name: '株洲自用桩办理规则（修改稿）' }).waitFor()
    await page.getByText('检查没有发现错误。').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'draft-new')

    // Who issues it.
    await page.getByLabel('怎样才可以装？').selectOption('AGREEMENT')
    await page.getByText('在物业登记 → 与物业签约定书').waitFor()
    // Days for each step: before and now in one line, and what it rests on.
    const reply = page.locator('.question').filter({ has: page.getByLabel('物业答复', { exact: true }) })
    await reply.getByLabel('物业答复', { exact: true }).fill('10')
    await reply.getByText('5个工作日 → 10个工作日').waitFor()
    await reply.getByLabel('条款').fill('7')
    // Silence: a yes needs something that it rests on, and the checker says so.
    await page.getByLabel('物业到期不答复，算什么？').selectOption('DEEMED')
    await page.getByText('检查发现1处错误').waitFor()
    await page.getByText('改正错误后才能试算').waitFor()
    await keepPicture(page, 'draft-fault')
    await page.getByRole('button', { name: '去改正' }).click()
    expect(await page.evaluate('document.activeElement?.id')).toBe('q-consent.silence.base.kind')
    await page.getByLabel('凭什么不答复可以算同意？').selectOption('notice')
    await page.getByText('检查发现1处错误').waitFor()
    await page.getByLabel('凭什么不答复可以算同意？').selectOption('contractClause')
    await page.getByText('检查没有发现错误。').waitFor()
    // Who must show what.
    await page.locator('section.card summary', { hasText: '相邻业主' }).first().click()
    const ground = page.locator('section.card details[open]').filter({ hasText: '相邻业主' })
    await ground.getByLabel('这条理由能不能成立？').selectOption('N')
    await ground.getByText('→ 在已查到的规定和判决中不被认可').waitFor()
    // Money.
    await page.getByLabel('物业能不能以押金、费用作为条件？').selectOption('C')
    // Where it goes next.
    await page.getByLabel('业主被推走、退回几次，案件自动转区中心？').fill('1')
    await page.getByText('2次 → 1次').waitFor()
    for (const name of ['谁来出证', '每一步几天', '不答复算什么', '哪条理由由谁举证', '钱由谁出', '办不下去找谁']) {
      await page
        .locator('section.card', { has: page.getByRole('heading', { name }) })
        .getByText(/改了\d+处/)
        .waitFor()
    }
    expect(await barriersOf(page)).toEqual([])

    // Everything else, and a step back.
    await page.getByRole('button', { name: '更多：全部规则' }).click()
    await page.getByLabel('按名称或位置查找').fill('reopen')
    await page.locator('summary', { hasText: 'reopen' }).click()
    const text = page.getByRole('textbox', { name: 'reopen' })
    await text.fill('{ "withinDays": ')
    await page.getByText('还不是有效的 JSON').waitFor()
    await text.fill('{ "withinDays": 0 }')
    await page.getByText('检查发现2处错误').waitFor()
    await page.getByRole('button', { name: '撤销上一步' }).click()
    await page.getByText('检查没有发现错误。').waitFor()
    await page.setViewportSize(sizes.phone)
    await fitsTheScreen(page)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'draft-phone')
    await page.setViewportSize(sizes.desktop)

    // On the record, and on paper.
    await page.getByRole('link', { name: '放到已有申请上试算' }).click()
    await page.getByLabel('想知道什么').fill('修改稿会让谁更快')
    await page.getByLabel('从这天提出的申请').fill('2026-01-01')
    await page.getByLabel('到这天为止').fill('2026-12-31')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('button', { name: '开始试算' }).click()
    await page.getByRole('heading', { name: '每100户里' }).waitFor({ timeout: 120_000 })
    await page.goto(`${stage.web.url}/desk/drafts`)
    await page.getByRole('link', { name: '株洲自用桩办理规则（修改稿）' }).click()
    await page.getByText('就是现在的文字').waitFor()
    const annex = readPdf(await downloaded(page, '打印附件（PDF）'))
    for (const said of [
      '5个工作日 → 10个工作日',
      '第7条',
      '修改稿会让谁更快',
      '检查没有发现错误',
      '须有法律、法规、业主的规约或合同条款',
    ]) {
      expect([said, annex.text.includes(unspaced(said))]).toEqual([said, true])
    }
    const file: unknown = JSON.parse((await downloaded(page, '下载规则包（JSON）')).toString())
    expect(file).toMatchObject({ standing: 'draft', consent: { mode: 'AGREEMENT', paper: 'agreement' } })
    expect(troubles).toEqual([])
    await context.close()
  }, 300_000)

  test('whose draft was changed elsewhere is told so, keeps what was typed and puts it on top', async () => {
    const bureau = await stage.web.city.body('bureau', '株洲市住建局四科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'desktop')
    const draft = (await bureau.client.http.POST('/api/rule-drafts', { body: { packId: 'zhuzhou-draft', title: '两个窗口' } }))
      .data!
    const address = `${stage.web.url}/desk/drafts/${draft.draftId}`
    await page.goto(address)
    await page.getByRole('heading', { name: '两个窗口' }).waitFor()
    const elsewhere = await bureau.client.http.PATCH('/api/rule-drafts/{draftId}', {
      params: { path: { draftId: draft.draftId }, header: { 'if-match': '"1"' } },
      body: { changes: [{ kind: 'answer', question: 'loops.returnLimit', answer: 5 }] },
    })
    expect(elsewhere.data?.version).toBe(2)
    await page.getByLabel('物业答复', { exact: true }).fill('8')
    await page.getByText('这份草案在别处改过').waitFor()
    await keepPicture(page, 'draft-stale')
    expect(await page.getByLabel('物业答复', { exact: true }).inputValue()).toBe('8')
    // Leaving by a link asks first.
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      const words = dialog.message()
      await dialog.dismiss()
      return words
    })
    await page.getByRole('link', { name: '全部草案' }).click()
    expect(await asked).toContain('没有保存')
    expect(page.url()).toBe(address)
    await page.getByRole('button', { name: '把我的修改加到新的一版上' }).click()
    await saved(page, 3)
    await page.getByText('5个工作日 → 8个工作日').waitFor()
    await page.getByText('2次 → 5次').waitFor()
    await context.close()
  }, 120_000)

  test('takes a draft of another city over after seeing what becomes of each rule, and takes that back', async () => {
    const bureau = await stage.web.city.body('bureau', '株洲市住建局五科', ['430204'])
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'desktop')
    const { draftId } = (
      await bureau.client.http.POST('/api/rule-drafts', { body: { packId: 'chongqing-2023', title: '学重庆' } })
    ).data!
    await page.goto(`${stage.web.url}/desk/drafts/${draftId}`)
    const button = page.getByRole('button', { name: '改为株洲市的草案' })
    await button.click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('地方规定：重庆市自用充电桩政策问答').first().waitFor()
    await sheet.getByText('平台默认，参照重庆市：重庆市自用充电桩政策问答，在本地没有强制力').first().waitFor()
    await sheet.getByText('检查没有发现错误。').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'draft-adopt')
    await page.setViewportSize(sizes.phone)
    await fitsTheScreen(page)
    await keepPicture(page, 'draft-adopt-phone')
    await page.setViewportSize(sizes.desktop)
    await sheet.getByRole('button', { name: '确定改为本地的草案' }).click()
    await saved(page, 2)
    await button.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '撤销上一步' }).click()
    await saved(page, 3)
    await button.waitFor()
    await context.close()
  }, 120_000)
})

describe('the list of drafts', () => {
  test('names a draft once, also where it has no name of its own yet', async () => {
    const bureau = await stage.web.city.body('bureau', '株洲市住建局八科', ['430204'])
    const { data } = await bureau.client.http.POST('/api/rule-drafts', { body: { packId: 'zhuzhou-draft' } })
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/drafts`)
    const row = page.locator('li.card', { has: page.locator(`a[href="/desk/drafts/${data!.draftId}"]`) })
    await row.getByText('底本：同名规则第').waitFor()
    const title = await row.getByRole('link').innerText()
    expect((await row.innerText()).split(title).length).toBe(2)
    await context.close()
  })
})

describe('the operator', () => {
  test('reads a draft of an office, and finds nothing there to write, try, copy or remove', async () => {
    const bureau = await stage.web.city.body('bureau', '株洲市住建局六科', ['430204'])
    await bureau.client.http.POST('/api/rule-drafts', { body: { packId: 'zhuzhou-draft', title: '给运维看' } })
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    const troubles = troublesOf(page)
    await page.goto(`${stage.web.url}/desk/drafts`)
    await page.getByRole('link', { name: '给运维看' }).click()
    await page.getByRole('heading', { name: '给运维看' }).waitFor()
    expect(await page.getByRole('button', { name: /新建草案|撤销上一步|删除草案|以它为底本另建一份|改为/ }).count()).toBe(0)
    expect(await page.getByRole('link', { name: '放到已有申请上试算' }).count()).toBe(0)
    const fields = page
      .locator('main')
      .getByRole('textbox')
      .or(page.locator('main').getByRole('combobox'))
      .or(page.locator('main').getByRole('spinbutton'))
    expect(await fields.count()).toBeGreaterThan(5)
    for (const field of await fields.all()) expect(await field.isDisabled()).toBe(true)
    expect(JSON.parse((await downloaded(page, '下载规则包（JSON）')).toString())).toMatchObject({ standing: 'draft' })
    expect(await barriersOf(page)).toEqual([])
    expect(troubles).toEqual([])
    await context.close()
  }, 120_000)
})
