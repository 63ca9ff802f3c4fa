import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Party } from '../../workflows/parties.ts'
import { type PileClient, pileClient, type SentEvent, taken } from '../client/client.ts'
import { randomId } from '../random-id.ts'
import type { StoryPlace } from './story.ts'

/** The parties of a story with their clients, and what only needs the place. */
export interface Cast {
  /** The client of a party; null when it has no part in the story. */
  client(party: Party): PileClient | null
  /** Time went by: the owner's session may be over and is opened anew. */
  timeWentBy(): Promise<void>
  openDraft(wish: { readonly powerKw?: number; readonly mayCall?: boolean }): Promise<string>
  answerByLink(caseId: string, party: 'property' | 'community', name: string, event: SentEvent): Promise<void>
}

/** What casting needs of the service it plays on. */
export interface CastParts {
  readonly baseUrl: string
  readonly operator: PileClient
  /** The last message to a phone: where an owner's login code is read in a demo. */
  readonly lastMessage: (phone: string) => Promise<string>
}

/** Registers the place and the bodies of a story as an operator would, gives each an account, and logs everybody in. */
export const castFor = async (parts: CastParts, place: StoryPlace): Promise<Cast> => {
  const { operator } = parts
  await ensureDistrict(operator, place)
  const offices = new Map<Party, string>()
  for (const [party, name] of officesOf(place)) offices.set(party, await ensureOffice(operator, party, name, place))
  const issuers: [string, string][] = []
  if (place.company)
    issuers.push(['propertyCompany', await newBody(operator, 'property', 'propertyCompany', place.company, place)])
  if (place.community) issuers.push(['community', await newBody(operator, 'community', 'community', place.community, place)])
  const spaceId = await buildCompound(operator, place, issuers)
  const clients = new Map<Party, PileClient>()
  for (const [party, organisationId] of offices) clients.set(party, await staffClient(parts, party, organisationId))
  for (const [kind, organisationId] of issuers) {
    const party: Party = kind === 'propertyCompany' ? 'property' : 'community'
    clients.set(party, await staffClient(parts, party, organisationId))
  }
  const phone = `138${String(randomInt(100_000_000)).padStart(8, '0')}`
  clients.set('owner', await ownerClient(parts, phone))
  const client = (party: Party): PileClient | null => clients.get(party) ?? null
  return {
    client,
    timeWentBy: async () => {
      clients.set('owner', await ownerClient(parts, phone))
    },
    openDraft: async ({ powerKw = 7, mayCall = false }) => {
      const draft = taken(
        await played(client('owner')).http.POST('/api/cases', {
          params: { header: { 'idempotency-key': randomUUID() } },
          body: { spaceId, right: 'owned', powerKw, mayCall, personal: { name: '李女士', phone, room: '5-1802' } },
        }),
      )
      return draft.caseId
    },
    answerByLink: async (caseId, party, name, event) => {
      const centre = clients.get('centre')
      if (!centre) throw new Error('a link needs a centre that makes it')
      const { url } = taken(
        await centre.http.POST('/api/cases/{caseId}/links', { params: { path: { caseId } }, body: { party, name } }),
      )
      const token = url.slice(url.lastIndexOf('/') + 1)
      const nobody = pileClient(parts.baseUrl)
      const header = { 'idempotency-key': randomUUID() }
      taken(await nobody.http.POST('/api/links/{token}', { params: { path: { token }, header }, body: event }))
    },
  }
}

const played = (client: PileClient | null): PileClient => {
  if (!client) throw new Error('a party of the story was not cast')
  return client
}

/** Offices that a district has one of. */
const officesOf = (place: StoryPlace): [Party, string][] => [
  ['centre', place.centre],
  ['bureau', `${place.district.nameZh}住房和城乡建设主管部门`],
  ['fire', `${place.district.nameZh}消防核查组`],
  ['grid', `${place.district.nameZh}供电公司`],
]

const ensureDistrict = async (operator: PileClient, { district, pack }: StoryPlace): Promise<void> => {
  const { districts } = taken(await operator.http.GET('/api/districts'))
  if (districts.some((known) => known.code === district.code)) return
  taken(await operator.http.POST('/api/districts', { body: { ...district, rulesPackId: pack } }))
}

const ensureOffice = async (operator: PileClient, party: Party, name: string, place: StoryPlace): Promise<string> => {
  const query = { party: party as 'centre' }
  const { organisations } = taken(await operator.http.GET('/api/organisations', { params: { query } }))
  const known = organisations.find((organisation) => organisation.districts.includes(place.district.code))
  return known?.organisationId ?? newBody(operator, party, null, name, place)
}

