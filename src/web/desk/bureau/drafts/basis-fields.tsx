import { useId } from 'react'
import { useTexts } from '../../../texts/i18n.ts'
import type { Draft, Question, Writing } from './use-draft.ts'

type Basis = NonNullable<Question['basis']>
type Field = 'document' | 'article' | 'modelledOn'

const typedBasis = (writing: Writing, key: string): Basis | null => {
  const change = writing.typed(`basis:${key}`)
  return change?.kind === 'basis' ? { ...change.basis, isDraft: true } : null
}

/** What a changed rule rests on: asked for where it was changed, because a number without a document convinces nobody. */
export const BasisFields = ({
  question,
  draft,
  writing,
}: {
  readonly question: Question
  readonly draft: Draft
  readonly writing: Writing
}) => {
  const { t } = useTexts()
  const id = useId()
  const { key } = question
  const basis = typedBasis(writing, key) ?? question.basis
  if (!basis || question.change === null) return null
  /** A text in both languages: the title of the draft is known in both. */
  const both = (zh: string) => ({ zh, en: zh === draft.title.zh ? draft.title.en : zh })
  const put = (field: Field, typed: string): void => {
    const next = {
      document: field === 'document' ? both(typed) : basis.document,
      article: field === 'article' ? typed : basis.article,
      modelledOn: field === 'modelledOn' ? both(typed) : basis.modelledOn,
    }
    if (next.document.zh.trim() === '') return
    writing.write(`basis:${key}`, {
      kind: 'basis',
      question: key,
      basis: {
        ...next,
        article: next.article === '' ? null : next.article,
        modelledOn: next.modelledOn?.zh === '' ? null : next.modelledOn,
      },
    })
  }
  const fields: readonly (readonly [Field, string])[] = [
    ['document', basis.document.zh],
    ['article', basis.article ?? ''],
    ['modelledOn', basis.modelledOn?.zh ?? ''],
  ]
  return (
    <fieldset className="basis-fields">
      <legend>{t('desk.drafts.basis')}</legend>
      {fields.map(([field, value]) => (
        <label className="field" key={field} htmlFor={`${id}-${field}`}>
          <span className="label small">{t(`desk.drafts.basisField.${field}`)}</span>
          <input id={`${id}-${field}`} value={value} maxLength={200} onChange={({ target }) => put(field, target.value)} />
        </label>
      ))}
      <p className="soft small">{t(basis.isDraft ? 'desk.drafts.basisDraft' : 'desk.drafts.basisOld')}</p>
    </fieldset>
  )
}
