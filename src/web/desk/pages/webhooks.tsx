import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { HookDeliveries } from '../operator/hook-deliveries.tsx'
import { HookSecret, NewHook } from '../operator/new-hook.tsx'

type Hook = Schemas['Webhook']

/** Systems of bodies that are told of notices: added, tried, set aside, and what they did not take. */
export const WebhooksPage = () => <NeedParty parties={['operator']}>{() => <Webhooks />}</NeedParty>

const Webhooks = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.webhooks'))
  const [adding, setAdding] = useState(false)
  const hooks = useQuery({ queryKey: ['webhooks'], queryFn: async () => taken(await http.GET('/api/webhooks')).webhooks })
  return (
    <div className="page">
      <div className="row spread">
        <h1>{t('desk.pages.webhooks')}</h1>
        <button type="button" className="button main" onClick={() => setAdding(true)}>
          {t('desk.hooks.add')}
        </button>
      </div>
      <p className="soft">{t('desk.hooks.lead')}</p>
      <ProblemNotice error={hooks.error} onRetry={() => void hooks.refetch()} />
      {hooks.isPending ? <Waiting /> : null}
      {hooks.data?.length === 0 ? <p className="card empty">{t('desk.hooks.none')}</p> : null}
      <ul className="stack">
        {hooks.data?.map((hook) => (
          <li className="card stack" key={hook.webhookId}>
            <OneHook hook={hook} />
          </li>
        ))}
      </ul>
      {adding ? (
        <Sheet title={t('desk.hooks.add')} onClose={() => setAdding(false)}>
          <NewHook onClose={() => setAdding(false)} />
        </Sheet>
      ) : null}
    </div>
  )
}

const OneHook = ({ hook }: { readonly hook: Hook }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'remove' | 'secret' | null>(null)
  const [isOpen, setOpen] = useState(false)
  const { webhookId, organisation, url, isActive } = hook
  const params = { path: { webhookId } }
  const onSettled = () => queries.invalidateQueries({ queryKey: ['webhooks'] })
  const ping = useMutation({
    mutationFn: async () => taken(await http.POST('/api/webhooks/{webhookId}/test', { params })),
  })
  const set = useMutation({
    mutationFn: async (next: boolean) => {
      taken(await http.PATCH('/api/webhooks/{webhookId}', { params, body: { isActive: next } }))
    },
    onSettled,
  })
  const remove = useMutation({
    mutationFn: async () => {
      taken(await http.DELETE('/api/webhooks/{webhookId}', { params }))
    },
    onSettled,
  })
  const renew = useMutation({
    mutationFn: async () => taken(await http.POST('/api/webhooks/{webhookId}/secret', { params })),
    onSuccess: () => setAsking(null),
  })
  const isBusy = ping.isPending || set.isPending || remove.isPending || renew.isPending
  return (
    <>
      <div className="row spread">
        <h2>{organisation}</h2>
        <span className={`chip ${isActive ? 'good' : 'warn'}`}>{t(isActive ? 'desk.hooks.active' : 'desk.hooks.aside')}</span>
      </div>
      <p className="soft wrap number">{url}</p>
      {ping.data ? (
        <p className={`notice ${ping.data.taken ? 'good' : 'bad'}`} role="status">
          {ping.data.taken ? t('desk.hooks.taken') : t('desk.hooks.notTaken', { why: ping.data.error ?? '' })}
        </p>
      ) : null}
      {renew.data ? <HookSecret secret={renew.data.secret} oldUntil={renew.data.oldUntil} /> : null}
      <ProblemNotice error={ping.error ?? set.error ?? remove.error ?? renew.error} />
      {asking === null ? (
        <div className="actions">
          <button type="button" className="button" disabled={isBusy} onClick={() => ping.mutate()}>
            {t(ping.isPending ? 'form.sending' : 'desk.hooks.try')}
            <span className="sr"> {organisation}</span>
          </button>
          <button type="button" className="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('desk.hooks.deliveries')}
            <span className="sr"> {organisation}</span>
          </button>
          <button type="button" className="button" disabled={isBusy} onClick={() => set.mutate(!isActive)}>
            {t(isActive ? 'desk.hooks.setAside' : 'desk.hooks.takeUp')}
            <span className="sr"> {organisation}</span>
          </button>
          <button type="button" className="button" onClick={() => setAsking('secret')}>
            {t('desk.hooks.renew')}
            <span className="sr"> {organisation}</span>
          </button>
          <button type="button" className="button danger" onClick={() => setAsking('remove')}>
            {t('desk.hooks.remove')}
            <span className="sr"> {organisation}</span>
          </button>
        </div>
      ) : (
        <div className="notice warn stack" role="alert">
          <p>{t(`desk.hooks.harm.${asking}`, { organisation })}</p>
          <div className="actions">
            <button
              type="button"
              className="button main"
              disabled={isBusy}
              onClick={() => (asking === 'remove' ? remove.mutate() : renew.mutate())}
            >
              {t(`desk.hooks.sure.${asking}`)}
            </button>
            <button type="button" className="button" onClick={() => setAsking(null)}>
              {t('action.back')}
            </button>
          </div>
        </div>
      )}
      {isOpen ? <HookDeliveries webhookId={webhookId} /> : null}
    </>
  )
}
