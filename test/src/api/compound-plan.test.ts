import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { energised, filed, type LivedCase } from '../../helpers/lived-case.ts'

let city: ApiCity
let lived: LivedCase
const zoneId = 'fireZone0000000000000A'

beforeAll(async () => {
  city = await openApiCity({ spaces: 5 })
  const { compoundId, garageId, spaces, transformerId } = city.places
  const { http } = city.client('operator')
  const systems = { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'unknown' } as const
  taken(
    await http.PUT('/api/compounds/{compoundId}/fire-zones/{fireZoneId}', {
      params: { path: { compoundId, fireZoneId: zoneId } },
      body: { name: '二号防火分区', garageId, systems, fireUnitAreaM2: 950 },
    }),
  )
  for (const [at, fireZoneId] of [zoneId, zoneId, null, null, null].entries()) {
    taken(
      await http.PUT('/api/compounds/{compoundId}/spaces/{spaceId}', {
        params: { path: { compoundId, spaceId: spaces[at] ?? '' } },
        body: {
          garageId,
          transformerId,
          fireZoneId,
          label: `B1-00${at + 1}`,
          title: 'owned',
          leaseUntilOn: null,
          civilDefence: false,
          mechanical: false,
          wallOrPillar: true,
        },
      }),
    )
  }
  await energised(city, { space: 2 })
  lived = await filed(city, { space: 0 })
  await lived.send('centre', { type: 'centre.confirmComplete' })
  await lived.send('fire', { type: 'fire.report', result: 'needsRetrofit', scope: 'zone' })
})
afterAll(() => city.close())

const planFor = async (client: PileClient): Promise<Schemas['CompoundPlan']> =>
  taken(await client.http.GET('/api/compounds/{compoundId}/plan', { params: { path: { compoundId: city.places.compoundId } } }))

describe('the plan of a compound', () => {
  test('says zone by zone what is missing, what was found, and how many have, ask and are held up', async () => {
    const { garages } = await planFor(city.client('property'))
    const [zone, rest] = garages[0]?.zones ?? []
    expect(zone).toMatchObject({ name: '二号防火分区', spaceCount: 2, pileCount: 0, askedCount: 1, stoppedCount: 1 })
    expect(zone?.systems.find(({ system }) => system === 'sprinkler')).toMatchObject({ fact: 'missing', factLabel: '没有' })
    expect(zone?.finding?.result).toBe('needsRetrofit')
    expect(rest).toMatchObject({ name: null, spaceCount: 3, pileCount: 1, askedCount: 0, stoppedCount: 0 })
  })

  test('gives the parts of the load of a transformer, which add up to its limit, and the sum for one more', async () => {
    const { transformers } = await planFor(city.client('grid'))
    const [transformer] = transformers
    expect(transformer).toMatchObject({ ratedKva: 630, built: 1, waiting: 1 })
    const { peakKva, builtKva, keptKva, limitKva, freeKva } = transformer!.filling!
    expect(peakKva).toBe(410)
    expect(builtKva).toBeGreaterThan(0)
    expect(limitKva).toBeCloseTo(630 * (transformer!.limitPercent / 100), 1)
    expect(peakKva + builtKva + keptKva + freeKva).toBeCloseTo(limitKva, 1)
    expect(transformer?.oneMore.sum).toContain('630千伏安')
    expect(transformer?.queue).toMatchObject([{ number: 1, space: 'B1-001', powerKw: 7, caseId: lived.caseId }])
  })

  test('shows the offices that answer every space, and an owner the own ones and only the number of others', async () => {
    const spacesOf = (plan: Schemas['CompoundPlan']) =>
      plan.garages.flatMap(({ zones }) => zones.flatMap(({ spaces }) => spaces.map(({ label }) => label)))
    expect(spacesOf(await planFor(city.client('property')))).toHaveLength(5)
    expect(spacesOf(await planFor(city.client('bureau')))).toEqual([])
    const own = await planFor(city.client('owner'))
    expect(spacesOf(own)).toEqual(['B1-001', 'B1-003'])
    expect(own.yours.map(({ space }) => space).toSorted()).toEqual(['B1-001', 'B1-003'])
    await city.logInOwner('otherOwner')
    const body = {
      spaceId: city.places.spaces[3] ?? '',
      right: 'owned' as const,
      powerKw: 7,
      personal: { name: '钱先生', phone: '13711110002' },
    }
    const other = city.client('otherOwner')
    const header = { 'idempotency-key': 'plan-test-of-another-owner' }
    const { caseId } = taken(await other.http.POST('/api/cases', { params: { header }, body }))
    expect((await city.call('otherOwner', 'GET', `/api/compounds/${city.places.compoundId}/plan`)).status).toBe(404)
    await other.send(caseId, { type: 'owner.submit', undertaking: true })
    const theirs = await planFor(other)
    expect(spacesOf(theirs)).toEqual(['B1-004'])
    expect(theirs.transformers[0]?.queue.map(({ number, space, yours }) => [number, space, yours])).toEqual([[2, 'B1-004', true]])
    expect(theirs.garages[0]?.zones[0]).toMatchObject({ askedCount: 1, stoppedCount: 1 })
    expect(JSON.stringify(theirs)).not.toContain(lived.caseId)
  })
})
