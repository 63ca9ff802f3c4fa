import { readdirSync } from 'node:fs'
import * as basis from '../../../workflows/labels/basis.ts'
import * as calendar from '../../../workflows/labels/calendar.ts'
import * as capacity from '../../../workflows/labels/capacity.ts'
import * as clocks from '../../../workflows/labels/clocks.ts'
import * as codes from '../../../workflows/labels/codes.ts'
import * as documents from '../../../workflows/labels/documents.ts'
import * as entryDuties from '../../../workflows/labels/entry-duties.ts'
import * as eventValues from '../../../workflows/labels/event-values.ts'
import * as events from '../../../workflows/labels/events.ts'
import * as fields from '../../../workflows/labels/fields.ts'
import * as figurePlaces from '../../../workflows/labels/figure-places.ts'
import * as figures from '../../../workflows/labels/figures.ts'
import * as garages from '../../../workflows/labels/garages.ts'
import * as grounds from '../../../workflows/labels/grounds.ts'
import * as guards from '../../../workflows/labels/guards.ts'
import * as inForce from '../../../workflows/labels/in-force.ts'
import * as legalMeans from '../../../workflows/labels/legal-means.ts'
import * as matterForms from '../../../workflows/labels/matter-forms.ts'
import * as matterRefusals from '../../../workflows/labels/matter-refusals.ts'
import * as matters from '../../../workflows/labels/matters.ts'
import * as nextSteps from '../../../workflows/labels/next-steps.ts'
import * as notices from '../../../workflows/labels/notices.ts'
import * as objection from '../../../workflows/labels/objection.ts'
import * as paperNames from '../../../workflows/labels/papers/names.ts'
import * as paperNotes from '../../../workflows/labels/papers/notes.ts'
import * as paperSentences from '../../../workflows/labels/papers/sentences.ts'
import * as parties from '../../../workflows/labels/parties.ts'
import * as precedents from '../../../workflows/labels/precedents.ts'
import * as precheck from '../../../workflows/labels/precheck.ts'
import * as publicFigures from '../../../workflows/labels/public-figures.ts'
import * as refusals from '../../../workflows/labels/refusals.ts'
import * as ruleArticles from '../../../workflows/labels/rule-articles.ts'
import * as rules from '../../../workflows/labels/rules.ts'
import * as stages from '../../../workflows/labels/stages.ts'
import * as stepsBeside from '../../../workflows/labels/steps-beside.ts'
import * as tracks from '../../../workflows/labels/tracks.ts'
import * as trials from '../../../workflows/labels/trials.ts'
import * as valuesBeside from '../../../workflows/labels/values-beside.ts'
import * as why from '../../../workflows/labels/why.ts'

/** A text of the product with the place where it is written. */
export interface Text {
  readonly at: string
  readonly zh: string
  readonly en: string
}

const modules = {
  basis,
  calendar,
  capacity,
  clocks,
  codes,
  documents,
  entryDuties,
  eventValues,
  events,
  fields,
  figurePlaces,
  figures,
  garages,
  grounds,
  guards,
  inForce,
  legalMeans,
  matterForms,
  matterRefusals,
  matters,
  nextSteps,
  notices,
  objection,
  paperNames,
  paperNotes,
  paperSentences,
  parties,
  precedents,
  precheck,
  publicFigures,
  refusals,
  ruleArticles,
  rules,
  stages,
  stepsBeside,
  tracks,
  trials,
  valuesBeside,
  why,
}

/** Every text in a value, at any depth. A text is an object with a word in one of the languages, so that a missing one shows. */
export const textsIn = (value: unknown, at: string): Text[] => {
  if (value === null || typeof value !== 'object') return []
  if ('zh' in value || 'en' in value) {
    const { zh = '', en = '', ...rest } = value as { zh?: string; en?: string }
    return [{ at: Object.keys(rest).length > 0 ? `${at} (and ${Object.keys(rest)})` : at, zh, en }]
  }
  return Object.entries(value).flatMap(([key, entry]) => textsIn(entry, `${at}.${key}`))
}

const named: readonly Text[] = Object.entries(modules).flatMap(([file, exported]) => textsIn(exported, file))

/** No texts, but names and pieces that texts are put together from. */
const pieces = /^(limits\.limitScopeFrames\.of|limits\.fireProfileLabels\.GB51313|ways-when-late\.unitLabels\.\w+)$/

/** The texts of files that nobody named above, and that none of those takes up: a new file is not forgotten. */
const unnamed = async (): Promise<Text[]> => {
  const known = new Set(named.map(({ zh, en }) => `${zh} ${en}`))
  const folder = new URL('../../../workflows/labels/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const texts = await Promise.all(
    files.toSorted().map(async (file) => textsIn(await import(new URL(file, folder).href), file.replace(/\.ts$/, ''))),
  )
  return texts.flat().filter(({ at, zh, en }) => !known.has(`${zh} ${en}`) && !pieces.test(at))
}

/** Every exported text of the labels. */
export const allTexts: readonly Text[] = [...named, ...(await unnamed())]

/** The texts of one file. */
export const textsOf = (file: keyof typeof modules): readonly Text[] => allTexts.filter((text) => text.at.startsWith(`${file}.`))
