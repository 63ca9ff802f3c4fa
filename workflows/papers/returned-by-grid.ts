import { paperWords } from '../labels/papers/names.ts'
import { intakeReturnLabels } from '../labels/technical.ts'
import type { Bilingual } from '../rules/schema.ts'
import { caseFacts, clockTable } from './case-parts.ts'
import { clocksOnRecord } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { day, facts, heading, recordedBy, said, sentence, table } from './words.ts'

/** 报装退回记录: every return with its reason, and that the time of the grid counts on from the first application (H19). */
export const returnedByGrid = (input: PaperInput): SheetPart[] | PaperLack => {
  const { intakeReturns, gridOrder } = input.file.memory
  if (intakeReturns.length === 0) return 'notReturned'
  const ofGrid = clocksOnRecord(input.records).filter(({ clock }) => clock.track === 'grid' && clock.party === 'grid')
  return [
    ...caseFacts(input),
    facts({ orderNumber: gridOrder }, input),
    heading('returned', input),
    table(
      { number: 8, on: 20, reason: 26, recorded: 26, completed: 20 },
      intakeReturns.map(({ seq, on, reason, completedSeq }, index) => [
        String(index + 1),
        day(on, input),
        reasonText(reason, input),
        recordedBy(seq, input),
        completedSeq === null ? said(paperWords.notYet, input) : sentence('completedBy', { record: completedSeq }, input),
      ]),
      input,
    ),
    ...clockTable(ofGrid, input),
  ]
}

const reasonText = (reason: string, input: PaperInput): string => {
  const known: Readonly<Record<string, Bilingual>> = intakeReturnLabels
  return known[reason] ? said(known[reason], input) : reason
}
