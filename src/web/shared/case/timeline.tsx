import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayDay, sayInstant } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'
import { Words } from '../words.tsx'

/** What happened, newest first: when, by whom, and what was written. */
export const Timeline = ({ caseId }: { readonly caseId: string }) => {
  const { t, language } = useTexts()
  const events = useQuery({
    queryKey: ['events', caseId, language],
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } })),
  })
  return (
    <section className="card last" aria-labelledby="timeline">
      <h2 id="timeline">{t('timeline.title')}</h2>
      <ProblemNotice error={events.error} onRetry={() => void events.refetch()} />
      {events.isPending ? <Waiting /> : null}
      {events.data?.events.length === 0 ? <p className="soft">{t('timeline.empty')}</p> : null}
      <ol className="timeline">
        {events.data?.events.toReversed().map((event) => {
          const words = event.input['words']
          return (
            <li key={event.seq} className={event.party === 'system' ? 'system' : ''}>
              <p className="strong">{event.label}</p>
              <p className="soft small">
                <time dateTime={event.recordedAt} title={sayInstant(event.recordedAt, language)}>
                  {sayDay(event.occurredOn, language)}
                </time>
                {' · '}
                {event.organisation ?? event.partyLabel}
                {event.onBehalfOf ? ` · ${t('timeline.onBehalf', { channel: event.channel })}` : ''}
              </p>
              {typeof words === 'string' ? <Words text={words} /> : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
