import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('an owner with a phone', () => {
  test('looks before filing, files with photos, and follows the case; the company answers by link', async () => {
    const { city, centre, url, compoundId } = stage.web
    await city.space(compoundId)
    const context = await personOn(stage.browser, 'phone')
    const page = await context.newPage()
    const found = troublesOf(page)
    await page.goto(url)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('在自己的车位上装充电桩')
    expect(await barriersOf(page)).toEqual([])

    await page.getByRole('link', { name: '先看看能不能装' }).click()
    await page.getByLabel('小区名称').fill('响石')
    await page.getByRole('button', { name: /响石小区/ }).click()
    await page.getByRole('button', { name: '看结果' }).click()
    await page.getByText('逐项说明').waitFor()
    await page.getByText(/^\d+～\d+周$/).waitFor()
    await page.getByText('实际要多久还不知道').waitFor()
    await page.getByText('没有可靠的来源，不估价').waitFor()
    await page.getByText('看样张').first().click()
    await page.getByRole('img', { name: '身份证明的样张' }).waitFor()
    await keepPicture(page, 'precheck-phone')
    expect(await barriersOf(page)).toEqual([])

    await page.getByRole('link', { name: '去申请' }).click()
    await page.getByLabel('手机号').fill('13800001111')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByLabel('短信验证码').waitFor()
    const code = /\d{6}/.exec(await city.lastMessage('13800001111'))?.[0] ?? ''
    await page.getByLabel('短信验证码').fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()

    await page.getByLabel('小区名称').fill('响石')
    await page.getByRole('button', { name: /响石小区/ }).click()
    await page.getByLabel('车位号是多少？').fill('a-1')
    await page.getByRole('button', { name: '查找车位' }).click()
    await page.getByText('已选：A-1（车库）').waitFor()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('姓名').fill('李女士')
    expect(await page.getByLabel('手机号').inputValue()).toBe('13800001111')
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '下一步' }).click()

    await page.getByText('拍照上传材料').waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/cases\/[\w-]{22}\/draft$/)
    // The draft lies with the service: another load of the page goes on where it was.
    await page.reload()
    await page.getByText('拍照上传材料').waitFor()
    const inputs = page.locator('input[type=file]')
    await inputs.first().waitFor({ state: 'attached' })
    for (let at = 0; at < (await inputs.count()); at += 1) {
      await inputs.nth(at).setInputFiles({ name: `${at}.png`, mimeType: 'image/png', buffer: onePixel })
      await page.getByText('已上传').nth(at).waitFor()
    }
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('材料齐全。').waitFor()
    await keepPicture(page, 'filing-phone')
    // Nothing is ticked beforehand; each hand-over is agreed to by itself.
    const handOvers = page.getByRole('group', { name: '把我的信息提供给谁' })
    for (const box of await handOvers.getByRole('checkbox').all()) expect(await box.isChecked()).toBe(false)
    await handOvers.getByLabel(/石峰物业/).check()
    await handOvers.getByText('用途：审核申请、约定时间、配合施工。').waitFor()
    await handOvers.getByText('同意的全文，和不同意的影响').first().click()
    await handOvers.getByText(/我同意平台把下列信息提供给.*物业/).waitFor()
    await keepPicture(page, 'filing-hand-overs-phone')
    await page.getByText(/我承诺/).click()
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { name: '申请已提交' }).waitFor()
    await page.getByRole('link', { name: '查看进度' }).click()
    await page.getByRole('heading', { name: '办到哪里了' }).waitFor()
    expect(await page.getByText('已送达物业').isVisible()).toBe(true)
    expect(await barriersOf(page)).toEqual([])

    const caseId = new URL(page.url()).pathname.split('/')[2] ?? ''
    await centre.client.send(caseId, { type: 'centre.confirmComplete', evidence: [] })
    const { data: link } = await centre.client.http.POST('/api/cases/{caseId}/links', {
      params: { path: { caseId } },
      body: { party: 'property', name: '王经理', validDays: 30 },
    })
    const clerk = await (await personOn(stage.browser, 'phone')).newPage()
    const clerkTroubles = troublesOf(clerk)
    await clerk.goto(`${url}/link/${link?.url.split('/').at(-1)}`)
    await clerk.getByRole('button', { name: '同意安装' }).click()
    await clerk.locator('dialog input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    await clerk.getByRole('button', { name: '同意，并提交盖章材料' }).waitFor()
    await keepPicture(clerk, 'link-yes-phone')
    expect(await barriersOf(clerk)).toEqual([])
    await clerk.getByRole('button', { name: '同意，并提交盖章材料' }).click()
    await clerk.getByText('已收到贵单位的答复').waitFor()

    // The minutes in which the company may recall its answer are over.
    await city.moveTo('2026-03-02T01:20:00.000Z')
    await page.reload()
    await page.locator('.timeline').getByText('物业同意').waitFor()
    await keepPicture(page, 'owner-case-phone')
    const own = page.getByRole('region', { name: '我的个人信息' })
    await own.getByText('把我的信息提供给谁').click()
    await own.getByText(/您于2026年3月2日.*同意。/).waitFor()
    await own
      .getByText(/表示不同意，对方看不到/)
      .first()
      .waitFor()
    await own.getByRole('button', { name: /撤回同意：.*物业/ }).click()
    await own
      .getByText(/您于2026年3月2日.*撤回/)
      .first()
      .waitFor()
    await keepPicture(page, 'hand-overs-phone')
    expect(await barriersOf(page)).toEqual([])
    expect(found).toEqual([])
    expect(clerkTroubles).toEqual([])
    await context.close()
  })
})

