import type { Refusal } from '../case/refusals.ts'
import type { OwnGround } from '../rules/codes.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { OwnGroundNames } from '../rules/stated-grounds.ts'
import { bandLabels } from './capacity.ts'
import { channelLabels, conditionLabels } from './codes.ts'
import { dayText } from './days.ts'
import { documentLabels } from './documents.ts'
import { addresseeLabels, capacityResultLabels, coordinationResultLabels, gapLabels } from './event-values.ts'
import { eventLabels } from './events.ts'
import { fieldLabels } from './fields.ts'
import { fill, type Language, type PlaceholderName, type PlaceholderValue, type PlaceholderValues } from './fill.ts'
import { groundLabel, groundLabels } from './grounds.ts'
import { guardReasons } from './guards.ts'
import { senderLabels } from './parties.ts'
import { anyStepLabels, ofPlaceLabel, proceedingKindLabels, proceedingSubjectLabels } from './proceedings.ts'
import { refusalWords } from './refusals.ts'
import { stageLabels } from './stages.ts'
import { fireSystemLabels, recheckLabels } from './technical.ts'
import { trackLabels } from './tracks.ts'
import { breachLabels } from './works.ts'

/** A refusal in words: why the system did not take the event, and what to do next. */
export interface RefusalText {
  readonly sentence: string
  readonly todo: string
}

/**
 * Says a refusal in one language; codes in its details become words.
 * @throws Error when the refusal lacks a detail that its words need, or names a code without a label.
 */
export const explainRefusal = (refusal: Refusal, language: Language, named: OwnGroundNames = {}): RefusalText => {
  const { sentence, todo } = refusalWords[refusal.code]
  const values = wordsOf(refusal.details, language, named)
  return { sentence: fill(sentence, values, language), todo: fill(todo, values, language) }
}

type Table = Readonly<Record<string, Bilingual>>
type Detail = Refusal['details'][string]

/** Where the words for the codes in a detail are found: the first table that knows the code. */
const tables: Readonly<Partial<Record<PlaceholderName, readonly Table[]>>> = {
  accepted: [documentLabels],
  allowed: [eventLabels],
  band: [bandLabels],
  channel: [channelLabels],
  conditions: [conditionLabels, gapLabels, recheckLabels],
  event: [eventLabels],
  field: [fieldLabels],
  grounds: [groundLabels],
  guard: [guardReasons],
  issuer: [senderLabels],
  kind: [proceedingKindLabels, { ofPlace: ofPlaceLabel }],
  listed: [documentLabels],
  missing: [documentLabels, senderLabels, fieldLabels],
  papers: [documentLabels],
  party: [senderLabels],
  performer: [senderLabels],
  reason: [breachLabels],
  result: [coordinationResultLabels, addresseeLabels, capacityResultLabels],
  stages: [stageLabels],
  step: [anyStepLabels],
  subjects: [proceedingSubjectLabels],
  systems: [fireSystemLabels],
  track: [trackLabels],
}

const nothing: Bilingual = { zh: '暂时没有，请等待其他单位办理', en: 'nothing at present, another party has to act' }
const entry: Bilingual = { zh: '第{record}条', en: 'entry {record}' }

const wordsOf = (details: Refusal['details'], language: Language, named: OwnGroundNames): PlaceholderValues =>
  Object.fromEntries(Object.entries(details).map(([key, detail]) => [key, wordOf(key, detail, language, named)]))

const wordOf = (key: string, detail: Detail, language: Language, named: OwnGroundNames): PlaceholderValue => {
  if (typeof detail === 'number') return detail
  if (typeof detail === 'string') return codeWord(key, detail, language, named)
  return detail.length === 0 ? nothing[language] : [...new Set(detail)].map((code) => codeWord(key, code, language, named))
}

const codeWord = (key: string, code: string, language: Language, named: OwnGroundNames): string => {
  if (key === 'on' || key === 'filedOn') return dayText(code, language)
  const byDetail: Readonly<Record<string, readonly Table[] | undefined>> = tables
  const known = byDetail[key]
  // A detail that no sentence mentions (an id) stays as it is.
  if (known === undefined) return code
  const label = known.find((table) => Object.hasOwn(table, code))?.[code]
  if (label) return label[language]
  // A pleaded ground on the case has a number, not a code: its event and its place there.
  if (key === 'grounds' && /^\d+\.\d+$/.test(code)) return fill(entry, { record: code }, language)
  if (key === 'grounds' && code.includes(':')) return groundLabel(code as OwnGround, named)[language]
  throw new Error(`no words for ${key} "${code}"`)
}
