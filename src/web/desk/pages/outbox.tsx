import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'

type Message = Schemas['UndeliveredMessage']

const states = ['givenUp', 'failing', 'waiting', 'notReachable'] as const

/** Notices that are not with their party: what went wrong, and a button to send them again. */
export const OutboxPage = () => <NeedParty parties={['operator']}>{() => <Outbox />}</NeedParty>

const Outbox = () => {
  const { t, language } = useTexts()
  usePageTitle(t('desk.pages.outbox'))
  const [search, setSearch] = useSearchParams()
  const state = states.find((one) => one === search.get('state')) ?? 'givenUp'
  const outbox = useQuery({
    queryKey: ['outbox', state, language],
    queryFn: async () => taken(await http.GET('/api/outbox', { params: { query: { state } } })),
  })
  return (
    <div className="page wide">
      <h1>{t('desk.pages.outbox')}</h1>
      <p className="soft">{t('desk.outbox.lead')}</p>
      <div className="actions">
        {states.map((one) => (
          <button
            type="button"
            key={one}
            className={`button ${one === state ? 'main' : ''}`}
            aria-pressed={one === state}
            onClick={() => setSearch({ state: one }, { replace: true })}
          >
            {t(`desk.outbox.state.${one}`, { count: outbox.data?.counts[one] ?? 0 })}
          </button>
        ))}
      </div>
      <ProblemNotice error={outbox.error} onRetry={() => void outbox.refetch()} />
      {outbox.isPending ? <Waiting /> : null}
      {outbox.data ? <Messages messages={outbox.data.messages} /> : null}
      <p className="soft small">{t(`desk.outbox.hint.${state}`)}</p>
    </div>
  )
}

const Messages = ({ messages }: { readonly messages: readonly Message[] }) => {
  const { t } = useTexts()
  if (messages.length === 0) return <p className="card empty">{t('desk.outbox.none')}</p>
  return (
    <div className="card scroll">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('desk.outbox.case')}</th>
            <th scope="col">{t('desk.outbox.notice')}</th>
            <th scope="col">{t('desk.outbox.to')}</th>
            <th scope="col">{t('desk.outbox.attempts')}</th>
            <th scope="col">{t('desk.outbox.error')}</th>
            <th scope="col">{t('desk.outbox.when')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <MessageRow key={message.messageId} message={message} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const MessageRow = ({ message }: { readonly message: Message }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const retry = useMutation({
    mutationFn: async () =>
      taken(await http.POST('/api/outbox/{messageId}/retry', { params: { path: { messageId: message.messageId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['outbox'] }),
  })
  const at = message.endedAt ?? message.nextTryAt
  const name = `${message.caseNumber ?? ''} ${message.label}`
  return (
    <tr>
      <th scope="row" className="number">
        {message.caseNumber}
      </th>
      <td>{message.label}</td>
      <td>{message.organisation ?? message.partyLabel}</td>
      <td className="number">{message.attempts}</td>
      <td className="wrap">{message.lastError}</td>
      <td>{at ? sayInstant(at, language) : ''}</td>
      <td>
        {message.lastError === null ? null : (
          <button
            type="button"
            className="button"
            aria-label={t('desk.outbox.retryOf', { name })}
            disabled={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {t('desk.outbox.retry')}
          </button>
        )}
        <ProblemNotice error={retry.error} />
      </td>
    </tr>
  )
}
