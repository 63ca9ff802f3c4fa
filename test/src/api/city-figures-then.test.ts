import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { energised, freshKey, type LivedCase, served } from '../../helpers/lived-case.ts'
import { multipart } from '../../helpers/multipart.ts'

/* What the bureau is told today of an evening is what it was told on that evening: matters, ledgers, piles, fees, spaces. */

let city: ApiCity
const figures = ['matters', 'forecast', 'safety', 'never', 'costs'] as const
type Told = Record<(typeof figures)[number], Record<string, unknown>>
const evenings = new Map<string, Told>()

const ask = async (asOf?: string): Promise<Told> => {
  const told = await Promise.all(
    figures.map(async (name) => {
      const answer = await city.call('bureau', 'GET', `/api/statistics/${name}${asOf ? `?asOf=${asOf}` : ''}`)
      return [name, answer.json()] as const
    }),
  )
  return Object.fromEntries(told) as Told
}
/** Ends a day of March 2026 and begins another. */
const evening = async (today: number, next: number): Promise<void> => {
  const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}`
  evenings.set(on(today), await ask())
  city.time.set(`${on(next)}T01:00:00.000Z`)
  await city.service.rounds.due()
  await city.logInOwner('owner')
}
const posted = async (who: Who, path: string, body: object) => {
  const answer = await city.call(who, 'POST', path, { body, headers: { ...freshKey(), 'if-match': '*' } })
  if (answer.status >= 300) throw new Error(answer.text)
  return answer.json()
}
const uploaded = async (who: Who, path: string, kind: string): Promise<string> => {
  const sent = multipart([
    { name: 'kind', value: kind },
    { name: 'file', filename: '现场.pdf', type: 'application/pdf', value: '%PDF-1.4\n%%EOF\n' },
  ])
  const answer = await city.call(who, 'POST', `${path}/documents`, {
    raw: sent.body,
    headers: { ...sent.headers, ...freshKey() },
  })
  return String(answer.json()['documentId'])
}
const onPile = async (event: object): Promise<string> =>
  String((await posted('owner', '/api/cases', { kind: 'operation', pileId, event }))['caseId'])

let pileId = ''
let asking: LivedCase
let waiting: LivedCase

beforeAll(async () => {
  city = await openApiCity({ spaces: 3 })
  const { garageId, compoundId, organisations } = city.places
  await energised(city)
  pileId = ((await city.call('owner', 'GET', '/api/piles')).json()['piles'] as { pileId: string }[])[0]!.pileId
  asking = await served(city, { space: 1 })
  const fee = {
    demandedBy: 'property',
    kind: 'accessFee',
    channel: 'gate',
    amountYuan: 800,
    paid: false,
    words: '门岗要八百元',
  } as const
  await asking.send('owner', { type: 'owner.reportFeeDemand', ...fee })
  await evening(2, 3)
  waiting = await served(city, { space: 2 })
  await waiting.send('fire', { type: 'fire.report', result: 'needsRetrofit', scope: 'space' })
  const official = { party: 'property', organisationId: organisations.property, role: 'head', personal: { name: '陈经理' } }
  const opened = await posted('centre', '/api/matters', { kind: 'retrofit', compoundId, garageId, official })
  const matterId = String(opened['matterId'])
  const onMatter = (event: object) => posted('property', `/api/matters/${matterId}/events`, event)
  await waiting.send('owner', { type: 'owner.waitOnMatter', track: 'fire', matterId })
  await evening(3, 4)
  await onMatter({ type: 'matter.setCost', lowYuan: 8000, highYuan: 12_000, split: [], evidence: [] })
  const record = (await city.client('owner').read(asking.caseId)).feeDemands[0]!.record
  await asking.send('owner', { type: 'owner.reportFeePaid', record, amountYuan: 500 })
  await evening(4, 5)
  await onPile({ type: 'owner.reportHazard', kind: 'smoke' })
  await asking.send('owner', { type: 'owner.withdraw', reason: 'boughtElsewhere' })
  await evening(5, 6)
  await waiting.send('owner', { type: 'owner.stopWaiting', track: 'fire' })
  await evening(6, 9)
  await onMatter({
    type: 'matter.close',
    result: 'done',
    evidence: [await uploaded('property', `/api/matters/${matterId}`, 'fireDocument')],
  })
  await evening(9, 10)
}, 120_000)
afterAll(() => city.close())

describe('the figures of the city as they stood', () => {
  test('every evening is told today as it was told then', async () => {
    for (const [day, told] of evenings) expect(await ask(day), day).toEqual(told)
  })

  test('each of them moved between the evenings, so that today’s record is not what those days were', () => {
    const days = [...evenings.values()]
    const changes = (name: (typeof figures)[number]): number =>
      new Set(days.map((told) => JSON.stringify({ ...told[name], asOf: null, knownAt: null }))).size
    for (const name of figures) expect([name, changes(name) > 1]).toEqual([name, true])
  })

  test('a matter that is closed by now held one family then', async () => {
    const held = async (day: string) => (await ask(day)).matters['matters']
    expect(await held('2026-03-02')).toMatchObject({ groups: [] })
    expect(await held('2026-03-05')).toMatchObject({
      groups: [{ waiting: 1, yuanPerFamily: { low: 8000, high: 12_000 }, openedOn: '2026-03-03' }],
    })
    expect(await held('2026-03-06')).toMatchObject({ groups: [{ waiting: 0 }] })
    expect(await held('2026-03-09')).toMatchObject({ groups: [] })
  })

  test('of a state nobody is told with what became known later', async () => {
    for (const name of ['matters', 'forecast', 'safety', 'never'])
      expect((await city.call('bureau', 'GET', `/api/statistics/${name}?asOf=2026-03-03&knownAt=2026-03-05`)).status).toBe(400)
  })
})
