import { z } from 'zod'
import { incidentLabels } from '../../workflows/labels/figure-places.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { matterKindLabels } from '../../workflows/labels/matters.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { matterKinds } from '../../workflows/matter/kinds.ts'
import { parties } from '../../workflows/parties.ts'
import type { CostFigure } from '../../workflows/statistics/family-cost.ts'
import type { ForecastFigure } from '../../workflows/statistics/ledger-forecast.ts'
import type { NeverFigure } from '../../workflows/statistics/never-asked.ts'
import type { OfficeFigure } from '../../workflows/statistics/office-load.ts'
import { incidentKinds, type SafetyFigure } from '../../workflows/statistics/safety.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  label,
  markedGroups,
  OrganisationBody,
  PlaceBody,
  wordsFor,
} from './figure-body.ts'
import type { Answered, MatterAnswer } from './open-figures.ts'

const count = z.int().nonnegative()
const day = z.iso.date()
const yuan = z.number().nonnegative()

/** Where one yuan frees most families. */
export const MatterFiguresBody = z
  .object({
    ...headBody,
    withoutCost: count.describe('Matters of which nobody has said what they cost.'),
    matters: figureBody(
      groupBody({
        matterId: z.string(),
        kind: z.enum(matterKinds),
        kindLabel: label,
        district: PlaceBody,
        compound: z.string().nullable(),
        officeParty: z.enum(parties),
        officeLabel: label,
        organisation: OrganisationBody,
        openedOn: day,
        nextReportOn: day.nullable(),
        reportDue: z.boolean().describe('The report is due and has not come.'),
        waiting: count.describe('Families that wait on it now.'),
        infeasible: count.describe('Families that ended as infeasible at present and would be told.'),
        cost: z.object({ lowYuan: yuan, highYuan: yuan }).nullable(),
        yuanPerFamily: z.object({ low: yuan, high: yuan }).nullable(),
      }).meta({ id: 'MatterGroup' }),
    ).meta({ id: 'MatterFigure' }),
  })
  .meta({
    id: 'MatterFigures',
    description: 'Open matters: whom each holds, what it costs, and where one yuan frees most families.',
  })

/** The matters as they are answered. */
export const matterFiguresBody = (answered: MatterAnswer, language: Language): z.infer<typeof MatterFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures, compounds } = answered
  return {
    ...headOf(answered, words),
    withoutCost: figures.withoutCost,
    matters: figureOf(
      figures,
      markedGroups(figures.groups, words, (group) => ({
        ...{ matterId: group.matterId, kind: group.kind, officeParty: group.officeParty, openedOn: group.openedOn },
        ...{ nextReportOn: group.nextReportOn, reportDue: group.reportDue, waiting: group.waiting },
        ...{ infeasible: group.infeasible, cost: group.cost, yuanPerFamily: group.yuanPerFamily },
        kindLabel: matterKindLabels[group.kind][language],
        district: words.place(group.district),
        compound: compounds.get(group.compoundId) ?? null,
        officeLabel: partyLabels[group.officeParty][language],
        organisation: words.organisation(group.officeOrganisationId),
      })),
      words,
    ),
  }
}

/** When the transformers are full. */
export const ForecastFiguresBody = z
  .object({
    ...headBody,
    forecast: figureBody(
      groupBody({
        transformerId: z.string(),
        name: z.string(),
        compound: z.string(),
        district: PlaceBody,
        ratedKva: z.number().nullable(),
        rate: z.number().nullable().describe('Load over rating, with all that are built or kept.'),
        limit: z.number(),
        fits: count.nullable().describe('How many more piles of 7 kW fit under the limit.'),
        waiting: count,
        filedLately: count.describe('Filings in the last 180 days.'),
        fullOn: day.nullable().describe('At the rate of these days.'),
        earliest: day.nullable(),
        latest: day.nullable(),
        course: z
          .array(z.object({ months: count, on: day, load: z.number(), low: z.number(), high: z.number() }))
          .describe(
            'Load over rating month by month at the rate of these days, and at the slowest and the fastest; empty = not known.',
          ),
      }).meta({ id: 'ForecastGroup' }),
    ).meta({ id: 'ForecastFigure' }),
  })
  .meta({ id: 'ForecastFigures', description: 'When each transformer is full at the rate of the last 180 days.' })

/** The forecast as it is answered. */
export const forecastFiguresBody = (
  answered: Answered<ForecastFigure>,
  language: Language,
): z.infer<typeof ForecastFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    forecast: figureOf(
      figures,
      markedGroups(figures.groups, words, (group) => ({
        ...{ transformerId: group.transformerId, name: group.name, compound: group.compound, ratedKva: group.ratedKva },
        ...{ rate: group.rate, limit: group.limit, fits: group.fits, waiting: group.waiting, filedLately: group.filedLately },
        ...{ fullOn: group.fullOn, earliest: group.earliest, latest: group.latest, course: [...group.course] },
        district: words.place(group.district),
      })),
      words,
    ),
  }
}

/** What lies with each office. */
export const OfficeFiguresBody = z
  .object({
    ...headBody,
    offices: figureBody(
      groupBody({
        holder: z.enum(parties),
        holderLabel: label,
        organisation: OrganisationBody,
        holds: count,
        cameLately: count.describe('In the last 28 days.'),
        wentLately: count.describe('In the last 28 days.'),
        oldestSince: day.nullable(),
        medianAge: z.number().nullable().describe('Of what lies there, in calendar days: not a duration.'),
        daysToClear: count.nullable().describe('At the pace of these days, nothing more coming.'),
      }).meta({ id: 'OfficeGroup' }),
    ).meta({ id: 'OfficeFigure' }),
  })
  .meta({ id: 'OfficeFigures', description: 'What lies with each office, and what came and went in 28 days.' })

