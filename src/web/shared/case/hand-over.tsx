import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { ApiProblem, type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayDay } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'

const QrCode = lazy(async () => ({ default: (await import('../qr-code.tsx')).QrCode }))

/** The code by which the successor of a sold space joins: shown to who hands it over, while somebody is awaited. */
export const HandOver = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const { caseId, clocks, you } = seen
  const waits = clocks.some(({ name }) => name === 'transferJoin') && (you === 'owner' || you === 'centre')
  const code = useQuery({
    queryKey: ['transfer code', caseId, seen.version],
    enabled: waits,
    queryFn: async () => {
      try {
        return taken(await http.GET('/api/cases/{caseId}/transfer-code', { params: { path: { caseId } } }))
      } catch (error) {
        // The centre hands over only what it recorded for the owner.
        if (error instanceof ApiProblem && error.problem.code === 'NOT_FOUND') return null
        throw error
      }
    },
  })
  if (!waits) return null
  if (code.error) return <ProblemNotice error={code.error} onRetry={() => void code.refetch()} />
  if (!code.data) return null
  // Behind the sign that browsers keep to themselves: the code stands in no log.
  const address = `${window.location.origin}/join#${code.data.code}`
  return (
    <section className="card no-print" aria-labelledby="hand-over">
      <h2 id="hand-over">{t('handOver.title')}</h2>
      <p>{t('handOver.lead')}</p>
      {code.data.joinBy ? <p className="strong">{t('handOver.joinBy', { day: sayDay(code.data.joinBy, language) })}</p> : null}
      <Suspense fallback={<Waiting />}>
        <QrCode text={address} />
      </Suspense>
      <a className="small wrap" href={address}>
        {address}
      </a>
    </section>
  )
}
