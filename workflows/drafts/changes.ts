import { questionFrames } from '../labels/switches.ts'
import type { Bilingual } from '../rules/schema.ts'
import { adopted, type Place } from './adopt.ts'
import { answered, isAnswer, ownBasis } from './answers.ts'
import { asDraft, type DraftMark, fixedPlaces, retitled } from './new-draft.ts'
import { isRecord, isSame, type Path, valueAt, withValueAt } from './places.ts'
import { type Question, questionsOf } from './questions.ts'

/** What a rule of a draft rests on, as an office writes it. */
export interface WrittenBasis {
  readonly document: Bilingual
  readonly article: string | null
  readonly modelledOn: Bilingual | null
}

/** One change of a draft. */
export type DraftChange =
  | { readonly kind: 'answer'; readonly question: string; readonly answer: unknown }
  | { readonly kind: 'basis'; readonly question: string; readonly basis: WrittenBasis }
  | { readonly kind: 'title'; readonly title: Bilingual }
  /** A value at a place, as the format has it; left out = the place is taken out. */
  | { readonly kind: 'place'; readonly path: Path; readonly value?: unknown }
  | { readonly kind: 'newCost' }
  /** Taken over for another place than the one it is of. */
  | { readonly kind: 'adopt'; readonly place: Place }

/** A change that says nothing about this draft. `index`: which of those that were sent. */
export interface ChangeNotPossible {
  readonly index: number
  readonly why: 'questionUnknown' | 'notAnAnswer' | 'placeFixed' | 'nothingThere' | 'notOurPlace'
}

/** A draft after changes, one after the other; all of them or none. */
export const changedDraft = (
  document: unknown,
  base: unknown,
  mark: DraftMark,
  changes: readonly DraftChange[],
): { readonly document: unknown } | ChangeNotPossible => {
  let next = document
  for (const [index, change] of changes.entries()) {
    const changed = changedBy(next, base, change)
    if ('why' in changed) return { index, why: changed.why }
    next = changed.document
  }
  return { document: asDraft(next, mark) }
}

type Changed = { readonly document: unknown } | Pick<ChangeNotPossible, 'why'>

const changedBy = (document: unknown, base: unknown, change: DraftChange): Changed => {
  switch (change.kind) {
    case 'title':
      return { document: retitled(document, change.title) }
    case 'newCost':
      return { document: withNewCost(document) }
    case 'adopt':
      return { document: adopted(document, change.place).document }
    case 'place':
      return placed(document, change)
    case 'answer': {
      const question = questionNamed(document, base, change.question)
      if (!question) return { why: 'questionUnknown' }
      if (!isAnswer(question, change.answer)) return { why: 'notAnAnswer' }
      return { document: answered(document, base, question, change.answer) }
    }
    case 'basis': {
      const question = questionNamed(document, base, change.question)
      if (!question?.basisAt) return { why: 'questionUnknown' }
      if (!isRecord(valueAt(document, question.basisAt.path.slice(0, -1)))) return { why: 'nothingThere' }
      return { document: withBasis(document, question.basisAt, change.basis) }
    }
  }
}

const questionNamed = (document: unknown, base: unknown, key: string): Question | undefined =>
  questionsOf(document, base).find((question) => question.key === key)

const placed = (document: unknown, { path, value }: { readonly path: Path; readonly value?: unknown }): Changed => {
  const [first] = path
  if (first === undefined || fixedPlaces.includes(first)) return { why: 'placeFixed' }
  const next = withValueAt(document, path, value)
  // A place that cannot be reached, such as the tenth of a list of two.
  if (value !== undefined && !isSame(valueAt(next, path), value)) return { why: 'nothingThere' }
  return { document: next }
}

/** What a rule rests on in a draft has no force before the draft has. */
const withBasis = (
  document: unknown,
  { path, isList }: NonNullable<Question['basisAt']>,
  { document: named, article, modelledOn }: WrittenBasis,
): unknown => {
  const { place, source, mark } = ownBasis(document)
  const basis = {
    document: named,
    ...(article === null ? {} : { article }),
    force: 'D',
    place,
    ...(modelledOn === null ? {} : { modelledOn }),
    source,
    mark,
  }
  return withValueAt(document, path, isList ? [basis] : basis)
}

const withNewCost = (document: unknown): unknown => {
  const costs = valueAt(document, ['costs'])
  const list = Array.isArray(costs) ? costs : []
  return withValueAt(
    document,
    ['costs'],
    [...list, { what: questionFrames.newCost, payer: questionFrames.newPayer, basis: ownBasis(document) }],
  )
}
