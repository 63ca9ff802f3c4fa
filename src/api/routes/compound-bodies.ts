import { z } from 'zod'
import { OfficialNumber } from '../../../workflows/case/events/shape.ts'
import { garageLevels, interestKinds } from '../../../workflows/case/facts.ts'
import { issuerKinds } from '../../../workflows/rules/codes.ts'
import { ownerships, systemFacts, titles } from '../../compounds/ports.ts'
import { Label, nameText } from './name-texts.ts'

const day = z.iso.date()

const compoundFields = {
  name: nameText(60),
  address: nameText(200).nullable(),
  completedOn: day.nullable(),
}

/** A compound to be registered. */
export const NewCompound = z
  .strictObject({
    district: z.string().max(20).describe('Code of a registered district.'),
    name: compoundFields.name,
    address: compoundFields.address.default(null),
    completedOn: compoundFields.completedOn.default(null),
  })
  .meta({
    id: 'NewCompound',
    examples: [{ district: '430204', name: '示例小区', address: '株洲市石峰区示例路 2 号', completedOn: '2016-05-01' }],
  })

/** What may be changed of a compound itself. */
export const CompoundPatch = z
  .strictObject(compoundFields)
  .partial()
  .meta({ id: 'CompoundPatch', examples: [{ address: '株洲市石峰区示例路 2 号' }] })

const systemFact = z.enum(systemFacts)

const garageShape = {
  level: z.enum(garageLevels).describe('`unknown` is a fact too and is treated with care.'),
  floor: z.int().min(-9).max(60).nullable().describe('Below ground as a negative number; there is no floor 0.'),
  completedOn: day.nullable(),
  systems: z
    .strictObject({ alarm: systemFact, smokeExhaust: systemFact, sprinkler: systemFact, emergencyLighting: systemFact })
    .describe('The four systems of GB/T 51313-2018, 6.1.6.'),
  fireUnitAreaM2: z.number().positive().max(100_000).nullable().describe('Area of the fire unit in square metres.'),
}

const fireZoneShape = {
  garageId: z.string(),
  systems: garageShape.systems,
  fireUnitAreaM2: garageShape.fireUnitAreaM2,
}

const garageExample = {
  name: '地下一层车库',
  level: 'underground',
  floor: -1,
  completedOn: '2016-05-01',
  systems: { alarm: 'present', smokeExhaust: 'present', sprinkler: 'unknown', emergencyLighting: 'present' },
  fireUnitAreaM2: 1800,
}

/** A garage as an operator describes it. */
export const GarageFacts = z
  .strictObject({ name: nameText(40), ...garageShape })
  .meta({ id: 'GarageFacts', examples: [garageExample] })

const GarageBody = z
  .object({ garageId: z.string(), name: z.string(), ...garageShape })
  .meta({ id: 'Garage', examples: [{ garageId: 'Qm3v0yFJ0mXo1n4tq9Yw2A', ...garageExample }] })

const fireZoneExample = {
  garageId: 'Qm3v0yFJ0mXo1n4tq9Yw2A',
  name: '二号防火分区',
  systems: { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'present' },
  fireUnitAreaM2: 950,
}

/** A fire zone as an operator describes it. */
export const FireZoneFacts = z
  .strictObject({ name: nameText(40), ...fireZoneShape })
  .meta({ id: 'FireZoneFacts', examples: [fireZoneExample] })

const FireZoneBody = z
  .object({ fireZoneId: z.string(), name: z.string(), ...fireZoneShape })
  .meta({ id: 'FireZone', examples: [{ fireZoneId: 'kP7sU2nR9wYx4vB6cD1eFg', ...fireZoneExample }] })

const transformerShape = {
  ownership: z.enum(ownerships).describe('`public` belongs to the grid (公变), `private` to a unit or developer (专变).'),
  ratedKva: z.number().positive().max(50_000).nullable(),
  peakKva: z.number().nonnegative().max(50_000).nullable().describe('Measured peak load.'),
  peakMonth: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2025-08')
    .nullable(),
}

