import type { InterestKind } from '../../workflows/case/facts.ts'
import type { Party } from '../../workflows/parties.ts'
import type { IssuerKind } from '../../workflows/rules/codes.ts'
import type { ChangeFault } from './faults.ts'
import type { ImportPlan, PresentPlaces } from './import/plan.ts'

/** A district and the rule pack in force there. */
export interface District {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly rulesPackId: string
}

/** A body that takes part: a company, an office, a committee. */
export interface Organisation {
  readonly organisationId: string
  readonly party: Party
  readonly kind: IssuerKind | null
  readonly name: string
  readonly creditCode: string | null
  readonly address: string | null
  /** Since when its account's inbox is designated for service; null = not. */
  readonly inboxSinceOn: string | null
  readonly districts: readonly string[]
}

/** Who issues papers for a compound, since when. Both days belong to the period. */
export interface CompoundIssuer {
  readonly organisationId: string
  readonly kind: IssuerKind
  readonly sinceOn: string
  readonly untilOn: string | null
}

/** What a property company has to do with charging in a compound. */
export interface ChargingInterest {
  readonly organisationId: string
  readonly interest: InterestKind
  /** Who said so last. What the centre recorded with a document, the company does not take back. */
  readonly declaredBy: 'property' | 'centre'
  readonly number: string | null
  readonly declaredOn: string
}

/** What is known of one fire system of a garage. */
export const systemFacts = ['present', 'missing', 'unknown'] as const
/** The four fire systems (GB/T 51313-2018, 6.1.6). */
export const fireSystems = ['alarm', 'smokeExhaust', 'sprinkler', 'emergencyLighting'] as const
/** Who owns a transformer: the grid, or a unit or developer. */
export const ownerships = ['public', 'private', 'unknown'] as const
/** By which right a space is held. */
export const titles = ['owned', 'useRight', 'leased', 'public', 'unknown'] as const

/** A garage with what is known of its fire systems. */
export interface Garage {
  readonly garageId: string
  readonly name: string
  readonly level: 'ground' | 'underground' | 'semiUnderground' | 'highRise' | 'unknown'
  readonly floor: number | null
  readonly completedOn: string | null
  readonly systems: Readonly<Record<(typeof fireSystems)[number], (typeof systemFacts)[number]>>
  readonly fireUnitAreaM2: number | null
}

/** A fire zone of a garage with what is known of its systems: a garage may have sprinklers except over a few spaces. */
export interface FireZone {
  readonly fireZoneId: string
  readonly garageId: string
  readonly name: string
  readonly systems: Garage['systems']
  readonly fireUnitAreaM2: number | null
}

/** A transformer; `public` belongs to the grid, `private` to a unit or developer. */
export interface Transformer {
  readonly transformerId: string
  readonly name: string
  readonly ownership: (typeof ownerships)[number]
  readonly ratedKva: number | null
  readonly peakKva: number | null
  readonly peakMonth: string | null
}

/** A parking space. */
export interface Space {
  readonly spaceId: string
  readonly garageId: string
  readonly transformerId: string | null
  /** The fire zone of its garage; null = not known. */
  readonly fireZoneId: string | null
  readonly label: string
  readonly title: (typeof titles)[number]
  readonly leaseUntilOn: string | null
  readonly civilDefence: boolean
  readonly mechanical: boolean
  readonly wallOrPillar: boolean | null
}

/** A compound by name, as everybody finds it. */
interface CompoundName {
  readonly compoundId: string
  readonly district: string
  readonly name: string
  readonly address: string | null
}

/** A compound without its parts. */
export interface CompoundHead extends CompoundName {
  readonly completedOn: string | null
  /** Raised by every change of the compound and its parts. */
  readonly version: number
}

/** A compound and its parts, but for the spaces, of which there are thousands. */
export interface Compound extends CompoundHead {
  readonly issuers: readonly (CompoundIssuer & { readonly name: string })[]
  readonly interests: readonly ChargingInterest[]
  readonly garages: readonly Garage[]
  readonly fireZones: readonly FireZone[]
  readonly transformers: readonly Transformer[]
  readonly spaceCount: number
}

/** A part of a list and where it goes on. */
export interface Page<T> {
  readonly found: readonly T[]
  readonly nextCursor: string | null
}

/** What was asked of a list; `text` is part of the name. */
interface NameQuery {
  readonly text: string | null
  readonly cursor: string | null
  readonly limit: number
}

