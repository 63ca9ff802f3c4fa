import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Delivery = Schemas['WebhookDelivery']

const states = ['givenUp', 'failing', 'waiting', 'delivered'] as const

/** What a system was told and what it did not take, with a button to tell it again. */
export const HookDeliveries = ({ webhookId }: { readonly webhookId: string }) => {
  const { t, language } = useTexts()
  const [state, setState] = useState<(typeof states)[number]>('givenUp')
  const found = useQuery({
    queryKey: ['webhooks', webhookId, state, language],
    queryFn: async () =>
      taken(await http.GET('/api/webhooks/{webhookId}/deliveries', { params: { path: { webhookId }, query: { state } } })),
  })
  return (
    <div className="stack">
      <div className="actions">
        {states.map((one) => (
          <button
            type="button"
            key={one}
            className={`button ${one === state ? 'main' : ''}`}
            aria-pressed={one === state}
            onClick={() => setState(one)}
          >
            {t(`desk.hooks.state.${one}`, { count: found.data?.counts[one] ?? 0 })}
          </button>
        ))}
      </div>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Waiting /> : null}
      {found.data?.deliveries.length === 0 ? <p className="soft">{t('desk.outbox.none')}</p> : null}
      <ul className="stack">
        {found.data?.deliveries.map((delivery) => (
          <li key={delivery.messageId}>
            <OneDelivery webhookId={webhookId} delivery={delivery} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const OneDelivery = ({ webhookId, delivery }: { readonly webhookId: string; readonly delivery: Delivery }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const { messageId, caseNumber, label, attempts, lastError, endedAt, nextTryAt, state } = delivery
  const replay = useMutation({
    mutationFn: async () => {
      const params = { path: { webhookId, messageId } }
      taken(await http.POST('/api/webhooks/{webhookId}/deliveries/{messageId}/replay', { params }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  const at = endedAt ?? nextTryAt
  return (
    <div className="row spread">
      <div className="stack tight">
        <span>
          <span className="strong number">{caseNumber}</span> {label}
        </span>
        <span className="soft small wrap">
          {at === null ? '' : `${t(`desk.hooks.at.${state}`, { time: sayInstant(at, language) })} `}
          {t('desk.hooks.attempts', { count: attempts })} {lastError}
        </span>
        <ProblemNotice error={replay.error} />
      </div>
      {state === 'waiting' ? null : (
        <button type="button" className="button" disabled={replay.isPending} onClick={() => replay.mutate()}>
          {t('desk.outbox.retry')}
          <span className="sr">
            {' '}
            {caseNumber} {label}
          </span>
        </button>
      )}
    </div>
  )
}
