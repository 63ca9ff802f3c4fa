import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { QrCode } from '../qr-code.tsx'

/** A code that shows the progress to whoever scans it: stage, clock and kind of holder, nothing else. */
export const ShareTracking = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  if (seen.trackingToken === null) return null
  const address = `${window.location.origin}/track/${seen.trackingToken}`
  return (
    <section className="card no-print" aria-labelledby="share">
      <h2 id="share">{t('case.share')}</h2>
      <p className="soft small">{t('case.shareHint')}</p>
      <QrCode text={address} />
      <a className="small wrap" href={address}>
        {address}
      </a>
    </section>
  )
}
