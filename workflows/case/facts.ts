import { z } from 'zod'
import { issuerKinds } from '../rules/codes.ts'

/** Id of an organisation: random, 22 signs. */
export const OrganisationId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** What is known about one of the four fire systems of a garage (GB/T 51313-2018, 6.1.6). */
const SystemFact = z.enum(['present', 'missing', 'unknown'])

/** Garage levels; `unknown` is a fact too and is treated with care, never as ground level. */
export const garageLevels = ['ground', 'underground', 'semiUnderground', 'highRise', 'unknown'] as const

/** Why a body may issue or withhold the paper, and whether it has named an inbox in which papers count as served. */
export const Issuer = z.strictObject({
  kind: z.enum(issuerKinds),
  party: z.enum(['property', 'community']),
  organisationId: z.string(),
  /** The organisation has designated its account's inbox for service (民法典 137). */
  inbox: z.boolean(),
})
/** A body that can issue the consent paper. */
export type Issuer = z.infer<typeof Issuer>

/** Result of a fire check. `passedWithGaps`: the four systems stand, some "should" requirements do not. */
export const fireResults = ['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop'] as const
/** Result of a capacity check. */
export const capacityResults = ['available', 'orderedChargingOnly', 'noCapacity'] as const

/**
 * The facts about compound, garage, transformer, space and organisations that a decision may use: copied into
 * the case at filing and by every `facts.changed`, so that replay never depends on later edits. Nothing personal.
 */
export const Facts = z.strictObject({
  /** Version of the compound's record at the time of the copy. */
  version: z.int().nonnegative(),
  district: z.string(),
  compoundId: z.string(),
  /** All possible issuers in the order of the place; empty = the centre must name one. */
  issuers: z.array(Issuer),
  centreId: z.string().nullable(),
  bureauId: z.string().nullable(),
  fireId: z.string().nullable(),
  gridId: z.string().nullable(),
  communityId: z.string().nullable(),
  garage: z.strictObject({
    garageId: z.string(),
    level: z.enum(garageLevels),
    /** Storeys below ground as a negative number; null = unknown or above ground. */
    floor: z.int().nullable(),
    completedOn: z.iso.date().nullable(),
    systems: z.strictObject({
      alarm: SystemFact,
      smokeExhaust: SystemFact,
      sprinkler: SystemFact,
      emergencyLighting: SystemFact,
    }),
    fireUnitAreaM2: z.number().positive().nullable(),
  }),
  transformer: z
    .strictObject({
      transformerId: z.string(),
      ownership: z.enum(['public', 'private', 'unknown']),
      ratedKva: z.number().positive().nullable(),
      peakKva: z.number().nonnegative().nullable(),
      /** Month of the peak measurement, YYYY-MM. */
      peakMonth: z.string().nullable(),
    })
    .nullable(),
  space: z.strictObject({
    spaceId: z.string(),
    title: z.enum(['owned', 'useRight', 'leased', 'public', 'unknown']),
    civilDefence: z.boolean(),
    mechanical: z.boolean(),
    wallOrPillar: z.boolean().nullable(),
  }),
  /** A finding of an earlier case about this garage that is still valid on the day of the copy. */
  fireFinding: z
    .strictObject({ findingId: z.string(), result: z.enum(fireResults), validUntil: z.iso.date(), upheld: z.array(z.string()) })
    .nullable(),
})
/** The facts a decision may use. */
export type Facts = z.infer<typeof Facts>

/** What the owner asks for, as far as it is not personal. */
export const RequestFacts = z.strictObject({
  right: z.enum(['owned', 'useRight', 'leased']),
  leaseMonths: z.int().positive().nullable(),
  /** Rated power of the pile in kW; 7 is the usual single-phase pile. */
  powerKw: z.number().positive().max(120),
  /** The owner lets the property company and the assessors call. */
  mayCall: z.boolean(),
})
/** What the owner asks for. */
export type RequestFacts = z.infer<typeof RequestFacts>
