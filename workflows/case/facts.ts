import { z } from 'zod'
import { matterOffices, orderRemedies } from '../matter/kinds.ts'
import { issuerKinds } from '../rules/codes.ts'

/** Id of an organisation: random, 22 signs. */
export const OrganisationId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** What is known about one of the four fire systems of a garage (GB/T 51313-2018, 6.1.6). */
const SystemFact = z.enum(['present', 'missing', 'unknown'])

/** The four fire systems of a garage or of one of its fire zones. */
const FireSystems = z.strictObject({
  alarm: SystemFact,
  smokeExhaust: SystemFact,
  sprinkler: SystemFact,
  emergencyLighting: SystemFact,
})

/** Garage levels; `unknown` is a fact too and is treated with care, never as ground level. */
export const garageLevels = ['ground', 'underground', 'semiUnderground', 'highRise', 'unknown'] as const

/** By what right a space is held, as the register has it. */
export const spaceTitles = ['owned', 'useRight', 'leased', 'public', 'unknown'] as const

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

/** What a fire check can find missing beside the four systems. */
export const gapKinds = ['fireUnitArea', 'zoning', 'extinguishers', 'signage', 'camera', 'detectors', 'separation'] as const

/** Who can look at a gap before the pile is energised. The grid is not among them: the meter is no checker (H32). */
const gapCheckers = ['fire', 'authority', 'centre'] as const

/** A gap of a fire finding, with who looks at it before the pile is energised and when again (H32). */
export const FireGap = z
  .strictObject({
    gap: z.enum(gapKinds),
    checkedBy: z.enum(gapCheckers).default('fire').describe('Who looks at it before the pile is energised.'),
    againMonths: z.int().positive().max(120).nullable().default(null).describe('Months after which it is looked at again.'),
  })
  .meta({ id: 'FireGap', description: 'Something a fire check found missing that does not bar the pile.' })
/** A gap of a fire finding. */
export type FireGap = z.infer<typeof FireGap>

/** What a finding about fire safety can speak of: a garage may differ from zone to zone, a zone from space to space. */
export const fireScopes = ['space', 'zone', 'garage'] as const

/** Result of a fire check. `passedWithGaps`: the four systems stand, some "should" requirements do not. */
export const fireResults = ['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop'] as const
/** Result of a capacity check. */
export const capacityResults = ['available', 'orderedChargingOnly', 'noCapacity'] as const

/** What a property company has to do with charging in a compound, beside its service. */
export const interestKinds = ['none', 'ownPiles', 'revenueShare', 'exclusiveContract'] as const
/** What a property company has to do with charging in a compound. */
export type InterestKind = (typeof interestKinds)[number]

/** The figures a finding on capacity rests on. */
const MeasuredLoad = z.strictObject({
  ratedKva: z.number().positive(),
  peakKva: z.number().nonnegative(),
  /** Month of the peak measurement, YYYY-MM. */
  peakMonth: z.string(),
  sparePiles: z.int().nonnegative().nullable(),
})
/** The figures a finding on capacity rests on. */
export type MeasuredLoad = z.infer<typeof MeasuredLoad>

/** What an earlier finding keeps of its own where it answers another request: its day, its documents, what it looked at. */
const firstHand = {
  foundOn: z.iso.date().optional(),
  evidence: z.array(z.string()).optional(),
  examined: z.array(z.string()).optional(),
}

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
    systems: FireSystems,
    fireUnitAreaM2: z.number().positive().nullable(),
  }),
  /** The fire zone the space lies in, where the register knows it: a garage may have sprinklers except over a few spaces. */
  fireZone: z
    .strictObject({ fireZoneId: z.string(), systems: FireSystems, fireUnitAreaM2: z.number().positive().nullable() })
    .nullable()
    .default(null),
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
    title: z.enum(spaceTitles),
    /** Last day of the lease under which the space is held, as the register has it. */
    leaseUntilOn: z.iso.date().nullable(),
    civilDefence: z.boolean(),
    mechanical: z.boolean(),
    wallOrPillar: z.boolean().nullable(),
  }),
  /** The finding of an earlier case that answers for this space: about it, its fire zone or its garage, still valid on the day of the copy. */
  fireFinding: z
    .strictObject({
      findingId: z.string(),
      scope: z.enum(fireScopes).default('garage'),
      result: z.enum(fireResults),
      validUntil: z.iso.date(),
      upheld: z.array(z.string()),
      /** What is still open of what it found missing. */
      gaps: z.array(FireGap).default([]),
      ...firstHand,
    })
    .nullable(),
  /** The latest finding of an earlier case about the transformer of this space, still valid on the day of the copy. */
  gridFinding: MeasuredLoad.extend({
    findingId: z.string(),
    result: z.enum(capacityResults),
    validUntil: z.iso.date(),
    upheld: z.array(z.string()),
    ...firstHand,
  })
    .nullable()
    .default(null),
  /** The day on which a matter of the compound last put something right for this space, by track. */
  mattersDone: z
    .strictObject({ fire: z.iso.date().nullable(), grid: z.iso.date().nullable() })
    .default({ fire: null, grid: null }),
  /** What property companies of the compound have to do with charging there, as they declared it or the centre recorded it. */
  interests: z
    .array(
      z.strictObject({
        organisationId: z.string(),
        interest: z.enum(interestKinds),
        declaredBy: z.enum(['property', 'centre']),
        on: z.iso.date(),
      }),
    )
    .default([]),
  /** Orders of an authority in force against the garage or its whole compound (H30). */
  orders: z
    .array(
      z.strictObject({
        matterId: z.string(),
        number: z.string().nullable(),
        remedy: z.enum(orderRemedies),
        appealUntilOn: z.iso.date(),
        office: z.strictObject({ party: z.enum(matterOffices), organisationId: z.string() }),
      }),
    )
    .default([]),
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
  /** Which part of the rules holds, where they differ by part of the building: settled at the filing. Null = the general ones. */
  part: z.string().nullable().optional(),
})
/** What the owner asks for. */
export type RequestFacts = z.infer<typeof RequestFacts>
