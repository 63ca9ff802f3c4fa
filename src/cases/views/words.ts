import { z } from 'zod'
import type { CaseFile } from '../../../workflows/case/case-file.ts'
import { type CasePart, hiddenFromSuccessor, seesEntry } from '../../../workflows/case/sight.ts'
import { eventLabels } from '../../../workflows/labels/events.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { ViewInput } from '../view-case.ts'

/** A listed value, out of the table of its labels. */
export const listedIn = <K extends string>(labels: Readonly<Record<K, Bilingual>>) =>
  // The keys of a table of labels are its listed values.
  z.enum(Object.keys(labels) as [K, ...K[]])

/** The records whose words stand in views of what is said beside the case. */
export const spokenRecords = ({ memory }: CaseFile): number[] => [
  ...memory.referrals.map(({ seq }) => seq),
  ...memory.contacts.map(({ seq }) => seq),
  ...memory.meetings.map(({ seq }) => seq),
  ...memory.mediations.map(({ seq }) => seq),
  ...(memory.dataCorrections ?? []).flatMap(({ seq, settledSeq }) => [seq, settledSeq ?? seq]),
  ...memory.questions.flatMap(({ seq, answeredSeq }) => [seq, answeredSeq ?? seq]),
]

/** Whether the caller sees an entry of a part that was recorded then: by the table of sight, and not the affairs of an owner before (V3). */
export const seesRecorded = (
  { stored, standing }: ViewInput,
  { part, seq, named = [] }: { readonly part: CasePart; readonly seq: number; readonly named?: readonly Party[] },
): boolean =>
  standing.sight === 'full' &&
  seesEntry(stored.file, standing.party, part, named) &&
  !hiddenFromSuccessor(stored.file, standing.party, seq).includes(part)

/** The words sent with a record, for who sees them; whoever wrote them sees them. Null: none, erased, or not for the caller. */
export const wordsOf = (
  input: ViewInput,
  seq: number,
  { part = 'words', named = [] }: { readonly part?: CasePart; readonly named?: readonly Party[] } = {},
): string | null => {
  const words = seesRecorded(input, { part, seq, named }) ? input.personal.get(seq)?.['/words'] : undefined
  return typeof words === 'string' ? words : null
}

/** What an event is called. */
export const eventLabel = (type: string, language: Language): string =>
  (eventLabels as Readonly<Record<string, Bilingual>>)[type]?.[language] ?? type
