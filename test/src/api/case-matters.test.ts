import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiProblem, type PileClient, type Schemas, type SentEvent, taken } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type HttpCity, openHttpCity, type Request } from '../../helpers/http-city.ts'
import { pdf } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

const district = '430211'
let city: HttpCity
let centre: PileClient
let centreToken = ''
let bureau: PileClient
let fire: PileClient
let grid: PileClient
let companyId = ''
let company: PileClient
let now = Temporal.Instant.from('2026-03-02T01:30:00Z')

beforeAll(async () => {
  city = await openHttpCity(now.toString())
  await city.district(district, '天元区', 'Tianyuan', 'zhuzhou-2022')
  const office = await city.body('centre', '天元区中心', [district])
  centre = office.client
  centreToken = office.token
  bureau = (await city.body('bureau', '市住建局', [district])).client
  fire = (await city.body('fire', '消防核查', [district])).client
  grid = (await city.body('grid', '供电公司', [district])).client
  const made = await city.body('property', '晋合物业', [])
  companyId = made.organisationId
  company = made.client
})
afterAll(async () => {
  const { database, library } = city.demo.service
  expect(verifyRecord(database.db, library).differences).toEqual([])
  await city.close()
})

/** Minutes go by, and what they bring is recorded. */
const minutesPass = async (minutes = 1): Promise<void> => {
  now = now.add({ minutes })
  await city.moveTo(now.toString())
}
const until = async (day: string): Promise<void> => {
  now = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:30' }).toInstant()
  await city.moveTo(now.toString())
}
const placesOf = async (compoundId: string) => {
  const { garages, transformers } = taken(
    await city.operator.http.GET('/api/compounds/{compoundId}', { params: { path: { compoundId } } }),
  )
  return { garageId: garages[0]!.garageId, transformerId: transformers[0]!.transformerId }
}

const retrofitOf = async (compoundId: string): Promise<string> => {
  const { garageId } = await placesOf(compoundId)
  const official = { party: 'property', organisationId: companyId, role: 'head', personal: { name: '陈经理' } } as const
  const opened = taken(
    await centre.http.POST('/api/matters', {
      params: { header: { 'idempotency-key': randomUUID() } },
      body: { kind: 'retrofit', compoundId, garageId, official },
    }),
  )
  return opened.matterId
}
const onMatter = async (by: PileClient, matterId: string, body: Schemas['MatterEvent']) =>
  taken(
    await by.http.POST('/api/matters/{matterId}/events', {
      params: { path: { matterId }, header: { 'if-match': '*', 'idempotency-key': randomUUID() } },
      body,
    }),
  )
const paperOf = async (matterId: string): Promise<string> => {
  const sent = multipart([
    { name: 'kind', value: 'fireDocument' },
    { name: 'file', filename: '验收.pdf', type: 'application/pdf', value: '%PDF-1.4\n%%EOF\n' },
  ])
  const answer = await fetch(`${city.demo.service.url}/api/matters/${matterId}/documents`, {
    method: 'POST',
    headers: { ...sent.headers, authorization: `Bearer ${centreToken}`, 'idempotency-key': randomUUID() },
    body: Buffer.from(sent.body),
  })
  return ((await answer.json()) as { documentId: string }).documentId
}
const codeOf = async (sending: Promise<unknown>): Promise<string> => {
  try {
    await sending
  } catch (error) {
    if (error instanceof ApiProblem) return error.problem.code
    throw error
  }
  return 'accepted'
}
const stageOf = ({ positions }: Schemas['Case'], track: string) => positions.find((one) => one.track === track)?.stage ?? null
const waitOn = (matterId: string, track: 'fire' | 'grid' = 'fire'): SentEvent => ({ type: 'owner.waitOnMatter', track, matterId })

