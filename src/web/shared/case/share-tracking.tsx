import { encode } from 'uqr'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

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

const QrCode = ({ text }: { readonly text: string }) => {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="160" height="160" role="img" aria-label={text} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
