import { describe, expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const sizes = [
  [390, 844],
  [768, 1024],
  [1440, 900],
] as const

describe('before a company decides', () => {
  test('it reads what its stamp makes it answer for and what not, each with what that rests on', async () => {
    const { caseId } = await stage.web.served()
    const page = await (await personOn(stage.browser)).newPage()
    const found = troublesOf(page)
    await page.goto(await stage.web.companyLink(caseId))
    // While it is asked the card stands open.
    const card = page.getByRole('region', { name: '答复之前看一看' })
    const leaves = card.getByRole('listitem').filter({ hasText: '出具证明不等于放弃管理' })
    await leaves.getByText('法院裁判').waitFor()
    const elsewhere = card.getByRole('listitem').filter({ hasText: '桩由桩主管护' })
    await elsewhere.getByText('在本地没有强制力').waitFor()
    await card.getByRole('listitem').filter({ hasText: '同意送达后就有约束力' }).getByText('民法典第136条').waitFor()
    expect(await barriersOf(page)).toEqual([])
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await fitsTheScreen(page)
      await keepPicture(page, `before-deciding-${width}`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })

  test('it reads the papers of the owner, an insurance among them where there is one', async () => {
    const request = await stage.web.served()
    const page = await (await personOn(stage.browser)).newPage()
    await page.goto(await stage.web.companyLink(request.caseId))
    const card = page.getByRole('region', { name: '答复之前看一看' })
    await card.waitFor()
    expect(await card.getByText('保险单').count()).toBe(0)
    const { token } = await request.owner()
    const form = new FormData()
    form.append('kind', 'insurancePolicy')
    form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '保险单.pdf')
    const answer = await fetch(`${stage.web.url}/api/cases/${request.caseId}/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'one-policy' },
      body: form,
    })
    expect(answer.status).toBe(201)
    await page.reload()
    await card.getByRole('listitem').filter({ hasText: '保险单' }).waitFor()
    await page.context().close()
  })

  test('a yes may carry a text that is taken over and edited, and the owner reads it', async () => {
    const request = await stage.web.served()
    const page = await (await personOn(stage.browser)).newPage()
    await page.goto(await stage.web.companyLink(request.caseId))
    await page.getByRole('button', { name: '同意安装', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('范文', { exact: true }).click()
    await sheet.getByRole('button', { name: '用这段文字' }).click()
    const words = sheet.getByLabel('附言（可不填）')
    expect(await words.inputValue()).toMatch(/兹同意响石小区.*A-\d+车位安装自用充电桩/)
    await words.fill((await words.inputValue()).replace('【姓名、电话】', '陈师傅'))
    await keepPicture(page, 'approve-with-words')
    await sheet.getByRole('button', { name: '先同意，材料随后补交' }).click()
    await page.getByText('对方还没有收到').waitFor()
    // It has answered: what it read before is folded, and there when it wants it.
    expect(await page.getByRole('region', { name: '答复之前看一看' }).count()).toBe(0)
    expect(await page.getByText('民法典第136条').isVisible()).toBe(false)
    await page.getByText('答复之前看一看').click()
    await page.getByText('民法典第136条').waitFor()
    const { http } = await request.owner()
    const { data } = await http.GET('/api/cases/{caseId}/events', { params: { path: { caseId: request.caseId } } })
    expect(JSON.stringify(data)).toContain('现场配合联系人：陈师傅')
    await page.context().close()
  })

  test('the grounds in front fit this garage: no public capacity on a measured transformer, and each says what is known', async () => {
    const { caseId } = await stage.web.served()
    const page = await (await personOn(stage.browser)).newPage()
    await page.goto(await stage.web.companyLink(caseId))
    await page.getByRole('button', { name: '不同意', exact: true }).click()
    const sheet = page.getByRole('dialog')
    // Nobody has looked at this underground garage: the register says so beside the ground.
    await sheet.getByRole('checkbox', { name: /车库缺少自动报警.*登记里还不清楚有没有/ }).waitFor()
    // Its title is on record and its transformer is at 65 %: neither is what fits here, both stay behind “other”.
    for (const name of ['没有车位产权或使用权证明', '公用变压器容量不足']) {
      expect(await sheet.getByText(name, { exact: true }).isVisible()).toBe(false)
    }
    await keepPicture(page, 'usual-grounds')
    await sheet.getByRole('checkbox', { name: /担心出事担责/ }).check()
    await sheet.getByRole('button', { name: '下一步' }).click()
    await sheet.getByText('范文', { exact: true }).click()
    await sheet.getByRole('button', { name: '用这段文字' }).click()
    expect(await sheet.getByLabel('补充说明（可不填）').inputValue()).toMatch(/我公司知道对这条理由通常的答复是：桩主安全承诺书/)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'ground-model-text')
    await page.context().close()
  })
})