const newBody = async (
  operator: PileClient,
  party: Party,
  kind: 'propertyCompany' | 'community' | null,
  name: string,
  place: StoryPlace,
): Promise<string> => {
  const body = { party: party as 'centre', kind, name: await freeName(operator, party, name), districts: [place.district.code] }
  return taken(await operator.http.POST('/api/organisations', { body })).organisationId
}

// A story may be played again on the same service: its bodies and compound are numbered then.
const freeName = async (operator: PileClient, party: Party, name: string): Promise<string> => {
  const { organisations } = taken(
    await operator.http.GET('/api/organisations', { params: { query: { party: party as 'centre', query: name } } }),
  )
  const taken_ = organisations.map((organisation) => organisation.name)
  return numbered(name, taken_)
}

const numbered = (name: string, taken_: readonly string[]): string => {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name}（${n}）`
    if (!taken_.includes(candidate)) return candidate
  }
}

const buildCompound = async (operator: PileClient, place: StoryPlace, issuers: readonly [string, string][]) => {
  const { http } = operator
  const known = taken(
    await http.GET('/api/compounds', { params: { query: { query: place.compound, district: place.district.code } } }),
  )
  const name = numbered(
    place.compound,
    known.compounds.map((compound) => compound.name),
  )
  const made = taken(
    await http.POST('/api/compounds', { body: { district: place.district.code, name, address: null, completedOn: null } }),
  )
  const { compoundId } = made
  const [garageId, transformerId, spaceId] = [randomId(), randomId(), randomId()]
  const unknown = { alarm: 'unknown', smokeExhaust: 'unknown', sprinkler: 'unknown', emergencyLighting: 'unknown' } as const
  taken(
    await http.PUT('/api/compounds/{compoundId}/garages/{garageId}', {
      params: { path: { compoundId, garageId } },
      body: {
        name: '车库',
        level: place.garageLevel,
        floor: place.garageLevel === 'underground' ? -1 : null,
        completedOn: null,
        systems: unknown,
        fireUnitAreaM2: null,
      },
    }),
  )
  if (place.transformer) {
    const body = { name: '1号变压器', ...place.transformer, peakMonth: '2025-08' }
    taken(
      await http.PUT('/api/compounds/{compoundId}/transformers/{transformerId}', {
        params: { path: { compoundId, transformerId } },
        body,
      }),
    )
  }
  taken(
    await http.PUT('/api/compounds/{compoundId}/spaces/{spaceId}', {
      params: { path: { compoundId, spaceId } },
      body: {
        garageId,
        transformerId: place.transformer ? transformerId : null,
        label: 'A-018',
        title: 'owned',
        leaseUntilOn: null,
        civilDefence: false,
        mechanical: false,
        wallOrPillar: true,
      },
    }),
  )
  for (const [kind, organisationId] of issuers) {
    taken(
      await http.PUT('/api/compounds/{compoundId}/issuers/{kind}/{sinceOn}', {
        params: { path: { compoundId, kind: kind as 'propertyCompany', sinceOn: '2015-01-01' } },
        body: { organisationId, untilOn: null },
      }),
    )
  }
  return spaceId
}

/** An account for a body, with a machine token: sessions of a browser end within the day, a story lasts for weeks. */
const staffClient = async ({ operator, baseUrl }: CastParts, party: Party, organisationId: string): Promise<PileClient> => {
  const login = `story-${party}-${randomBytes(6).toString('hex')}`
  const password = randomBytes(18).toString('base64url')
  const body = { party: party as 'centre', organisationId, login, password }
  const { accountId } = taken(await operator.http.POST('/api/accounts', { body }))
  return pileClient(baseUrl, await tokenFor(operator, accountId))
}

/** A token for an account, made by an operator. */
export const tokenFor = async (operator: PileClient, accountId: string): Promise<string> =>
  taken(
    await operator.http.POST('/api/accounts/{accountId}/tokens', { params: { path: { accountId } }, body: { name: 'story' } }),
  ).token

const ownerClient = async ({ baseUrl, lastMessage }: CastParts, phone: string): Promise<PileClient> => {
  const nobody = pileClient(baseUrl)
  taken(await nobody.http.POST('/api/login/codes', { body: { phone } }))
  const code = /\d{6}/.exec(await lastMessage(phone))?.[0]
  if (!code) throw new Error('no login code came')
  const session = taken(await nobody.http.POST('/api/login', { body: { method: 'code', phone, code } }))
  return pileClient(baseUrl, session.token)
}
