import { useState } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { addressOf, type PaperDoor } from './api.ts'
import { CopyAddress } from './copy-address.tsx'
import { isInApp } from './in-app.ts'

interface Props {
  readonly door: PaperDoor
  readonly documentId: string
  readonly label: string
  readonly mediaType: string
}

/** A document as it was uploaded: a picture is drawn here, a PDF is opened in place by the browser's own reader. */
export const ShownDocument = ({ door, documentId, label, mediaType }: Props) => {
  const { t } = useTexts()
  const address = `${addressOf(door)}/documents/${documentId}`
  const isPicture = mediaType.startsWith('image/')
  return (
    <div className="stack">
      {isPicture ? (
        <Picture address={`${address}?show=here`} label={label} />
      ) : (
        <Pdf door={door} address={`${address}?show=here`} />
      )}
      {isInApp() ? null : (
        <a className="button" href={address} download>
          {t('documents.open')}
        </a>
      )}
    </div>
  )
}

const Picture = ({ address, label }: { readonly address: string; readonly label: string }) => {
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

const Pdf = ({ door, address }: { readonly door: PaperDoor; readonly address: string }) => {
  const { t } = useTexts()
  if (!isInApp()) {
    return (
      <a className="button main" href={address} target="_blank" rel="noreferrer">
        {t('documents.lookAtPdf')}
      </a>
    )
  }
  return (
    <>
      <a className="button main" href={address}>
        {t('documents.lookAtPdf')}
      </a>
      <p className="soft">{t('documents.ifNotShown')}</p>
      {/* A link is a key of its own; an account has to log in there, on its own page. */}
      <CopyAddress address={'token' in door ? `${window.location.origin}${address}` : window.location.href} />
    </>
  )
}
