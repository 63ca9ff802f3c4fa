import { z } from 'zod'
import { comparedFacts, precedentsOf } from '../../../workflows/case/precedents.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { companyAnswerLabels } from '../../../workflows/labels/codes.ts'
import { groundLabel } from '../../../workflows/labels/grounds.ts'
import { comparedFactLabels } from '../../../workflows/labels/precedents.ts'
import type { StatedGround } from '../../../workflows/rules/codes.ts'
import { ownGroundNames, StatedGroundCode } from '../../../workflows/rules/stated-grounds.ts'
import type { ViewInput } from '../view-case.ts'

const label = z.string().describe('In the language of the caller.')
const stated = z.array(z.object({ code: StatedGroundCode, label }))

/** Earlier answers in the same garage or on the same transformer. */
export const PrecedentsView = z.object({
  precedents: z
    .array(
      z
        .object({
          month: z.string().describe('YYYY-MM of the answer.'),
          sameGarage: z.boolean(),
          sameTransformer: z.boolean(),
          sameCompany: z.boolean(),
          answer: z.enum(['approve', 'conditions', 'reject', 'noObjection']),
          answerLabel: label,
          stated: stated.describe('Grounds and conditions that were stated.'),
          fell: stated.describe('Those of them that did not stand.'),
          energised: z.boolean(),
          sameFacts: z.boolean(),
          differs: z.array(z.object({ fact: z.enum(comparedFacts), label })).describe('In what the two requests differ.'),
          otherwise: z.boolean().describe('The same facts, and this request was answered otherwise.'),
        })
        .meta({ id: 'Precedent' }),
    )
    .describe(
      'Earlier answers here, without a word on whose they were: the same facts, the same answer. ' +
        'The company sees them before it answers, owner and centre once it has.',
    ),
})

/** The same, as a party sees it. */
export const precedentsView = ({ stored, standing, surroundings, language }: ViewInput): z.infer<typeof PrecedentsView> => {
  const { file } = stored
  if (standing.sight !== 'full' || !seesPart(file, standing.party, 'precedents')) return { precedents: [] }
  // Each request was answered under its own rules: their words, where those of this one do not know a ground of the place.
  const stated = surroundings.neighbours
    .flatMap(({ grounds }) => grounds)
    .flatMap(({ code, named }) => (named ? [[code, named]] : []))
  const names = { ...Object.fromEntries(stated), ...ownGroundNames(stored.rules) }
  const named = (code: StatedGround) => ({ code, label: groundLabel(code, names)[language] })
  return {
    precedents: precedentsOf(file.memory, surroundings.neighbours, stored.rules).map(
      ({ codes, fell, differs, ...precedent }) => ({
        ...precedent,
        answerLabel: companyAnswerLabels[precedent.answer][language],
        stated: codes.map(named),
        fell: fell.map(named),
        sameFacts: differs.length === 0,
        differs: differs.map((fact) => ({ fact, label: comparedFactLabels[fact][language] })),
      }),
    ),
  }
}
