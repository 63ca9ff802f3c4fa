import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { barriersOf, fitsTheScreen, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk } from '../helpers/desk-person.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('the page of a compound', () => {
  test('shows an owner what is missing where, how full the transformer is, and who waits; one tap joins them', async () => {
    const { city, centre, fire, company, compoundId, url } = stage.web
    const { garages } = taken(await city.operator.http.GET('/api/compounds/{compoundId}', { params: { path: { compoundId } } }))
    const [{ garageId } = { garageId: '' }] = garages
    const systems = { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'present' } as const
    taken(
      await city.operator.http.PUT('/api/compounds/{compoundId}/garages/{garageId}', {
        params: { path: { compoundId, garageId } },
        body: { name: '车库', level: 'underground', floor: -1, completedOn: null, systems, fireUnitAreaM2: null },
      }),
    )
    const requests = [await stage.web.served(), await stage.web.served(), await stage.web.served()]
    for (const { caseId } of requests) {
      const { positions } = await fire.client.read(caseId)
      if (positions.some(({ stage: name }) => name === 'assessing')) {
        await fire.client.send(caseId, { type: 'fire.report', result: 'needsRetrofit', scope: 'garage' })
      }
    }
    const official = {
      party: 'property',
      organisationId: company.organisationId,
      role: 'head',
      personal: { name: '陈经理' },
    } as const
    taken(
      await centre.client.http.POST('/api/matters', {
        params: { header: { 'idempotency-key': randomUUID() } },
        body: { kind: 'retrofit', compoundId, garageId, official },
      }),
    )
    const [mine] = requests
    const { context, page } = await stage.web.loggedIn(stage.browser, (await mine!.owner()).token)
    const found = troublesOf(page)
    await page.goto(`${url}/cases/${mine!.caseId}`)
    await page.getByRole('link', { name: '看看小区的车库和变压器' }).click()
    await page.getByRole('heading', { name: '小区要办的事' }).waitFor()
    await page.getByText('自动喷水灭火：没有').waitFor()
    await page.getByText('这里有3户因消防问题在等。').waitFor()
    await page
      .getByText(/还剩[\d.]+ kVA/)
      .first()
      .waitFor()
    await page.getByText('0户在等这件事').waitFor()
    // Of the neighbours there is a number, and no space.
    expect(await page.getByText(/A-2|A-3/).count()).toBe(0)
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: '车位A-1也等这件事' }).click()
    await page.getByText('车位A-1正在等这件事').waitFor()
    await page.reload()
    await page.getByText('1户在等这件事').waitFor()
    await keepPicture(page, 'compound-phone')
    await fitsTheScreen(page)
    expect(found).toEqual([])
    await context.close()
  })

  test('shows its company every space, and the order of the queue', async () => {
    const context = await personOn(stage.browser, 'desktop')
    const page = await context.newPage()
    const found = troublesOf(page)
    await enterDesk(page, `${stage.web.url}/desk/compounds/${stage.web.compoundId}`, stage.web.company.login)
    await page.getByRole('heading', { name: '排队次序' }).waitFor()
    await page.getByText('第3位').waitFor()
    expect(await page.getByRole('link', { name: 'A-2' }).count()).toBeGreaterThan(0)
    await keepPicture(page, 'compound-desktop')
    expect(await barriersOf(page)).toEqual([])
    await page.setViewportSize({ width: 768, height: 1024 })
    await keepPicture(page, 'compound-tablet')
    expect(found).toEqual([])
    await context.close()
  })

  test('is closed to an owner of another compound, who is told to whom it is open', async () => {
    const { city, company } = stage.web
    const elsewhere = await city.compound('430204', '别处小区', company.organisationId)
    const { owner } = await city.file(elsewhere)
    const { context, page } = await stage.web.loggedIn(stage.browser, (await owner()).token)
    await page.goto(`${stage.web.url}/compounds/${stage.web.compoundId}`)
    await page.getByText('只有在这个小区有申请的业主').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await context.close()
  })
})
