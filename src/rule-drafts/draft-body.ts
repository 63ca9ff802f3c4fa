import { z } from 'zod'
import { answerOf, answerText, baseAnswerOf, changeText, isChanged } from '../../workflows/drafts/answers.ts'
import { questionOfFault } from '../../workflows/drafts/faults.ts'
import { isRecord, valueAt } from '../../workflows/drafts/places.ts'
import { answerKinds, type Question, questionsOf, switchNames } from '../../workflows/drafts/questions.ts'
import { basisText } from '../../workflows/labels/basis.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { switchLabels } from '../../workflows/labels/switches.ts'
import { Bilingual } from '../../workflows/rules/schema.ts'
import type { Adoption, ReadDraft } from './open-rule-drafts.ts'

const count = z.int().nonnegative()
const text = z.string()

const summary = {
  draftId: text,
  packId: text.describe('The id of the pack in it, under which its trials are listed.'),
  title: Bilingual,
  version: z.int().positive().describe('Send it as If-Match with the next change.'),
  createdAt: text,
  savedAt: text,
  base: z.object({ packId: text, version: z.int().positive(), hash: text, title: Bilingual }),
  hash: text.nullable().describe('SHA-256 of the pack in it; null while its form is wrong.'),
  faultCount: count,
  changedCount: count.describe('Questions of the six switches that are answered otherwise than in the base.'),
  mayWrite: z.boolean().describe('The account that began it writes; its colleagues read.'),
}

/** A draft in the list. */
export const RuleDraftSummary = z.object(summary).meta({ id: 'RuleDraftSummary' })

const FaultBody = z
  .object({
    path: text,
    question: text.nullable().describe('The question at which it is mended; null = at its place in the document.'),
    sentence: Bilingual,
  })
  .meta({ id: 'RuleDraftFault' })

const QuestionBody = z
  .object({
    key: text,
    of: z.enum(switchNames),
    group: text.nullable(),
    label: text,
    hint: text.nullable(),
    kind: z.enum(answerKinds),
    options: z.array(z.object({ value: text, label: text })),
    mayBeUnset: z.boolean(),
    isFirst: z.boolean(),
    answer: z.unknown().describe('As `kind` says; null = not set.'),
    baseAnswer: z.unknown(),
    said: text,
    change: text.nullable().describe('What a family has now and what it would have; null = as before.'),
    basis: z
      .object({ document: Bilingual, article: text.nullable(), modelledOn: Bilingual.nullable(), isDraft: z.boolean() })
      .nullable()
      .describe('What the rule rests on. `isDraft`: on a draft, which has no force.'),
  })
  .meta({ id: 'RuleDraftQuestion' })

/** A draft with everything that is asked about it. */
export const RuleDraftBody = z
  .object({
    ...summary,
    canTakeBack: z.boolean(),
    switches: z.array(z.object({ name: z.enum(switchNames), label: text, lead: text, changedCount: count })),
    questions: z.array(QuestionBody),
    faults: z.array(FaultBody),
    document: z.record(text, z.unknown()).describe('The pack as it is written, faults included.'),
  })
  .meta({ id: 'RuleDraft', description: 'A draft of rules: never in force, never the rules of a case.' })

/** What the checker says of a draft. */
export const RuleDraftCheck = z
  .object({ version: z.int().positive(), usable: z.boolean(), hash: text.nullable(), faults: z.array(FaultBody) })
  .meta({ id: 'RuleDraftCheck', description: 'Every fault with its place and a sentence; without one the draft can be tried.' })

/** What would become of a draft that is taken over for a place of the caller. */
export const RuleDraftAdoptions = z
  .object({
    places: z.array(
      z.object({
        code: text.describe('Send it as the place of an `adopt` change.'),
        name: text,
        moved: z
          .array(z.object({ path: text, before: text, after: text }))
          .describe('Rules that rest on another place, and what they would rest on here.'),
        faults: z.array(z.object({ path: text, sentence: Bilingual })).describe('What the checker would say.'),
      }),
    ),
  })
  .meta({
    id: 'RuleDraftAdoptions',
    description:
      'Force is relative to the place: what binds there is a platform default here, modelled on it. Nothing is written.',
  })

