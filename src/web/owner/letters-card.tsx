import { useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import { Sheet } from '../shared/sheet.tsx'
import { useTexts } from '../texts/i18n.ts'
import { type LetterKind, letterKinds, letterOf } from './letters.ts'

/** One tap for each text that an owner sends somebody: it can be changed, copied, shared. */
export const LettersCard = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [kind, setKind] = useState<LetterKind | null>(null)
  if (seen.phase !== 'open' && seen.phase !== 'works') return null
  return (
    <section className="card no-print" aria-labelledby="letters">
      <h2 id="letters">{t('letters.title')}</h2>
      <p className="soft small">{t('letters.hint')}</p>
      <div className="actions">
        {letterKinds.map((one) => (
          <button type="button" className="button" key={one} onClick={() => setKind(one)}>
            {t(`letters.${one}`)}
          </button>
        ))}
      </div>
      {kind ? (
        <Sheet title={t(`letters.${kind}`)} onClose={() => setKind(null)}>
          <Letter text={letterOf(kind, seen)} />
        </Sheet>
      ) : null}
    </section>
  )
}

const Letter = ({ text: first }: { readonly text: string }) => {
  const { t } = useTexts()
  const [text, setText] = useState(first)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard?.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <label className="field">
        <span className="label">{t('letters.text')}</span>
        <textarea rows={14} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      {copied ? (
        <p className="notice good" role="status">
          {t('letters.copied')}
        </p>
      ) : null}
      <div className="actions">
        {'clipboard' in navigator ? (
          <button type="button" className="button main" onClick={() => void copy()}>
            {t('letters.copy')}
          </button>
        ) : null}
        {'share' in navigator ? (
          <button type="button" className="button" onClick={() => void navigator.share({ text })}>
            {t('letters.share')}
          </button>
        ) : null}
      </div>
    </>
  )
}
