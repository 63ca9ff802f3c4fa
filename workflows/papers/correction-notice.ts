import { basisOfClock } from '../case/clock-rule.ts'
import { basisText } from '../labels/basis.ts'
import { clockLabels, passedLabels } from '../labels/clocks.ts'
import { documentLabels } from '../labels/documents.ts'
import { basisOf, caseFacts, dueText } from './case-parts.ts'
import { clocksOnRecord, recordOf } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { facts, heading, paragraph, recordedBy, said, sentence } from './words.ts'

/** 补正通知: all gaps at once, by when, on which basis, and what happens otherwise. */
export const correctionNotice = (input: PaperInput): SheetPart[] | PaperLack => {
  const { correction } = input.file.memory
  if (!correction) return 'nothingMissing'
  const words = recordOf(input.records, correction.seq)?.input['words']
  const { answeredSeq } = correction
  return [
    ...caseFacts(input),
    heading('missing', input),
    { kind: 'list', lines: correction.missing.map((kind) => documentLabels[kind][input.language]) },
    ...time(correction.seq, input),
    facts(
      {
        words: typeof words === 'string' ? words : null,
        recorded: recordedBy(correction.seq, input),
        answeredOn: answeredSeq === null ? null : sentence('supplied', { record: answeredSeq }, input),
        onTheList: basisText(input.rules.consent.requiredPapersBasis, input.language),
      },
      input,
    ),
  ]
}

/** The time to supply them: while it runs, what follows otherwise; when it is over, how far it bound. */
const time = (seq: number, input: PaperInput): SheetPart[] => {
  const past = clocksOnRecord(input.records).find(({ clock }) => clock.name === 'ownerCorrection' && clock.openedSeq === seq)
  if (!past) return []
  const { clock, ended } = past
  const basis = basisOf(clock, input)
  if (ended) {
    const late = ended.how === 'passed' ? said(passedLabels[basisOfClock(clock, input.rules).force], input) : null
    return [facts({ dueOn: dueText(clock, input), basis, lapsed: late }, input)]
  }
  const otherwise = said(clockLabels.ownerCorrection.otherwise.move, input)
  return [paragraph(sentence('correctionDue', { dueOn: dueText(clock, input), basis, otherwise }, input))]
}
