import { z } from 'zod'
import { putBackPersonal } from '../../workflows/case/personal.ts'
import { seesPart } from '../../workflows/case/sight.ts'
import { channelLabels } from '../../workflows/labels/codes.ts'
import { eventLabels } from '../../workflows/labels/events.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { senderLabels } from '../../workflows/labels/parties.ts'
import { parties, tracks } from '../../workflows/parties.ts'
import type { Bilingual } from '../../workflows/rules/schema.ts'
import type { CaseNames, EventRecord } from './ports.ts'
import type { Standing, Viewer } from './standing.ts'

const sender = z.enum([...parties, 'system'])

/** One event in the timeline of a case. */
export const EventView = z
  .object({
    seq: z.int().positive(),
    type: z.string(),
    label: z.string(),
    track: z.enum(tracks),
    cause: z.int().nullable().describe('The event from which this one follows by itself.'),
    party: sender.describe('Who acted; `system` for clocks and changed facts.'),
    partyLabel: z.string(),
    organisation: z.string().nullable(),
    onBehalfOf: sender.nullable().describe('The party whose answer was recorded by another.'),
    channel: z.string(),
    occurredOn: z.iso.date(),
    recordedAt: z.iso.datetime(),
    input: z.record(z.string(), z.unknown()).describe('What was sent, as far as the caller may see it.'),
    handOvers: z.array(z.object({ track: z.enum(tracks), from: z.array(sender), to: z.array(sender), reason: z.string() })),
    hash: z.string().describe('SHA-256 of the record in the chain of the case.'),
  })
  .meta({ id: 'CaseEventRecord', description: 'What happened, when it happened, when it was recorded, by whom.' })

/** Contents that stay between the sides and the mediator (H26). */
const ofAgreements: readonly string[] = ['centre.recordAgreement', 'owner.reportPerformance', 'property.reportPerformance']

/** The timeline as a viewer may see it; whose role is over sees its own acts only. */
export const eventViews = (
  standing: Standing,
  records: readonly EventRecord[],
  at: { readonly names: CaseNames; readonly language: Language; readonly viewer: Viewer; readonly ownerSince: number },
): z.infer<typeof EventView>[] =>
  records
    .filter((record) => standing.sight === 'full' || isOwnAct(standing, record, at.viewer))
    .map((record) => eventView(standing, record, at))

/** Persons are told apart by their account, bodies by their organisation. */
const isOwnAct = ({ party }: Standing, { actor }: EventRecord, viewer: Viewer): boolean =>
  party === 'owner' ? actor.accountId === viewer.accountId : actor.organisationId === viewer.organisationId

const eventView = (
  standing: Standing,
  record: EventRecord,
  { names, language, ownerSince }: { readonly names: CaseNames; readonly language: Language; readonly ownerSince: number },
): z.infer<typeof EventView> => {
  const { actor } = record
  const onBehalf = onBehalfOf(record.input)
  const party = sender.parse(actor.party)
  return {
    seq: record.seq,
    type: record.type,
    label: (eventLabels as Readonly<Record<string, Bilingual>>)[record.type]?.[language] ?? record.type,
    track: z.enum(tracks).parse(record.track),
    cause: record.causeSeq,
    party,
    partyLabel: senderLabels[party][language],
    organisation: actor.organisationId ? (names.organisations.get(actor.organisationId) ?? null) : null,
    onBehalfOf: onBehalf ? sender.parse(record.type.split('.')[0]) : null,
    channel: onBehalf
      ? ((channelLabels as Readonly<Record<string, Bilingual>>)[onBehalf]?.[language] ?? onBehalf)
      : actor.channel,
    occurredOn: record.occurredOn,
    recordedAt: record.recordedAt,
    input: inputFor(standing, record, ownerSince),
    handOvers: record.outcome.handOvers.map(({ track, from, to, reason }) => ({ track, from: [...from], to: [...to], reason })),
    hash: record.hash,
  }
}

const onBehalfOf = (input: unknown): string | null => {
  const parsed = z.looseObject({ onBehalf: z.looseObject({ channel: z.string() }) }).safeParse(input)
  return parsed.success ? parsed.data.onBehalf.channel : null
}

/** What was sent, without what this party may not see. The applicant's data never come this way: the case shows them masked. */
const inputFor = (standing: Standing, record: EventRecord, ownerSince: number): Record<string, unknown> => {
  const { party } = standing
  // What the owner before has written and agreed does not pass to the successor (V3).
  const ofPredecessor = party === 'owner' && standing.sight === 'full' && record.seq < ownerSince
  if (ofPredecessor && ofAgreements.includes(record.type)) return {}
  if (ofAgreements.includes(record.type) && !seesPart(party, 'agreement')) return {}
  const words =
    ofPredecessor ||
    record.type === 'owner.submit' ||
    record.type === 'owner.joinTransfer' ||
    !seesPart(party, 'words') ||
    record.personal === null
      ? {}
      : record.personal
  const whole = putBackPersonal(record.input, words)
  const parsed = z.record(z.string(), z.unknown()).parse(whole)
  const { type: _, facts: __, ...rest } = parsed
  return rest
}
