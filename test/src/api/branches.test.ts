import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

type Body = Awaited<ReturnType<HttpCity['body']>>

let city: HttpCity
let head: Body
let east: Body
let west: Body
let stranger: Body
let centre: Body
let eastCompound = ''
let eastCase = ''
let westCase = ''

beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:00:00.000Z')
  await city.district('430204', '石峰区', 'Shifeng', 'zhuzhou-2022')
  head = await city.body('property', '大物业总公司', ['430204'])
  east = await city.body('property', '大物业东分公司', ['430204'])
  west = await city.body('property', '大物业西分公司', ['430204'])
  stranger = await city.body('property', '别家物业', ['430204'])
  centre = await city.body('centre', '石峰区中心', ['430204'])
  await city.body('fire', '消防', ['430204'])
  await city.body('grid', '供电', ['430204'])
  eastCompound = await city.compound('430204', '东小区', east.organisationId)
  const westCompound = await city.compound('430204', '西小区', west.organisationId)
  await city.compound('430204', '别家小区', stranger.organisationId)
  const file = async (compoundId: string) => {
    const { caseId } = await city.file(compoundId)
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    return caseId
  }
  eastCase = await file(eastCompound)
  westCase = await file(westCompound)
})
afterAll(() => city.close())

const setParent = (of: Body, parent: Body | null, by: PileClient = city.operator) =>
  by.http.PUT('/api/organisations/{organisationId}/parent', {
    params: { path: { organisationId: of.organisationId } },
    body: { parentId: parent?.organisationId ?? null },
  })
const deskOf = async (client: PileClient): Promise<Schemas['Company']> => taken(await client.http.GET('/api/company'))
const casesOf = async (client: PileClient, branch?: string): Promise<string[]> =>
  taken(await client.http.GET('/api/cases', { params: { query: branch === undefined ? {} : { branch } } })).cases.map(
    ({ caseId }) => caseId,
  )
const accountOf = async (client: PileClient): Promise<string> => (await deskOf(client)).people.find(({ you }) => you)!.accountId

