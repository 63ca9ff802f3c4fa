import { sayFrom } from '../labels/say.ts'
import { newDraftLabels } from '../labels/switches.ts'
import type { Bilingual, RulePack } from '../rules/schema.ts'
import { isRecord, isSame, valueAt, withValueAt } from './places.ts'

const say = sayFrom<keyof typeof newDraftLabels>(newDraftLabels)

/** What the service alone decides of a draft: its name, and that it is never in force. */
export interface DraftMark {
  readonly id: string
}

/** Places of a draft that nobody writes. */
export const fixedPlaces: readonly string[] = ['id', 'version', 'standing']

/** A document as a draft: whatever is written there, it has a name of its own and is never in force. */
export const asDraft = (document: unknown, { id }: DraftMark): unknown => ({
  ...(isRecord(document) ? document : {}),
  id,
  version: 1,
  standing: 'draft',
})

/** A new draft that changes nothing yet. `startsOn`: the day from which on it would hold; its place in time is its own. */
export const newDraft = (
  base: RulePack,
  { id, startsOn, title }: DraftMark & { startsOn: string; title: string | null },
): unknown => {
  const { inForceFromKnown: _, inForceUntil: __, ...rules } = base
  const called = title === null ? say('title', { title: base.title }) : { zh: title, en: title }
  const later = startsOn > base.inForceFrom ? startsOn : base.inForceFrom
  return asDraft({ ...rules, title: called, summary: say('summary', { title: base.title }), inForceFrom: later }, { id })
}

/** A draft under another title: what rests on the draft itself goes by the new one. */
export const retitled = (document: unknown, title: Bilingual): unknown => {
  const before = valueAt(document, ['title'])
  return withValueAt(renamed(document, before, title), ['title'], title)
}

const renamed = (value: unknown, before: unknown, title: Bilingual): unknown => {
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, before, title))
  if (!isRecord(value)) return value
  if (value['force'] === 'D' && isSame(value['document'], before)) return { ...value, document: title }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, renamed(entry, before, title)]))
}
