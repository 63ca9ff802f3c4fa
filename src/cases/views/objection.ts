import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import { objectionLabels } from '../../../workflows/labels/objection.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

/** The objection that a company has to bring before a court, where the rules of the place ask for that. */
export const ObjectionView = z.object({
  objection: z
    .object({
      asked: z.int().describe('The record from which on it was awaited.'),
      answer: listedIn(objectionLabels).nullable().describe('Null: the term runs, and nobody has gone to court.'),
      label: z.string().nullable(),
      record: z.int().nullable(),
      on: z.iso.date().nullable(),
      termOn: z.iso.date().nullable().describe('The last day of the term, once it has run out without a suit.'),
    })
    .nullable()
    .describe('Null: in this place nobody has to go to court to object, or the company was not served yet.'),
})

/** The same, as a party sees it. */
export const objectionView = ({ stored, standing, language }: ViewInput): z.infer<typeof ObjectionView> => {
  const { objection } = stored.file.memory
  const sees = standing.sight === 'full' && seesPart(stored.file, standing.party, 'course')
  if (!sees || objection === null) return { objection: null }
  const { askedSeq, answer, seq, on, termOn } = objection
  return { objection: { asked: askedSeq, answer, label: answer && objectionLabels[answer][language], record: seq, on, termOn } }
}
