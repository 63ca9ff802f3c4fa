import { eq, like } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pileHolds, piles } from '../../../src/database/pile-tables.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { energised, filed, freshKey, type LivedCase, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

let city: ApiCity
/** The first request, whose pile runs; a second that is with the company. */
let built: LivedCase
let waiting: LivedCase
let pileId = ''

const get = async (who: Who, path: string) => (await city.call(who, 'GET', path)).json()
const pilesOf = async (who: Who) => (await get(who, '/api/piles'))['piles'] as { pileId: string }[]
const pile = (who: Who = 'owner', id = pileId) => city.call(who, 'GET', `/api/piles/${id}`)
const open = (who: Who, body: object) =>
  city.call(who, 'POST', '/api/cases', { body: { kind: 'operation', ...body }, headers: freshKey() })
const send = async (who: Who, caseId: unknown, body: object) =>
  city.call(who, 'POST', `/api/cases/${caseId}/events`, { body, headers: { ...freshKey(), 'if-match': '*' } })
const upload = async (path: string, who: Who, kind: string) => {
  const sent = multipart([
    { name: 'kind', value: kind },
    { name: 'file', filename: '文件.pdf', type: 'application/pdf', value: '%PDF-1.4\n%%EOF\n' },
  ])
  const answer = await city.call(who, 'POST', path, { raw: sent.body, headers: { ...sent.headers, ...freshKey() } })
  return String(answer.json()['documentId'])
}
const verified = () =>
  verifyRecord(city.service.database.db, city.service.library, { keys: city.service.keys, filesDir: city.config.filesDir })
    .differences

beforeAll(async () => {
  city = await openApiCity({ spaces: 6 })
  built = await energised(city)
  waiting = await served(city, { space: 1 })
  pileId = (await pilesOf('owner'))[0]!.pileId
})
afterAll(() => city.close())

describe('a pile', () => {
  test('is named by the request by which it came', async () => {
    expect(await get('owner', `/api/cases/${built.caseId}`)).toMatchObject({ kind: 'request', pileId })
    expect((await get('owner', `/api/cases/${waiting.caseId}`))['pileId']).toBeNull()
  })

  test('is a record of its own, written with the event that ends its request', async () => {
    expect((await pile()).json()).toMatchObject({
      state: 'inUse',
      origin: 'energised',
      powerKw: 7,
      energisedOn: '2026-03-02',
      caseId: built.caseId,
      operations: [],
      orders: [],
    })
    expect(verified()).toEqual([])
  })

  test('is seen by its owner and by those who look after its place, and by nobody else', async () => {
    for (const who of ['owner', 'property', 'community', 'centre', 'bureau', 'fire', 'grid'] as const) {
      expect([who, (await pile(who)).status]).toEqual([who, 200])
    }
    for (const who of ['otherOwner', 'propertyNextdoor', 'communityNextdoor', 'centreElsewhere', 'gridElsewhere'] as const) {
      expect([who, (await pile(who)).status]).toEqual([who, 404])
      expect([who, await pilesOf(who)]).toEqual([who, []])
    }
    expect((await pile('bureau')).json()).toMatchObject({ space: null, caseId: built.caseId })
    expect((await pile('community')).json()).toMatchObject({ caseId: null, space: { label: 'B1-001' } })
  })

  test('that was changed by hand is seen by verify', () => {
    const { db } = city.service.database
    db.update(piles).set({ state: 'removed' }).run()
    expect(verified()).toMatchObject([{ what: 'pile', detail: expect.stringContaining('state is removed') }])
    db.update(piles).set({ state: 'inUse' }).run()
  })
})

