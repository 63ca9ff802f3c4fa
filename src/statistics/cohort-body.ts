import { z } from 'zod'
import { milestoneLabels } from '../../workflows/labels/figure-places.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { CohortFigure } from '../../workflows/statistics/cohorts.ts'
import { milestones } from '../../workflows/statistics/milestones.ts'
import { figureBody, figureOf, groupBody, headBody, headOf, label, markedGroups, wordsFor } from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const share = z.number().min(0).max(1).nullable()

/** What the families of each month reached in time. */
export const CohortFiguresBody = z
  .object({
    ...headBody,
    cohorts: figureBody(
      groupBody({
        month: z.string().describe('YYYY-MM of the first request.'),
        within: count.describe('Calendar days: all families of the month were followed so long.'),
        reached: z.array(z.object({ milestone: z.enum(milestones), label, families: count, share, lower: share, upper: share })),
        notObserved: count.describe('Not seen from their beginning: in no number.'),
      }).meta({ id: 'CohortGroup' }),
    ).meta({ id: 'CohortFigure' }),
  })
  .meta({ id: 'CohortFigures', description: 'How far the families of a month came in 90 and 180 days, full follow-up only.' })

/** The months as they are answered. */
export const cohortFiguresBody = (answered: Answered<CohortFigure>, language: Language): z.infer<typeof CohortFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    cohorts: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ month, within, reached, notObserved }) => ({
        ...{ month, within, notObserved },
        reached: reached.map((one) => ({ ...one, label: milestoneLabels[one.milestone][language] })),
      })),
      words,
    ),
  }
}
