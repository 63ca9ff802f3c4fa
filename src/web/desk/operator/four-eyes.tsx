import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Ask = Schemas['NamedFourEyesAsk']

/** What waits for a second person of this office, and what was decided lately. Nothing where there is nothing. */
export const FourEyesCard = ({ me }: { readonly me: Schemas['Me'] }) => {
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
            <OneAsk ask={ask} me={me} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const OneAsk = ({ ask, me }: { readonly ask: Ask; readonly me: Schemas['Me'] }) => {
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
      <p className="strong">{t(`desk.fourEyes.kind.${ask.kind}`, { subject: ask.subjectName ?? ask.subject })}</p>
      <p>
        {t('desk.fourEyes.waits', {
          login: ask.askedByName ?? '',
          time: sayInstant(ask.askedAt, language),
          reason: ask.reason,
        })}
      </p>
      {ask.kind === 'resetSecondFactor' ? null : (
        <p>
          <Link to={`/desk/cases/${ask.subject}`}>{t('desk.fourEyes.toCase')}</Link>
        </p>
      )}
      {ask.verdict && ask.secondAt ? (
        <p className="soft">
          {t(`desk.fourEyes.verdict.${ask.verdict}`, {
            login: ask.secondByName ?? '',
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
  return (
    <AskSecond
      label={t('desk.fourEyes.reset')}
      title={t('desk.fourEyes.resetOf', { login })}
      hint={t('desk.fourEyes.reasonHint')}
      asked={t('desk.fourEyes.asked')}
      ask={async (reason) =>
        taken(
          await http.POST('/api/accounts/{accountId}/second-factor-reset', { params: { path: { accountId } }, body: { reason } }),
        )
      }
    />
  )
}

/** A button that asks a second person, and says why. */
export const AskSecond = ({
  label,
  title,
  hint,
  asked,
  ask,
}: {
  readonly label: string
  readonly title: string
  readonly hint: string
  readonly asked: string
  readonly ask: (reason: string) => Promise<unknown>
}) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const sent = useMutation({
    mutationFn: () => ask(reason),
    onSuccess: async () => {
      setOpen(false)
      await queries.invalidateQueries({ queryKey: ['four eyes'] })
    },
  })
  return (
    <>
      <button type="button" className="button plain" aria-label={title} onClick={() => setOpen(true)}>
        {label}
      </button>
      {sent.isSuccess ? <p role="status">{asked}</p> : null}
      {isOpen ? (
        <Sheet title={title} onClose={() => setOpen(false)}>
          <form
            className="stack"
            onSubmit={(event: FormEvent) => {
              event.preventDefault()
              sent.mutate()
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
              <span className="hint">{hint}</span>
            </div>
            <ProblemNotice error={sent.error} />
            <button type="submit" className="button main wide" disabled={sent.isPending}>
              {t('desk.fourEyes.ask')}
            </button>
          </form>
        </Sheet>
      ) : null}
    </>
  )
}
