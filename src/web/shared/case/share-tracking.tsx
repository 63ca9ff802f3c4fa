import { lazy, Suspense, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Waiting } from '../waiting.tsx'

/** Drawn when somebody wants it: it takes a slow phone longer than the rest of the page. */
const QrCode = lazy(async () => ({ default: (await import('../qr-code.tsx')).QrCode }))

/** A code that shows the progress to whoever scans it: stage, clock and kind of holder, nothing else. */
export const ShareTracking = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [isShown, setIsShown] = useState(false)
  if (seen.trackingToken === null) return null
  const address = `${window.location.origin}/track/${seen.trackingToken}`
  return (
    <section className="card no-print" aria-labelledby="share">
      <h2 id="share">{t('case.share')}</h2>
      <p className="soft small">{t('case.shareHint')}</p>
      {isShown ? (
        <Suspense fallback={<Waiting />}>
          <QrCode text={address} />
        </Suspense>
      ) : (
        <div className="actions">
          <button type="button" className="button" onClick={() => setIsShown(true)}>
            {t('case.shareCode')}
          </button>
        </div>
      )}
      <a className="small wrap" href={address}>
        {address}
      </a>
    </section>
  )
}
