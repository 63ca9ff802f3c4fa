import { z } from 'zod'
import { DocumentId, OfficialNumber, words } from '../case/events/shape.ts'
import { OrganisationId } from '../case/facts.ts'
import {
  conditionCheckers,
  costBearers,
  decisionSubjects,
  matterKinds,
  matterOffices,
  matterResults,
  officialRoles,
  orderConditions,
  orderRemedies,
  progressKinds,
} from './kinds.ts'

const PlaceId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
const evidence = z.array(DocumentId).max(20).default([]).describe('Documents of this matter that show it.')
const yuan = z.number().nonnegative().max(1_000_000_000)

/** Who answers for a matter. The office and what the person is there are public; the name is sealed. */
const Official = z
  .strictObject({
    party: z.enum(matterOffices),
    organisationId: OrganisationId,
    role: z.enum(officialRoles),
    personal: z.strictObject({ name: z.string().trim().min(1).max(60) }),
  })
  .meta({ id: 'MatterOfficial', description: 'The named official. Office and role are public, the name is sealed.' })

const nextReportOn = z.iso
  .date()
  .optional()
  .describe('The day of the next report; without one, the last day that the place allows.')

/** Opens a matter. A matter without a named official is refused: nobody would answer for it. */
export const OpenMatter = z
  .strictObject({
    type: z.literal('matter.open'),
    kind: z.enum(matterKinds),
    compoundId: PlaceId,
    garageId: PlaceId.nullable().default(null),
    transformerId: PlaceId.nullable().default(null),
    official: Official.optional(),
    nextReportOn,
    number: OfficialNumber.optional().describe('Number of the order, where the matter is one.'),
    words: words.optional(),
  })
  .meta({ id: 'OpenMatter' })

const Counted = z.strictObject({ owners: z.int().nonnegative().max(100_000), areaM2: z.number().nonnegative().max(10_000_000) })

const reports = z
  .strictObject({
    type: z.literal('matter.report'),
    progress: z.enum(progressKinds),
    nextReportOn,
    evidence,
    words: words.optional(),
  })
  .meta({ id: 'MatterReport', description: 'Where it stands, and when the next report comes.' })

const cost = z
  .strictObject({
    type: z.literal('matter.setCost'),
    lowYuan: yuan,
    highYuan: yuan,
    split: z
      .array(z.strictObject({ by: z.enum(costBearers), percent: z.number().positive().max(100) }))
      .max(costBearers.length)
      .default([])
      .describe('Who bears which part; the parts make 100. Empty = not settled yet.'),
    evidence,
  })
  .meta({ id: 'MatterCost', description: 'What it costs, from low to high, and who bears it.' })

const decision = z
  .strictObject({
    type: z.literal('matter.recordDecision'),
    subject: z.enum(decisionSubjects),
    heldOn: z.iso.date(),
    all: Counted.describe('All owners of the compound, heads and area.'),
    voted: Counted.describe('Those who took part.'),
    agreed: Counted.describe('Those who agreed.'),
    evidence,
  })
  .meta({
    id: 'MatterDecision',
    description: 'A vote of the owners, by heads and area (民法典 278). Whether it carries is worked out, not claimed.',
  })

const newOfficial = z
  .strictObject({ type: z.literal('matter.nameOfficial'), official: Official.optional() })
  .meta({ id: 'MatterNameOfficial', description: 'Another official answers for it from now on.' })

const orderCompound = z
  .strictObject({
    type: z.literal('authority.orderCompound'),
    remedy: z.enum(orderRemedies).describe('What lifts it.'),
    appealUntilOn: z.iso.date().describe('The last day on which it can be appealed.'),
    evidence,
  })
  .meta({
    id: 'AuthorityOrderCompound',
    description:
      'Records the order of an authority, with its document: piles of the place are out of service and requests are held by it until the matter ends. A company’s own “no more requests” is no order.',
  })

const ConditionId = z.string().regex(/^\d{1,6}\.\d{1,2}$/, 'the id of a condition, such as 4.1')

const liftOrder = z
  .strictObject({
    type: z.literal('authority.liftOrder'),
    conditions: z
      .array(
        z.strictObject({
          condition: z.enum(orderConditions),
          byOn: z.iso.date().describe('The day by which it is kept.'),
          checkedBy: z.enum(conditionCheckers).describe('Who looks at it: not the office that has to keep it.'),
        }),
      )
      .min(1)
      .max(12),
    evidence,
    words: words.optional(),
  })
  .meta({
    id: 'AuthorityLiftOrder',
    description:
      'Records that the authority lifted its order under conditions, with its document: piles and requests go on at once, and each condition has its day and who looks at it. Another order of the authority brings it back. Lifted without conditions: `matter.close`.',
  })

const reportCondition = z
  .strictObject({ type: z.literal('matter.reportCondition'), conditionId: ConditionId, evidence, words: words.optional() })
  .meta({ id: 'MatterReportCondition', description: 'The office that answers for it shows that a condition is kept.' })

const confirmCondition = z
  .strictObject({
    type: z.literal('matter.confirmCondition'),
    conditionId: ConditionId,
    kept: z.boolean(),
    evidence,
    words: words.optional(),
  })
  .meta({ id: 'MatterConfirmCondition', description: 'Who looks at a condition finds it kept, or not: then it is open again.' })

const close = z
  .strictObject({ type: z.literal('matter.close'), result: z.enum(matterResults), evidence, words: words.optional() })
  .meta({
    id: 'MatterClose',
    description:
      'Ends it. "done" and "refused" show a document; every linked request is told at once. An order in force is lifted by it: recorded by the centre or bureau, with the document of the authority.',
  })

/** Every event that a party can send to a matter that is open. */
export const MatterEvent = z
  .discriminatedUnion('type', [
    reports,
    cost,
    decision,
    newOfficial,
    orderCompound,
    liftOrder,
    reportCondition,
    confirmCondition,
    close,
  ])
  .meta({
    id: 'MatterEvent',
    description: 'An event on a matter: sent by its office, or by the centre or bureau of the district.',
  })
/** An event that a party can send to a matter. */
export type MatterEvent = z.infer<typeof MatterEvent>

/** The day of the next report went by without one. Found by the clock, never sent by a caller. */
export const ReportPassed = z.strictObject({ type: z.literal('report.passed'), dueOn: z.iso.date() })

/** Every event of a matter. */
export type AnyMatterEvent = MatterEvent | z.infer<typeof OpenMatter> | z.infer<typeof ReportPassed>
/** The event of one type. */
export type MatterEventOf<T extends AnyMatterEvent['type']> = Extract<AnyMatterEvent, { type: T }>
