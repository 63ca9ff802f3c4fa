import { z } from 'zod'
import type { Language } from '../../workflows/labels/fill.ts'
import { StatedGroundCode } from '../../workflows/rules/stated-grounds.ts'
import type { ReasonFigure, Reasons } from '../../workflows/statistics/reasons.ts'
import { CompanyStandingsBody, companyStandingsBody } from './company-standings.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  label,
  markedGroups,
  OrganisationBody,
  PeriodBody,
  PlaceBody,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()

const ReasonGroupBody = groupBody({
  district: PlaceBody,
  organisation: OrganisationBody,
  code: StatedGroundCode,
  label,
  kind: z.enum(['ground', 'condition']).describe('A condition is a ground in disguise.'),
  stated: count,
  cases: count,
  documented: count.describe('A document that the rules ask for was shown.'),
  noneAsked: count.describe('The rules ask for no document: none can bear it out.'),
  contested: count.describe('By the owner.'),
  tested: count.describe('Settled by a finding of fire or grid, a third party or a court: `upheld` + `fallen`.'),
  upheld: count,
  fallen: count,
  awaitingTest: count.describe('Contested, no finding yet.'),
  untested: count.describe('Nobody asked.'),
  notTestable: count.describe('No finding can settle it.'),
  views: z.object({ stands: count, doesNotStand: count }).describe('Opinions of the centre: views, not tests.'),
  testedShare: z.number().nullable().describe('How far `upheld` and `fallen` carry.'),
  undated: count.describe('Shown as the record stands, not as of the day.'),
}).meta({
  id: 'ReasonGroup',
  description:
    'Only contested grounds are tested as a rule: the share that falls is not the share that is wrong, and is not given.',
})

/** What was stated against what was verified. */
export const ReasonFiguresBody = z
  .object({
    ...headBody,
    period: PeriodBody.describe('Grounds stated in it.'),
    standings: CompanyStandingsBody,
    reasons: figureBody(ReasonGroupBody).meta({ id: 'ReasonFigure' }),
  })
  .meta({ id: 'ReasonFigures', description: 'Reasons stated, documented, contested and tested.' })

/** The figure of the grounds as it is answered. */
export const reasonFiguresBody = (
  answered: Answered<ReasonFigure>,
  language: Language,
  byOrganisation: boolean,
): z.infer<typeof ReasonFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures, days } = answered
  const bodyOf = ({ organisationId, ...group }: Reasons) => ({
    ...group,
    district: words.place(group.district),
    organisation: byOrganisation ? words.organisation(organisationId) : null,
    label: words.ground(group.code),
  })
  return {
    ...headOf(answered, words),
    period: days.period,
    standings: companyStandingsBody(answered.companies, words),
    reasons: figureOf(figures, markedGroups(figures.groups, words, bodyOf, byOrganisation), words),
  }
}
