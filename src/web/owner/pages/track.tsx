import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** The progress of a case for whoever has its code: stage, clock, kind of holder, nothing else. */
export const TrackPage = () => {
  const { t, language } = useTexts()
  const { token = '' } = useParams()
  usePageTitle(t('track.title'))
  const tracking = useQuery({
    queryKey: ['tracking', token, language],
    queryFn: async () => taken(await http.GET('/api/tracking/{token}', { params: { path: { token } } })),
  })
  return (
    <div className="page narrow">
      <h1>{t('track.title')}</h1>
      <p className="soft">{t('track.hint')}</p>
      <ProblemNotice error={tracking.error} onRetry={() => void tracking.refetch()} />
      {tracking.isPending ? <Waiting /> : null}
      {tracking.data ? (
        <section className="card lead">
          <p className="row">
            <span className="chip good">{tracking.data.phase}</span>
          </p>
          {tracking.data.positions.length === 0 ? <p>{t('track.ended')}</p> : null}
          <ul className="stack">
            {tracking.data.positions.map((position) => (
              <li key={`${position.stage} ${position.holder}`} className="stack tight">
                <p className="strong">{position.stage}</p>
                <p>{t('track.with', { holder: position.holder })}</p>
                <p className="row small">
                  <span className="chip">{t('case.since', { day: sayDay(position.since, language) })}</span>
                  {position.dueOn ? (
                    <span className="chip">
                      {t('case.until')} {sayDay(position.dueOn, language)}
                    </span>
                  ) : null}
                  {position.lateness ? <span className="chip bad">{t(`case.lateness.${position.lateness}`)}</span> : null}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
