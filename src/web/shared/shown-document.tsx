import { lazy, Suspense } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { addressOf, type PaperDoor } from './api.ts'
import { CopyAddress } from './copy-address.tsx'
import { drawsPdf, isInApp } from './in-app.ts'
import { Picture } from './picture.tsx'
import { Waiting } from './waiting.tsx'

const PdfAsPictures = lazy(async () => ({ default: (await import('./pdf-as-pictures.tsx')).PdfAsPictures }))

interface Props {
  readonly door: PaperDoor
  readonly documentId: string
  readonly label: string
  readonly mediaType: string
}

/** A document as it was uploaded: a picture is drawn here, a PDF is opened in place by the browser's own reader, where it has one. */
export const ShownDocument = ({ door, documentId, label, mediaType }: Props) => {
  const { t } = useTexts()
  const address = `${addressOf(door)}/documents/${documentId}`
  const isPicture = mediaType.startsWith('image/')
  return (
    <div className="stack">
      {isPicture ? (
        <Picture address={`${address}?show=here`} label={label} />
      ) : (
        <Pdf door={door} address={`${address}?show=here`} label={label} />
      )}
      {isInApp() ? null : (
        <a className="button" href={address} download>
          {t('documents.open')}
        </a>
      )}
    </div>
  )
}

const Pdf = ({ door, address, label }: { readonly door: PaperDoor; readonly address: string; readonly label: string }) => {
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
      {drawsPdf() ? (
        <>
          <a className="button main" href={address}>
            {t('documents.lookAtPdf')}
          </a>
          <p className="soft">{t('documents.ifNotShown')}</p>
        </>
      ) : (
        <Suspense fallback={<Waiting />}>
          <PdfAsPictures address={address} label={label} />
        </Suspense>
      )}
      {/* A link is a key of its own; an account has to log in there, on its own page. */}
      <CopyAddress address={'token' in door ? `${window.location.origin}${address}` : window.location.href} />
    </>
  )
}
