import { z } from 'zod'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { basisText, forceLabels } from '../../../workflows/labels/basis.ts'
import { consentModeLabels } from '../../../workflows/labels/codes.ts'
import { inForceText } from '../../../workflows/labels/in-force.ts'
import { markLabels, numberLabel, numberStandingLabels, numberUnitLabels } from '../../../workflows/labels/rules.ts'
import { type Article, articleChapters, articlesOf } from '../../../workflows/rules/articles.ts'
import { consentModes } from '../../../workflows/rules/codes.ts'
import { articleChanges, compareArticles } from '../../../workflows/rules/compare.ts'
import { numberStandings, numbersOf, numberUnits, type PackNumber } from '../../../workflows/rules/numbers.ts'
import { Basis, Bilingual, RulePack } from '../../../workflows/rules/schema.ts'
import { type OwnGroundNames, ownGroundNames } from '../../../workflows/rules/stated-grounds.ts'

/** A rule pack with the hash by which cases are pinned to it. */
export interface PublishedPack {
  readonly hash: string
  readonly value: RulePack
}

const summary = {
  packId: z.string(),
  version: z.int().positive().describe('A pack in force never changes: what is changed has another version.'),
  hash: z.string().describe('SHA-256 over the canonical JSON (RFC 8785) of `rules`: cases are pinned to it.'),
  title: Bilingual,
  place: z.object({ code: z.string(), name: Bilingual }),
  inForceFrom: z.iso.date().describe('The day from which on it is chosen.'),
  inForceUntil: z.iso.date().nullable().describe('Its last day, where it has one.'),
  inForce: Bilingual.describe('From when to when, and how far that is known: what was not found is said.'),
  standing: z.enum(['inForce', 'draft']).describe('A draft is read, compared and tried; no district can be put under it.'),
  consent: z.object({ mode: z.enum(consentModes), label: Bilingual }).describe('How a place lets a pile be built.'),
  summary: Bilingual,
}

/** A pack in the list. */
export const RulePackSummary = z.object(summary).meta({
  id: 'RulePackSummary',
  examples: [
    {
      packId: 'zhuzhou-2022',
      version: 1,
      hash: '5f0c…',
      title: { zh: '株洲（2022年现状：无市级文件）', en: 'Zhuzhou (practice of 2022: no municipal document)' },
      place: { code: '430200', name: { zh: '株洲市', en: 'Zhuzhou' } },
      inForceFrom: '2022-01-01',
      inForceUntil: null,
      inForce: {
        zh: '从哪一天起施行没有查到；平台自2022年1月1日起适用',
        en: 'since when was not found; applied here from 1 January 2022',
      },
      standing: 'inForce',
      consent: { mode: 'REQUIRED', label: consentModeLabels.REQUIRED },
      summary: { zh: '株洲没有规定谁在几日内做什么的市级文件。', en: 'No municipal document says who must do what by when.' },
    },
  ],
})

const RuleNumber = z
  .object({
    path: z.string().describe('Where it stands in `rules`.'),
    label: Bilingual,
    clock: z.enum(clockNames).nullable(),
    values: z.array(z.number()).describe('One number, or a list of them; empty where there is none.'),
    unit: z.enum(numberUnits),
    unitLabel: Bilingual,
    standing: z.enum(numberStandings).describe('`unknown`: the pack says nothing, because nothing was found for this place.'),
    standingLabel: Bilingual,
    basis: Basis.nullable(),
    force: z
      .object({ force: Basis.shape.force, label: Bilingual })
      .nullable()
      .describe('How far it binds in the place of the pack. A platform default binds nobody.'),
    mark: z
      .object({ mark: Basis.shape.mark, label: Bilingual })
      .nullable()
      .describe('How well the text is known: only what was read is shown as law.'),
    basisText: Bilingual.nullable().describe('What it rests on, in one phrase.'),
  })
  .meta({ id: 'RuleNumber', description: 'A number of a rule pack with what it rests on.' })

