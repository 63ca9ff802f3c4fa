import type { CaseMemory } from '../case/context.ts'
import { partiesOfMeeting } from '../case/promises.ts'
import { hiddenFromSuccessor, seesEntry } from '../case/sight.ts'
import { promiseKindLabels, promiseOutcomeLabels } from '../labels/meetings.ts'
import { paperWords } from '../labels/papers/names.ts'
import { worded } from '../labels/papers/sentences.ts'
import { partyLabels } from '../labels/parties.ts'
import { basisOf, caseFacts } from './case-parts.ts'
import { clocksOnRecord, recordOf } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { PaperLack, SheetPart } from './sheet.ts'
import { day, documentLines, facts, heading, listed, recordedBy, said, sentence, table } from './words.ts'

type Meeting = CaseMemory['meetings'][number]
type MeetingPromise = CaseMemory['promises'][number]

/** 联席会议纪要: who sat at the table, who promised what by when, and what became of it (H23). */
export const meetingMinutes = (input: PaperInput): SheetPart[] | PaperLack => {
  const { meetings } = input.file.memory
  const seen = meetings.filter(({ seq }) => sees(seq, input))
  if (seen.length === 0) return 'noMeeting'
  const sides = new Set(seen.flatMap(({ present }) => present))
  return [
    ...caseFacts(input),
    ...seen.flatMap((meeting) => meetingParts(meeting, input)),
    heading('signatures', input),
    {
      kind: 'signatures',
      lines: [...sides].map((party) =>
        sentence(party === 'owner' ? 'signed' : 'stamp', { party: said(partyLabels[party], input) }, input),
      ),
    },
  ]
}

/** Whoever sat at the table has the minutes, beside whoever sees meetings at all. */
const sees = (seq: number, { file, reader, records }: PaperInput): boolean =>
  recordOf(records, seq) !== null &&
  seesEntry(file, reader, 'meetings', partiesOfMeeting(file.memory, seq)) &&
  !hiddenFromSuccessor(file, reader, seq).includes('meetings')

const meetingParts = ({ seq, on, present, documentId }: Meeting, input: PaperInput): SheetPart[] => {
  const promises = input.file.memory.promises.filter(({ meeting }) => meeting === seq)
  const rule = clocksOnRecord(input.records).find(({ clock }) => clock.name === 'promise' && clock.openedSeq === seq)
  return [
    heading('meeting', input),
    facts(
      {
        on: day(on, input),
        present: listed(
          present.map((party) => said(partyLabels[party], input)),
          input,
        ),
        minutes: documentLines([documentId], input),
        recorded: recordedBy(seq, input),
        basis: rule ? basisOf(rule.clock, input) : null,
      },
      input,
    ),
    ...(promises.length === 0
      ? []
      : [
          table(
            { by: 18, promise: 44, byOn: 20, state: 18 },
            promises.map((promise) => promiseRow(promise, input)),
            input,
          ),
        ]),
  ]
}

const promiseRow = (promise: MeetingPromise, input: PaperInput): string[] => {
  const kind = said(promiseKindLabels[promise.promise], input)
  const words = wordsOf(promise, input)
  return [
    said(partyLabels[promise.by], input),
    words === null ? kind : worded(kind, words, input.language),
    day(promise.byOn, input),
    promise.outcome === null ? said(paperWords.running, input) : said(promiseOutcomeLabels[promise.outcome], input),
  ]
}

/** As the minutes say it, where the reader sees words. */
const wordsOf = ({ meeting, promiseId }: MeetingPromise, input: PaperInput): string | null => {
  const made = recordOf(input.records, meeting)?.input['promises']
  const place = Number(promiseId.split('.')[1]) - 1
  const entry: unknown = Array.isArray(made) ? made[place] : null
  return entry !== null && typeof entry === 'object' && 'words' in entry && typeof entry.words === 'string' ? entry.words : null
}
