import { useState } from 'react'
import { useTexts } from '../../texts/i18n.ts'
import { Words } from '../words.tsx'

/** A text that is ready: read, taken over into the field below it, or copied onto a paper of one's own. Nothing is sent by it. */
export const ModelText = ({ text, onTake }: { readonly text: string; readonly onTake?: (text: string) => void }) => {
  const { t } = useTexts()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done ?? false)
  }
  return (
    <details className="model-text">
      <summary>{t('models.title')}</summary>
      <div className="stack tight">
        <Words text={text} />
        <p className="soft small">{t('models.gaps')}</p>
        <div className="row">
          {onTake ? (
            <button type="button" className="button" onClick={() => onTake(text)}>
              {t('models.take')}
            </button>
          ) : null}
          <button type="button" className="button plain" onClick={() => void copy()}>
            {t('models.copy')}
          </button>
        </div>
        {copied === null ? null : <p role="status">{t(copied ? 'letters.copied' : 'inApp.copyByHand')}</p>}
      </div>
    </details>
  )
}
