import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { filed, type LivedCase } from '../../helpers/lived-case.ts'

let city: ApiCity
let lived: LivedCase
beforeAll(async () => {
  city = await openApiCity()
  lived = await filed(city)
})
afterAll(() => city.close())

interface Told {
  state: string
  recipients: { party: string; organisation: string | null; channels: string[]; why: string; heldBackUntil: string | null }[]
}
const asks = async (who: Who, event: object, language = 'zh-CN'): Promise<Told> =>
  (await city.call(who, 'POST', `/api/cases/${lived.caseId}/recipients`, { body: event, language })).json() as unknown as Told
/** What an event wrote to the outbox, or delivered at once. */
const written = (seq: number) => {
  const { connection } = city.service.database
  const of = (table: string) =>
    connection.prepare(`select notice, party, seq from ${table}`).all() as { notice: string; party: string; seq: number }[]
  return [...of('outbox'), ...of('deliveries')].filter((row) => row.seq === seq).map(({ party }) => party)
}
const version = async (): Promise<number> => (await city.client('centre').read(lived.caseId)).version

describe('before an event is sent', () => {
  test('is told who will hear of it, by which channel and why; it is what is then written, and asking records nothing', async () => {
    const event = { type: 'centre.confirmComplete' as const }
    const before = await version()
    const told = await asks('centre', event)
    expect(told.state).toBe('known')
    expect(told.recipients.length).toBeGreaterThan(0)
    expect(await version()).toBe(before)
    await lived.send('centre', event)
    expect(told.recipients.map(({ party }) => party).toSorted()).toEqual(written(before + 1).toSorted())
    expect(told.recipients.find(({ party }) => party === 'owner')).toMatchObject({ channels: ['sms'], why: expect.any(String) })
    expect((await asks('centre', event)).state).toBe('refused')
  })

  test('an answer that can be recalled says until when it waits, and a body its channels', async () => {
    const proof = await lived.upload('centre', 'serviceProof')
    const service = {
      type: 'centre.recordService' as const,
      means: 'paperHanded' as const,
      servedOn: '2026-03-02',
      evidence: [proof],
    }
    const served = await asks('centre', service)
    const issuer = served.recipients.find(({ party }) => party === 'property')
    expect(issuer).toMatchObject({ organisation: expect.stringContaining('物业'), channels: ['inbox'] })
    await lived.send('centre', service)
    const organisationId = city.places.organisations.property ?? ''
    await city.call('property', 'PUT', `/api/organisations/${organisationId}/contact`, { body: { mail: 'a@company.example.cn' } })
    const reject = { type: 'property.reject', grounds: [{ code: 'FIRE_SYSTEM_MISSING' }] }
    const answer = await asks('property', reject, 'en')
    const owner = answer.recipients.find(({ party }) => party === 'owner')
    expect(owner?.heldBackUntil).toBe('2026-03-02T01:10:00.000Z')
    const question = { type: 'centre.ask', to: 'property', words: '车库图纸在哪里' }
    const asked = await asks('centre', question)
    expect(asked.recipients.find(({ party }) => party === 'property')?.channels).toEqual(['inbox', 'mail'])
  })

  test('says that something is missing, or that it would not be taken, without a fault', async () => {
    expect(await asks('property', { type: 'property.reject' })).toEqual({ state: 'incomplete', recipients: [] })
    expect(await asks('property', { type: 'nothing.known' })).toEqual({ state: 'incomplete', recipients: [] })
    expect(await asks('property', { type: 'centre.confirmComplete' })).toEqual({ state: 'refused', recipients: [] })
  })

  test('tells nobody outside of the case', async () => {
    const body = { type: 'centre.confirmComplete' }
    for (const who of ['otherOwner', 'centreElsewhere', 'propertyNextdoor'] as const) {
      expect((await city.call(who, 'POST', `/api/cases/${lived.caseId}/recipients`, { body })).status).toBe(404)
    }
  })
})
