import { z } from 'zod'
import { accountLabels, causeLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { parties } from '../../workflows/parties.ts'
import { StatedGroundCode } from '../../workflows/rules/stated-grounds.ts'
import { type AccountFigure, accounts } from '../../workflows/statistics/accounts.ts'
import { causeKinds } from '../../workflows/statistics/causes.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  inDaysBody,
  label,
  markedGroups,
  PlaceBody,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

/** The waiting of the families in three accounts. */
export const AccountFiguresBody = z
  .object({
    ...headBody,
    accounts: figureBody(
      groupBody({
        district: PlaceBody,
        account: z.enum(accounts),
        accountLabel: label,
        party: z.enum(parties).describe('To whose account the days stand.'),
        partyLabel: label,
        cause: z.enum(causeKinds).nullable().describe('Only in the account by cause.'),
        causeLabel: label.nullable(),
        ground: StatedGroundCode.nullable(),
        groundLabel: label.nullable(),
        days: inDaysBody(z.number().nonnegative()).describe('Of all families together.'),
        declaredDays: z.number().nonnegative().describe('Of these, calendar days declared for the time before the record.'),
      }).meta({ id: 'AccountGroup' }),
    ).meta({ id: 'AccountFigure' }),
  })
  .meta({ id: 'AccountFigures', description: 'The days families waited: by holder, by awaited party, by cause.' })

/** The three accounts as they are answered. */
export const accountFiguresBody = (answered: Answered<AccountFigure>, language: Language): z.infer<typeof AccountFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    accounts: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ district, account, party, cause, ground, days, declaredDays }) => ({
        district: words.place(district),
        ...{ account, party, cause, ground, days, declaredDays },
        accountLabel: accountLabels[account][language],
        partyLabel: partyLabels[party][language],
        causeLabel: cause && causeLabels[cause][language],
        groundLabel: ground && words.ground(ground),
      })),
      words,
    ),
  }
}
