import { z } from 'zod'
import { clockNames } from '../../workflows/case/clocks.ts'
import { putBackPersonal } from '../../workflows/case/personal.ts'
import { hiddenFromSuccessor, seenOfEvent, seesPart } from '../../workflows/case/sight.ts'
import { clockLabels } from '../../workflows/labels/clocks.ts'
import { channelLabels } from '../../workflows/labels/codes.ts'
import { valueLabel } from '../../workflows/labels/event-values.ts'
import { eventLabels } from '../../workflows/labels/events.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { senderLabels } from '../../workflows/labels/parties.ts'
import { parties, tracks } from '../../workflows/parties.ts'
import type { Bilingual } from '../../workflows/rules/schema.ts'
import type { CaseNames, EventRecord, StoredCase } from './ports.ts'
import type { Standing, Viewer } from './standing.ts'
import { DateChanges, dateChangeViews } from './views/dates.ts'

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
    dates: DateChanges,
    handOvers: z.array(z.object({ track: z.enum(tracks), from: z.array(sender), to: z.array(sender), reason: z.string() })),
    hash: z.string().describe('SHA-256 of the record in the chain of the case.'),
  })
  .meta({ id: 'CaseEventRecord', description: 'What happened, when it happened, when it was recorded, by whom.' })

/** What a timeline is told from, and to whom. */
interface Telling {
  readonly stored: StoredCase
  readonly standing: Standing
  readonly names: CaseNames
  readonly language: Language
  readonly viewer: Viewer
}

/** The timeline as a viewer may see it; whose role is over, or does not reach that far, sees its own acts only. */
export const eventViews = (records: readonly EventRecord[], telling: Telling): z.infer<typeof EventView>[] => {
  const { stored, standing } = telling
  const seesAll = standing.sight === 'full' && seesPart(stored.file, standing.party, 'course')
  return records.filter((record) => seesAll || isOwn(record, telling)).map((record) => eventView(record, telling))
}

/** Persons are told apart by their account or link, bodies by their organisation. */
const isOwn = ({ actor }: EventRecord, { standing, viewer }: Telling): boolean =>
  standing.party === 'owner' || viewer.organisationId === null
    ? viewer.accountId !== null && actor.accountId === viewer.accountId
    : actor.organisationId === viewer.organisationId

const eventView = (record: EventRecord, telling: Telling): z.infer<typeof EventView> => {
  const { names, language } = telling
  const { actor } = record
  const onBehalf = onBehalfOf(record.input)
  const party = sender.parse(actor.party)
  const input = inputFor(record, telling)
  return {
    seq: record.seq,
    type: record.type,
    label: labelOf(record, language) + reasonOf(record.type, input, language),
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
    input,
    dates: dateChangeViews(record, telling),
    handOvers: record.outcome.handOvers.map(({ track, from, to, reason }) => ({ track, from: [...from], to: [...to], reason })),
    hash: record.hash,
  }
}

/** What an event is called; of a clock that ran out, which one. */
const labelOf = ({ type, input }: EventRecord, language: Language): string => {
  const label = (eventLabels as Readonly<Record<string, Bilingual>>)[type]?.[language] ?? type
  const passed = z.looseObject({ type: z.literal('deadline.passed'), clockId: z.string() }).safeParse(input)
  const name = passed.success ? clockNames.find((one) => one === passed.data.clockId.split('/')[0]) : undefined
  return name ? `${label}${language === 'zh' ? '：' : ': '}${clockLabels[name].name[language]}` : label
}

/** Events that nobody else on the page gives the reason of. */
const toldWithReason: readonly string[] = ['tester.declineTest']

const reasonOf = (type: string, { reason }: Readonly<Record<string, unknown>>, language: Language): string => {
  const label = toldWithReason.includes(type) && typeof reason === 'string' ? valueLabel(type, 'reason', reason) : null
  return label ? `${language === 'zh' ? '：' : ': '}${label[language]}` : ''
}

const onBehalfOf = (input: unknown): string | null => {
  const parsed = z.looseObject({ onBehalf: z.looseObject({ channel: z.string() }) }).safeParse(input)
  return parsed.success ? parsed.data.onBehalf.channel : null
}

/** Events whose personal part is the applicant: it never comes this way, the case shows it masked. */
const ofApplicant: readonly string[] = ['owner.submit', 'owner.joinTransfer', 'owner.correctData']

/** What was sent, as far as this viewer may see it; who sent it sees all of it. */
const inputFor = (record: EventRecord, telling: Telling): Record<string, unknown> => {
  const { stored, standing } = telling
  const { '/personal': personal, ...words } = record.personal ?? {}
  const isKept = personal !== undefined && !ofApplicant.includes(record.type)
  const whole = putBackPersonal(record.input, isKept ? { '/personal': personal, ...words } : words)
  const seen = isOwn(record, telling)
    ? whole
    : seenOfEvent(stored.file, standing.party, {
        type: record.type,
        input: whole,
        hidden: hiddenFromSuccessor(stored.file, standing.party, record.seq),
      })
  const { type: _, facts: __, ...rest } = z.record(z.string(), z.unknown()).parse(seen)
  return rest
}
