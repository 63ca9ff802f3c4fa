import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { type LivedCase, served } from '../../helpers/lived-case.ts'

/* A company that runs charging itself, over HTTP: declared per compound, shown beside its fire and capacity grounds. */

let city: ApiCity
let lived: LivedCase

const declare = (who: Who, body: object) =>
  city.call(who, 'PUT', `/api/compounds/${city.places.compoundId}/charging-interest`, { body })
const ground = async (who: Who, code: string): Promise<Schemas['Ground'] | undefined> =>
  (await city.client(who).read(lived.caseId)).grounds.find((one) => one.code === code)

beforeAll(async () => {
  city = await openApiCity({ spaces: 1 })
  lived = await served(city, { space: 0 })
  const codes = ['NO_CAPACITY_PUBLIC', 'FEE_ARREARS'] as const
  await lived.send('property', { type: 'property.reject', grounds: codes.map((code) => ({ code, evidence: [] })) })
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('what a company has to do with charging', () => {
  test('is declared by the company of the compound, and by no other; the centre names its document', async () => {
    expect((await declare('propertyNextdoor', { interest: 'ownPiles' })).status).toBe(400)
    expect((await declare('grid', { interest: 'ownPiles' })).status).toBe(403)
    const organisationId = city.places.organisations.property
    expect((await declare('centre', { interest: 'ownPiles', organisationId })).status).toBe(400)
    expect((await declare('centreElsewhere', { interest: 'ownPiles', organisationId, number: '株房〔2026〕1号' })).status).toBe(
      404,
    )
    expect(await ground('owner', 'NO_CAPACITY_PUBLIC')).toMatchObject({ interest: null })
    expect((await declare('property', { interest: 'revenueShare' })).status).toBe(201)
    expect((await declare('property', { interest: 'revenueShare' })).json()).toMatchObject({ changed: false })
  })

  test.each(['owner', 'property', 'centre'] as const)(
    'stands beside a capacity ground for the %s: a flag, no finding',
    async (who) => {
      await city.service.rounds.spread()
      expect(await ground(who, 'NO_CAPACITY_PUBLIC')).toMatchObject({
        interest: { code: 'COMMERCIAL_CONFLICT', interest: 'revenueShare', declaredBy: 'property', label: '从充电收入中分成' },
        verification: 'UNVERIFIED',
      })
      expect(await ground(who, 'FEE_ARREARS')).toMatchObject({ interest: null })
    },
  )

  test.each(['grid', 'fire', 'bureau'] as const)('is not for the %s, who decides or counts without it', async (who) => {
    expect((await ground(who, 'NO_CAPACITY_PUBLIC'))?.interest ?? null).toBeNull()
  })

  test('recorded by the centre with its document, it replaces what the company said', async () => {
    const organisationId = city.places.organisations.property
    const said = { interest: 'exclusiveContract', organisationId, number: '株市监〔2026〕7号' }
    expect((await declare('centre', said)).status).toBe(200)
    await city.service.rounds.spread()
    expect((await declare('property', { interest: 'none' })).status).toBe(400)
    expect((await ground('owner', 'NO_CAPACITY_PUBLIC'))?.interest?.text).toContain('与运营商有独家合同（区中心登记')
  })
})
