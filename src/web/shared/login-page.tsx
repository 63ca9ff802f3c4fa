import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { ApiProblem, type Schemas, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { http } from './api.ts'
import { CodeField, PhoneField } from './phone-fields.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { WithProvider } from './provider-login.tsx'
import { keepFor } from './use-kept.ts'
import { usePageTitle } from './use-page-title.ts'

/** Where somebody wanted to go before the login; only addresses of this service. */
const wanted = (search: string): string | null => {
  const to = new URLSearchParams(search).get('to')
  return to?.startsWith('/') && !to.startsWith('//') ? to : null
}

/** Where somebody begins who was not on the way to a page. */
const homes: Partial<Record<Schemas['Session']['account']['party'], string>> = { owner: '/cases', bureau: '/desk/overview' }

/** Owners log in with a code to their phone, staff with name and password. */
export const LoginPage = () => {
  const { t } = useTexts()
  const { search } = useLocation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isStaff, setIsStaff] = useState(wanted(search)?.startsWith('/desk') ?? false)
  usePageTitle(t('login.title'))
  const entered = async (session: Schemas['Session']): Promise<void> => {
    keepFor(session.account.accountId)
    // What the page knew of nobody is asked again as somebody.
    await queries.resetQueries()
    const to = wanted(search) ?? homes[session.account.party] ?? '/desk'
    // Desks are an application of their own, with their own first load.
    if (to.startsWith('/desk')) window.location.assign(to)
    else void navigate(to, { replace: true })
  }
  return (
    <div className="page narrow">
      <div className="card">
        <h1>{t(isStaff ? 'login.staff' : 'login.owner')}</h1>
        {isStaff ? (
          <WithProvider to={wanted(search) ?? '/desk'}>
            <StaffLogin onEntered={entered} />
          </WithProvider>
        ) : (
          <OwnerLogin onEntered={entered} />
        )}
        <button type="button" className="button plain" onClick={() => setIsStaff(!isStaff)}>
          {t(isStaff ? 'login.toOwner' : 'login.toStaff')}
        </button>
      </div>
    </div>
  )
}

interface Props {
  readonly onEntered: (session: Schemas['Session']) => Promise<void>
}

const OwnerLogin = ({ onEntered }: Props) => {
  const { t } = useTexts()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const ask = useMutation({ mutationFn: async () => taken(await http.POST('/api/login/codes', { body: { phone } })) })
  const enter = useMutation({
    mutationFn: async () => taken(await http.POST('/api/login', { body: { method: 'code', phone, code } })),
    onSuccess: (session) => {
      const entered = onEntered(session)
      // Only now: what another person left in this tab is gone.
      keepPhone(phone)
      return entered
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ask.isSuccess) enter.mutate()
    else ask.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <p className="soft">{t('login.ownerHint')}</p>
      <PhoneField label={t('login.phone')} hint={t('login.phoneHint')} value={phone} onChange={setPhone} />
      {ask.isSuccess ? <CodeField label={t('login.code')} hint={t('login.codeHint')} value={code} onChange={setCode} /> : null}
      <ProblemNotice error={enter.error ?? ask.error} />
      <button type="submit" className="button main wide" disabled={ask.isPending || enter.isPending}>
        {ask.isSuccess
          ? t(enter.isPending ? 'login.entering' : 'login.enter')
          : t(ask.isPending ? 'login.sendingCode' : 'login.getCode')}
      </button>
      {ask.isSuccess ? (
        <button type="button" className="button plain" onClick={() => ask.mutate()}>
          {t('login.anotherCode')}
        </button>
      ) : null}
    </form>
  )
}

const StaffLogin = ({ onEntered }: Props) => {
  const { t } = useTexts()
  const id = useId()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const enter = useMutation({
    mutationFn: async () =>
      taken(await http.POST('/api/login', { body: { method: 'password', login, password, ...(isAsked ? { code } : {}) } })),
    onSuccess: onEntered,
    onError: (error) => {
      if (error instanceof ApiProblem && error.problem.code === 'SECOND_FACTOR_NEEDED') setIsAsked(true)
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        enter.mutate()
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('login.name')}</label>
        <input
          id={`${id}-name`}
          autoComplete="username"
          required
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{t('login.password')}</label>
        <input
          id={`${id}-password`}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      {isAsked ? (
        <div className="field">
          <label htmlFor={`${id}-code`}>{t('login.factor')}</label>
          <input
            id={`${id}-code`}
            autoComplete="one-time-code"
            required
            minLength={6}
            maxLength={30}
            // biome-ignore lint/a11y/noAutofocus: it was asked for a moment ago, nothing else is left to do
            autoFocus
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <span className="hint">{t('login.factorHint')}</span>
        </div>
      ) : null}
      <ProblemNotice error={isAsked && code === '' ? null : enter.error} />
      <button type="submit" className="button main wide" disabled={enter.isPending}>
        {t(enter.isPending ? 'login.entering' : 'login.enter')}
      </button>
    </form>
  )
}

const phoneKey = 'phone'

/** Keeps the phone for this tab alone, so that a request need not ask for it again. */
const keepPhone = (phone: string): void => {
  try {
    window.sessionStorage.setItem(phoneKey, phone)
  } catch {
    // Then it is typed once more.
  }
}

/** The phone with which this tab logged in; '' where it is not known. */
export const keptPhone = (): string => {
  try {
    return window.sessionStorage.getItem(phoneKey) ?? ''
  } catch {
    return ''
  }
}
