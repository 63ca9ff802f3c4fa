import { z } from 'zod'
import { garageLevels } from '../../workflows/case/facts.ts'
import { stages } from '../../workflows/case/meta.ts'
import {
  buildingAgeLabels,
  garageLevelLabels,
  noTestLabels,
  transformerOwnerLabels,
} from '../../workflows/labels/figure-places.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import type { CurveFigure } from '../../workflows/statistics/curves.ts'
import { buildingAges, type CurveGrouping, curveGroupings, transformerOwners } from '../../workflows/statistics/place-facts.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  label,
  markedGroups,
  ReadingBody,
  readingOf,
  type Words,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()
const share = z.number().min(0).max(1)

/** What the curves can be asked beside the day. */
export const curveAsked = {
  groupBy: z.enum(curveGroupings).optional().describe('Told apart by a fact of the place or of the request.'),
  stage: z.enum(stages).optional().describe('One stage; left out: the whole way of a family, whatever ended it.'),
  unit: z.enum(['calendarDays', 'workingDays']).default('calendarDays'),
  garage: z.enum(garageLevels).optional(),
  transformer: z.enum(transformerOwners).optional(),
  age: z.enum(buildingAges).optional().describe('When the compound was completed.'),
  rules: z.string().max(60).optional().describe('Id of a rule pack.'),
}

/** The share that still waits, day by day. */
export const CurveFiguresBody = z
  .object({
    ...headBody,
    groupBy: z.enum(curveGroupings).nullable(),
    stage: z.enum(stages).nullable(),
    stageLabel: label.nullable(),
    unit: z.enum(['calendarDays', 'workingDays']),
    difference: z
      .object({
        pValue: z.number().nullable().describe('How often chance alone makes as much of a difference, compounds dealt out anew.'),
        draws: count,
        why: z.enum(['oneGroup', 'compoundsInSeveral', 'tooMany']).nullable(),
        whyLabel: label.nullable(),
      })
      .describe('Between the groups.'),
    curve: figureBody(
      groupBody({
        group: z.string().nullable().describe('Code of the group; null where nothing is told apart.'),
        groupLabel: label.nullable(),
        points: z.array(z.object({ days: count, share, lower: share.nullable(), upper: share.nullable() })),
        atRisk: z.array(z.object({ days: count, atRisk: count })).describe('How many were still under observation.'),
        followedTo: count.describe('The last day on which anybody was followed: the curve ends there.'),
        median: ReadingBody,
        p90: ReadingBody,
        notAtRisk: count.describe('Over before they could be observed: in no share.'),
      }).meta({ id: 'CurveGroup' }),
    ).meta({ id: 'CurveFigure' }),
  })
  .meta({
    id: 'CurveFigures',
    description: 'The share that still waits after so many days, whatever ends it, the open ones inside.',
  })

/** How the groups of a grouping are called. */
const groupLabelOf = (groupBy: CurveGrouping | null, group: string | null, words: Words): string | null => {
  if (group === null || groupBy === null) return null
  const known: Partial<Record<CurveGrouping, Readonly<Record<string, { readonly zh: string; readonly en: string }>>>> = {
    garage: garageLevelLabels,
    transformer: transformerOwnerLabels,
    age: buildingAgeLabels,
  }
  if (groupBy === 'district') return words.place(group)?.name ?? group
  return known[groupBy]?.[group]?.[words.language] ?? group
}

/** The curves as they are answered. */
export const curveFiguresBody = (
  answered: Answered<CurveFigure>,
  language: Language,
  asked: Pick<z.infer<typeof CurveFiguresBody>, 'groupBy' | 'stage' | 'unit'>,
): z.infer<typeof CurveFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  const { difference } = figures
  return {
    ...headOf(answered, words),
    ...asked,
    stageLabel: asked.stage && stageLabels[asked.stage][language],
    difference: { ...difference, whyLabel: difference.why && noTestLabels[difference.why][language] },
    curve: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ group, points, atRisk, followedTo, quantiles }) => ({
        ...{ group, followedTo, points: [...points], atRisk: [...atRisk] },
        groupLabel: groupLabelOf(asked.groupBy, group, words),
        median: readingOf(quantiles.median, words),
        p90: readingOf(quantiles.p90, words),
        notAtRisk: quantiles.notAtRisk,
      })),
      words,
    ),
  }
}