const RuleArticle = z
  .object({
    key: z.string().describe('The same rule has the same key in every pack.'),
    chapter: z.enum(articleChapters),
    label: Bilingual,
    text: Bilingual.describe('The rule in a sentence.'),
    basis: z
      .array(z.object({ basis: Basis, text: Bilingual }))
      .describe('What it rests on, and in one phrase how far it binds here.'),
  })
  .meta({ id: 'RuleArticle', description: 'A rule of a pack as an owner reads it.' })

/** Two packs, rule by rule. */
export const RuleComparison = z
  .object({
    from: z.object(summary),
    to: z.object(summary),
    differs: z.array(
      z.object({
        key: z.string(),
        change: z.enum(articleChanges).describe('`otherBasis`: the same rule on another basis or with another force.'),
        from: RuleArticle.nullable(),
        to: RuleArticle.nullable(),
      }),
    ),
    same: z.int().nonnegative().describe('Rules that are the same in both.'),
  })
  .meta({ id: 'RuleComparison', description: 'The rules in which two packs differ.' })

/** A whole pack. */
export const RulePackBody = z
  .object({
    ...summary,
    articles: z
      .array(RuleArticle)
      .describe('The whole pack as a document: rule by rule, in the order in which a request meets them.'),
    numbers: z.array(RuleNumber).describe('Every number of the pack with its basis; what is unknown is listed as unknown.'),
    rules: RulePack.describe('The pack itself, word for word: what `hash` covers.'),
  })
  .meta({ id: 'PublishedRulePack', description: 'A rule pack as everybody may read it.' })

/** A pack in the list. */
export const packSummary = ({ hash, value }: PublishedPack): z.infer<typeof RulePackSummary> => ({
  packId: value.id,
  version: value.version,
  hash,
  title: value.title,
  place: { code: value.place.code, name: value.place.name },
  inForceFrom: value.inForceFrom,
  inForceUntil: value.inForceUntil?.on ?? null,
  inForce: inForceText(value),
  standing: value.standing,
  consent: { mode: value.consent.mode, label: consentModeLabels[value.consent.mode] },
  summary: value.summary,
})

/** A whole pack with every number explained. */
export const packBody = (pack: PublishedPack): z.infer<typeof RulePackBody> => ({
  ...packSummary(pack),
  articles: articlesOf(pack.value).map(articleBody),
  numbers: numbersOf(pack.value).map((number) => numberBody(number, ownGroundNames(pack.value))),
  rules: pack.value,
})

/** The difference between two packs. */
export const comparisonBody = (from: PublishedPack, to: PublishedPack): z.infer<typeof RuleComparison> => {
  const { differs, same } = compareArticles(from.value, to.value)
  return {
    from: packSummary(from),
    to: packSummary(to),
    differs: differs.map((entry) => ({
      ...entry,
      from: entry.from && articleBody(entry.from),
      to: entry.to && articleBody(entry.to),
    })),
    same,
  }
}

const articleBody = ({ basis, ...article }: Article): z.infer<typeof RuleArticle> => ({
  ...article,
  basis: basis.map((one) => ({ basis: one, text: { zh: basisText(one, 'zh'), en: basisText(one, 'en') } })),
})

const numberBody = (number: PackNumber, named: OwnGroundNames): z.infer<typeof RuleNumber> => {
  const { path, clock, values, unit, standing, basis } = number
  return {
    path,
    label: numberLabel(number, named),
    clock,
    values: [...values],
    unit,
    unitLabel: numberUnitLabels[unit],
    standing,
    standingLabel: numberStandingLabels[standing],
    basis,
    force: basis && { force: basis.force, label: forceLabels[basis.force] },
    mark: basis && { mark: basis.mark, label: markLabels[basis.mark] },
    basisText: basis && { zh: basisText(basis, 'zh'), en: basisText(basis, 'en') },
  }
}
