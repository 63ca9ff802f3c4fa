import { afterAll, beforeAll, expect, test } from 'vitest'
import { taken } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { freshKey, pdf } from '../../helpers/lived-case.ts'

/* An owner who has no phone comes to the counter: the clerk files, and everything comes and goes on paper. */

let city: ApiCity

beforeAll(async () => {
  city = await openApiCity({ spaces: 2 })
})
afterAll(async () => {
  await city.close()
})

const file = async (space: number): Promise<string> => {
  const centre = city.client('centre')
  const body = {
    kind: 'request' as const,
    spaceId: city.places.spaces[space] ?? '',
    right: 'owned' as const,
    powerKw: 7,
    personal: { name: '老王' },
  }
  const { caseId } = taken(await centre.http.POST('/api/cases', { params: { header: freshKey() }, body }))
  for (const kind of ['identity', 'spaceRight', 'spacePlanOrPhoto', 'vehicle', 'safetyUndertaking'] as const) {
    await centre.upload(caseId, kind, pdf(`${kind}.pdf`))
  }
  const signed = await centre.upload(caseId, 'other', pdf('申请表.pdf'))
  await centre.send(caseId, {
    type: 'owner.submit',
    undertaking: true,
    onBehalf: { channel: 'paper', evidence: [signed] },
  })
  return caseId
}

test('a request without a phone is filed, answered and contested on paper', async () => {
  const centre = city.client('centre')
  const caseId = await file(0)
  await centre.send(caseId, { type: 'centre.confirmComplete' })
  await city.client('property').send(caseId, { type: 'property.open' })
  await city.client('property').send(caseId, { type: 'property.reject', grounds: [{ code: 'NO_LOCAL_RULE' }] })
  const letter = await centre.upload(caseId, 'other', pdf('异议书.pdf'))
  const groundIds = (await centre.read(caseId)).grounds.map(({ groundId }) => groundId)
  await centre.send(caseId, { type: 'owner.contestGround', groundIds, onBehalf: { channel: 'paper', evidence: [letter] } })
  const seen = await centre.read(caseId)
  expect(seen.applicant).toMatchObject({ name: '老王', phone: null })
  expect(seen.positions.some(({ stage, holder }) => stage === 'opinion' && holder === 'centre')).toBe(true)
  const sheet = await city.call('centre', 'GET', `/api/cases/${caseId}/papers/trackingSheet.pdf`)
  expect(sheet.status).toBe(200)
})

test('what would be told to an owner without a phone holds nothing up', async () => {
  await file(1)
  await city.service.rounds.send()
  const { cases, differences } = verifyRecord(city.service.database.db, city.service.library)
  expect([cases, differences]).toEqual([2, []])
})
