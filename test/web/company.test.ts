import { describe, expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk } from '../helpers/desk-person.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('a property company with an account', () => {
  test('gives the same yes to several requests at once, each with a result of its own', async () => {
    const { company, url } = stage.web
    const requests = [await stage.web.served(), await stage.web.served(), await stage.web.served()]
    for (const { caseId } of requests) await company.client.send(caseId, { type: 'property.open' })
    const context = await personOn(stage.browser, 'desktop')
    const page = await context.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${url}/desk/batch`, company.login)
    await page.getByLabel('响石小区全部').check()
    await page.getByText('同意选中的3件').waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: onePixel })
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'batch-desktop')
    // Meanwhile a colleague has refused one of them: its yes is refused in words, the others are recorded.
    const [first] = requests
    await company.client.send(first!.caseId, { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }] })
    await page.getByRole('button', { name: '同意这3件' }).click()
    await page.getByText('已记录2件。').waitFor()
    await page.getByText('1件没有记录').waitFor()
    await page.getByRole('alert').first().waitFor()
    await keepPicture(page, 'batch-result-desktop')
    expect(await barriersOf(page)).toEqual([])
    const stages = await Promise.all(
      requests.map(
        async ({ caseId }) => (await company.client.read(caseId)).positions.find(({ track }) => track === 'consent')?.stage,
      ),
    )
    expect(stages[0]).toBe('rejected')
    const { documents } = await company.client.read(requests[1]!.caseId)
    expect(documents.map(({ kind }) => kind)).toContain('consentPaper')
    // A refusal in the middle of a batch is an answer, no fault of the page; the browser writes it down all the same.
    expect(found.filter((line) => !/412|422/.test(line))).toEqual([])
    await context.close()
  })

  test('sees all its compounds, names who looks after each, and who stands in', async () => {
    const { city, company, url, compoundId } = stage.web
    const { organisationId } = company
    const account = { party: 'property', organisationId, login: 'liu.deputy', password: 'a-long-password-of-mine' } as const
    taken(await city.operator.http.POST('/api/accounts', { body: account }))
    const context = await personOn(stage.browser, 'desktop')
    const page = await context.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${url}/desk/company`, company.login)
    await page.getByLabel('响石小区由谁负责').selectOption('liu.deputy')
    await page.getByRole('button', { name: 'liu.deputy请假' }).click()
    await page.getByRole('button', { name: '登记' }).click()
    await page.getByText(`今天由${company.login.login.toLowerCase()}代办`).waitFor()
    await page.getByRole('heading', { name: '本公司的记录' }).waitFor()
    await page.getByText('送达的申请').waitFor()
    await keepPicture(page, 'company-desktop')
    expect(await barriersOf(page)).toEqual([])
    const { compounds } = taken(await company.client.http.GET('/api/company'))
    expect(compounds.find((one) => one.compoundId === compoundId)?.actingId).not.toBeNull()
    await page.setViewportSize({ width: 390, height: 844 })
    await fitsTheScreen(page)
    await keepPicture(page, 'company-phone')

    // The inbox of whoever stands in has the compound; the condition stays in the address.
    await page.goto(`${url}/desk`)
    // The address comes first, and the box follows it.
    await page.getByLabel('只看分给我的小区').click()
    await page.waitForURL(/ours=true/)
    await page.getByRole('checkbox', { name: '只看分给我的小区', checked: true }).waitFor()
    await page
      .getByRole('link', { name: /响石小区/ })
      .first()
      .waitFor()
    expect(found).toEqual([])
    await context.close()
  })
})
