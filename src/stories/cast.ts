import { randomInt, randomUUID } from 'node:crypto'
import type { Party } from '../../workflows/parties.ts'
import { type PileClient, pileClient, type SentEvent, taken } from '../client/client.ts'
import { type Actor, type CastParts, ownerClient, staffClient } from './cast-accounts.ts'
import { type BuiltCompound, buildCompound, ensureDistrict, ensureOffice, type Issuer, newBody, officesOf } from './cast-place.ts'
import { type Family, family, type StoryPlace } from './story.ts'

/** The parties of a story with their clients, and what only needs the place. */
export interface Cast {
  readonly families: readonly Family[]
  readonly compound: BuiltCompound
  /** The client of a party, of the first family for the owner; null when it has no part in the story. */
  client(party: Party): Actor | null
  /** Id of the body of a party. */
  organisationOf(party: Party): string
  /** The client of a family. */
  owner(index: number): Actor
  /** Where messages to a family go. */
  phone(index: number): string
  /** An owner of the compound who has no request. */
  neighbour(): PileClient
  /** Time went by: the sessions of owners may be over and are opened anew. */
  timeWentBy(): Promise<void>
  openDraft(wish: { readonly powerKw?: number; readonly mayCall?: boolean }, index?: number): Promise<string>
  answerByLink(caseId: string, party: 'property' | 'community', name: string, event: SentEvent): Promise<void>
}

/** Registers the place and the bodies of a story as an operator would, gives each an account, and logs everybody in. */
export const castFor = async (parts: CastParts, place: StoryPlace): Promise<Cast> => {
  const { operator } = parts
  const families = place.families ?? [family('李女士', '5-1802', 'A-018')]
  await ensureDistrict(operator, place)
  const bodies = new Map<Party, string>()
  for (const [party, name] of officesOf(place)) bodies.set(party, await ensureOffice(operator, party, name, place))
  const issuers = await registerIssuers(operator, place)
  for (const { party, organisationId } of issuers) bodies.set(party, organisationId)
  const onRecord = issuers.filter(({ party }) => party === 'property' || place.communityOnRecord !== false)
  const compound = await buildCompound(operator, place, families, onRecord, await parts.now())
  const offices = new Map<Party, Actor>()
  for (const [party, organisationId] of bodies) {
    if (party === 'property' && place.companyRegisters === false) continue
    offices.set(party, await staffClient(parts, party, organisationId))
  }
  const phones = [...families, null].map(() => `138${String(randomInt(100_000_000)).padStart(8, '0')}`)
  let owners: Actor[] = []
  const login = async () => {
    owners = []
    for (const phone of phones) owners.push(await ownerClient(parts, phone))
  }
  await login()
  const owner = (index: number): Actor => known(owners[index], 'an owner of the story')
  const client = (party: Party): Actor | null => (party === 'owner' ? owner(0) : (offices.get(party) ?? null))
  return {
    families,
    compound,
    client,
    organisationOf: (party) => known(bodies.get(party), party),
    owner,
    phone: (index) => known(phones[index], 'a phone'),
    neighbour: () => owner(families.length),
    timeWentBy: login,
    openDraft: async ({ powerKw = 7, mayCall = false }, index = 0) => {
      const { name, room, leaseMonths } = known(families[index], 'a family')
      const right = leaseMonths === null ? 'owned' : 'leased'
      const personal = { name, phone: known(phones[index], 'a phone'), room }
      const spaceId = known(compound.spaceIds[index], 'a space')
      const draft = taken(
        await owner(index).http.POST('/api/cases', {
          params: { header: { 'idempotency-key': randomUUID() } },
          body: { spaceId, right, leaseMonths, powerKw, mayCall, personal },
        }),
      )
      return draft.caseId
    },
    answerByLink: async (caseId, party, name, event) => {
      const centre = known(client('centre') ?? undefined, 'a centre that makes the link')
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

const registerIssuers = async (operator: PileClient, place: StoryPlace): Promise<Issuer[]> => {
  const issuers: Issuer[] = []
  const add = async (party: Issuer['party'], kind: Issuer['kind'], name: string) => {
    issuers.push({ party, kind, organisationId: await newBody(operator, party, kind, name, place) })
  }
  if (place.company) await add('property', 'propertyCompany', place.company)
  if (place.community) await add('community', 'community', place.community)
  return issuers
}

const known = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`${what} was not cast`)
  return found
}
