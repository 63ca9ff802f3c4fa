import { useState } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { isInApp } from './in-app.ts'

/** A picture inside a frame, as wide as the page or in its own size. */
export const Picture = ({ address, label }: { readonly address: string; readonly label: string }) => {
  const { t } = useTexts()
  const [isLarge, setLarge] = useState(false)
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <p className="notice warn">{t('documents.broken')}</p>
  return (
    <>
      {/* A large picture is pushed about inside its frame, also with the keys. */}
      <section className="picture-frame" aria-label={label} tabIndex={isLarge ? 0 : undefined}>
        <img className={isLarge ? 'large' : ''} src={address} alt={label} onError={() => setBroken(true)} />
      </section>
      <button type="button" className="button" onClick={() => setLarge(!isLarge)}>
        {t(isLarge ? 'documents.smaller' : 'documents.larger')}
      </button>
      {isInApp() ? <p className="soft small">{t('documents.holdToKeep')}</p> : null}
    </>
  )
}
