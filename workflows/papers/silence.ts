import type { Clock } from '../case/clock.ts'
import { basisOfClock, silenceOfClock } from '../case/clock-rule.ts'
import type { CaseMemory } from '../case/context.ts'
import { basisText } from '../labels/basis.ts'
import { type ClockWords, clockLabels, passedLabels } from '../labels/clocks.ts'
import { companyAnswerLabels } from '../labels/codes.ts'
import { dated, noted } from '../labels/papers/sentences.ts'
import { basisOf, caseFacts } from './case-parts.ts'
import { clocksOnRecord, type PastClock, predecessorsOf, servicesOnRecord } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import { concerns, evidenceOf, meansText } from './service-record.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { bodyName, day, documentLines, facts, heading, recordedBy, said, sentence } from './words.ts'

type Silence = CaseMemory['silences'][number]

/**
 * 未答复证明: the request was proven to be delivered, this clock ran on this basis, and no answer was on record at its end.
 * Where the time binds it is late; where it is only the platform's, it is past the reference time, never late (H41).
 */
export const certificateOfSilence = (input: PaperInput): SheetPart[] | PaperLack => {
  const { silences, unserved } = input.file.memory
  const mine = silences.filter((silence) => concerns(silence.party, input))
  if (mine.length === 0) return unserved.length > 0 && silences.length === 0 ? 'unserved' : 'notSilent'
  const standing = mine.filter((silence) => clockOf(silence, input).answeredOn === null)
  if (standing.length === 0) return 'answeredInTime'
  return [...caseFacts(input), ...standing.flatMap((silence) => silenceParts(silence, input))]
}

/** All silences that still stand, for the pack. */
export const silencesOnRecord = (input: PaperInput): SheetPart[] =>
  standingSilences(input).flatMap((silence) => silenceParts(silence, input))

/** The silences that still stand: no earlier day of an answer was confirmed since. */
export const standingSilences = (input: PaperInput): Silence[] =>
  input.file.memory.silences.filter((silence) => clockOf(silence, input).answeredOn === null)

const silenceParts = (silence: Silence, input: PaperInput): SheetPart[] => {
  const { clock } = clockOf(silence, input)
  const late = said(passedLabels[basisOfClock(clock, input.rules).force], input)
  return [
    heading('silence', input),
    facts(
      {
        issuer: bodyName(silence.party, silence.organisationId, input),
        ...delivered(silence, input),
        clock: said(clockLabels[clock.name].name, input),
        startOn: day(clock.startOn, input),
        dueOn: day(silence.dueOn, input),
        basis: basisOf(clock, input),
        lapsed: sentence('lapsed', { late, record: silence.seq }, input),
        recorded: recordedBy(silence.seq, input),
        answerSince: answerSince(silence, input),
        meaning: silenceMeaning(clock, input),
      },
      input,
    ),
  ]
}

/** The delivery that the silence follows: how, when, and with which proof. */
const delivered = (silence: Silence, input: PaperInput) => {
  const { memory } = input.file
  const chain = silence.organisationId === null ? [] : predecessorsOf(silence.organisationId, memory)
  const service = servicesOnRecord(input.records).findLast(({ organisationId }) => chain.includes(organisationId))
  if (!service) return {}
  const handovers = memory.handovers.filter(({ from }) => chain.includes(from) && silence.organisationId !== from)
  const name = (organisationId: string) => bodyName(silence.party, organisationId, input)
  return {
    handover:
      handovers.length === 0
        ? null
        : handovers.map(({ from, to, on }) => dated(day(on, input), `${name(from)} → ${name(to)}`, input.language)).join('\n'),
    servedOn: day(service.servedOn, input),
    means: meansText(service.means, input),
    proof: documentLines(evidenceOf(service.seq, input), input),
  }
}

/** An answer that the company gave after its time: it belongs beside its silence. */
const answerSince = (silence: Silence, input: PaperInput): string | null => {
  const { company, formerCompanies } = input.file.memory
  const asked = [company, ...formerCompanies].find((other) => other?.organisationId === silence.organisationId)
  if (!asked?.answer || asked.answer.on <= silence.dueOn) return null
  const { on, kind } = asked.answer
  return dated(day(on, input), said(companyAnswerLabels[kind], input), input.language)
}

/** What the silence at the end of a clock means, as both sides were told when it was opened, and on which basis. */
const silenceMeaning = (clock: Clock, input: PaperInput): string => {
  const { policy, base, basis } = silenceOfClock(clock, input.rules)
  if (policy === 'ESCALATE') return sentence('silenceIsNone', { basis: basisText(basis, input.language) }, input)
  const { deemed, otherwise }: ClockWords = clockLabels[clock.name]
  // Where silence is consent it is that of the company that was first asked; later silences only move the case on.
  const ends = otherwise[clock.end]
  if (!deemed) return ends ? said(ends, input) : ''
  return noted(said(deemed, input), basisText(base?.basis ?? basis, input.language), input.language)
}

/** What the silence means that was recorded as consent; null where there is none. */
export const meaningOfSilence = (record: number, input: PaperInput): string | null => {
  const silence = input.file.memory.silences.find(({ seq }) => seq === record)
  return silence ? silenceMeaning(clockOf(silence, input).clock, input) : null
}

const clockOf = (silence: Silence, input: PaperInput): PastClock => {
  const past = clocksOnRecord(input.records).find(({ clock }) => clock.clockId === silence.clock)
  if (!past) throw new Error(`the silence of record ${silence.seq} names the clock ${silence.clock}, which no record opened`)
  return past
}
