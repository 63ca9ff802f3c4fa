import { basisText } from '../labels/basis.ts'
import { validityLabels, verificationLabels, viewLabels } from '../labels/codes.ts'
import { paperWords } from '../labels/papers/names.ts'
import { dated, noted } from '../labels/papers/sentences.ts'
import { partyLabels } from '../labels/parties.ts'
import type { Basis } from '../rules/schema.ts'
import { basisOf, caseFacts, dueText, stepsAhead } from './case-parts.ts'
import type { PaperGround, PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { day, documentLines, facts, heading, listed, paragraph, recordedBy, said, sentence, subheading, table } from './words.ts'

/**
 * 不同意理由单: the grounds as they were stated, each with what is behind it. Conditions that were not accepted stand among
 * them, because they are grounds in disguise (H7).
 */
export const rejection = (input: PaperInput): SheetPart[] | PaperLack => {
  const pleaded = pleadedLast(input)
  if (typeof pleaded === 'string') return pleaded
  const { seq: last, now, before } = pleaded
  return [
    ...caseFacts(input),
    heading('grounds', input),
    facts({ recorded: recordedBy(last, input) }, input),
    ...now.flatMap((ground, index) => groundParts(ground, index + 1, input)),
    ...reasonsOwed(input),
    ...(before.length > 0 ? [heading('earlierGrounds', input), groundTable(before, input)] : []),
    ...stepsAhead(input),
  ]
}

/** The grounds of the last rejection that has arrived, and those before it. */
export const pleadedLast = (
  input: PaperInput,
): { readonly seq: number; readonly now: readonly PaperGround[]; readonly before: readonly PaperGround[] } | PaperLack => {
  const { recallable, offer } = input.file.memory
  const pleaded = input.grounds.filter((ground) => seqOf(ground) !== offer?.seq)
  const seq = Math.max(0, ...pleaded.map(seqOf))
  if (seq === 0 || !isRejection(pleaded, input)) return 'notRejected'
  if (recallable?.seq === seq && recallable.until > input.now) return 'notDelivered'
  return {
    seq,
    now: pleaded.filter((ground) => seqOf(ground) === seq),
    before: pleaded.filter((ground) => seqOf(ground) !== seq),
  }
}

/** Grounds that were pleaded, or conditions that were declined; conditions that were accepted are no rejection. */
const isRejection = (grounds: readonly PaperGround[], input: PaperInput): boolean => {
  const accepted = input.file.memory.obligations.map((obligation) => obligation.obligationId)
  return grounds.some((ground) => ground.kind === 'ground' || !accepted.includes(ground.groundId))
}

/** The record in which a ground was stated. */
const seqOf = (ground: PaperGround): number => Number(ground.groundId.split('.')[0])

/** One ground with everything that is known about it. */
export const groundParts = (ground: PaperGround, number: number, input: PaperInput): SheetPart[] => [
  subheading(`${number}. ${ground.label}`),
  facts(
    {
      words: ground.words,
      stated: dated(day(ground.statedOn, input), said(partyLabels[ground.raisedBy], input), input.language),
      evidence: documentLines(ground.evidence, input),
      lacking: lackingText(ground, input),
      verification: said(verificationText(ground), input),
      view: ground.opinion && said(viewLabels[ground.opinion], input),
      validity: said(validityLabels[ground.validity], input),
      onlyIf: ground.onlyIf && noted(ground.onlyIf.text, ground.onlyIf.standingLabel, input.language),
      acceptedAnswer: ground.acceptedAnswer === '' ? null : ground.acceptedAnswer,
      basis: basesText(ground.basis, input),
      pleaded: said(ground.open ? paperWords.stillPleaded : paperWords.noLongerPleaded, input),
    },
    input,
  ),
]

/** Grounds in short: what was said, when, and where it stands. */
const groundTable = (grounds: readonly PaperGround[], input: PaperInput): SheetPart =>
  table(
    { ground: 40, stated: 20, verification: 20, pleaded: 20 },
    grounds.map((ground) => [
      ground.label,
      day(ground.statedOn, input),
      said(verificationText(ground), input),
      said(ground.open ? paperWords.stillPleaded : paperWords.noLongerPleaded, input),
    ]),
    input,
  )

/** How far a ground has been shown. */
export const verificationText = ({ verification }: PaperGround) => {
  if (verification === 'NO_DOCUMENT_NEEDED') return paperWords.noDocumentNeeded
  return verification === 'DOCUMENTED' ? paperWords.documented : verificationLabels[verification]
}

const lackingText = ({ missing }: PaperGround, input: PaperInput): string | null => {
  if (missing.length === 0) return null
  const papers = missing.map(({ label, from }) =>
    sentence('proofFrom', { document: label, party: said(partyLabels[from], input) }, input),
  )
  return papers.length === 1 ? listed(papers, input) : sentence('anyOf', { papers }, input)
}

/** What a ground rests on: several bases may say the same of their force. */
const basesText = (bases: readonly Basis[], input: PaperInput): string =>
  [...new Set(bases.map((basis) => basisText(basis, input.language)))].join('\n')

/** A rejection without documents owes its written reasons. */
const reasonsOwed = (input: PaperInput): SheetPart[] => {
  const clock = input.file.clocks.find(({ name }) => name === 'writtenReasons')
  if (!clock) return []
  return [paragraph(sentence('reasonsOwed', { dueOn: dueText(clock, input), basis: basisOf(clock, input) }, input))]
}
