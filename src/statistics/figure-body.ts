import { z } from 'zod'
import { meaningLabels, missingLabels, readFromLabel, withheldLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { groundLabel } from '../../workflows/labels/grounds.ts'
import type { StatedGround } from '../../workflows/rules/codes.ts'
import type { InDays } from '../../workflows/statistics/days.ts'
import { definitions } from '../../workflows/statistics/definitions.ts'
import type { Counted, Figure } from '../../workflows/statistics/figure.ts'
import type { Quantiles, Reading } from '../../workflows/statistics/kaplan-meier.ts'
import { publicGroups } from '../../workflows/statistics/small-cells.ts'
import type { District } from '../compounds/ports.ts'
import type { ReadFrom } from './figure-engine.ts'
import type { Answered } from './open-figures.ts'

const day = z.iso.date()
const count = z.int().nonnegative()

/** A text for a person. */
export const label = z.string().describe('In the language of the caller.')

const DefinitionBody = z
  .object({
    id: z.string(),
    version: z.int().positive(),
    text: label.describe('What is counted, word for word, in the language of the caller.'),
  })
  .meta({
    id: 'FigureDefinition',
    description: 'A published definition never changes: what is counted otherwise has another version.',
    examples: [{ ...definitions.stageFlow, text: definitions.stageFlow.text.zh }],
  })

/** A number read off a curve, or why there is none. */
export const ReadingBody = z
  .object({
    value: z.number().nullable(),
    why: z
      .enum(['nobodyAtRisk', 'notReached', 'notFollowed', 'riskSetEmptied'])
      .nullable()
      .describe('Why there is no value: `notReached` = so many still wait that this share has not ended yet.'),
    label: label.nullable().describe('The same in words; null where there is a value.'),
  })
  .meta({
    id: 'Reading',
    description:
      'A number read off a curve in which the open cases are inside, or why there is none. Never a nought for “not known”.',
    examples: [
      { value: 12.5, why: null, label: null },
      { value: null, why: 'notReached', label: '尚未达到：仍在等待的太多' },
    ],
  })

const QuantileBody = z
  .object({
    median: ReadingBody.describe('Days by which half have ended.'),
    p90: ReadingBody.describe('Days by which nine in ten have ended.'),
    notAtRisk: count.describe('Over before they could be observed: in neither.'),
  })
  .meta({ id: 'Quantiles' })

/** A measure in both units. */
export const inDaysBody = <T extends z.ZodType>(measure: T) =>
  z.object({ calendarDays: measure.describe('For citizens.'), workingDays: measure.describe('For clocks.') })

/** How long something lasts. */
export const DurationBody = inDaysBody(QuantileBody).meta({ id: 'Duration', description: 'Kaplan–Meier, open cases inside.' })

/** The place of a group. */
export const PlaceBody = z
  .object({ code: z.string(), name: label })
  .nullable()
  .describe('Null where the districts are counted together.')

/** The organisation of a group. */
export const OrganisationBody = z
  .object({ organisationId: z.string().nullable(), name: z.string().nullable() })
  .nullable()
  .describe('Null where organisations are not told apart; nulls inside where it is a person or not known.')

const counted = {
  n: count.describe('How many units the numbers rest on.'),
  open: count.describe('How many of them are not over yet.'),
  compounds: count.describe('In how many compounds.'),
  shareOnBehalf: z
    .number()
    .nullable()
    .describe('Share of the recorded ends that somebody else recorded for the party; null if there is none or it is not known.'),
  shareSelfReported: z
    .number()
    .nullable()
    .describe(
      'Share of the units whose case was brought on by a bare report: one party says what happened outside the record, and nobody else recorded, confirmed or looked at it. Null if there is no unit, or of what they rest on nothing is kept.',
    ),
  shareUnknownFacts: z
    .number()
    .nullable()
    .describe(
      'Share of the units of whose place a fact is not on record by which figures are told apart: kind of garage, owner of the transformer, year of completion, rule pack. Null as above.',
    ),
}

/** The fields of every group, beside its own. */
const marked = {
  ...counted,
  withheldInPublic: z
    .object({ why: z.enum(['smallCell', 'oneCompound', 'wouldReveal']), label })
    .nullable()
    .describe('A public figure would leave this group out: do not publish it.'),
}

/** A group with what stands beside every number. */
export const groupBody = <T extends z.ZodRawShape>(shape: T) => z.object({ ...shape, ...marked })

/** A figure: one definition, one day, one number per group. */
export const figureBody = <G extends z.ZodType>(Group: G) =>
  z.object({
    definition: DefinitionBody,
    meaning: z.enum(['asKnownThen', 'asItWas']),
    meaningLabel: label,
    asOf: day,
    knownAt: day.describe('The record was read as it stood at the end of this day.'),
    readAt: z.iso
      .datetime()
      .nullable()
      .describe(
        'Null: the record was read for this answer. Else the instant of an earlier reading, of at most a quarter of an hour ago: what takes long is worked out while the last answer still stands.',
      ),
    readFrom: z
      .object({
        of: z.enum(['replica', 'primaryInstead']),
        behindSeconds: z.int().nullable().describe('What was recorded in the last so many seconds may be missing.'),
        label,
      })
      .nullable()
      .describe('From what the record was read, where figures are read from a replica. Null: there is none.'),
    ...counted,
    groups: z.array(Group).describe('Sorted by their names, never ranked.'),
  })

/** What stands over the figures of an answer. */
export const headBody = {
  asOf: day.describe('The figures are those of the end of this day.'),
  districts: z.array(z.object({ code: z.string(), name: label })).describe('What was counted.'),
}

/** The period of an answer. */
export const PeriodBody = z.object({ from: day, to: day }).describe('First and last day, both included.')

/** The words of an answer: language, and names of places and organisations. */
export interface Words {
  readonly language: Language
  readonly readAt: string | null
  readonly readFrom: ReadFrom | null
  readonly place: (code: string | null) => z.infer<typeof PlaceBody>
  readonly organisation: (organisationId: string | null) => NonNullable<z.infer<typeof OrganisationBody>>
  readonly ground: (code: StatedGround) => string
}

/** The words for one answer. */
export const wordsFor = ({ districts, names, ownGrounds, readAt, readFrom }: Answered<unknown>, language: Language): Words => ({
  ...{ language, readAt, readFrom },
  place: (code) => {
    const district = districts.find((candidate) => candidate.code === code)
    return district ? placeNamed(district, language) : null
  },
  organisation: (organisationId) => ({
    organisationId,
    name: organisationId === null ? null : (names.get(organisationId) ?? null),
  }),
  ground: (code) => groundLabel(code, ownGrounds)[language],
})

const placeNamed = ({ code, nameZh, nameEn }: District, language: Language) => ({
  code,
  name: language === 'zh' ? nameZh : nameEn,
})

/** What stands over the figures of an answer. */
export const headOf = ({ days, districts }: Answered<unknown>, { language }: Words) => ({
  asOf: days.at.asOf,
  districts: districts.map((district) => placeNamed(district, language)),
})

/** What stands beside every number of a group, with the mark of what a publication leaves out. */
export const markedGroups = <G extends Counted, B extends object>(
  groups: readonly G[],
  { language }: Words,
  bodyOf: (group: G) => B,
  perOrganisation = false,
) => {
  const inPublic = publicGroups(groups, [], perOrganisation).groups
  return groups.map((group, index) => {
    const why = inPublic[index]?.withheld ?? null
    return {
      ...bodyOf(group),
      ...countsOf(group),
      withheldInPublic: why && { why, label: withheldLabels[why][language] },
    }
  })
}

const countsOf = ({ n, open, compounds, shareOnBehalf, shareSelfReported, shareUnknownFacts }: Counted) => ({
  ...{ n, open, compounds, shareOnBehalf, shareSelfReported, shareUnknownFacts },
})

const readFromAs = (from: ReadFrom, language: Language) => {
  const behindSeconds = from.of === 'replica' ? from.behindSeconds : null
  return { of: from.of, behindSeconds, label: readFromLabel(from.of, behindSeconds)[language] }
}

/** A figure as it is answered, its groups given. */
export const figureOf = <G>(figure: Figure<Counted>, groups: G, { language, readAt, readFrom }: Words) => {
  const { definition, meaning, asOf, knownAt } = figure
  const { id, version, text } = definition
  return {
    definition: { id, version, text: text[language] },
    meaning,
    meaningLabel: meaningLabels[meaning][language],
    asOf,
    knownAt,
    readAt,
    readFrom: readFrom && readFromAs(readFrom, language),
    ...countsOf(figure),
    groups,
  }
}

/** A reading as it is answered. */
export const readingOf = ({ value, why }: Reading, { language }: Words): z.infer<typeof ReadingBody> => ({
  value,
  why,
  label: why && missingLabels[why][language],
})

const quantilesOf = ({ median, p90, notAtRisk }: Quantiles, words: Words): z.infer<typeof QuantileBody> => ({
  median: readingOf(median, words),
  p90: readingOf(p90, words),
  notAtRisk,
})

/** A duration as it is answered. */
export const durationOf = ({ calendarDays, workingDays }: InDays<Quantiles>, words: Words): z.infer<typeof DurationBody> => ({
  calendarDays: quantilesOf(calendarDays, words),
  workingDays: quantilesOf(workingDays, words),
})
