import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import { inPrincipleLabels } from '../../../workflows/labels/in-principle.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

/** The answer in principle of the company, where the rules of the place ask for one first. */
export const AnswerInPrincipleView = z.object({
  answerInPrinciple: z
    .object({
      asked: z.int().describe('The record with which it was asked.'),
      answer: listedIn(inPrincipleLabels).nullable().describe('Null: it is awaited. A `yes` or `deemed` binds.'),
      label: z.string().nullable(),
      record: z.int().nullable(),
      on: z.iso.date().nullable(),
    })
    .nullable()
    .describe('Null: the rules of the place ask for none, or the company was not served yet.'),
})

/** The same, as a party sees it. */
export const answerInPrincipleView = ({ stored, standing, language }: ViewInput): z.infer<typeof AnswerInPrincipleView> => {
  const { file } = stored
  const { inPrinciple, company, paper, outcome } = file.memory
  const sees = standing.sight === 'full' && seesPart(file, standing.party, 'course')
  if (!sees || inPrinciple === null) return { answerInPrinciple: null }
  const { askedSeq, seq, on } = inPrinciple
  // Whatever ended the waiting beside it: an answer at the centre, a paper of another issuer, the end of the request.
  const isOver = (company !== null && company.answer !== null) || paper !== null || outcome !== null
  const answer = inPrinciple.answer ?? (isOver ? 'overtaken' : null)
  return { answerInPrinciple: { asked: askedSeq, answer, label: answer && inPrincipleLabels[answer][language], record: seq, on } }
}
