import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { QrCode } from '../../shared/qr-code.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** The second factor of the own account: whether there is one, set one up, move it, new recovery codes. */
export const SecondFactorCard = () => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [started, setStarted] = useState<Schemas['SecondFactorStarted'] | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const factor = useQuery({ queryKey: ['second factor'], queryFn: async () => taken(await http.GET('/api/me/second-factor')) })
  const onCodes = async (shown: readonly string[]) => {
    setStarted(null)
    setCodes(shown)
    await queries.invalidateQueries({ queryKey: ['second factor'] })
    await queries.invalidateQueries({ queryKey: ['me'] })
  }
  const has = factor.data?.confirmedAt ?? null
  return (
    <section className="card stack" aria-label={t('desk.me.factor')}>
      <h2>{t('desk.me.factor')}</h2>
      <p className="soft">{t('desk.me.factorWhy')}</p>
      {factor.data?.isObligatory && has === null ? <p className="notice">{t('desk.me.factorObligatory')}</p> : null}
      <ProblemNotice error={factor.error} onRetry={() => void factor.refetch()} />
      {factor.isPending ? <Waiting /> : null}
      {factor.data ? (
        <p>
          {has === null
            ? t('desk.me.factorNone')
            : t('desk.me.factorSince', { time: sayInstant(has, language), count: factor.data.recoveryCodesLeft })}
        </p>
      ) : null}
      {codes ? <RecoveryCodes codes={codes} onKept={() => setCodes(null)} /> : null}
      {started ? <Confirm started={started} onCodes={onCodes} /> : null}
      {factor.data && !codes && !started ? <Begin has={has !== null} onStarted={setStarted} onCodes={onCodes} /> : null}
    </section>
  )
}

const CodeField = ({
  label,
  code,
  onChange,
}: {
  readonly label: string
  readonly code: string
  readonly onChange: (code: string) => void
}) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="one-time-code"
        required
        minLength={6}
        maxLength={30}
        value={code}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}

/** The first step; who has one already shows it. */
const Begin = ({
  has,
  onStarted,
  onCodes,
}: {
  readonly has: boolean
  readonly onStarted: (started: Schemas['SecondFactorStarted']) => void
  readonly onCodes: (codes: readonly string[]) => Promise<void>
}) => {
  const { t } = useTexts()
  const [code, setCode] = useState('')
  const start = useMutation({
    mutationFn: async () => taken(await http.POST('/api/me/second-factor', { body: has ? { code } : {} })),
    onSuccess: onStarted,
  })
  const renew = useMutation({
    mutationFn: async () => taken(await http.POST('/api/me/second-factor/recovery-codes', { body: { code } })).recoveryCodes,
    onSuccess: onCodes,
  })
  const isBusy = start.isPending || renew.isPending
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        start.mutate()
      }}
    >
      {has ? <CodeField label={t('desk.me.factorCodeNow')} code={code} onChange={setCode} /> : null}
      <ProblemNotice error={start.error ?? renew.error} />
      <div className="row">
        <button type="submit" className={has ? 'button' : 'button main'} disabled={isBusy}>
          {t(has ? 'desk.me.factorReplace' : 'desk.me.factorStart')}
        </button>
        {has ? (
          <button type="button" className="button" disabled={isBusy || code.length < 6} onClick={() => renew.mutate()}>
            {t('desk.me.recoveryRenew')}
          </button>
        ) : null}
      </div>
    </form>
  )
}

/** The code to scan, and the first digits that come of it. */
const Confirm = ({
  started,
  onCodes,
}: {
  readonly started: Schemas['SecondFactorStarted']
  readonly onCodes: (codes: readonly string[]) => Promise<void>
}) => {
  const { t } = useTexts()
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: async () => taken(await http.POST('/api/me/second-factor/confirm', { body: { code } })).recoveryCodes,
    onSuccess: onCodes,
  })
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <p>{t('desk.me.factorScan')}</p>
      <QrCode text={started.address} label={t('desk.me.factorScan')} />
      <p>
        {t('desk.me.factorSecret')} <code className="long">{started.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <CodeField label={t('desk.me.factorCode')} code={code} onChange={setCode} />
      <ProblemNotice error={confirm.error} />
      <button type="submit" className="button main" disabled={confirm.isPending}>
        {t('desk.me.factorConfirm')}
      </button>
    </form>
  )
}

const RecoveryCodes = ({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) => {
  const { t } = useTexts()
  return (
    <div className="notice stack" role="status">
      <h3>{t('desk.me.recovery')}</h3>
      <p>{t('desk.me.recoveryWhy')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button" onClick={() => window.print()}>
          {t('desk.me.recoveryPrint')}
        </button>
        <button type="button" className="button main" onClick={onKept}>
          {t('desk.me.recoveryKept')}
        </button>
      </div>
    </div>
  )
}