/** The load as it is answered. */
export const officeFiguresBody = (answered: Answered<OfficeFigure>, language: Language): z.infer<typeof OfficeFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    offices: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ holder, organisationId, holds, cameLately, wentLately, ...group }) => ({
        ...{ holder, holds, cameLately, wentLately },
        ...{ oldestSince: group.oldestSince, medianAge: group.medianAge, daysToClear: group.daysToClear },
        holderLabel: partyLabels[holder][language],
        organisation: words.organisation(organisationId),
      })),
      words,
    ),
  }
}

/** How safe the piles are. */
export const SafetyFiguresBody = z
  .object({
    ...headBody,
    safety: figureBody(
      groupBody({
        district: PlaceBody,
        pileYears: z.number().nonnegative(),
        rates: z.array(
          z.object({
            kind: z.enum(incidentKinds),
            label,
            times: count,
            per10000: z.number().nullable().describe('Per 10,000 pile-years.'),
            lower: z.number().nullable(),
            upper: z.number().nullable().describe('95 %: of none it is not nought.'),
          }),
        ),
        pilesWithConditions: count.describe('Running piles with fire gaps or conditions that nobody has found put right.'),
        undischarged: count,
      }).meta({ id: 'SafetyGroup' }),
    ).meta({ id: 'SafetyFigure' }),
  })
  .meta({ id: 'SafetyFigures', description: 'Hazards, fires and suspensions per 10,000 pile-years.' })

/** The safety as it is answered. */
export const safetyFiguresBody = (answered: Answered<SafetyFigure>, language: Language): z.infer<typeof SafetyFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    safety: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ district, pileYears, rates, pilesWithConditions, undischarged }) => ({
        ...{ pileYears, pilesWithConditions, undischarged },
        district: words.place(district),
        rates: rates.map((rate) => ({ ...rate, label: incidentLabels[rate.kind][language] })),
      })),
      words,
    ),
  }
}

/** What it costs the families. */
export const CostFiguresBody = z
  .object({
    ...headBody,
    costs: figureBody(
      groupBody({
        district: PlaceBody,
        monthsWaited: z.number().nonnegative().describe('Of all families together, months of 30 days.'),
        familiesWithFees: count,
        demandedYuan: yuan.describe('As owners reported: claimed, not verified.'),
        familiesPaid: count,
        paidYuan: yuan,
        declinedForCost: count,
        waited: z
          .array(z.object({ fromMonths: count, toMonths: count.nullable(), families: count, open: count }))
          .describe(
            'How long each family has waited, in months of 30 days: from, to under (null = and longer). The open ones go on.',
          ),
        asked: z
          .array(z.object({ fromYuan: count, toYuan: count.nullable(), families: count }))
          .describe('How much each family with fees was asked for: from, to under (null = and more).'),
      }).meta({ id: 'CostGroup' }),
    ).meta({ id: 'CostFigure' }),
  })
  .meta({ id: 'CostFigures', description: 'Months of waiting, fees demanded and paid, plans declined for their cost.' })

/** The cost as it is answered. */
export const costFiguresBody = (answered: Answered<CostFigure>, language: Language): z.infer<typeof CostFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    costs: figureOf(
      figures,
      markedGroups(figures.groups, words, (group) => ({
        ...{ monthsWaited: group.monthsWaited, familiesWithFees: group.familiesWithFees, demandedYuan: group.demandedYuan },
        ...{ familiesPaid: group.familiesPaid, paidYuan: group.paidYuan, declinedForCost: group.declinedForCost },
        ...{ waited: [...group.waited], asked: [...group.asked] },
        district: words.place(group.district),
      })),
      words,
    ),
  }
}

const toldNo = count.nullable()

/** Who never asked. */
export const NeverFiguresBody = z
  .object({
    ...headBody,
    toldNo: toldNo.describe('Of all compounds; null where it would tell a number of one to four.'),
    toldNoUnnamed: toldNo,
    never: figureBody(
      groupBody({
        compoundId: z.string(),
        compound: z.string(),
        district: PlaceBody,
        spaces: count,
        askedSpaces: count.describe('Spaces for which a request was ever filed.'),
        neverAsked: count,
        share: z.number().nullable(),
        toldNo: toldNo.describe('Of the spaces never asked for, to how many a pre-check said “not yet”; null = one to four.'),
        toldNoUnnamed: toldNo.describe('Such looks without a space, one a garage and day; null = one to four.'),
      }).meta({ id: 'NeverGroup' }),
    ).meta({ id: 'NeverFigure' }),
  })
  .meta({ id: 'NeverFigures', description: 'Spaces for which nobody has filed a request, by compound.' })

/** Those who never asked, as they are answered. */
export const neverFiguresBody = (answered: Answered<NeverFigure>, language: Language): z.infer<typeof NeverFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    toldNo: figures.toldNo,
    toldNoUnnamed: figures.toldNoUnnamed,
    never: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ name, district, ...group }) => ({
        ...{ compoundId: group.compoundId, spaces: group.spaces, askedSpaces: group.askedSpaces },
        ...{ neverAsked: group.neverAsked, share: group.share },
        ...{ toldNo: group.toldNo, toldNoUnnamed: group.toldNoUnnamed },
        compound: name,
        district: words.place(district),
      })),
      words,
    ),
  }
}
