import { addressed } from '../labels/papers/sentences.ts'
import { basisOf, dueText } from './case-parts.ts'
import { clocksOnRecord, servicesOnRecord } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import { pleadedLast, verificationText } from './rejection.ts'
import { meansText } from './service-record.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { standingSilences } from './silence.ts'
import { bodyName, day, facts, heading, paragraph, said, sentence } from './words.ts'

type Letter = SheetPart[] | PaperLack

/** 催办函: from the owner to whoever holds the answer. */
export const reminder = (input: PaperInput): Letter => {
  if (hasEnded(input)) return 'requestEnded'
  return [
    paragraph(addressed(askedBody(input), input.language)),
    paragraph(sentence('reminderAsk', {}, input)),
    ...courseFacts(input),
    { kind: 'signatures', lines: [sentence('applicantSigns', {}, input), sentence('theDay', {}, input)] },
  ]
}

/** 12345反映内容: short enough to be read out on the phone. */
export const hotline = (input: PaperInput): Letter => {
  if (hasEnded(input)) return 'requestEnded'
  const { compound, space } = input
  return [
    paragraph(sentence('hotlineAsk', { compound, title: space, party: askedBody(input) }, input)),
    ...courseFacts(input),
    ...requests(input),
  ]
}

/** 投诉书: to the office that oversees property companies. */
export const complaint = (input: PaperInput): Letter => {
  if (hasEnded(input)) return 'requestEnded'
  return [
    heading('case', input),
    facts({ name: input.applicant.name, phone: input.applicant.phone, ...otherSide(input) }, input),
    ...courseFacts(input),
    ...requests(input),
    { kind: 'signatures', lines: [sentence('complainantSigns', {}, input), sentence('theDay', {}, input)] },
  ]
}

/** Nobody is asked for an answer to a request that is over. */
const hasEnded = ({ file }: PaperInput): boolean => file.memory.outcome !== null

/** Who is asked for the paper now, or was last. */
export const askedBody = (input: PaperInput): string => {
  const { issuer } = input.file.memory
  return bodyName(issuer?.party ?? 'property', issuer?.organisationId ?? null, input)
}

/** The body that a complaint or a suit is about, by its legal name and credit code. */
export const otherSide = (input: PaperInput): { readonly addressee: string; readonly creditCode: string | null } => {
  const organisationId = input.file.memory.issuer?.organisationId
  return { addressee: askedBody(input), creditCode: organisationId ? input.creditCodeOf(organisationId) : null }
}

/** What happened so far, in facts that the record shows; nothing is said that it does not show. */
const courseFacts = (input: PaperInput): SheetPart[] => {
  const { file, caseNumber, compound, space } = input
  const service = servicesOnRecord(input.records).at(-1)
  const reply = clocksOnRecord(input.records).findLast(
    ({ clock }) => clock.name === 'propertyReply' || clock.name === 'substituteReply',
  )
  const pleaded = pleadedLast(input)
  const grounds =
    typeof pleaded === 'string'
      ? null
      : pleaded.now.map((ground) => `${ground.label} · ${said(verificationText(ground), input)}`).join('\n')
  return [
    heading('course', input),
    facts(
      {
        caseNumber,
        compound,
        space,
        filedOn: file.memory.filedOn && day(file.memory.filedOn, input),
        servedOn: service ? day(service.servedOn, input) : null,
        means: service ? meansText(service.means, input) : null,
        dueOn: reply ? dueText(reply.clock, input) : null,
        basis: reply ? basisOf(reply.clock, input) : null,
        lapsed: lapsed(input),
        grounds,
      },
      input,
    ),
  ]
}

/** Every silence that stands, each with the day on which its time was over. */
const lapsed = (input: PaperInput): string | null => {
  const clocks = clocksOnRecord(input.records)
  const lines = standingSilences(input).map(({ clock: clockId, party, organisationId, dueOn }) => {
    const past = clocks.find(({ clock }) => clock.clockId === clockId)
    const basis = past ? basisOf(past.clock, input) : ''
    return sentence('silentFact', { dueOn: day(dueOn, input), basis, party: bodyName(party, organisationId, input) }, input)
  })
  return lines.length === 0 ? null : lines.join('\n')
}

const requests = (input: PaperInput): SheetPart[] => [
  heading('requests', input),
  {
    kind: 'list',
    lines: [sentence('askAnswer', { party: askedBody(input) }, input), sentence('askProof', {}, input)],
  },
]
