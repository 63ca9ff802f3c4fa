import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { taken } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { freshKey, pdf } from '../../helpers/lived-case.ts'

/* "I was there" before the filing: kept with the draft, seen by its owner alone, part of the request once it is filed. */

let city: ApiCity
let caseId: string
let photo: string

const today = (): string => city.time.now().slice(0, 10)
const daysAgo = (days: number): string => Temporal.PlainDate.from(today()).subtract({ days }).toString()
const visits = () => [
  { visitId: 'one', on: daysAgo(3), at: 'property', to: 'grid', words: '让我去找供电公司', evidence: [photo] },
  { visitId: 'two', on: today(), at: 'grid', to: 'property', words: null, evidence: [] },
]
const keep = (who: 'owner' | 'otherOwner', sent: readonly object[]) =>
  city.call(who, 'PUT', `/api/cases/${caseId}/draft/visits`, { body: { visits: sent } })

beforeAll(async () => {
  city = await openApiCity({ spaces: 1 })
  const owner = city.client('owner')
  const body = {
    kind: 'request' as const,
    spaceId: city.places.spaces[0] ?? '',
    right: 'owned' as const,
    powerKw: 7,
    personal: { name: '老王', phone: '13800000009' },
  }
  caseId = taken(await owner.http.POST('/api/cases', { params: { header: freshKey() }, body })).caseId
  photo = await owner.upload(caseId, 'sitePhoto', pdf('门岗.pdf'))
})
afterAll(async () => {
  const { differences } = verifyRecord(city.service.database.db, city.service.library)
  await city.close()
  expect(differences).toEqual([])
})

describe('visits before the filing', () => {
  test('are kept with the draft of their owner and nobody else’s', async () => {
    expect((await keep('owner', visits())).status).toBe(200)
    expect((await city.client('owner').read(caseId)).keptVisits).toEqual(visits())
    expect((await keep('otherOwner', [])).status).toBe(404)
    expect((await city.client('owner').read(caseId)).keptVisits).toHaveLength(2)
  })

  test.each([
    ['on a day that has not come', { on: '2999-01-01' }],
    ['that lead from an office to itself', { to: 'property' }],
  ])('%s are refused', async (_, wrong) => {
    const [visit] = visits()
    expect((await keep('owner', [{ ...visit, ...wrong }])).json()).toMatchObject({ code: 'VALIDATION_FAILED' })
  })

  test('survive a change of what is asked for', async () => {
    const body = { right: 'owned', powerKw: 11, personal: { name: '老王', phone: '13800000009' } }
    expect((await city.call('owner', 'PUT', `/api/cases/${caseId}/draft`, { body })).status).toBe(200)
    expect((await city.client('owner').read(caseId)).keptVisits).toHaveLength(2)
  })

  test('join the request in the moment it is filed: an attempt from before, and what happened on its day', async () => {
    await city.client('owner').send(caseId, { type: 'owner.submit', undertaking: true })
    const seen = await city.client('owner').read(caseId)
    expect(seen.keptVisits).toEqual([])
    expect(seen.earlierAttempts).toMatchObject([{ on: daysAgo(3), with: 'property', kind: 'visit', result: 'sentOn' }])
    expect(seen.referrals).toMatchObject([{ from: 'grid', to: 'property', on: today() }])
    expect(seen.askingSince).toBe(daysAgo(3))
  })
})