/** The same as it is answered. */
export const adoptionBodies = (adoptions: readonly Adoption[], language: Language): z.infer<typeof RuleDraftAdoptions> => ({
  places: adoptions.map(({ place, moved, faults }) => ({
    code: place.code,
    name: place.name[language],
    moved: moved.map(({ path, before, after }) => ({
      path: path.join('.'),
      before: basisText(before, language),
      after: basisText(after, language),
    })),
    faults: faults.map(({ path, sentence }) => ({ path, sentence })),
  })),
})

/** A draft in the list, as it is answered. */
export const draftSummary = ({ draft, hash, faults, isOwn }: ReadDraft): z.infer<typeof RuleDraftSummary> => {
  const { draftId, document, base, version, createdAt, savedAt } = draft
  const changed = questionsOf(document, base.value).filter((question) => isChanged(document, base.value, question))
  return {
    draftId,
    packId: String(valueAt(document, ['id'])),
    title: titleOf(document),
    version,
    createdAt,
    savedAt,
    base: { packId: base.value.id, version: base.value.version, hash: base.hash, title: base.value.title },
    hash,
    faultCount: faults.length,
    changedCount: changed.length,
    mayWrite: isOwn,
  }
}

/** What a draft is called, also where somebody is about to write its title. */
export const titleOf = (document: unknown): Bilingual => {
  const title = Bilingual.safeParse(valueAt(document, ['title']))
  return title.success ? title.data : { zh: '（没有名称）', en: '(untitled)' }
}

/** A whole draft, as it is answered. */
export const draftBody = (read: ReadDraft, language: Language): z.infer<typeof RuleDraftBody> => {
  const { document, base, hasBefore } = read.draft
  const questions = questionsOf(document, base.value)
  const bodies = questions.map((question) => questionBody(question, read, language))
  return {
    ...draftSummary(read),
    canTakeBack: hasBefore,
    switches: switchNames.map((name) => ({
      name,
      label: switchLabels[name].name[language],
      lead: switchLabels[name].lead[language],
      changedCount: bodies.filter(({ of, change }) => of === name && change !== null).length,
    })),
    questions: bodies,
    faults: faultBodies(read, questions),
    document: isRecord(document) ? { ...document } : {},
  }
}

/** What the checker says, as it is answered. */
export const draftCheck = (read: ReadDraft): z.infer<typeof RuleDraftCheck> => ({
  version: read.draft.version,
  usable: read.faults.length === 0,
  hash: read.hash,
  faults: faultBodies(read, questionsOf(read.draft.document, read.draft.base.value)),
})

const faultBodies = ({ faults }: ReadDraft, questions: readonly Question[]): z.infer<typeof FaultBody>[] =>
  faults.map(({ path, sentence }) => ({ path, question: questionOfFault(questions, path)?.key ?? null, sentence }))

const questionBody = (question: Question, { draft }: ReadDraft, language: Language): z.infer<typeof QuestionBody> => {
  const { document, base } = draft
  const { key, of, kind, mayBeUnset, isFirst, group, label, hint, options } = question
  const answer = answerOf(document, question)
  return {
    key,
    of,
    group: group?.[language] ?? null,
    label: label[language],
    hint: hint?.[language] ?? null,
    kind,
    options: options.map((option) => ({ value: option.value, label: option.label[language] })),
    mayBeUnset,
    isFirst,
    answer,
    baseAnswer: baseAnswerOf(base.value, question),
    said: answerText(question, answer, document)[language],
    change: isChanged(document, base.value, question) ? changeText(document, base.value, question)[language] : null,
    basis: basisBody(document, question),
  }
}

const basisBody = (document: unknown, { basisAt }: Question): z.infer<typeof QuestionBody>['basis'] => {
  if (basisAt === null) return null
  const stands = valueAt(document, basisAt.path)
  const basis: unknown = basisAt.isList && Array.isArray(stands) ? stands[0] : stands
  const named = Bilingual.safeParse(valueAt(basis, ['document']))
  if (!named.success) return null
  const [article, model] = [valueAt(basis, ['article']), Bilingual.safeParse(valueAt(basis, ['modelledOn']))]
  return {
    document: named.data,
    article: typeof article === 'string' ? article : null,
    modelledOn: model.success ? model.data : null,
    isDraft: valueAt(basis, ['force']) === 'D',
  }
}
