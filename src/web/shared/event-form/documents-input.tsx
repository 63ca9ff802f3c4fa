import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { newKey, type Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { uploadDocument } from '../api.ts'
import { documentKindsFor, documentName } from '../document-kinds.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { caseKey } from '../queries.ts'
import { shrinkPhoto } from '../shrink-photo.ts'
import type { FieldContext } from './field-input.tsx'

/** Documents that show something: taken with the camera, chosen from the phone, or already on the case. */
export const DocumentsInput = ({
  label,
  required,
  context,
  chosen,
  onChange,
  kind: fixedKind,
}: {
  readonly label: string
  readonly required: boolean
  readonly context: Pick<FieldContext, 'door' | 'seen'>
  readonly chosen: readonly string[]
  readonly onChange: (chosen: string[]) => void
  /** What the document is, where only one kind fits. */
  readonly kind?: string
}) => {
  const { t, language } = useTexts()
  const { door, seen } = context
  const queries = useQueryClient()
  const id = useId()
  const [kind, setKind] = useState(fixedKind ?? '')
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const send = async (files: FileList | null): Promise<void> => {
    if (!files?.length) return
    setSending(true)
    setError(null)
    try {
      const kept: string[] = []
      for (const file of files) {
        const { documentId } = await uploadDocument(door, { kind: kind || 'other', file: await shrinkPhoto(file), key: newKey() })
        kept.push(documentId)
      }
      await queries.invalidateQueries({ queryKey: caseKey(door, language) })
      onChange([...chosen, ...kept])
    } catch (problem) {
      setError(problem)
    } finally {
      setSending(false)
    }
  }

  const toggle = (documentId: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, documentId] : chosen.filter((one) => one !== documentId))
  const kinds = documentKindsFor(seen.you)
  return (
    <fieldset>
      <legend>
        {label} {required ? null : <span className="soft small">{t('form.optional')}</span>}
      </legend>
      {seen.documents.length > 0 ? (
        <div className="choices">
          {seen.documents.map((document) => (
            <DocumentChoice
              key={document.documentId}
              document={document}
              isChosen={chosen.includes(document.documentId)}
              onChoose={(isChosen) => toggle(document.documentId, isChosen)}
            />
          ))}
        </div>
      ) : null}
      {fixedKind === undefined ? (
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('documents.whatIsIt')}</label>
          <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">{documentName('other', language)}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {documentName(one, language)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div className="row">
        <label className="button">
          {sending ? t('documents.sending') : t('documents.takePhoto')}
          <input
            className="sr"
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            multiple
            disabled={sending}
            onChange={(event) => {
              void send(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
      </div>
      <ProblemNotice error={error} />
    </fieldset>
  )
}

const DocumentChoice = ({
  document,
  isChosen,
  onChoose,
}: {
  readonly document: Schemas['Case']['documents'][number]
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) => (
  <label className="choice">
    <input type="checkbox" checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
    <span className="wrap">
      {document.label}
      {document.name ? <span className="soft small"> {document.name}</span> : null}
    </span>
  </label>
)
