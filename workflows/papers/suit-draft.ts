import { paperLabels } from '../labels/codes.ts'
import { valueLabel } from '../labels/event-values.ts'
import { paperTitles, paperWords } from '../labels/papers/names.ts'
import { basisOf } from './case-parts.ts'
import { clocksOnRecord, servicesOnRecord } from './history.ts'
import { askedBody, otherSide } from './letters.ts'
import type { PaperInput } from './paper-input.ts'
import { pleadedLast, verificationText } from './rejection.ts'
import { meansText } from './service-record.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { standingSilences } from './silence.ts'
import { bodyName, day, facts, heading, paragraph, said, sentence } from './words.ts'

/**
 * 民事起诉状（草稿）: who, against whom by its legal name, what is claimed, and the facts that the record shows. No article
 * of law stands on it: which one fits is for a lawyer to say.
 */
export const suitDraft = (input: PaperInput): SheetPart[] | PaperLack => {
  const reasons = [...silences(input), ...grounds(input)]
  if (reasons.length === 0) return 'notRefused'
  const { applicant, compound, space } = input
  const toFillIn = said(paperWords.toFillIn, input)
  return [
    heading('plaintiff', input),
    facts(
      {
        name: applicant.name,
        idNumber: applicant.idNumber ?? toFillIn,
        phone: applicant.phone,
        address: applicant.room === null ? compound : `${compound} ${applicant.room}`,
      },
      input,
    ),
    heading('defendant', input),
    facts({ ...defendant(input), address: toFillIn, representative: toFillIn }, input),
    heading('claims', input),
    {
      kind: 'list',
      lines: [
        sentence('claimPaper', { compound, title: space, document: said(paperLabels[wantedPaper(input)], input) }, input),
        sentence('claimCosts', {}, input),
      ],
    },
    heading('reasons', input),
    ...[...filing(input), ...deliveries(input), ...reasons, ...noPower(input)].map(paragraph),
    heading('proofs', input),
    { kind: 'list', lines: proofs(input) },
    paragraph(sentence('toCourt', {}, input)),
    { kind: 'signatures', lines: [sentence('plaintiffSigns', {}, input), sentence('theDay', {}, input)] },
  ]
}

const defendant = (input: PaperInput) => {
  const { addressee, creditCode } = otherSide(input)
  return { addressee, creditCode: creditCode ?? said(paperWords.toFillIn, input) }
}

/** The paper that this place asks for. */
const wantedPaper = ({ rules }: PaperInput): keyof typeof paperLabels => {
  switch (rules.consent.mode) {
    case 'AGREEMENT':
      return 'agreement'
    case 'REGISTRATION':
      return 'registration'
    default:
      return 'consent'
  }
}

const filing = (input: PaperInput): string[] => {
  const { filedOn } = input.file.memory
  if (filedOn === null) return []
  const { compound, space, caseNumber } = input
  return [sentence('filedFact', { on: day(filedOn, input), compound, title: space, caseNumber }, input)]
}

const deliveries = (input: PaperInput): string[] =>
  servicesOnRecord(input.records).map(({ servedOn, party, organisationId, means }) => {
    const values = { on: day(servedOn, input), party: bodyName(party, organisationId, input), result: meansText(means, input) }
    return sentence('servedFact', values, input)
  })

const silences = (input: PaperInput): string[] => {
  const clocks = clocksOnRecord(input.records)
  return standingSilences(input).flatMap(({ clock: clockId, party, organisationId, dueOn }) => {
    const past = clocks.find(({ clock }) => clock.clockId === clockId)
    if (!past) return []
    const values = { dueOn: day(dueOn, input), basis: basisOf(past.clock, input), party: bodyName(party, organisationId, input) }
    return [sentence('silentFact', values, input)]
  })
}

const grounds = (input: PaperInput): string[] => {
  const pleaded = pleadedLast(input)
  if (typeof pleaded === 'string') return []
  const party = askedBody(input)
  return pleaded.now.map((ground) =>
    sentence('groundFact', { party, ground: ground.label, result: said(verificationText(ground), input) }, input),
  )
}

const noPower = (input: PaperInput): string[] =>
  input.file.memory.noPower.map(({ who, why }) => {
    const party = valueLabel('centre.closeCoordination', 'noPower.who', who)
    const reason = valueLabel('centre.closeCoordination', 'noPower.why', why)
    return sentence('noPowerFact', { party: party ? said(party, input) : who, reason: reason ? said(reason, input) : why }, input)
  })

/** The papers of this system that show it; each can be printed from the case. */
const proofs = (input: PaperInput): string[] => {
  const { memory } = input.file
  const papers = [
    'receipt',
    ...(servicesOnRecord(input.records).length > 0 ? (['serviceRecord'] as const) : []),
    ...(typeof pleadedLast(input) === 'string' ? [] : (['rejection'] as const)),
    ...(standingSilences(input).length > 0 ? (['certificateOfSilence'] as const) : []),
    ...(memory.meetings.length > 0 ? (['meetingMinutes'] as const) : []),
    'evidencePack',
  ] as const
  return papers.map((paper) => said(paperTitles[paper], input))
}
