import type { ApiCity } from '../api-city.ts'
import { agreed, draftOf, filed, freshKey, linkOf, served } from '../lived-case.ts'
import type { Pool } from './pool.ts'

/** Cases in four stages, a matter, a link and a frozen month, and the ids of all of them: where a run begins. */
export const fillPool = async (city: ApiCity, pool: Pool): Promise<void> => {
  const { places } = city
  pool.learn(places)
  for (const spaceId of places.spaces) pool.know('spaceId', spaceId)
  for (const organisationId of Object.values(places.organisations)) pool.know('organisationId', organisationId)
  for (const accountId of Object.values(places.accounts)) pool.know('accountId', accountId)
  for (const [name, values] of Object.entries(named)) for (const value of values) pool.know(name, value)
  const cases = [
    await served(city, { space: 2 }),
    await filed(city, { space: 1 }),
    await agreed(city, { space: 3 }),
    await draftOf(city, { space: 0 }),
  ]
  for (const { caseId, documents } of cases) {
    pool.know('caseId', caseId)
    for (const documentId of Object.values(documents)) pool.know('documentId', documentId)
    pool.learn(await city.client('owner').read(caseId))
  }
  pool.know('token', (await linkOf(city, cases[0]?.caseId ?? '', 'property')).token)
  pool.learn((await city.call('centre', 'POST', '/api/matters', { body: matterIn(city), headers: freshKey() })).json())
  await city.service.rounds.link()
  await city.service.rounds.freeze()
}

/** Names that stand in documents for people and not in answers. */
const named = {
  district: ['430211', '430204'],
  packId: ['zhuzhou-2022', 'zhuzhou-draft', 'national-baseline'],
  month: ['2026-01', '2026-02'],
  monday: ['2026-02-23', '2026-03-02'],
}

const matterIn = ({ places }: ApiCity) => ({
  kind: 'retrofit',
  compoundId: places.compoundId,
  garageId: places.garageId,
  official: { party: 'centre', organisationId: places.organisations.centre, role: 'officer', personal: { name: '周工' } },
})
