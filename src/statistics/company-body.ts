import { z } from 'zod'
import type { Language } from '../../workflows/labels/fill.ts'
import { type CompanyFigure, comparedAfter } from '../../workflows/statistics/companies.ts'
import { CompanyStandingsBody, companyStandingsBody } from './company-standings.ts'
import {
  DurationBody,
  durationOf,
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  markedGroups,
  OrganisationBody,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const share = z.number().min(0).max(1)

/** The companies beside each other, never ranked. */
export const CompanyFiguresBody = z
  .object({
    ...headBody,
    standings: CompanyStandingsBody,
    comparedAfter: count.describe('Working days after service at whose end the share is compared.'),
    overall: share.nullable().describe('Share over all companies, those with few requests inside.'),
    tooFew: count.describe('Companies with fewer than 20 requests or 3 compounds: in the share of all, and not shown.'),
    companies: figureBody(
      groupBody({
        organisation: OrganisationBody,
        members: count.describe('Registered companies that are taken together here: a head office and its branches.'),
        days: DurationBody,
        mix: z
          .object({ underground: share.nullable(), privateTransformer: share.nullable(), unknownFacts: share.nullable() })
          .describe('What kind of requests it has.'),
        funnel: z.object({
          n: count.describe('Requests that were followed long enough.'),
          count: count.describe('Of these without its own answer in time.'),
          share,
          shrunk: share.describe('Drawn towards the share of all, the more the fewer requests there are.'),
          lower95: share,
          upper95: share,
          lower998: share,
          upper998: share,
          pValue: z.number(),
          falseDiscoveryRate: z.number().describe('Share of false alarms among all companies at least as far out.'),
        }),
      }).meta({ id: 'CompanyGroup' }),
    ).meta({ id: 'CompanyFigure' }),
  })
  .meta({
    id: 'CompanyFigures',
    description:
      'Companies with at least 20 requests in at least 3 compounds, a head office and its branches being one, sorted by id: not a ranking.',
  })

/** The companies as they are answered. */
export const companyFiguresBody = (answered: Answered<CompanyFigure>, language: Language): z.infer<typeof CompanyFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    standings: companyStandingsBody(answered.companies, words),
    ...{ comparedAfter, overall: figures.overall, tooFew: figures.tooFew },
    companies: figureOf(
      figures,
      markedGroups(
        figures.groups,
        words,
        ({ organisationId, members, days, mix, funnel: { organisationId: _, compounds: __, ...funnel } }) => ({
          organisation: words.organisation(organisationId),
          members: members.length,
          days: durationOf(days, words),
          mix,
          funnel,
        }),
        true,
      ),
      words,
    ),
  }
}
