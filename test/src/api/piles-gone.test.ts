import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { energised, freshKey, type LivedCase, served, surveyed } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

let city: ApiCity
/** The first pile runs; the second owner waits for a place at the same transformer. */
let built: LivedCase
let waiting: LivedCase
let pileId = ''

const get = async (who: Who, path: string) => (await city.call(who, 'GET', path)).json()
const open = async (who: Who, event: object) => {
  const body = { kind: 'operation', pileId, event }
  return String((await city.call(who, 'POST', '/api/cases', { body, headers: freshKey() })).json()['caseId'])
}
const send = (who: Who, caseId: string, body: object) =>
  city.call(who, 'POST', `/api/cases/${caseId}/events`, { body, headers: { ...freshKey(), 'if-match': '*' } })
const photo = async (who: Who, caseId: string) => {
  const sent = multipart([
    { name: 'kind', value: 'sitePhoto' },
    { name: 'file', filename: '现场.pdf', type: 'application/pdf', value: '%PDF-1.4\n%%EOF\n' },
  ])
  const headers = { ...sent.headers, ...freshKey() }
  return String(
    (await city.call(who, 'POST', `/api/cases/${caseId}/documents`, { raw: sent.body, headers })).json()['documentId'],
  )
}
const pile = () => get('owner', `/api/piles/${pileId}`)
const queue = async () => (await get('owner', `/api/cases/${waiting.caseId}`))['queue']
const verified = () =>
  verifyRecord(city.service.database.db, city.service.library, { keys: city.service.keys, filesDir: city.config.filesDir })
    .differences

beforeAll(async () => {
  city = await openApiCity({ spaces: 3 })
  built = await energised(city, { peakKva: 496 })
  waiting = await served(city, { space: 1 })
  await surveyed(waiting)
  const found = { ratedKva: 630, peakKva: 496, peakMonth: '2025-08' }
  // One finding speaks for the transformer: it may have answered already.
  if (!(await city.client('grid').read(waiting.caseId)).grid)
    await waiting.send('grid', { type: 'grid.reportCapacity', result: 'orderedChargingOnly', ...found })
  pileId = ((await get('owner', '/api/piles'))['piles'] as { pileId: string }[])[0]!.pileId
})
afterAll(() => city.close())

describe('the company tears a pile down without an answer (H29)', () => {
  let caseId = ''

  test('its owner reports it with the number of the police: it is not there, and its room is kept while it is disputed', async () => {
    expect(await queue()).toMatchObject({ state: 'waiting', number: 1 })
    caseId = await open('owner', { type: 'owner.reportRemoved', policeNumber: '株公（2026）77号' })
    await city.service.rounds.queues()
    expect([(await pile())['state'], (await queue()) as object]).toMatchObject(['removed', { state: 'waiting' }])
    expect(await get('property', `/api/cases/${caseId}`)).toMatchObject({
      standstills: [{ kind: 'removed', policeNumber: '株公（2026）77号' }],
      positions: [{ stage: 'firstFinding', holder: 'centre' }],
    })
    expect(verified()).toEqual([])
  })

  test('found disputed and settled by the company putting it back, it is in use again', async () => {
    const record = (await city.client('centre').read(caseId)).standstills[0]!.record
    await send('property', caseId, { type: 'property.reportAct', act: 'removed' })
    await send('centre', caseId, { type: 'centre.giveFirstFinding', record, result: 'disputed' })
    await send('centre', caseId, { type: 'centre.closeCoordination', track: 'main', result: 'settled' })
    expect(await get('owner', `/api/cases/${caseId}`)).toMatchObject({
      outcome: { outcome: 'settled' },
      standstills: [{ acts: [{ by: 'property', act: 'removed', hazard: null }] }],
    })
    expect((await pile())['state']).toBe('inUse')
    await city.service.rounds.queues()
    expect(await queue()).toMatchObject({ state: 'waiting', number: 1 })
    expect(verified()).toEqual([])
  })
})

describe('a pile is taken down', () => {
  test('what it drew is free for who waits, in order', async () => {
    const caseId = await open('owner', { type: 'owner.dismantlePile', reason: 'moved' })
    await city.service.rounds.queues()
    expect(await queue()).toMatchObject({ state: 'waiting' })
    await send('owner', caseId, { type: 'owner.reportDismantled', evidence: [await photo('owner', caseId)] })
    expect((await pile())['state']).toBe('removed')
    expect(verified()).toEqual([])
    await city.service.rounds.queues()
    expect(await queue()).toMatchObject({ state: 'offered' })
    const { clocks, transformer } = await city.client('owner').read(waiting.caseId)
    expect(clocks.find(({ name }) => name === 'freedPlace')).toMatchObject({ party: 'owner' })
    expect(transformer).toMatchObject({ built: 0, kept: 1 })
    expect(verified()).toEqual([])
  })

  test('nothing more is reported of it, and a new request for its space begins anew', async () => {
    const event = { type: 'owner.reportHazard', kind: 'smoke' }
    const body = { kind: 'operation', pileId, event }
    expect((await city.call('owner', 'POST', '/api/cases', { body, headers: freshKey() })).json()).toMatchObject({
      code: 'PILE_IS_REMOVED',
    })
    expect((await served(city)).caseId).not.toBe(built.caseId)
  })
})