describe('an owner who reads in large type', () => {
  test('is asked one question a screen, has it read aloud, and can go back to each', async () => {
    const { city, url, compoundId } = stage.web
    await city.space(compoundId)
    const { page, context } = await stage.web.loggedIn(stage.browser, (await city.newOwner()).token)
    await page.goto(url)
    await page.getByRole('button', { name: zh.app.elderOn }).click()
    await page.goto(`${url}/new`)
    const next = () => page.getByRole('button', { name: zh.action.next, exact: true }).click()
    const asked = () => page.locator('main form input:not([type=radio]):not([type=checkbox]), main form fieldset').count()
    await page.getByLabel(zh.precheck.compound).fill('响石')
    await page.getByRole('button', { name: /响石小区/ }).click()
    // The compound is answered: now the space is the one question.
    await page.getByLabel(zh.file.whichSpace).fill('A-1')
    expect(await asked()).toBe(1)
    await page.getByRole('button', { name: zh.file.findSpace }).click()
    await page.getByText('响石小区', { exact: true }).waitFor()
    await next()
    expect([await asked(), await page.getByLabel(zh.precheck.power).count()]).toEqual([1, 0])
    await next()
    await page.getByLabel(zh.precheck.power).waitFor()
    expect(await asked()).toBe(1)
    await page.getByRole('button', { name: zh.action.back, exact: true }).click()
    await page.getByLabel(zh.right.owned, { exact: true }).waitFor()
    await next()
    await next()
    await page.getByLabel(zh.file.name, { exact: true }).fill('李奶奶')
    expect(await asked()).toBe(1)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'elder-question')
    await next()
    await page.getByLabel(zh.login.phone).waitFor()
    expect(await asked()).toBe(1)
    await context.close()
  })

  test('photographs one paper a screen, goes back and on, and loses nothing', async () => {
    const { city, url, compoundId } = stage.web
    const spaceId = await city.space(compoundId)
    const owner = await city.newOwner()
    const { page, context } = await stage.web.loggedIn(stage.browser, owner.token)
    const found = troublesOf(page)
    const { caseId } = taken(
      await owner.http.POST('/api/cases', {
        params: { header: { 'idempotency-key': randomUUID() } },
        body: { spaceId, right: 'owned', powerKw: 7, personal: { name: '李奶奶', phone: '13800007007' } },
      }),
    )
    await page.goto(url)
    await page.getByRole('button', { name: zh.app.elderOn }).click()
    await page.goto(`${url}/cases/${caseId}/draft`)
    const photo = { name: '照片.png', mimeType: 'image/png', buffer: onePixel }
    const headings = page.locator('main section.card h2')
    const next = (name: string) => page.getByRole('button', { name, exact: true })
    await page.getByText('第1份材料，一共').waitFor()
    expect(await headings.count()).toBe(1)
    const first = await headings.innerText()
    expect(await page.getByRole('button', { name: zh.action.readAloud }).count()).toBe(1)
    expect(await page.locator('input[capture]').count()).toBe(1)
    await page.locator('input[capture]').setInputFiles([photo])
    await page.getByText(zh.file.paperThere).waitFor()
    await page.getByRole('img', { name: first }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'elder-paper')
    await next(zh.file.paperNext).click()
    await page.getByText('第2份材料').waitFor()
    const second = await headings.innerText()
    expect(second).not.toBe(first)
    await keepPicture(page, 'elder-paper-to-take')
    // Loaded again it is the same paper; the back button of the phone goes to the one before, which is still there.
    await page.reload()
    await page.getByText('第2份材料').waitFor()
    await page.goBack()
    await page.getByText('第1份材料').waitFor()
    await page.getByText(zh.file.paperThere).waitFor()
    await page.goForward()
    await page.getByText('第2份材料').waitFor()
    // The line was cut while a photo was on its way: it is sent again by one tap.
    await context.setOffline(true)
    await page.locator('input[capture]').setInputFiles([photo])
    await next(zh.file.photoSendAgain).waitFor()
    await context.setOffline(false)
    await next(zh.file.photoSendAgain).click()
    await page.getByText(zh.file.paperThere).waitFor()
    // After each tap the next paper, or the end, must stand there before it is asked which of them it is.
    const end = page.getByText(zh.file.anythingElse)
    for (let paper = 2; !(await end.isVisible()); paper += 1) {
      await next(zh.file.paperNext).or(next(zh.file.paperLater)).click()
      await page
        .getByText(`第${paper + 1}份材料`)
        .or(end)
        .first()
        .waitFor()
    }
    expect(await barriersOf(page)).toEqual([])
    await next(zh.action.next).click()
    await page.getByText(zh.file.checkTitle).waitFor()
    await keepPicture(page, 'elder-check')
    const kept = (await owner.read(caseId)).documents.map(({ label }) => label)
    expect(kept.toSorted()).toEqual([first, second].toSorted())
    expect(found.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await context.close()
  })
})
