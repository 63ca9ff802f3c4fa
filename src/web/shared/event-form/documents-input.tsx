import { useId, useState } from 'react'
import { matterDocumentKinds } from '../../../../workflows/matter/kinds.ts'
import { useTexts } from '../../texts/i18n.ts'
import { documentKindsFor, documentName, firstKindFor } from '../document-kinds.ts'
import { PhotoButton } from '../photo-button.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { useUpload } from '../use-upload.ts'
import { VoiceButton } from '../voice-button.tsx'
import type { FieldContext, PaperGround } from './field-context.ts'

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
  const id = useId()
  const [kind, setKind] = useState<string>(fixedKind ?? firstKindFor(seen.you))
  const upload = useUpload(door)
  // Where only one kind fits, papers of other kinds are no choice.
  const choices = seen.documents.filter((document) => fixedKind === undefined || document.kind === fixedKind)

  const toggle = (documentId: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, documentId] : chosen.filter((one) => one !== documentId))
  const kinds = 'matterId' in door ? matterDocumentKinds.filter((one) => one !== 'other') : documentKindsFor(seen.you)
  return (
    <fieldset>
      <legend>
        {label} {required ? null : <span className="soft small">{t('form.optional')}</span>}
      </legend>
      {choices.length > 0 ? (
        <div className="choices">
          {choices.map((document) => (
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
            <option value="other">{documentName('other', language)}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {documentName(one, language)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div className="row">
        <PhotoButton
          label={t('documents.takePhoto')}
          purpose={label}
          sending={upload.isPending}
          onFiles={(files) => upload.mutate({ files, kind }, { onSuccess: (kept) => onChange([...chosen, ...kept]) })}
        />
      </div>
      {fixedKind === undefined && seen.you === 'owner' && 'caseId' in door ? (
        <VoiceButton
          recorded={null}
          sending={upload.isPending}
          onRecorded={(file) =>
            file && upload.mutate({ files: [file], kind: 'voiceNote' }, { onSuccess: (kept) => onChange([...chosen, ...kept]) })
          }
        />
      ) : null}
      <ProblemNotice error={upload.error} />
    </fieldset>
  )
}

const DocumentChoice = ({
  document,
  isChosen,
  onChoose,
}: {
  readonly document: PaperGround['documents'][number]
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) => (
  <label className="choice">
    <input type="checkbox" value={document.documentId} checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
    <span className="wrap">
      {document.label}
      {document.name ? <span className="soft small"> {document.name}</span> : null}
    </span>
  </label>
)
