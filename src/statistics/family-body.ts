import { z } from 'zod'
import { familyStateLabels, missingLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { FamilyFigure } from '../../workflows/statistics/families.ts'
import { familyStates } from '../../workflows/statistics/family-state.ts'
import { figureBody, figureOf, groupBody, headBody, headOf, label, markedGroups, PlaceBody, wordsFor } from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const share = z.number().min(0).max(1)
const shares = z.array(
  z.object({
    state: z.enum(familyStates),
    stateLabel: label,
    share,
    lower: share.nullable().describe('Lower end of the 95 % band, by compound; null for 0 and 1 and for a single compound.'),
    upper: share.nullable(),
  }),
)

/** Where the families are who asked. */
export const FamilyFiguresBody = z
  .object({
    ...headBody,
    where: figureBody(
      groupBody({
        district: PlaceBody,
        after: z
          .array(
            z.object({
              days: count.describe('Calendar days after the first request.'),
              followed: count.describe('Families followed so long, or to their end before.'),
              shares: shares.nullable().describe('Every family is in one of them. Null where nobody was followed so long.'),
              why: z.enum(['nobodyAtRisk', 'notReached', 'notFollowed', 'riskSetEmptied']).nullable(),
              whyLabel: label.nullable(),
            }),
          )
          .describe('30, 90 and 180 days, and those between for a picture.'),
        notAtRisk: count.describe('Over before they could be observed: in no share.'),
      }).meta({ id: 'FamilyGroup' }),
    ).meta({ id: 'FamilyFigure' }),
  })
  .meta({ id: 'FamilyFigures', description: 'Of the families who asked, where they are after so many days.' })

/** The figure of the families as it is answered. */
export const familyFiguresBody = (answered: Answered<FamilyFigure>, language: Language): z.infer<typeof FamilyFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    where: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ district, after, notAtRisk }) => ({
        district: words.place(district),
        notAtRisk,
        after: after.map(({ days, followed, why, shares: some }) => ({
          days,
          followed,
          shares: some?.map((one) => ({ ...one, stateLabel: familyStateLabels[one.state][language] })) ?? null,
          why,
          whyLabel: why && missingLabels[why][language],
        })),
      })),
      words,
    ),
  }
}
