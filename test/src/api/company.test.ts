import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { tokenFor } from '../../../src/stories/cast-accounts.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

type Body = Awaited<ReturnType<HttpCity['body']>>

let city: HttpCity
let company: Body
let other: Body
let centre: Body
let colleague: PileClient
let colleagueId = ''
let compoundId = ''
let elsewhere = ''

beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:00:00.000Z')
  await city.district('430204', '石峰区', 'Shifeng', 'zhuzhou-2022')
  company = await city.body('property', '石峰物业', ['430204'])
  other = await city.body('property', '隔壁物业', ['430204'])
  centre = await city.body('centre', '石峰区中心', ['430204'])
  await city.body('fire', '消防', ['430204'])
  await city.body('grid', '供电', ['430204'])
  compoundId = await city.compound('430204', '响石小区', company.organisationId)
  elsewhere = await city.compound('430204', '隔壁小区', other.organisationId)
  const { organisationId } = company
  const account = { party: 'property', organisationId, login: 'second.manager', password: 'a-long-password-of-mine' } as const
  colleagueId = taken(await city.operator.http.POST('/api/accounts', { body: account })).accountId
  colleague = pileClient(city.demo.service.url, await tokenFor(city.operator, colleagueId))
})
afterAll(() => city.close())

const deskOf = async (client: PileClient): Promise<Schemas['Company']> => taken(await client.http.GET('/api/company'))
const idOf = ({ people }: Schemas['Company']): string => people.find(({ you }) => you)!.accountId
const duty = (client: PileClient, ofCompound: string, accountId: string | null) =>
  client.http.PUT('/api/company/duties/{compoundId}', {
    params: { path: { compoundId: ofCompound } },
    body: { accountId },
  })
const leave = (client: PileClient, accountId: string, body: Schemas['CompanyLeave']['leave']) =>
  client.http.PUT('/api/company/leaves/{accountId}', { params: { path: { accountId } }, body: { leave: body } })

describe('the desk of a company', () => {
  test('lists its own people and compounds, with what is open and what waits for it', async () => {
    const { caseId } = await city.file(compoundId)
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    await company.client.send(caseId, { type: 'property.open' })
    const desk = await deskOf(company.client)
    expect(desk.people.map(({ login }) => login)).toContain('second.manager')
    expect(desk.people).toHaveLength(2)
    expect(desk.compounds).toMatchObject([{ name: '响石小区', responsibleId: null, actingId: null, open: 1, withUs: 1, late: 0 }])
    expect((await deskOf(other.client)).compounds).toMatchObject([{ name: '隔壁小区', open: 0, withUs: 0 }])
  })

  test('is as of the day on which it is read', async () => {
    await city.moveTo('2026-03-20T01:00:00.000Z')
    expect((await deskOf(company.client)).compounds[0]).toMatchObject({ open: 1 })
    expect((await deskOf(company.client)).asOf).toBe('2026-03-20')
  })

  test('names who looks after a compound, and who stands in while that one is away', async () => {
    const me = idOf(await deskOf(company.client))
    expect((await duty(colleague, compoundId, me)).response.status).toBe(204)
    const acting = async () => (await deskOf(company.client)).compounds[0]
    expect(await acting()).toMatchObject({ responsibleId: me, actingId: me })
    const away = { fromOn: '2026-03-20', untilOn: '2026-03-23', deputyId: colleagueId }
    expect((await leave(colleague, me, away)).response.status).toBe(204)
    expect(await acting()).toMatchObject({ responsibleId: me, actingId: colleagueId })
    // Both away at once, each naming the other: nobody is in.
    await leave(company.client, colleagueId, { ...away, deputyId: me })
    expect(await acting()).toMatchObject({ actingId: null })
    await leave(company.client, colleagueId, null)
    await city.moveTo('2026-03-24T01:00:00.000Z')
    expect(await acting()).toMatchObject({ actingId: me })
    // It is a division of work and hides nothing.
    expect(taken(await colleague.http.GET('/api/cases')).cases).toHaveLength(1)
  })

  test('hands nothing to strangers: no compound and no person of another company', async () => {
    const stranger = idOf(await deskOf(other.client))
    expect((await duty(company.client, elsewhere, colleagueId)).response.status).toBe(404)
    expect((await duty(company.client, compoundId, stranger)).response.status).toBe(404)
    expect((await leave(company.client, stranger, null)).response.status).toBe(404)
    const away = { fromOn: '2026-03-20', untilOn: '2026-03-23', deputyId: stranger }
    expect((await leave(company.client, colleagueId, away)).response.status).toBe(404)
    expect((await leave(company.client, colleagueId, { ...away, deputyId: colleagueId })).response.status).toBe(404)
    const backwards = { fromOn: '2026-03-23', untilOn: '2026-03-20', deputyId: colleagueId }
    expect((await leave(company.client, idOf(await deskOf(company.client)), backwards)).response.status).toBe(400)
  })

  test('forgets whoever left: the compound is everybody’s again', async () => {
    await duty(company.client, compoundId, colleagueId)
    const params = { path: { accountId: colleagueId } }
    taken(await city.operator.http.POST('/api/accounts/{accountId}/disable', { params, body: {} as never }))
    const desk = await deskOf(company.client)
    expect(desk.people).toHaveLength(1)
    expect(desk.compounds[0]).toMatchObject({ responsibleId: null, actingId: null })
  })
})

describe('the own record of a company', () => {
  test('has its own answers and reasons, and nothing of another company', async () => {
    const { caseId } = await city.file(elsewhere)
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    await other.client.send(caseId, { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }] })
    await city.moveTo('2026-03-24T02:00:00.000Z')
    const recordOf = async (client: PileClient) => taken(await client.http.GET('/api/company/record'))
    const own = await recordOf(company.client)
    const theirs = await recordOf(other.client)
    expect(own.answers.time.groups[0]).toMatchObject({ n: 1, silent: 1 })
    expect(own.reasons.reasons.groups).toEqual([])
    expect(theirs.answers.time.groups[0]).toMatchObject({ n: 1, silent: 0 })
    expect(theirs.answers.time.groups[0]?.answered.find(({ kind }) => kind === 'reject')?.requests).toBe(1)
    expect(theirs.reasons.reasons.groups).toMatchObject([{ code: 'NOT_IN_CONTRACT', stated: 1 }])
    expect(JSON.stringify(own)).not.toContain(other.organisationId)
  })
})