describe('a retrofit that six families wait for', () => {
  let compoundId = ''
  let matterId = ''
  const requests: Request[] = []
  const seen = async (by: PileClient = centre) => Promise.all(requests.map(({ caseId }) => by.read(caseId)))

  beforeAll(async () => {
    compoundId = await city.compound(district, '湘水湾', companyId)
    for (let n = 0; n < 6; n += 1) {
      await minutesPass()
      requests.push(await city.file(compoundId))
    }
    for (const { caseId } of requests) {
      await fire.send(caseId, { type: 'fire.report', result: 'needsRetrofit', scope: 'garage' })
    }
  })

  test('no matter, no waiting: without one, with one of another compound, and with one that is not there', async () => {
    const owner = await requests[0]!.owner()
    const { caseId } = requests[0]!
    const other = await retrofitOf(await city.compound(district, '隔壁花园', companyId))
    expect(await codeOf(owner.send(caseId, waitOn(other)))).toBe('MATTER_OF_ANOTHER_COMPOUND')
    expect(await codeOf(owner.send(caseId, waitOn('x'.repeat(22))))).toBe('NO_SUCH_MATTER')
    expect(stageOf(await owner.read(caseId), 'fire')).toBe('needsRetrofit')
    const nobody = centre.http.POST('/api/matters', {
      params: { header: { 'idempotency-key': randomUUID() } },
      body: { kind: 'retrofit', compoundId, garageId: (await placesOf(compoundId)).garageId },
    })
    expect(await codeOf(nobody.then(taken))).toBe('MATTER_NEEDS_OFFICIAL')
  })

  test('all wait on it: its official holds them, and each owner sees who, until when, with how many, and what it may cost', async () => {
    matterId = await retrofitOf(compoundId)
    await onMatter(company, matterId, { type: 'matter.setCost', lowYuan: 80_000, highYuan: 120_000, split: [], evidence: [] })
    for (const request of requests) await (await request.owner()).send(request.caseId, waitOn(matterId))
    const view = await (await requests[0]!.owner()).read(requests[0]!.caseId)
    expect(view.positions.find(({ track }) => track === 'fire')).toMatchObject({
      stage: 'awaitingMatter',
      holder: 'property',
      organisation: { name: '晋合物业' },
    })
    expect(view.matters).toMatchObject([
      {
        matterId,
        track: 'fire',
        label: '消防设施改造',
        waitsSince: '2026-03-02',
        office: { organisation: '晋合物业', roleLabel: '负责人' },
        report: { nextOn: '2026-04-01', standing: 'notYet' },
        result: null,
        requestsWaiting: 6,
        cost: { lowYuan: 80_000, highYuan: 120_000 },
      },
    ])
    expect(view.clocks.find(({ name }) => name === 'ownerDecision')?.paused).toBe(true)
    expect(view.nextStep.find(({ sentence }) => sentence.includes('晋合物业'))).toMatchObject({ dueOn: '2026-04-01' })
    expect(JSON.stringify(view)).not.toContain('陈经理')
    expect((await seen(bureau)).map(({ matters }) => matters[0]?.requestsWaiting)).toEqual([6, 6, 6, 6, 6, 6])
  })

  test('a report that does not come is shown to all, and listed to the centre and the bureau', async () => {
    await until('2026-04-02')
    for (const view of await seen()) {
      expect(view.matters[0]?.report).toMatchObject({ standing: 'overdue', label: '已过约定的报告日' })
      expect(view.clocks.find(({ name }) => name === 'matterReport')).toMatchObject({ passedOn: '2026-04-02' })
    }
    for (const office of [centre, bureau]) {
      const overdue = taken(await office.http.GET('/api/matters', { params: { query: { overdue: 'true' } } }))
      expect(overdue.matters.map((matter) => matter.matterId)).toContain(matterId)
      const cases = taken(
        await office.http.GET('/api/cases', { params: { query: { overdue: 'true', stage: 'awaitingMatter' } } }),
      )
      expect(cases.cases).toHaveLength(6)
    }
    await onMatter(company, matterId, { type: 'matter.report', progress: 'underWay', evidence: [] })
    await minutesPass()
    for (const view of await seen()) expect(view.matters[0]?.report).toMatchObject({ nextOn: '2026-05-02', standing: 'notYet' })
  })

  test('one stops waiting; the other five still do', async () => {
    const last = requests[5]!
    await (await last.owner()).send(last.caseId, { type: 'owner.stopWaiting', track: 'fire' })
    const views = await seen()
    expect(views.map((view) => stageOf(view, 'fire'))).toEqual([...Array(5).fill('awaitingMatter'), 'needsRetrofit'])
    expect(views[0]?.matters[0]?.requestsWaiting).toBe(5)
    await (await last.owner()).send(last.caseId, waitOn(matterId))
  })

  test('done, with its paper: all six go on, and one finding about the garage answers whoever comes next', async () => {
    const evidence = [await paperOf(matterId)]
    await onMatter(company, matterId, { type: 'matter.close', result: 'done', evidence })
    await minutesPass()
    const views = await seen()
    expect(views.map((view) => stageOf(view, 'fire'))).toEqual(Array(6).fill('assessing'))
    expect(views[0]?.positions.find(({ track }) => track === 'fire')?.holder).toBe('fire')
    const own = await (await requests[0]!.owner()).read(requests[0]!.caseId)
    expect(own.matters[0]?.result).toMatchObject({ result: 'done', label: '已完成', evidence })
    const { token } = await requests[0]!.owner()
    const path = `/api/matters/${matterId}/documents/${evidence[0]}`
    const opened = await fetch(`${city.demo.service.url}${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const paper = await fire.upload(requests[0]!.caseId, 'fireDocument', pdf('核查表.pdf'))
    await fire.send(requests[0]!.caseId, { type: 'fire.report', result: 'passed', scope: 'garage', evidence: [paper] })
    const next = await city.file(compoundId)
    const view = await centre.read(next.caseId)
    expect(view.fire).toMatchObject({ result: 'passed', source: 'reused', evidence: [paper] })
    // Whoever sees the finding opens what shows it, from the case that it answers; no other paper of the first case.
    const scan = await (await requests[0]!.owner()).upload(requests[0]!.caseId, 'spaceRight', pdf('产权证.pdf'))
    const opens = async (by: string, caseId: string, documentId: string) =>
      (
        await fetch(`${city.demo.service.url}/api/cases/${caseId}/documents/${documentId}`, {
          headers: { authorization: `Bearer ${by}` },
        })
      ).status
    const nextOwner = (await next.owner()).token
    expect(await opens(nextOwner, next.caseId, paper)).toBe(200)
    expect(await opens(nextOwner, requests[0]!.caseId, paper)).toBe(404)
    expect(await opens(token, next.caseId, paper)).toBe(404)
    expect(await opens(nextOwner, next.caseId, scan)).toBe(404)
  })
})

describe('two owners and the last place on a transformer', () => {
  let first: Request
  let second: Request

  const toCapacity = async ({ caseId }: Request) => {
    await grid.send(caseId, { type: 'grid.acceptIntake', orderNumber: '430211001' })
    await grid.send(caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' })
  }
  const finding = (result: 'available' | 'orderedChargingOnly'): SentEvent => ({
    type: 'grid.reportCapacity',
    result,
    ratedKva: 630,
    peakKva: 496,
    peakMonth: '2025-08',
  })

  beforeAll(async () => {
    const compoundId = await city.compound(district, '滨江一号', companyId)
    first = await city.file(compoundId)
    await minutesPass()
    second = await city.file(compoundId)
  })

  test('who filed first comes first, although the other is surveyed and approved before', async () => {
    await toCapacity(second)
    const beyond = { ...finding('available'), peakKva: 628 } as SentEvent
    expect(await codeOf(grid.send(second.caseId, beyond))).toBe('RESERVATION_BEYOND_RATING')
    expect(await codeOf(grid.send(second.caseId, finding('available')))).toBe('CAPACITY_CONTRADICTS_ROW')
    await grid.send(second.caseId, finding('orderedChargingOnly'))
    const { queue, transformer } = await (await second.owner()).read(second.caseId)
    expect(queue).toMatchObject({ state: 'waiting', stateLabel: '排队中', number: 2, othersWaiting: 1 })
    expect(queue?.sum).toContain('630')
    expect(transformer).toMatchObject({ ratedKva: 630, built: 0, kept: 0, waiting: 2, peakKva: 496, limitPercent: 80 })
  })

  test('the first finds room; the gauge shows it, and nobody who the other is', async () => {
    await toCapacity(first)
    await grid.send(first.caseId, finding('available'))
    const own = await (await first.owner()).read(first.caseId)
    expect(own.queue).toMatchObject({ state: 'reserved', number: null, othersWaiting: 1 })
    expect(own.transformer).toMatchObject({ kept: 1, waiting: 1, loadPercent: 79.9 })
    expect(JSON.stringify(own)).not.toContain(second.caseId)
    const others = [company, centre, bureau, grid].map(async (client) => (await client.read(first.caseId)).transformer?.kept)
    expect(await Promise.all(others)).toEqual([1, 1, 1, 1])
    expect((await fire.read(first.caseId)).queue).toBeNull()
  })

  test('its plan runs out unconfirmed, and with it the room: the second is offered it, for ten working days', async () => {
    const validUntil = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().add({ days: 20 })
    await grid.send(first.caseId, { type: 'grid.issuePlan', validUntil: validUntil.toString() })
    await until(validUntil.add({ days: 1 }).toString())
    expect((await centre.read(first.caseId)).queue).toMatchObject({ state: 'lapsed', number: null })
    const view = await (await second.owner()).read(second.caseId)
    expect(view.queue).toMatchObject({ state: 'offered', number: 1, othersWaiting: 0 })
    expect(view.clocks.find(({ name }) => name === 'freedPlace')).toMatchObject({ party: 'owner', daysLeft: 10 })
    expect(view.transformer).toMatchObject({ kept: 1, waiting: 0 })
  })

  test('the second takes it; the first asks again with its old place, and is offered what is left: ordered charging', async () => {
    const [before, owner] = [await centre.read(first.caseId), await second.owner()]
    await owner.send(second.caseId, { type: 'owner.takeFreedPlace' })
    const taking = await owner.read(second.caseId)
    expect([taking.queue?.state, stageOf(taking, 'grid')]).toEqual(['reserved', 'plan'])
    await (await first.owner()).send(first.caseId, { type: 'owner.askForPlace' })
    const asking = await centre.read(first.caseId)
    expect(asking.queue).toMatchObject({ state: 'waiting', number: 1, othersWaiting: 0, place: before.queue?.place })
    await minutesPass()
    const again = await first.owner()
    expect((await again.read(first.caseId)).queue?.state).toBe('offered')
    await again.send(first.caseId, { type: 'owner.takeFreedPlace' })
    const both = await Promise.all([first, second].map(({ caseId }) => centre.read(caseId)))
    expect(both.map(({ queue }) => queue?.state)).toEqual(['reserved', 'reserved'])
    expect(both[0]?.transformer).toMatchObject({ kept: 2, waiting: 0 })
  })
})
