import { z } from 'zod'
import { outcomes, serviceOutcomes } from '../../workflows/case/context.ts'
import { stages } from '../../workflows/case/meta.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { parties } from '../../workflows/parties.ts'
import type { CaseBehind } from '../../workflows/statistics/cases-behind.ts'
import { headBody, headOf, label, PlaceBody, wordsFor } from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const day = z.iso.date()

/** The masked cases behind a number. */
export const CasesBehindBody = z
  .object({
    ...headBody,
    definition: z.object({ id: z.string(), version: z.int().positive() }),
    n: count.describe('Units of the group, as the figure gives them.'),
    cases: count.describe('How many cases stand behind it; of a family with several the last.'),
    withheldLabel: label.nullable().describe('Why no case is named: the cell is too small to stay masked.'),
    named: z
      .array(
        z.object({
          mask: z.string().describe('Pseudonym of the case; the same as in the exports of the month.'),
          district: PlaceBody,
          filedOn: day,
          waitedDays: count.describe('Calendar days to its end or to the day.'),
          stage: z.enum(stages).nullable(),
          stageLabel: label.nullable(),
          holder: z.enum(parties).nullable(),
          holderLabel: label.nullable(),
          since: day.nullable(),
          outcome: z.enum([...outcomes, ...serviceOutcomes]).nullable(),
          outcomeLabel: label.nullable(),
          returns: count.describe('How often it came back to a desk it had left.'),
        }),
      )
      .describe('The longest waiting first, at most as many as asked for.'),
  })
  .meta({ id: 'CasesBehind', description: 'The cases behind a number: nothing personal, no number of a case.' })

/** What is said of the number whose cases are named. */
interface Number {
  readonly definition: { readonly id: string; readonly version: number }
  readonly n: number
  readonly withheldLabel: string | null
  readonly caseIds: readonly string[]
}

/** The cases as they are answered. */
export const casesBehindBody = (
  answered: Answered<readonly CaseBehind[]>,
  language: Language,
  number: Number,
  maskOf: (caseId: string) => string,
): z.infer<typeof CasesBehindBody> => {
  const words = wordsFor(answered, language)
  return {
    ...headOf(answered, words),
    ...{ n: number.n, withheldLabel: number.withheldLabel, cases: number.caseIds.length },
    definition: { id: number.definition.id, version: number.definition.version },
    named: answered.figures.map(({ caseId, district, stage, holder, outcome, ...one }) => ({
      ...one,
      mask: maskOf(caseId),
      district: words.place(district),
      stage,
      stageLabel: stage && stageLabels[stage][language],
      holder,
      holderLabel: holder && partyLabels[holder][language],
      outcome,
      outcomeLabel: outcome && outcomeLabels[outcome][language],
    })),
  }
}
