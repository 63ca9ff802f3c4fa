import { mediationSides } from '../case/memory/disputes.ts'
import { basisText } from '../labels/basis.ts'
import { mediatorLabels } from '../labels/codes.ts'
import { valueLabel } from '../labels/event-values.ts'
import { paperWords } from '../labels/papers/names.ts'
import { partyLabels } from '../labels/parties.ts'
import { basisOf, caseFacts } from './case-parts.ts'
import { agreementsOnRecord, bodyAt, clocksOnRecord, type PastAgreement, recordOf } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { bodyName, day, facts, heading, listed, recordedBy, said, sentence } from './words.ts'

/** 调解协议: what both sides agreed, or the text that waits for their confirmation. A text that was given up is no agreement and not printed. */
export const agreement = (input: PaperInput): SheetPart[] | PaperLack => {
  const found = agreementsFor(input).filter((past) => past.isBinding || isBeingConfirmed(past, input))
  if (found.length === 0) return 'noAgreement'
  return [
    ...caseFacts(input),
    ...found.flatMap((past) => agreementParts(past, input)),
    heading('signatures', input),
    { kind: 'signatures', lines: signatures(found, input) },
  ]
}

/** The agreements that bind: only they may be shown outside the mediation (H26). */
export const bindingAgreements = (input: PaperInput): SheetPart[] =>
  agreementsFor(input)
    .filter(({ isBinding }) => isBinding)
    .flatMap((past) => agreementParts(past, input))

/** What the owner before has agreed does not pass to a successor who did not accede to it (V3). */
export const agreementsFor = ({ records, reader, file }: PaperInput): PastAgreement[] => {
  const { ownerSince, successor } = file.memory
  const mayHave = reader !== 'owner' || successor?.accedes === true
  return agreementsOnRecord(records).filter(({ agreement }) => mayHave || agreement.seq > ownerSince)
}

const isBeingConfirmed = ({ track }: PastAgreement, { file }: PaperInput): boolean =>
  file.positions.some((position) => position.track === track && position.step === 'agreed')

const agreementParts = (past: PastAgreement, input: PaperInput): SheetPart[] => {
  const { agreement, dispute } = past
  const words = recordOf(input.records, agreement.seq)?.input['words']
  return [
    heading('agreement', input),
    facts(
      {
        mediator: dispute.mediator && said(mediatorLabels[dispute.mediator], input),
        sides: listed(
          mediationSides.map((side) => sideName(side, past, input)),
          input,
        ),
        form: termOf('form', agreement.form, input),
        performer: sideName(agreement.performer, past, input),
        performance: termOf('performance', agreement.performance, input),
        words: typeof words === 'string' ? words : null,
        performBy: day(agreement.performBy, input),
        effectiveOn: day(agreement.effectiveOn, input),
        confirmation: confirmationText(past, input),
        court: courtText(past, input),
        recorded: recordedBy(agreement.seq, input),
      },
      input,
    ),
  ]
}

const termOf = (field: string, value: string, input: PaperInput): string => {
  const words = valueLabel('centre.recordAgreement', field, value)
  return words ? said(words, input) : value
}

/** A side by name. Who was the owner when it was agreed is not named on behalf of the one who is now. */
const sideName = (side: (typeof mediationSides)[number], { agreement }: PastAgreement, input: PaperInput): string => {
  const { memory } = input.file
  if (side !== 'owner') return bodyName(side, bodyAt(side, agreement.seq, memory), input)
  if (agreement.seq < memory.ownerSince) return said(paperWords.ownerBefore, input)
  return input.applicant.name ?? said(partyLabels.owner, input)
}

const confirmationText = (past: PastAgreement, input: PaperInput): string => {
  if (past.isBinding) return sentence('binding', {}, input)
  const awaited = mediationSides.filter((side) => !past.dispute.confirmed.includes(side))
  return sentence('notBinding', { party: awaited.map((side) => sideName(side, past, input)) }, input)
}

/** Whether a court can still confirm it: only what a lawful mediation body recorded, and only for so many days. */
const courtText = ({ isBinding, dispute, agreement }: PastAgreement, input: PaperInput): string | null => {
  const { mediator } = dispute
  if (mediator === null) return null
  const { confirmableMediators, basis } = input.rules.mediation
  if (!confirmableMediators.includes(mediator)) {
    const values = { party: said(mediatorLabels[mediator], input), basis: basisText(basis, input.language) }
    return sentence('courtNone', values, input)
  }
  if (!isBinding) return sentence('courtLater', {}, input)
  const asked = input.file.memory.confirmations.find((entry) => entry.seq === agreement.seq)
  if (asked?.number) return sentence('courtAsked', { number: asked.number }, input)
  const past = clocksOnRecord(input.records).find(
    ({ clock }) => clock.name === 'judicialConfirmation' && clock.clockId.endsWith(`/${agreement.seq}`),
  )
  if (!past || past.clock.dueOn === null) return null
  const values = { dueOn: day(past.clock.dueOn, input), basis: basisOf(past.clock, input) }
  return asked?.over || past.ended ? sentence('courtOver', values, input) : sentence('courtOpen', values, input)
}

const signatures = (found: readonly PastAgreement[], input: PaperInput): string[] => {
  const past = found.at(-1)
  if (!past) return []
  const { mediator } = past.dispute
  return [
    ...mediationSides.map((side) =>
      sentence(side === 'owner' ? 'signed' : 'stamp', { party: sideName(side, past, input) }, input),
    ),
    ...(mediator ? [sentence('stamp', { party: said(mediatorLabels[mediator], input) }, input)] : []),
  ]
}