const transformerExample = { name: '1号变压器', ownership: 'private', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' }

/** A transformer as an operator describes it. */
export const TransformerFacts = z
  .strictObject({ name: nameText(60), ...transformerShape })
  .meta({ id: 'TransformerFacts', examples: [transformerExample] })

const TransformerBody = z
  .object({ transformerId: z.string(), name: z.string(), ...transformerShape })
  .meta({ id: 'Transformer', examples: [{ transformerId: 'f0Jc7pQmR2uXw5yZ8aBdEg', ...transformerExample }] })

const spaceShape = {
  garageId: z.string(),
  transformerId: z.string().nullable(),
  fireZoneId: z.string().nullable().default(null).describe('The fire zone of its garage; null = not known.'),
  title: z.enum(titles),
  leaseUntilOn: day.nullable().describe('For leased spaces and rights of use only.'),
  civilDefence: z.boolean(),
  mechanical: z.boolean(),
  wallOrPillar: z.boolean().nullable().describe('Whether there is a wall or pillar to hang a pile on; null = unknown.'),
}

const spaceExample = {
  garageId: 'Qm3v0yFJ0mXo1n4tq9Yw2A',
  transformerId: 'f0Jc7pQmR2uXw5yZ8aBdEg',
  fireZoneId: null,
  label: 'B1-023',
  title: 'owned',
  leaseUntilOn: null,
  civilDefence: false,
  mechanical: false,
  wallOrPillar: true,
}

/** A space as an operator describes it. */
export const SpaceFacts = z.strictObject({ label: Label, ...spaceShape }).meta({ id: 'SpaceFacts', examples: [spaceExample] })

const SpaceBody = z
  .object({ spaceId: z.string(), label: z.string(), ...spaceShape })
  .meta({ id: 'Space', examples: [{ spaceId: 'zN5kT8rV1wXy3bC6dE9fGh', ...spaceExample }] })

/** A space as whoever knows its label finds it. */
export const FoundSpace = z
  .object({
    spaceId: z.string(),
    garageId: z.string(),
    garage: z.string().describe('Name of the garage.'),
    label: z.string(),
    title: z.enum(titles),
    civilDefence: z.boolean(),
    mechanical: z.boolean(),
    wallOrPillar: z.boolean().nullable(),
  })
  .meta({
    id: 'FoundSpace',
    examples: [
      {
        spaceId: 'zN5kT8rV1wXy3bC6dE9fGh',
        garageId: 'Qm3v0yFJ0mXo1n4tq9Yw2A',
        garage: '地下一层车库',
        label: 'B1-023',
        title: 'owned',
        civilDefence: false,
        mechanical: false,
        wallOrPillar: true,
      },
    ],
  })

/** A period of an issuer as an operator describes it. */
export const IssuerFacts = z
  .strictObject({ organisationId: z.string().max(64), untilOn: day.nullable().default(null).describe('Last day; null = open.') })
  .meta({ id: 'IssuerFacts', examples: [{ organisationId: 'b9Zc4dJ2S1WnQe7yU5hLtA', untilOn: null }] })

const issuerExample = {
  organisationId: 'b9Zc4dJ2S1WnQe7yU5hLtA',
  name: '株洲示例物业服务有限公司',
  kind: 'propertyCompany',
  sinceOn: '2020-01-01',
  untilOn: null,
}

const IssuerBody = z
  .object({
    organisationId: z.string(),
    name: z.string(),
    kind: z.enum(issuerKinds),
    sinceOn: z.iso.date(),
    untilOn: z.iso.date().nullable(),
  })
  .meta({ id: 'CompoundIssuer', examples: [issuerExample] })

/** What a property company has to do with charging, as it declares it or the centre records it. */
export const InterestDeclaration = z
  .strictObject({
    interest: z.enum(interestKinds),
    organisationId: z.string().max(64).optional().describe('The company; left out by a company that speaks of itself.'),
    number: OfficialNumber.optional().describe('Number of the document that shows it; the centre names one.'),
  })
  .meta({ id: 'InterestDeclaration', examples: [{ interest: 'revenueShare' }] })

const InterestBody = z
  .object({
    organisationId: z.string(),
    interest: z.enum(interestKinds),
    declaredBy: z.enum(['property', 'centre']),
    number: z.string().nullable(),
    declaredOn: z.iso.date(),
  })
  .meta({ id: 'ChargingInterest', description: 'What a property company has to do with charging in this compound.' })

const compoundNameExample = {
  compoundId: 'hV2tY6mQ9sLw4xZ1cR8bKn',
  district: '430204',
  name: '示例小区',
  address: '株洲市石峰区示例路 2 号',
}

/** A compound by name. */
export const CompoundNameBody = z
  .object({ compoundId: z.string(), district: z.string(), name: z.string(), address: z.string().nullable() })
  .meta({ id: 'CompoundName', examples: [compoundNameExample] })

/** A compound with its parts. */
export const CompoundBody = CompoundNameBody.extend({
  completedOn: z.iso.date().nullable(),
  version: z.int().describe('Raised by every change of the compound or a part of it.'),
  issuers: z.array(IssuerBody).describe('Who issues papers, by name and period; those that are over included.'),
  interests: z
    .array(InterestBody)
    .nullable()
    .describe('What its property companies have to do with charging there; null: not for this caller.'),
  garages: z.array(GarageBody),
  fireZones: z.array(FireZoneBody).describe('Parts of garages whose fire systems differ.'),
  transformers: z.array(TransformerBody),
  spaceCount: z.int(),
  spaces: z.array(SpaceBody).nullable().describe('null: the caller looks spaces up one by one, by label.'),
}).meta({
  id: 'Compound',
  examples: [
    {
      ...compoundNameExample,
      completedOn: '2016-05-01',
      version: 4,
      issuers: [issuerExample],
      interests: null,
      garages: [{ garageId: 'Qm3v0yFJ0mXo1n4tq9Yw2A', ...garageExample }],
      fireZones: [{ fireZoneId: 'kP7sU2nR9wYx4vB6cD1eFg', ...fireZoneExample }],
      transformers: [{ transformerId: 'f0Jc7pQmR2uXw5yZ8aBdEg', ...transformerExample }],
      spaceCount: 412,
      spaces: null,
    },
  ],
})

/** What became of a change to a compound. */
export const CompoundVersion = z
  .object({
    compoundId: z.string(),
    version: z.int().describe('Version of the compound now.'),
    changed: z.boolean().describe('false: it was like that already.'),
  })
  .meta({ id: 'CompoundVersion', examples: [{ compoundId: 'hV2tY6mQ9sLw4xZ1cR8bKn', version: 4, changed: true }] })

/** What runs in a compound, for whoever is about to change it. */
export const CompoundRunning = z
  .object({
    running: z.int().nonnegative().describe('Requests and cases of piles that run in the compound.'),
    parts: z
      .array(z.object({ id: z.string(), running: z.int().positive() }))
      .describe('The same by garage, fire zone, transformer and space; parts on which nothing runs are not listed.'),
  })
  .meta({ id: 'CompoundRunning', examples: [{ running: 12, parts: [{ id: 'Qm3v0yFJ0mXo1n4tq9Yw2A', running: 12 }] }] })
