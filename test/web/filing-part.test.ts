import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage({ RULES_DIR: fileURLToPath(new URL('../fixtures/packs', import.meta.url)) })

test('where the rules differ by where the pile stands, its owner is asked, and cannot file without an answer', async () => {
  const { city, company, loggedIn, url } = stage.web
  await city.district('430282', '某区', 'Some borough', 'town-by-space')
  const compoundId = await city.compound('430282', '分区花园', company.organisationId)
  const owner = await city.newOwner()
  const personal = { name: '李女士', phone: '13800000001', room: '5-1802' }
  const body = { spaceId: await city.space(compoundId), right: 'owned' as const, powerKw: 7, personal }
  const params = { header: { 'idempotency-key': randomUUID() } }
  const { caseId } = taken(await owner.http.POST('/api/cases', { params, body }))

  const { page, context } = await loggedIn(stage.browser, owner.token)
  const found = troublesOf(page)
  await page.goto(`${url}/cases/${caseId}/draft`)
  const question = page.getByRole('radiogroup', { name: '电表箱到车位的线路，会不会穿过公共墙面或者管井？' })
  const next = page.getByRole('button', { name: zh.action.next })
  const file = page.getByRole('button', { name: zh.file.submit })
  await question.waitFor()
  expect(await barriersOf(page)).toEqual([])
  await next.click()
  await page.getByText(zh.file.partMissing).waitFor()
  await page.getByRole('checkbox', { name: zh.file.undertaking }).check()
  expect(await file.isDisabled()).toBe(true)

  await page.getByRole('button', { name: zh.action.back }).click()
  await question.getByRole('radio', { name: '不会，都在自己的部分' }).check()
  // What was answered stays in this tab.
  await page.reload()
  expect(await question.getByRole('radio', { name: '不会，都在自己的部分' }).isChecked()).toBe(true)
  await next.click()
  await page.getByRole('checkbox', { name: zh.file.undertaking }).check()
  await file.click()
  await page.getByRole('heading', { name: zh.file.filed }).waitFor()
  expect((await owner.read(caseId)).consentPart).toMatchObject({ label: '不会，都在自己的部分', saidBy: 'owner' })
  expect(found).toEqual([])
  await context.close()
}, 120_000)
