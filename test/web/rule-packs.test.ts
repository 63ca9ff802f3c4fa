import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const fixtures = fileURLToPath(new URL('../fixtures/packs', import.meta.url))
const stage = webStage({ RULES_DIR: fixtures })

const written = JSON.parse(readFileSync(join(fixtures, 'town-switch.json'), 'utf8')) as Record<string, unknown>
const packText = (over: object): string => JSON.stringify({ ...written, ...over }, null, 2)

const goes = async (page: Page) => {
  await page.goto(`${stage.web.url}/desk`)
  await page.getByRole('link', { name: '规则施行' }).click()
  await page.getByRole('heading', { name: '规则施行', level: 1 }).waitFor()
}

const check = (page: Page) => page.getByRole('button', { name: '检查并比较' }).click()
const packInForce = () => stage.web.city.demo.service.library.packOfDistrict('430204')?.value.id

describe('the operator brings rules into force', () => {
  test('mends the mistakes line by line, sees what changes and whom it reaches, confirms, and takes it back', async () => {
    await stage.web.served()
    const before = packInForce()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
    const found = troublesOf(page)
    await goes(page)
    await page.getByText('还没有在这里登记过规则').waitFor()

    // A file with two mistakes: nothing of it is lost, and each leads to its line.
    const clocks = { propertyReply: { ...(written['clocks'] as { propertyReply: object }).propertyReply, end: 'explode' } }
    const file = join(tmpdir(), `pack-${process.pid}.json`)
    writeFileSync(file, packText({ id: 'town-new', clocks, standing: 'draft' }))
    await page.getByLabel('规则包文件').setInputFiles(file)
    await check(page)
    const faults = page.getByRole('alert').filter({ hasText: '处要改' })
    await faults
      .getByText(/第\d+行/)
      .first()
      .waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'rule-packs-faults')
    await faults
      .getByRole('button', { name: /去这一行/ })
      .first()
      .click()
    const text = page.getByLabel('规则包内容')
    const selected = await page.evaluate<string>(
      'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
    )
    expect(selected).toContain('"end": "explode"')
    await page.reload()
    expect(await text.inputValue()).toContain('"end": "explode"')
    await text.fill(packText({ id: 'town-new' }))
    await page.getByLabel('从哪一天起施行').fill('2026-03-04')
    await page.getByLabel(/430204/).check()
    await check(page)
    await page.getByText('检查通过：某镇（快办法），第1版，没有错误。').waitFor()
    const reach = page.getByRole('region', { name: '影响谁' })
    expect(await reach.innerText()).toMatch(/在办1件[\s\S]*在办的1件申请从那一天起改按新规则办理/)
    await page.getByRole('rowheader', { name: '物业答复' }).first().waitFor()

    // What was checked is what is confirmed: another day is checked again.
    await page.getByLabel('从哪一天起施行').fill('2026-03-05')
    await page.getByText('请再检查一次').waitFor()
    expect(await page.getByRole('button', { name: '登记施行' }).isDisabled()).toBe(true)
    await check(page)
    await page.getByRole('button', { name: '登记施行' }).click()
    const confirmation = page.getByRole('alert').filter({ hasText: '从2026年3月5日周四起施行' })
    expect(await confirmation.innerText()).toMatch(/在办的1件申请[\s\S]*这一天之前可以撤回/)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'rule-packs-confirm')
    await page.getByRole('button', { name: '确认施行' }).click()
    await page.getByText('已登记：《某镇（快办法）》第1版，2026年3月5日周四起施行。').waitFor()
    expect(await text.inputValue()).toBe('')
    expect(packInForce()).toBe(before)

    const all = page.getByRole('region', { name: '在这里登记过的规则' })
    await all.getByText('还没到施行日').waitFor()
    await keepPicture(page, 'rule-packs-coming')
    await all.getByRole('button', { name: /^撤回/ }).click()
    await all.getByText('改用它的区县回到原来的规则').waitFor()
    await all.getByRole('button', { name: '确认撤回' }).click()
    await all.getByText('已撤回', { exact: true }).waitFor()
    await stage.web.city.moveTo('2026-03-06T01:00:00.000Z')
    expect(packInForce()).toBe(before)
    expect(found).toEqual([])
    await context.close()
  })

  test('on a phone, in English: from today on it holds at once, without a restart, and cannot be taken back', async () => {
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'phone')
    const found = troublesOf(page)
    await goes(page)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByLabel('What the pack says').fill(packText({ id: 'town-now', inForceFrom: '2026-03-06', version: 4 }))
    await page.getByLabel(/430204/).check()
    await page.getByRole('button', { name: 'Check and compare' }).click()
    await page.getByText('Some town (quick rule), version 4, has no mistakes').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Bring into force' }).click()
    await page.getByText('can be neither taken back nor changed').waitFor()
    await page.getByRole('button', { name: 'Yes, bring it into force' }).click()
    const all = page.getByRole('region', { name: 'Rules brought into force here' })
    await all.getByText('In force', { exact: true }).waitFor()
    expect(packInForce()).toBe('town-now')
    expect(await all.getByRole('button', { name: /^Take back/ }).count()).toBe(0)
    await keepPicture(page, 'rule-packs-phone')
    // Other contents under the same version: refused where it stands.
    await page.getByLabel('What the pack says').fill(packText({ id: 'town-now', version: 4, runningCases: 'keep' }))
    await page.getByRole('button', { name: 'Check and compare' }).click()
    await page.getByText('version 4 of town-now is there with other contents').waitFor()
    // The districts can choose it from now on.
    await page.goto(`${stage.web.url}/desk/districts`)
    // The choice stands before the packs that it chooses from have come.
    await expect.poll(() => page.getByRole('combobox').first().inputValue(), { timeout: 20_000 }).toBe('town-now')
    expect(found).toEqual([])
    await context.close()
  })
})
