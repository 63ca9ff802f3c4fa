import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { IdentityField } from './identity-field.tsx'

/** What an operator does for somebody who cannot log in, or whose logins are to end. */
export const LoginActs = ({ account }: { readonly account: Schemas['Account'] }) => {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { login } = account
  return (
    <>
      <button
        type="button"
        className="button plain"
        aria-label={t('desk.accounts.moreOf', { login })}
        onClick={() => setOpen(true)}
      >
        {t('desk.accounts.more')}
      </button>
      {isOpen ? (
        <Sheet title={t('desk.accounts.moreOf', { login })} onClose={() => setOpen(false)}>
          <Acts accountId={account.accountId} />
        </Sheet>
      ) : null}
    </>
  )
}

const Acts = ({ accountId }: { readonly accountId: string }) => {
  const { t } = useTexts()
  const id = useId()
  const params = { path: { accountId } }
  const unlock = useMutation({ mutationFn: async () => taken(await http.POST('/api/accounts/{accountId}/unlock', { params })) })
  const renew = useMutation({
    mutationFn: async () => taken(await http.POST('/api/accounts/{accountId}/password', { params })).password,
  })
  const end = useMutation({
    mutationFn: async () => taken(await http.DELETE('/api/accounts/{accountId}/sessions', { params })).revoked,
  })
  return (
    <div className="stack">
      <ProblemNotice error={unlock.error ?? renew.error ?? end.error} />
      <p>{t('desk.accounts.unlockWhy')}</p>
      <button type="button" className="button" disabled={unlock.isPending} onClick={() => unlock.mutate()}>
        {t('desk.accounts.unlock')}
      </button>
      {unlock.isSuccess ? <p role="status">{t('desk.accounts.unlocked')}</p> : null}
      <p>{t('desk.accounts.renewWhy')}</p>
      <button type="button" className="button" disabled={renew.isPending} onClick={() => renew.mutate()}>
        {t('desk.accounts.renew')}
      </button>
      {renew.data ? (
        <div className="field">
          <label htmlFor={id}>{t('desk.accounts.renewed')}</label>
          <input id={id} readOnly value={renew.data} onFocus={({ target }) => target.select()} />
        </div>
      ) : null}
      <IdentityField accountId={accountId} />
      <button type="button" className="button danger" disabled={end.isPending} onClick={() => end.mutate()}>
        {t('desk.accounts.endSessions')}
      </button>
      {end.data === undefined ? null : <p role="status">{t('desk.accounts.endedSessions', { count: end.data })}</p>}
    </div>
  )
}
