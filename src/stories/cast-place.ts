import type { Party } from '../../workflows/parties.ts'
import { type PileClient, taken } from '../client/client.ts'
import { randomId } from '../random-id.ts'
import type { Family, StoryPlace } from './story.ts'

/** A body that can issue the paper in a compound. */
export interface Issuer {
  readonly party: 'property' | 'community'
  readonly kind: 'propertyCompany' | 'community'
  readonly organisationId: string
}

/** Where the things of a compound are kept. */
export interface BuiltCompound {
  readonly compoundId: string
  /** Its name in the register. */
  readonly name: string
  readonly garageId: string
  readonly transformerId: string | null
  /** Spaces in the order of the families. */
  readonly spaceIds: readonly string[]
}

/** Offices that a district has one of. */
export const officesOf = (place: StoryPlace): [Party, string][] => [
  ['centre', place.centre],
  ['bureau', `${place.district.nameZh}住房和城乡建设主管部门`],
  ['fire', `${place.district.nameZh}消防核查组`],
  ['grid', `${place.district.nameZh}供电公司`],
]

/** Registers the district, unless it is known. */
export const ensureDistrict = async (operator: PileClient, { district, pack }: StoryPlace): Promise<void> => {
  const { districts } = taken(await operator.http.GET('/api/districts'))
  if (districts.some((known) => known.code === district.code)) return
  taken(await operator.http.POST('/api/districts', { body: { ...district, rulesPackId: pack } }))
}

/** The office of the district, registered if it is not known. */
export const ensureOffice = async (operator: PileClient, party: Party, name: string, place: StoryPlace): Promise<string> => {
  const query = { party: party as 'centre' }
  const { organisations } = taken(await operator.http.GET('/api/organisations', { params: { query } }))
  const known = organisations.find((organisation) => organisation.districts.includes(place.district.code))
  return known?.organisationId ?? newBody(operator, party, null, name, place)
}

/** Registers a body under a name that is still free: a story may be played again on the same service. */
export const newBody = async (
  operator: PileClient,
  party: Party,
  kind: Issuer['kind'] | null,
  name: string,
  place: StoryPlace,
): Promise<string> => {
  const { organisations } = taken(
    await operator.http.GET('/api/organisations', { params: { query: { party: party as 'centre', query: name } } }),
  )
  const free = numbered(
    name,
    organisations.map((organisation) => organisation.name),
  )
  const body = { party: party as 'centre', kind, name: free, districts: [place.district.code] }
  return taken(await operator.http.POST('/api/organisations', { body })).organisationId
}

/** Builds the compound of a story with its garage, transformer and spaces, and records who issues there. */
export const buildCompound = async (
  operator: PileClient,
  place: StoryPlace,
  families: readonly Family[],
  issuers: readonly Issuer[],
  now: string,
): Promise<BuiltCompound> => {
  const { compoundId, name } = await newCompound(operator, place)
  const garageId = await newGarage(operator, compoundId, place)
  const transformerId = place.transformer && (await newTransformer(operator, compoundId, place.transformer))
  const spaceIds: string[] = []
  for (const each of families) spaceIds.push(await newSpace(operator, { compoundId, garageId, transformerId }, each, now))
  for (const { kind, organisationId } of issuers) {
    taken(
      await operator.http.PUT('/api/compounds/{compoundId}/issuers/{kind}/{sinceOn}', {
        params: { path: { compoundId, kind, sinceOn: '2015-01-01' } },
        body: { organisationId, untilOn: null },
      }),
    )
  }
  return { compoundId, name, garageId, transformerId, spaceIds }
}

const newCompound = async (
  { http }: PileClient,
  { compound, district }: StoryPlace,
): Promise<Pick<BuiltCompound, 'compoundId' | 'name'>> => {
  const query = { query: compound, district: district.code }
  const { compounds } = taken(await http.GET('/api/compounds', { params: { query } }))
  const name = numbered(
    compound,
    compounds.map((known) => known.name),
  )
  const body = { district: district.code, name, address: null, completedOn: null }
  return { compoundId: taken(await http.POST('/api/compounds', { body })).compoundId, name }
}

const newGarage = async ({ http }: PileClient, compoundId: string, { garageLevel }: StoryPlace): Promise<string> => {
  const garageId = randomId()
  const systems = { alarm: 'unknown', smokeExhaust: 'unknown', sprinkler: 'unknown', emergencyLighting: 'unknown' } as const
  const floor = garageLevel === 'underground' ? -1 : null
  taken(
    await http.PUT('/api/compounds/{compoundId}/garages/{garageId}', {
      params: { path: { compoundId, garageId } },
      body: { name: '车库', level: garageLevel, floor, completedOn: null, systems, fireUnitAreaM2: null },
    }),
  )
  return garageId
}

const newTransformer = async (
  { http }: PileClient,
  compoundId: string,
  facts: NonNullable<StoryPlace['transformer']>,
): Promise<string> => {
  const transformerId = randomId()
  taken(
    await http.PUT('/api/compounds/{compoundId}/transformers/{transformerId}', {
      params: { path: { compoundId, transformerId } },
      body: { name: '1号变压器', ...facts, peakMonth: '2025-08' },
    }),
  )
  return transformerId
}

const newSpace = async (
  { http }: PileClient,
  { compoundId, garageId, transformerId }: Omit<BuiltCompound, 'spaceIds' | 'name'>,
  { space, leaseMonths, wallOrPillar }: Family,
  now: string,
): Promise<string> => {
  const spaceId = randomId()
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const leaseUntilOn = leaseMonths === null ? null : today.add({ months: leaseMonths }).toString()
  taken(
    await http.PUT('/api/compounds/{compoundId}/spaces/{spaceId}', {
      params: { path: { compoundId, spaceId } },
      body: {
        garageId,
        transformerId,
        label: space,
        title: leaseMonths === null ? 'owned' : 'leased',
        leaseUntilOn,
        civilDefence: false,
        mechanical: false,
        wallOrPillar,
      },
    }),
  )
  return spaceId
}

const numbered = (name: string, known: readonly string[]): string => {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name}（${n}）`
    if (!known.includes(candidate)) return candidate
  }
}
