import { z } from 'zod'

/**
 * Personal or free text of an event. By one rule, personal data stands only under the keys `words` and `personal`,
 * at any depth: the store seals these before `decide` sees the event. A test walks every schema for strays.
 */
export const words = z.string().trim().min(1).max(2000).describe('Free text; sealed, erasable, never part of the hashed record.')

/** The id of a document of the same case. */
export const DocumentId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/, 'the id of an uploaded document')
  .describe('Id of a document uploaded to this case.')

/** Documents named as evidence. */
export const evidence = z.array(DocumentId).max(20).default([]).describe('Documents of this case that show it.')

/** The id of a ground or a condition on the case, as listed under `grounds`: sequence number of its event and its place there. */
export const GroundId = z.string().regex(/^\d{1,6}\.\d{1,2}$/, 'the id of a ground or condition, such as 4.1')

/** The place of a dispute: one of the three tracks, or `main` during the works. */
export const disputeTrack = z.enum(['main', 'consent', 'fire', 'grid'])

/** A document number of an office: letters, digits, brackets and Chinese signs, no free text. */
export const OfficialNumber = z
  .string()
  .trim()
  .regex(
    /^[\p{Script=Han}A-Za-z0-9〔〕[\]()（）\-—./号]{2,60}$/u,
    'the number as it stands on the document: 2 to 60 letters, digits and brackets',
  )
  .describe('Number of an official document.')

/** Ways in which an answer reaches the person who records it for somebody else (H2). */
export const onBehalfChannels = ['counter', 'phone', 'paper', 'chat', 'visit'] as const

/** Said by an office that records another party's answer: how it came, and the proof. The named party is told and may contest it. */
const OnBehalf = z
  .strictObject({ channel: z.enum(onBehalfChannels), evidence, words: words.optional() })
  .meta({ id: 'OnBehalf', description: 'How the answer of another party reached the office that records it, with the proof.' })

/** `<party>.<verb>` as the name of an OpenAPI component: `property.reject` → `PropertyReject`. */
const componentName = (type: string): string => type.replace(/(?:^|\.)([a-z])/g, (_, letter: string) => letter.toUpperCase())

const common = {
  words: words.optional(),
  evidence,
  occurredOn: z.iso
    .date()
    .optional()
    .describe('The day on which it happened, if not today. A claim until the other side or the centre confirms it.'),
  onBehalf: OnBehalf.optional(),
}

type Flat<T> = { [K in keyof T]: T[K] }
type EventShape<T extends string, S> = Flat<{ type: z.ZodLiteral<T> } & Omit<typeof common, keyof S> & S>

/**
 * One kind of event: its own fields, and what every event may carry: free text, evidence, the day on which it
 * happened if that was not today (a claim, until confirmed), and on whose behalf it is recorded.
 */
export const event = <T extends string, S extends z.ZodRawShape>(type: T, description: string, shape: S) => {
  const schema = z.strictObject({ type: z.literal(type), ...common, ...shape }).meta({ id: componentName(type), description })
  // A spread of a generic shape loses its keys; the cast says what the spread does: own fields win over common ones.
  return schema as unknown as z.ZodObject<EventShape<T, S>, z.core.$strict>
}