/** What may be changed afterwards; a field that is left out stays. `rulesPackBefore`: what runs on until the day of another pack. */
type DistrictChange = { readonly [K in keyof Omit<District, 'code'>]?: District[K] | undefined } & {
  readonly rulesPackBefore?: string | undefined
}
/** What may be changed of an organisation; a field that is left out stays. */
export type OrganisationChange = {
  readonly [K in 'name' | 'address' | 'inboxSinceOn' | 'districts']?: Organisation[K] | undefined
}
/** What may be changed of a compound; a field that is left out stays. */
type CompoundHeadChange = { readonly [K in 'name' | 'address' | 'completedOn']?: CompoundHead[K] | undefined }

/** A change that was not made, because something in it is wrong or already taken. */
export interface Unchanged {
  readonly kind: 'wrong' | 'taken'
  readonly faults: readonly ChangeFault[]
}

/** What became of a change to a compound. `version` is that of the compound afterwards. */
export type CompoundChange =
  | { readonly kind: 'changed'; readonly version: number; readonly added: boolean }
  | { readonly kind: 'same'; readonly version: number }
  | { readonly kind: 'unknown' }
  | Unchanged

/** What became of a change to an organisation, and which compounds have other facts because of it. */
export type OrganisationOutcome =
  | { readonly kind: 'changed'; readonly organisation: Organisation; readonly compounds: readonly string[] }
  | { readonly kind: 'unknown' }
  | Unchanged

/** The districts. */
export interface DistrictStore {
  all(): Promise<District[]>
  /** False when the code is taken. */
  add(district: District): Promise<boolean>
  change(code: string, change: DistrictChange): Promise<District | null>
}

/** The organisations. A change that alters the facts of compounds raises their versions in the same transaction. */
export interface OrganisationStore {
  find(query: NameQuery & { readonly party: Party | null }): Promise<Page<Organisation>>
  read(organisationId: string): Promise<Organisation | null>
  add(organisation: Organisation, now: string): Promise<OrganisationOutcome>
  change(organisationId: string, change: OrganisationChange): Promise<OrganisationOutcome>
}

/** Requests that run in a compound: all of them, and by the id of the garage, zone, transformer or space that they lie on. */
export interface RunningThere {
  readonly running: number
  readonly parts: ReadonlyMap<string, number>
}

/** The compounds and their parts. Every change raises the version of the compound in its own transaction. */
export interface CompoundStore {
  find(query: NameQuery & { readonly district: string | null }): Promise<Page<CompoundName>>
  read(compoundId: string): Promise<Compound | null>
  spaces(compoundId: string): Promise<Space[]>
  /** The spaces with this label, one per garage at most. */
  spacesByLabel(compoundId: string, label: string): Promise<Space[]>
  /** How many requests run there, and on which of its parts: who changes a part is told first. */
  running(compoundId: string): Promise<RunningThere>
  add(compound: CompoundHead): Promise<CompoundChange>
  change(compoundId: string, change: CompoundHeadChange): Promise<CompoundChange>
  putGarage(compoundId: string, garage: Garage): Promise<CompoundChange>
  putFireZone(compoundId: string, fireZone: FireZone): Promise<CompoundChange>
  putTransformer(compoundId: string, transformer: Transformer): Promise<CompoundChange>
  putSpace(compoundId: string, space: Space): Promise<CompoundChange>
  /** A new body from a date ends the one before it on the day before. */
  putIssuer(compoundId: string, issuer: CompoundIssuer): Promise<CompoundChange>
  /** Replaces what is known of a company's interest in charging there. */
  putInterest(compoundId: string, interest: ChargingInterest): Promise<CompoundChange>
  /** Takes back a period that was recorded by mistake; its neighbours stay as they are. */
  removeIssuer(compoundId: string, issuer: Pick<CompoundIssuer, 'kind' | 'sinceOn'>): Promise<CompoundChange>
  /**
   * Reads what the compounds with these names (`nameKey`) hold, lets `plan` decide, and writes what it decided: all of it
   * or, where `plan` found faults or `write` is false, nothing. One transaction.
   */
  importPlaces(
    names: ReadonlySet<string>,
    how: { readonly write: boolean; readonly now: string },
    plan: (present: PresentPlaces) => ImportPlan,
  ): Promise<ImportPlan>
}

/** Everything about places and bodies. */
export interface Registry {
  readonly districts: DistrictStore
  readonly organisations: OrganisationStore
  readonly compounds: CompoundStore
}

/**
 * Told after the commit that the facts of a compound changed, so that running cases get a copy. It must not throw: what it
 * cannot do now it does later, by comparing the version in the case with that of the compound.
 */
export type OnCompoundChanged = (compoundId: string) => Promise<void>