describe('a case on a pile', () => {
  let caseId = ''

  test('is opened by whoever has to do with it, and by nobody else', async () => {
    const hazard = (who: string) => ({ pileId, event: { type: `${who}.reportHazard`, kind: 'heat' } })
    expect((await open('otherOwner', hazard('owner'))).status).toBe(404)
    expect((await open('propertyNextdoor', hazard('property'))).status).toBe(404)
    expect((await open('bureau', hazard('centre'))).status).toBe(403)
    expect((await open('grid', hazard('owner'))).json()).toMatchObject({ code: 'EVENT_OF_ANOTHER_PARTY' })
    expect((await open('owner', { pileId, event: { type: 'owner.withdraw', reason: 'other' } })).status).toBe(400)
    const opened = await open('grid', hazard('grid'))
    expect(opened.json()).toMatchObject({ phase: 'inService', stages: [{ stage: 'hazardReported', holder: 'authority' }] })
    caseId = String(opened.json()['caseId'])
    expect((await open('property', hazard('property'))).json()).toMatchObject({ status: 422, code: 'PILE_CASE_OPEN' })
    expect(verified()).toEqual([])
  })

  test('H31: suspended with a document, repaired with a report, looked at again: never switched on by itself', async () => {
    expect((await send('fire', caseId, { type: 'fire.suspendPile' })).json()).toMatchObject({ code: 'PAPER_IS_NOT_A_PAPER' })
    const order = await upload(`/api/cases/${caseId}/documents`, 'fire', 'fireDocument')
    expect((await send('fire', caseId, { type: 'fire.suspendPile', evidence: [order] })).status).toBe(201)
    expect((await pile()).json()).toMatchObject({ state: 'suspended', operations: [{ caseId, closed: false }] })
    const report = await upload(`/api/cases/${caseId}/documents`, 'owner', 'thirdPartyReport')
    await send('owner', caseId, { type: 'owner.reportRepair', evidence: [report] })
    city.time.forward({ days: 14 })
    await city.service.rounds.sweep()
    await city.logInOwner('owner')
    const view = await get('owner', `/api/cases/${caseId}`)
    expect(view).toMatchObject({
      kind: 'operation',
      pileId,
      positions: [{ stage: 'suspended', step: 'rechecking', holder: 'authority' }],
      clocks: [{ name: 'pileRecheck', lateness: 'pastReference' }],
      operation: { opening: 'hazard', suspension: { by: 'fire', repaired: true, resumed: false } },
    })
    expect((await pile()).json()).toMatchObject({ state: 'suspended' })
    await send('fire', caseId, { type: 'fire.resumePile' })
    expect((await pile()).json()).toMatchObject({ state: 'inUse', operations: [{ caseId, closed: true }] })
    expect(await get('owner', `/api/cases/${caseId}`)).toMatchObject({ outcome: { outcome: 'resumed' } })
    expect(verified()).toEqual([])
  })

  test('is never counted among the requests', async () => {
    const figures = sqliteFigures(city.service.database, city.service.library)
    const kinds = ['stays', 'answers', 'clocks', 'grounds'] as const
    const rows = await figures.rows({ districts: ['430211'], before: '2027-01-01T00:00:00.000Z' }, kinds)
    const counted = new Set(kinds.flatMap((kind) => rows[kind].map((row) => row.caseId)))
    expect([counted.has(built.caseId), counted.has(caseId)]).toEqual([true, false])
  })

  test('H36: who is no neighbour is not heard about a pile, and leaves no case behind', async () => {
    const event = { type: 'community.recordComplaint', kind: 'noise', neighbour: 'none' }
    const before = (await get('owner', `/api/piles/${pileId}`))['operations']
    expect((await open('community', { pileId, event })).json()).toMatchObject({ status: 422, code: 'NOT_A_NEIGHBOUR' })
    expect((await open('communityNextdoor', { pileId, event: { ...event, neighbour: 'sameGarage' } })).status).toBe(404)
    expect((await get('owner', `/api/piles/${pileId}`))['operations']).toEqual(before)
  })

  test('H36: a neighbour is heard once, and the power stays on', async () => {
    const event = { type: 'community.recordComplaint', kind: 'route', neighbour: 'cableCrosses' }
    const opened = await open('community', { pileId, event })
    expect(opened.json()).toMatchObject({ stages: [{ stage: 'hearing', holder: 'centre' }] })
    expect((await pile()).json()).toMatchObject({ state: 'inUse' })
    await send('centre', opened.json()['caseId'], { type: 'centre.recordHearing', result: 'tolerated' })
    expect((await open('community', { pileId, event })).json()).toMatchObject({ status: 422, code: 'NEIGHBOUR_ALREADY_HEARD' })
  })

  test('H29: a pile built without an answer is put on record by its report, and disputed', async () => {
    const spaceId = city.places.spaces[4]
    const hazard = { type: 'owner.reportHazard', kind: 'heat' }
    expect((await open('owner', { spaceId, event: hazard })).status).toBe(404)
    const opened = await open('owner', { spaceId, event: { type: 'owner.reportBuilt' } })
    const id = opened.json()['caseId']
    expect(opened.json()).toMatchObject({ stages: [{ stage: 'firstFinding', holder: 'centre' }] })
    const view = await get('owner', `/api/cases/${id}`)
    expect((await pile('owner', String(view['pileId']))).json()).toMatchObject({
      origin: 'reported',
      energisedOn: null,
      state: 'inUse',
    })
    await send('property', id, { type: 'property.reportAct', act: 'cut', hazard: 'smoke' })
    const { standstills } = await city.client('centre').read(String(id))
    const { record } = standstills[0]!
    await send('centre', id, { type: 'centre.giveFirstFinding', record, result: 'disputed' })
    expect(await get('property', `/api/cases/${id}`)).toMatchObject({
      positions: [{ stage: 'coordination', holder: 'centre' }],
      standstills: [{ kind: 'built', finding: { result: 'disputed' }, acts: [{ act: 'cut', hazard: 'smoke', inTime: true }] }],
    })
    expect(verified()).toEqual([])
  })

  test('the pile goes with the space to a successor who joins', async () => {
    const opened = await open('owner', { pileId, event: { type: 'owner.transferPile', reason: 'sale' } })
    const id = opened.json()['caseId']
    const { code } = await get('owner', `/api/cases/${id}/transfer-code`)
    const personal = { name: '李四', phone: '13711110002' }
    await city.logInOwner('otherOwner')
    const body = { code, accedes: true, undertaking: true, personal }
    expect((await city.call('otherOwner', 'POST', '/api/transfers', { body, headers: freshKey() })).status).toBe(201)
    expect([(await pile('owner')).status, (await pile('otherOwner')).status]).toEqual([404, 200])
    expect(await get('otherOwner', `/api/cases/${id}`)).toMatchObject({ phase: 'closed', outcome: { outcome: 'transferred' } })
    expect(verified()).toEqual([])
  })
})

