import { useState } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** An address to be taken along: by one tap where the browser lets pages copy, else by holding the finger on it. */
export const CopyAddress = ({ address, label }: { readonly address: string; readonly label?: string }) => {
  const { t } = useTexts()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(address).then(
      () => true,
      () => false,
    )
    setCopied(done ?? false)
  }
  return (
    <div className="stack tight">
      <label className="field">
        <span className="label">{label ?? t('inApp.pageAddress')}</span>
        <input type="text" readOnly value={address} onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" className="button main" onClick={() => void copy()}>
        {t('inApp.copy')}
      </button>
      {copied === null ? null : <p role="status">{t(copied ? 'letters.copied' : 'inApp.copyByHand')}</p>}
    </div>
  )
}