const reading = ['', '/events', '/account', '/papers', '/changes?seconds=1'] as const
const statusOf = async (path: string, token: string): Promise<number> => {
  const answer = await fetch(`${city.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
  await answer.body?.cancel()
  return answer.status
}

describe('before anybody says so', () => {
  test('companies of one name see nothing of each other', async () => {
    expect(await casesOf(head.client)).toEqual([])
    for (const part of reading) expect(await statusOf(`/api/cases/${eastCase}${part}`, head.token), part).toBe(404)
    expect((await deskOf(head.client)).branches).toEqual([])
  })

  test('only an operator says whose branch a company is, and only what can be', async () => {
    for (const { client } of [head, east, centre]) expect((await setParent(east, head, client)).response.status).toBe(403)
    expect((await setParent(east, east)).response.status).toBe(409)
    expect((await setParent(east, centre)).response.status).toBe(409)
    expect((await setParent(centre, head)).response.status).toBe(404)
    expect((await setParent(east, head)).response.status).toBe(204)
    expect((await setParent(west, head)).response.status).toBe(204)
    // Two levels: who has branches is nobody's branch, and a branch has none.
    expect((await setParent(head, stranger)).response.status).toBe(409)
    expect((await setParent(stranger, east)).response.status).toBe(409)
  })
})

describe('a head office', () => {
  test('has the compounds and people of all its branches before it, and its own', async () => {
    const desk = await deskOf(head.client)
    expect(desk.branches.map(({ name }) => name)).toEqual(['大物业东分公司', '大物业西分公司'])
    expect(desk.compounds.map(({ name, organisationId }) => [name, organisationId])).toEqual([
      ['东小区', east.organisationId],
      ['西小区', west.organisationId],
    ])
    expect(new Set(desk.people.map(({ organisationId }) => organisationId))).toEqual(
      new Set([head, east, west].map(({ organisationId }) => organisationId)),
    )
  })

  test('has the requests of all of them, or of one; of a company that is none of its branches, nothing', async () => {
    expect(new Set(await casesOf(head.client))).toEqual(new Set([eastCase, westCase]))
    expect(await casesOf(head.client, east.organisationId)).toEqual([eastCase])
    expect(await casesOf(head.client, head.organisationId)).toEqual([])
    expect(await casesOf(head.client, stranger.organisationId)).toEqual([])
    for (const part of reading) expect(await statusOf(`/api/cases/${eastCase}${part}`, head.token), part).toBe(200)
    expect(await statusOf(`/api/compounds/${eastCompound}/plan`, head.token)).toBe(200)
  })

  test('reads, and acts in nothing: no event, no paper, and its reading is no service', async () => {
    const seen = await head.client.read(eastCase)
    expect([seen.you, seen.overseen, seen.allowedEvents]).toEqual(['property', true, []])
    expect((await east.client.read(eastCase)).overseen).toBe(false)
    const sent = await head.client.http.POST('/api/cases/{caseId}/events', {
      params: { path: { caseId: eastCase }, header: { 'if-match': `"${seen.version}"`, 'idempotency-key': randomUUID() } },
      body: { type: 'property.approve', evidence: [] },
    })
    expect(sent.response.status).toBe(403)
    const form = new FormData()
    form.set('kind', 'consentPaper')
    form.set('file', new Blob(['%PDF-1.4 %%EOF'], { type: 'application/pdf' }), 'a.pdf')
    const upload = await fetch(`${city.url}/api/cases/${eastCase}/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${head.token}`, 'idempotency-key': randomUUID() },
      body: form,
    })
    expect(upload.status).toBe(403)
    expect((await centre.client.read(eastCase)).version).toBe(seen.version)
  })

  test('says who looks after a compound of a branch and who stands in, out of the people of that branch', async () => {
    const account = {
      party: 'property',
      organisationId: east.organisationId,
      login: 'east.two',
      password: 'a-long-password-of-mine',
    }
    const second = taken(await city.operator.http.POST('/api/accounts', { body: account as never })).accountId
    const [first, ofWest, ofHead] = await Promise.all([east, west, head].map(({ client }) => accountOf(client)))
    const duty = (accountId: string) =>
      head.client.http.PUT('/api/company/duties/{compoundId}', {
        params: { path: { compoundId: eastCompound } },
        body: { accountId },
      })
    expect((await duty(first!)).response.status).toBe(204)
    for (const accountId of [ofWest!, ofHead!]) expect((await duty(accountId)).response.status).toBe(404)
    const leave = (accountId: string, deputyId: string) =>
      head.client.http.PUT('/api/company/leaves/{accountId}', {
        params: { path: { accountId } },
        body: { leave: { fromOn: '2026-03-02', untilOn: '2026-03-06', deputyId } },
      })
    expect((await leave(first!, ofWest!)).response.status).toBe(404)
    expect((await leave(first!, second)).response.status).toBe(204)
    expect((await deskOf(east.client)).compounds).toMatchObject([{ name: '东小区', responsibleId: first, actingId: second }])
  })
})

describe('matters, piles and records of the branches', () => {
  let matterId = ''
  let pileId = ''

  beforeAll(async () => {
    const official = {
      party: 'property' as const,
      organisationId: east.organisationId,
      role: 'projectManager' as const,
      personal: { name: '东工' },
    }
    const params = { header: { 'idempotency-key': randomUUID() } }
    const plan = taken(
      await centre.client.http.GET('/api/compounds/{compoundId}/plan', { params: { path: { compoundId: eastCompound } } }),
    )
    const body = { kind: 'retrofit' as const, compoundId: eastCompound, garageId: plan.garages[0]!.garageId, official }
    matterId = taken(await centre.client.http.POST('/api/matters', { params, body })).matterId
    const owner = await city.newOwner()
    const built = { kind: 'operation' as const, spaceId: await city.space(eastCompound), event: { type: 'owner.reportBuilt' } }
    taken(await owner.http.POST('/api/cases', { params: { header: { 'idempotency-key': randomUUID() } }, body: built as never }))
    pileId = (await pilesOf(east.client))[0]!.pileId
  })

  const pilesOf = async (client: PileClient) => taken(await client.http.GET('/api/piles', { params: { query: {} } })).piles
  const mattersOf = async (client: PileClient) => taken(await client.http.GET('/api/matters', { params: { query: {} } })).matters
  const recordOf = async (client: PileClient) => taken(await client.http.GET('/api/company/record'))

  test('every route shows them to the head office and the branch, and to nobody beside', async () => {
    const table: Readonly<Record<string, readonly number[]>> = {
      [`/api/matters/${matterId}`]: [200, 200, 404, 404],
      [`/api/piles/${pileId}`]: [200, 200, 404, 404],
      [`/api/compounds/${eastCompound}/plan`]: [200, 200, 404, 404],
      '/api/company/record': [200, 200, 200, 200],
      '/api/company/notices': [200, 200, 200, 200],
    }
    const callers = [head, east, west, stranger]
    for (const [path, expected] of Object.entries(table)) {
      expect(await Promise.all(callers.map(({ token }) => statusOf(path, token))), path).toEqual(expected)
    }
    const lists = await Promise.all(
      callers.map(async ({ client }) => [(await mattersOf(client)).length, (await pilesOf(client)).length]),
    )
    expect(lists).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
      [0, 0],
    ])
  })

  test('it reads of a matter what its branch reads, the name of the official too, and acts in nothing', async () => {
    const read = async (client: PileClient) =>
      taken(await client.http.GET('/api/matters/{matterId}', { params: { path: { matterId } } }))
    const [ours, theirs] = [await read(head.client), await read(east.client)]
    expect(ours).toMatchObject({ overseen: true, allowedEvents: [], mayUpload: false, office: theirs.office })
    expect(ours.office.name).toBe('东工')
    expect([theirs.overseen, theirs.allowedEvents.length > 0]).toEqual([false, true])
    const sent = await head.client.http.POST('/api/matters/{matterId}/events', {
      params: { path: { matterId }, header: { 'if-match': '*', 'idempotency-key': randomUUID() } },
      body: { type: 'matter.report', progress: 'planned', evidence: ['A'.repeat(22)] } as never,
    })
    expect(sent.response.status).toBe(403)
    const form = new FormData()
    form.set('kind', 'minutes')
    form.set('file', new Blob(['%PDF-1.4 %%EOF'], { type: 'application/pdf' }), 'a.pdf')
    const upload = await fetch(`${city.url}/api/matters/${matterId}/documents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${head.token}`, 'idempotency-key': randomUUID() },
      body: form,
    })
    expect(upload.status).toBe(403)
    expect((await read(east.client)).version).toBe(theirs.version)
  })

  test('it opens no case on a pile of its branch', async () => {
    const [ours] = await pilesOf(head.client)
    const [theirs] = await pilesOf(east.client)
    expect(ours).toMatchObject({ pileId, overseen: true, allowedEvents: [] })
    expect([theirs?.overseen, (theirs?.allowedEvents.length ?? 0) > 0]).toEqual([false, true])
    const opened = await head.client.http.POST('/api/cases', {
      params: { header: { 'idempotency-key': randomUUID() } },
      body: { kind: 'operation', pileId, event: { type: 'property.reportHazard', kind: 'wiring' } } as never,
    })
    expect(opened.response.ok).toBe(false)
    expect((await pilesOf(east.client))[0]?.operations).toEqual(theirs?.operations)
  })

  test('it reads its record over all branches, and each beside the others: itself first, then the branches by name', async () => {
    await east.client.send(eastCase, { type: 'property.open' })
    await west.client.send(westCase, { type: 'property.open' })
    await east.client.send(eastCase, { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }] })
    await city.moveTo('2026-03-02T02:00:00.000Z')
    const record = await recordOf(head.client)
    const served = (one: Pick<typeof record, 'answers'>) => one.answers.time.groups.map(({ n, silent }) => [n, silent])
    expect(served(record)).toEqual([[2, 1]])
    expect(record.reasons.reasons.groups).toMatchObject([{ code: 'NOT_IN_CONTRACT', stated: 1 }])
    expect(record.each.map((one) => [one.name, served(one), one.notice?.open ?? null])).toEqual([
      ['大物业总公司', [], null],
      ['大物业东分公司', [[1, 0]], true],
      ['大物业西分公司', [[1, 1]], true],
    ])
    const own = await recordOf(east.client)
    expect([own.each, served(own)]).toEqual([[], [[1, 0]]])
    expect(served(record.each[1]!)).toEqual(served(own))
  })
})

describe('a branch', () => {
  test('sees itself: not its sister, not its head office', async () => {
    const own = await casesOf(east.client)
    expect([own.includes(eastCase), own.includes(westCase)]).toEqual([true, false])
    expect(await casesOf(east.client, west.organisationId)).toEqual([])
    expect(await casesOf(east.client, head.organisationId)).toEqual([])
    const desk = await deskOf(east.client)
    expect([desk.branches, desk.compounds.map(({ name }) => name)]).toEqual([[], ['东小区']])
    expect(new Set(desk.people.map(({ organisationId }) => organisationId))).toEqual(new Set([east.organisationId]))
    for (const part of reading) expect(await statusOf(`/api/cases/${westCase}${part}`, east.token), part).toBe(404)
    expect(JSON.stringify(taken(await east.client.http.GET('/api/organisations')))).not.toContain('parentId')
    const ofWest = await accountOf(west.client)
    const params = { path: { accountId: ofWest } }
    expect(
      (await east.client.http.PUT('/api/company/leaves/{accountId}', { params, body: { leave: null } })).response.status,
    ).toBe(404)
  })
})

describe('undone', () => {
  test('the head office sees the branch no more, and every change stays on record', async () => {
    expect((await setParent(east, null)).response.status).toBe(204)
    expect(await casesOf(head.client)).toEqual([westCase])
    expect(await statusOf(`/api/cases/${eastCase}`, head.token)).toBe(404)
    const params = { path: { organisationId: east.organisationId } }
    const record = taken(await city.operator.http.GET('/api/organisations/{organisationId}/parent', { params }))
    expect(record).toMatchObject({
      parentId: null,
      changes: [
        { parentId: null, parentName: null },
        { parentId: head.organisationId, parentName: '大物业总公司' },
      ],
    })
    expect(record.changes.every(({ setBy }) => setBy !== null)).toBe(true)
  })
})