describe('融御二期: one order of the fire authority against the whole compound', () => {
  let matterId = ''
  let later: LivedCase

  const matter = (who: Who, body: object) =>
    city.call(who, 'POST', `/api/matters/${matterId}/events`, { body, headers: { ...freshKey(), 'if-match': '*' } })
  const ordered = async () => ({
    type: 'authority.orderCompound',
    remedy: 'retrofit',
    appealUntilOn: '2026-05-15',
    evidence: [await upload(`/api/matters/${matterId}/documents`, 'centre', 'fireDocument')],
  })
  /** Whether each clock of a request rests that has not run out. */
  const resting = async (lived: LivedCase): Promise<boolean[]> => {
    const clocks = (await held(lived))['clocks'] as { passedOn: string | null; paused: boolean }[]
    const running = clocks.filter(({ passedOn }) => passedOn === null)
    expect(running.length).toBeGreaterThan(0)
    return running.map(({ paused }) => paused)
  }
  const held = async (lived: LivedCase) => get('owner', `/api/cases/${lived.caseId}`)
  /** Notices of the order to owners of piles, and the outcome of the case that each speaks of. */
  const toldOfPiles = () => {
    const { outbox, cases } = tables
    const sent = city.service.database.db
      .select({ notice: outbox.notice, party: outbox.party, outcome: cases.outcome })
      .from(outbox)
      .innerJoin(cases, eq(cases.caseId, outbox.caseId))
      .where(like(outbox.notice, 'pile%Order%'))
      .all()
    return sent.map(({ notice, party, outcome }) => `${notice} ${party} ${outcome ?? 'running'}`).sort()
  }
  /** The pile that was taken over, and the one whose dispute runs. */
  const both = (notice: string) => [`${notice} owner running`, `${notice} owner transferred`]

  beforeAll(async () => {
    const { compoundId, organisations } = city.places
    const official = { party: 'property', organisationId: organisations.property, role: 'head', personal: { name: '陈经理' } }
    const body = { kind: 'order', compoundId, number: '株消〔2026〕12号', official }
    matterId = String((await city.call('centre', 'POST', '/api/matters', { body, headers: freshKey() })).json()['matterId'])
  })

  test('a company cannot make one, and none is made without its document', async () => {
    expect((await matter('property', await ordered())).json()).toMatchObject({ status: 403, code: 'MATTER_NOT_YOURS' })
    expect((await matter('centre', { ...(await ordered()), evidence: [] })).json()).toMatchObject({
      code: 'MATTER_NEEDS_DOCUMENT',
    })
    expect((await pile('otherOwner')).json()).toMatchObject({ state: 'inUse' })
  })

  test('all piles are out of service at once, with holder, remedy and appeal date', async () => {
    expect(await resting(waiting)).not.toContain(true)
    expect((await matter('centre', await ordered())).status).toBe(201)
    expect((await pile('otherOwner')).json()).toMatchObject({
      state: 'suspended',
      orders: [
        {
          matterId,
          number: '株消〔2026〕12号',
          office: { party: 'property', name: '晋合物业服务有限公司' },
          remedy: 'retrofit',
          appealUntilOn: '2026-05-15',
        },
      ],
    })
    expect(verified()).toEqual([])
  })

  test('running requests are held by it: told, shown, and without a running clock', async () => {
    await city.service.rounds.spread()
    const view = await held(waiting)
    expect(view['heldBy']).toMatchObject([{ number: '株消〔2026〕12号', remedy: 'retrofit', appealUntilOn: '2026-05-15' }])
    expect(await resting(waiting)).not.toContain(false)
    expect((await get('property', `/api/cases/${waiting.caseId}`))['heldBy']).toHaveLength(1)
  })

  test('the owner of a pile is told of it once: who took it over, and not who handed it on', async () => {
    expect(toldOfPiles()).toEqual(both('pileHeldByOrder'))
    await city.service.rounds.spread()
    expect(toldOfPiles()).toEqual(both('pileHeldByOrder'))
    expect(verified()).toEqual([])
  })

  test('a new request is taken, held from its first day, and goes on as far as anybody acts', async () => {
    later = await filed(city, { space: 2 })
    expect(await held(later)).toMatchObject({ phase: 'open', heldBy: [{ number: '株消〔2026〕12号' }] })
    expect(await resting(later)).not.toContain(false)
    expect((await send('centre', later.caseId, { type: 'centre.confirmComplete' })).status).toBe(201)
  })

  test('lifted under conditions, piles and requests go on; who must keep what by when is shown; ordered again, they rest', async () => {
    const paper = await upload(`/api/matters/${matterId}/documents`, 'centre', 'fireDocument')
    const conditions = [{ condition: 'patrol', byOn: '2026-06-30', checkedBy: 'fire' }]
    const lifts = { type: 'authority.liftOrder', conditions, evidence: [paper] }
    expect((await matter('property', lifts)).json()).toMatchObject({ status: 403, code: 'MATTER_NOT_YOURS' })
    expect((await matter('centre', lifts)).status).toBe(201)
    expect((await pile('otherOwner')).json()).toMatchObject({ state: 'inUse', orders: [] })
    await city.service.rounds.spread()
    expect((await held(waiting))['heldBy']).toEqual([])
    const seen = await get('owner', `/api/matters/${matterId}`)
    const [condition] = (seen['order'] as { lifted: { conditions: { conditionId: string }[] } }).lifted.conditions
    expect(condition).toMatchObject({ label: '定时巡查', byOn: '2026-06-30', checkedBy: 'fire', standing: 'open' })
    const conditionId = condition?.conditionId
    const photo = await upload(`/api/matters/${matterId}/documents`, 'property', 'sitePhoto')
    expect((await matter('property', { type: 'matter.reportCondition', conditionId, evidence: [photo] })).status).toBe(201)
    const looks = { type: 'matter.confirmCondition', conditionId, kept: true }
    expect((await matter('centre', looks)).json()).toMatchObject({ code: 'MATTER_NOT_THE_CHECKER' })
    expect((await matter('fire', looks)).status).toBe(201)
    expect(verified()).toEqual([])
    expect((await matter('centre', await ordered())).status).toBe(201)
    expect((await pile('otherOwner')).json()).toMatchObject({ state: 'suspended' })
    await city.service.rounds.spread()
    expect((await held(waiting))['heldBy']).toHaveLength(1)
    expect(verified()).toEqual([])
  })

  test('lifted a year later, it lets everything go on', async () => {
    city.time.set('2027-02-26T01:00:00.000Z')
    await city.service.rounds.sweep()
    await city.logInOwner('owner')
    await city.logInOwner('otherOwner')
    expect((await held(later))['heldBy']).toHaveLength(1)
    const evidence = [await upload(`/api/matters/${matterId}/documents`, 'centre', 'fireDocument')]
    expect((await matter('centre', { type: 'matter.close', result: 'done', evidence })).status).toBe(201)
    expect((await pile('otherOwner')).json()).toMatchObject({ state: 'inUse', orders: [] })
    await city.service.rounds.spread()
    const twice = (notice: string) => [...both(notice), ...both(notice)].sort()
    expect(toldOfPiles()).toEqual([...twice('pileHeldByOrder'), ...twice('pileOrderLifted')])
    const view = await held(later)
    expect(view['heldBy']).toEqual([])
    expect(await resting(later)).not.toContain(true)
    expect(verified()).toEqual([])
  })

  test('a hold that was changed by hand is seen by verify', () => {
    city.service.database.db.insert(pileHolds).values({ caseId: built.caseId, pileId, hold: 'suspended' }).run()
    expect(verified().map(({ what }) => what)).toContain('pileHolds')
  })
})
