import type { Facts, Issuer, RequestFacts } from '../../workflows/case/facts.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import { documentKinds } from '../../workflows/rules/codes.ts'
import { packs } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'

/** An id of an organisation that can be read: `property-P` with the 22 signs of a real one. */
export const organisationId = (name: string): string => name.padEnd(22, '_')

/** 物业公司 P: the property company of the compound. It has not named an inbox, so it must be served. */
export const companyP: Issuer = {
  kind: 'propertyCompany',
  party: 'property',
  organisationId: organisationId('property-P'),
  inbox: false,
}

/** 社区 S: the community, second in the order of issuers. What enters its inbox is served. */
export const communityS: Issuer = {
  kind: 'community',
  party: 'community',
  organisationId: organisationId('community-S'),
  inbox: true,
}

/** 街道办: the street office, third where a test needs one. */
export const streetT: Issuer = { kind: 'street', party: 'community', organisationId: organisationId('street-T'), inbox: true }

/** The same body, with an inbox in which papers count as served. */
export const withInbox = (issuer: Issuer): Issuer => ({ ...issuer, inbox: true })

/** The same body, which must be served. */
export const withoutInbox = (issuer: Issuer): Issuer => ({ ...issuer, inbox: false })

/** A fire laboratory and a unit with its own transformer: bodies that the centre can name in place of the usual assessor. */
export const laboratoryL = organisationId('laboratory-L')

/** Bodies that the registry knows by id, as the store would find them. */
export const knownOrganisations: Readonly<Record<string, Issuer>> = Object.fromEntries(
  [companyP, communityS, streetT, { ...streetT, organisationId: laboratoryL }].map((body) => [body.organisationId, body]),
)

/** What may differ from the usual compound. */
export type Vary = Partial<Omit<Facts, 'garage' | 'space' | 'transformer'>> & {
  readonly garage?: Partial<Facts['garage']>
  readonly space?: Partial<Facts['space']>
  readonly transformer?: Partial<NonNullable<Facts['transformer']>> | null
}

/**
 * 株洲某小区地下车库: an underground garage on a private transformer (专变), company P without an inbox, community S with
 * one, district centre, bureau, fire assessor and grid company.
 */
export const undergroundGarage = ({ garage, space, transformer, ...rest }: Vary = {}): Facts => ({
  version: 1,
  district: '430204',
  compoundId: 'compound-1',
  issuers: [companyP, communityS],
  centreId: organisationId('centre-C'),
  bureauId: organisationId('bureau-B'),
  fireId: organisationId('fire-F'),
  gridId: organisationId('grid-G'),
  communityId: communityS.organisationId,
  fireZone: null,
  fireFinding: null,
  gridFinding: null,
  mattersDone: { fire: null, grid: null },
  interests: [],
  orders: [],
  ...rest,
  garage: {
    garageId: 'garage-1',
    level: 'underground',
    floor: -1,
    completedOn: '2016-05-01',
    systems: { alarm: 'present', smokeExhaust: 'present', sprinkler: 'present', emergencyLighting: 'present' },
    fireUnitAreaM2: 1800,
    ...garage,
  },
  transformer:
    transformer === null
      ? null
      : {
          transformerId: 'transformer-1',
          ownership: 'private',
          ratedKva: 630,
          peakKva: 400,
          peakMonth: '2025-08',
          ...transformer,
        },
  space: {
    spaceId: 'space-1',
    title: 'owned',
    leaseUntilOn: null,
    civilDefence: false,
    mechanical: false,
    wallOrPillar: true,
    ...space,
  },
})

/** 自有车位、7千瓦: the usual request, an own space and a 7 kW pile. */
export const sevenKilowatts: RequestFacts = { right: 'owned', leaseMonths: null, powerKw: 7, mayCall: false }

/** A document of the case; its id tells its kind, so that the player knows it as the store would. */
export const paperOf = (kind: DocumentKind, number = 1): string => `${kind}-${number}`.padEnd(22, '_')

/** The kind of a document by its id; undefined for a document that is not in the case. */
export const kindOf = (documentId: string): DocumentKind | undefined =>
  documentKinds.find((kind) => documentId.startsWith(`${kind}-`))

/** 盖章证明扫描件: a scan of the stamped consent paper. */
export const stampedPaper = { documentId: paperOf('consentPaper'), form: 'sealedScan' } as const

/** 代为出具的证明: the stamped paper of a substitute issuer. */
export const substitutePaper = { documentId: paperOf('substitutePaper'), form: 'sealedScan' } as const

type DeepPartial<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T

/** A pack in the box by its id. */
export const packNamed = (id: string): RulePack => {
  const pack = packs.get(id)
  if (!pack) throw new Error(`no rule pack ${id}`)
  return pack
}

/** A rule pack like another one but for what a test is about. Lists are replaced, objects are merged. */
export const packLike = (id: string, change: DeepPartial<RulePack>): RulePack => {
  // Merging two values of one shape, one of them partial, gives that shape.
  return merged(packNamed(id), change) as RulePack
}

const merged = (base: unknown, change: unknown): unknown => {
  if (!isRecord(base) || !isRecord(change)) return change
  const result: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(change)) result[key] = key in base ? merged(base[key], value) : value
  return result
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
