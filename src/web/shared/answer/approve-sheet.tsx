import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { DocumentsInput } from '../event-form/documents-input.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { Sheet } from '../sheet.tsx'
import { useSendEvent } from '../use-send-event.ts'
import { Words } from '../words.tsx'
import { ModelText } from './model-text.tsx'
import { useModelTexts } from './use-model-texts.ts'
import { useRules } from './use-rules.ts'

/** A yes in three taps: open, photograph the stamped paper, send. Without a photo the paper is owed within days. */
export const ApproveSheet = ({
  door,
  seen,
  onClose,
  onSent,
}: {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  readonly onClose: () => void
  readonly onSent: () => void
}) => {
  const { t } = useTexts()
  const [photo, setPhoto] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const models = useModelTexts(seen)
  const send = useSendEvent(door, seen)
  const rules = useRules(seen.rules.packId)
  const paper = photo === null ? {} : { paper: { documentId: photo, form: 'sealedScan' } }
  const submit = () =>
    send.mutate({ type: 'property.approve', ...paper, ...(words.trim() ? { words } : {}) }, { onSuccess: onSent })
  return (
    <Sheet title={t('approve.title')} onClose={onClose}>
      {rules.data ? <p>{t('approve.lead', { minutes: rules.data.consent.recallMinutes })}</p> : null}
      <DocumentsInput
        label={t('approve.paper')}
        required={false}
        kind="consentPaper"
        context={{ door, seen }}
        chosen={photo === null ? [] : [photo]}
        onChange={(chosen) => setPhoto(chosen.at(-1) ?? null)}
      />
      {photo === null ? <p className="soft small">{t('approve.later')}</p> : null}
      <label className="field">
        <span className="label">{t('approve.words')}</span>
        <textarea value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
      </label>
      <ModelText text={models.yes} onTake={setWords} />
      <p className="notice">{t('approve.reads')}</p>
      {words.trim() ? <Words text={words} /> : null}
      <ProblemNotice error={send.error} />
      <button type="button" className="button main wide" disabled={send.isPending} onClick={submit}>
        {send.isPending ? t('form.sending') : t(photo === null ? 'approve.sendWithout' : 'approve.send')}
      </button>
    </Sheet>
  )
}
