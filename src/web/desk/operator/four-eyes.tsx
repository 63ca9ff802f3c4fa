import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Ask = Schemas['FourEyesAsk']

/** What waits for a second person of this office, and what was decided lately. Nothing where there is nothing. */
export const FourEyesCard = ({ me, nameOf }: { readonly me: Schemas['Me']; readonly nameOf: (id: string) => string }) => {
  const { t } = useTexts()
  const asks = useQuery({ queryKey: ['four eyes'], queryFn: async () => taken(await http.GET('/api/four-eyes')).asks })
  if (asks.error) return <ProblemNotice error={asks.error} onRetry={() => void asks.refetch()} />
  if (!asks.data || asks.data.length === 0) return null
  return (
    <section className="card stack" aria-label={t('desk.fourEyes.title')}>
      <h2>{t('desk.fourEyes.title')}</h2>
      <ul className="stack">
        {asks.data.map((ask) => (
          <li key={ask.askId}>
            <OneAsk ask={ask} me={me} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const OneAsk = ({
  ask,
  me,
  nameOf,
}: {
  readonly ask: Ask
  readonly me: Schemas['Me']
  readonly nameOf: (id: string) => string
}) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: async (verdict: 'confirmed' | 'refused') =>
      taken(await http.POST('/api/four-eyes/{askId}/decision', { params: { path: { askId: ask.askId } }, body: { verdict } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['four eyes'] }),
  })
  const isOwn = ask.askedBy === me.accountId || ask.subject === me.accountId
  const isOpen = ask.verdict === null
  return (
    <div className="stack">
      <p className="strong">{t(`desk.fourEyes.kind.${ask.kind}`, { subject: nameOf(ask.subject) })}</p>
      <p>
        {t('desk.fourEyes.waits', {
          login: nameOf(ask.askedBy),
          time: sayInstant(ask.askedAt, language),
          reason: ask.reason,
        })}
      </p>
      {ask.verdict && ask.secondAt ? (
        <p className="soft">
          {t(`desk.fourEyes.verdict.${ask.verdict}`, {
            login: nameOf(ask.secondBy ?? ''),
            time: sayInstant(ask.secondAt, language),
          })}
        </p>
      ) : (
        <p className="soft">{t('desk.fourEyes.until', { time: sayInstant(ask.lapsesAt, language) })}</p>
      )}
      {isOpen && isOwn ? <p>{t('desk.fourEyes.own')}</p> : null}
      {isOpen ? (
        <div className="row">
          {isOwn ? null : (
            <button type="button" className="button main" disabled={decide.isPending} onClick={() => decide.mutate('confirmed')}>
              {t('desk.fourEyes.confirm')}
            </button>
          )}
          <button type="button" className="button" disabled={decide.isPending} onClick={() => decide.mutate('refused')}>
            {t(ask.askedBy === me.accountId ? 'desk.fourEyes.takeBack' : 'desk.fourEyes.refuse')}
          </button>
        </div>
      ) : null}
      <ProblemNotice error={decide.error} />
    </div>
  )
}

/** Asks a colleague to take the authenticator of an account away. */
export const AskReset = ({ accountId, login }: { readonly accountId: string; readonly login: string | null }) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const ask = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/accounts/{accountId}/second-factor-reset', { params: { path: { accountId } }, body: { reason } }),
      ),
    onSuccess: async () => {
      setOpen(false)
      await queries.invalidateQueries({ queryKey: ['four eyes'] })
    },
  })
  return (
    <>
      <button
        type="button"
        className="button plain"
        aria-label={t('desk.fourEyes.resetOf', { login })}
        onClick={() => setOpen(true)}
      >
        {t('desk.fourEyes.reset')}
      </button>
      {ask.isSuccess ? <p role="status">{t('desk.fourEyes.asked')}</p> : null}
      {isOpen ? (
        <Sheet title={t('desk.fourEyes.resetOf', { login })} onClose={() => setOpen(false)}>
          <form
            className="stack"
            onSubmit={(event: FormEvent) => {
              event.preventDefault()
              ask.mutate()
            }}
          >
            <div className="field">
              <label htmlFor={id}>{t('desk.fourEyes.reason')}</label>
              <textarea
                id={id}
                required
                minLength={5}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              <span className="hint">{t('desk.fourEyes.reasonHint')}</span>
            </div>
            <ProblemNotice error={ask.error} />
            <button type="submit" className="button main wide" disabled={ask.isPending}>
              {t('desk.fourEyes.ask')}
            </button>
          </form>
        </Sheet>
      ) : null}
    </>
  )
}
