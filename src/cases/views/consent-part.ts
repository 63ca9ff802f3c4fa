import { z } from 'zod'
import { phaseOf } from '../../../workflows/case/chart.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { partQuestion } from '../../../workflows/rules/consent-parts.ts'
import { Basis } from '../../../workflows/rules/schema.ts'
import type { ViewInput } from '../view-case.ts'

/** Where the rules of the place ask for another consent by part of the building. */
export const ConsentPartView = z.object({
  partQuestion: z
    .object({
      asks: z.string(),
      answers: z.array(z.object({ part: z.string().nullable().describe('Null: none of them.'), label: z.string() })),
    })
    .nullable()
    .describe('Of a draft: what `owner.submit` has to say in `part`. Null: nothing is asked.'),
  consentPart: z
    .object({
      label: z.string(),
      saidBy: z.enum(['owner', 'register']),
      basis: Basis,
      basisText: z.string(),
    })
    .nullable()
    .describe('In which part the request lies, settled at its filing. Null: the rules are the same everywhere.'),
})

/** The same, as a party sees it. */
export const consentPartView = ({ stored, standing, language }: ViewInput): z.infer<typeof ConsentPartView> => {
  const { file, rules } = stored
  const { parts, modeBasis } = rules.consent
  const sees = standing.sight === 'full' && seesPart(file, standing.party, 'request')
  if (!sees || !parts) return { partQuestion: null, consentPart: null }
  if (phaseOf(file.value) === 'draft') {
    const question = partQuestion(rules)
    return {
      partQuestion: question && {
        asks: question.asks[language],
        answers: question.answers.map(({ part, says }) => ({ part, label: says[language] })),
      },
      consentPart: null,
    }
  }
  return {
    partQuestion: null,
    consentPart: {
      label: parts.otherwise[language],
      saidBy: parts.asks ? 'owner' : 'register',
      basis: modeBasis,
      basisText: basisText(modeBasis, language),
    },
  }
}
