import { z } from 'zod'
import { partiesOfEntry } from '../../../workflows/case/entries-beside.ts'
import { dayParts } from '../../../workflows/case/events/contacts.ts'
import { type Appointment, type Question, questionWaits } from '../../../workflows/case/memory/contacts.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { dayPartLabels } from '../../../workflows/labels/values-beside.ts'
import { parties } from '../../../workflows/parties.ts'
import type { ViewInput } from '../view-case.ts'
import { seesRecorded, wordsOf } from './words.ts'

const party = z.enum(parties)
const label = z.string().describe('In the language of the caller.')
const words = z.string().nullable().describe('For the two parties and the centre; null for others, and once erased.')

const Meeting = z
  .object({ on: z.iso.date(), part: z.enum(dayParts).nullable(), partLabel: z.string().nullable() })
  .meta({ id: 'Appointment', description: 'A day on which two parties meet. It stops no clock.' })

/** A question and its answer. */
const QuestionView = z
  .object({
    record: z.int().describe('Its id: name it when you answer.'),
    from: party,
    fromLabel: label,
    to: party,
    toLabel: label,
    askedOn: z.iso.date(),
    words,
    answer: z.object({ record: z.int(), on: z.iso.date(), words }).nullable(),
    meet: Meeting.nullable().describe('The day that is proposed; null = it is only a question.'),
    suits: z.boolean().nullable().describe('What the other side says of that day.'),
    other: Meeting.nullable().describe('The day that the other side proposes instead.'),
    call: z.boolean().describe('It asks for a call; a call that reached the other side answers it.'),
    waits: z.boolean().describe('For an answer. What an owner before was asked, or asked, binds no successor and waits no more.'),
  })
  .meta({ id: 'Question', description: 'One party asks another. Asking is no correction notice and stops no clock.' })

/** The questions of a case, as far as a party may see them. */
export const QuestionsView = z.object({ questions: z.array(QuestionView) })

/** The question thread: for the two parties of each question, the centre, and without words for the bureau. */
export const questionsView = (input: ViewInput): z.infer<typeof QuestionsView> => ({
  questions: input.stored.file.memory.questions
    .filter((entry) => seesRecorded(input, { part: 'questions', seq: entry.seq, named: partiesOfEntry(entry) }))
    .map((entry) => questionView(entry, input)),
})

const questionView = (entry: Question, input: ViewInput): z.infer<typeof QuestionView> => {
  const { stored, language } = input
  const { seq, by, to, on, answeredSeq, answeredOn } = entry
  const meeting = (one: Appointment | null): z.infer<typeof Meeting> | null =>
    one && { ...one, partLabel: one.part && dayPartLabels[one.part][language] }
  const sight = { part: 'questionWords', named: partiesOfEntry(entry) } as const
  return {
    record: seq,
    from: by,
    fromLabel: partyLabels[by][language],
    to,
    toLabel: partyLabels[to][language],
    askedOn: on,
    words: wordsOf(input, seq, sight),
    answer:
      answeredSeq === null || answeredSeq === seq
        ? null
        : { record: answeredSeq, on: answeredOn ?? on, words: wordsOf(input, answeredSeq, sight) },
    meet: meeting(entry.meet),
    suits: entry.suits,
    other: meeting(entry.other),
    call: entry.call ?? false,
    waits: questionWaits(stored.file.memory, entry),
  }
}
