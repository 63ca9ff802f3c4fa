import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { LimitList } from '../../shared/case/fire-limits.tsx'
import { EventForm } from '../../shared/event-form/event-form.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { Sheet } from '../../shared/sheet.tsx'
import { useWrite } from '../../shared/use-write.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { type SiteCase, useSiteNotes } from './kept-notes.ts'

/** What is looked at in a garage, in the order of the way through it. */
const checks = {
  fire: ['floor', 'alarm', 'sprinkler', 'smokeExhaust', 'emergencyLighting', 'fireUnit', 'extinguishers', 'separation'],
  grid: ['meterPlace', 'route', 'transformer', 'rating', 'meterBox', 'wall'],
} as const

type Office = keyof typeof checks

const results = {
  fire: ['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop'],
  grid: ['available', 'orderedChargingOnly', 'noCapacity'],
} as const

/** One space in the garage: what was seen, the honest ways out, and the sending when there is a signal again. */
export const SiteCheck = ({ office, site }: { readonly office: Office; readonly site: SiteCase }) => {
  const { t } = useTexts()
  const id = useId()
  const { notes, change, forget } = useSiteNotes(site.caseId)
  const [act, setAct] = useState<string | null>(null)
  const [sent, setSent] = useState(false)
  const toggle = (check: string): void =>
    change({
      checked: notes.checked.includes(check) ? notes.checked.filter((one) => one !== check) : [...notes.checked, check],
    })
  const seenWords = checks[office].filter((check) => notes.checked.includes(check)).map((check) => t(`desk.field.check.${check}`))
  const words = [seenWords.length > 0 ? t('desk.field.looked', { what: seenWords.join(t('form.and')) }) : '', notes.words.trim()]
    .filter((part) => part !== '')
    .join(' ')
  const done = (): void => {
    forget()
    setAct(null)
    setSent(true)
  }
  return (
    <section className="card">
      <h3>
        {site.compound} {site.space} <span className="soft small number">{site.caseNumber}</span>
      </h3>
      {sent ? (
        <p className="notice good" role="status">
          {t('desk.field.sent')}
        </p>
      ) : null}
      <fieldset>
        <legend>{t('desk.field.checks')}</legend>
        <div className="choices">
          {checks[office].map((check) => (
            <label className="choice" key={check}>
              <input type="checkbox" checked={notes.checked.includes(check)} onChange={() => toggle(check)} />
              <span>{t(`desk.field.check.${check}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {office === 'fire' ? <SiteLimits caseId={site.caseId} /> : null}
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('desk.field.words')}</label>
        <textarea
          id={`${id}-words`}
          value={notes.words}
          maxLength={1500}
          onChange={(event) => change({ words: event.target.value })}
        />
        <span className="hint">{t('desk.field.kept')}</span>
      </div>
      <fieldset>
        <legend>{t('desk.field.result')}</legend>
        <div className="choices">
          {results[office].map((result) => (
            <label className="choice" key={result}>
              <input type="radio" name={`${id}-result`} checked={notes.result === result} onChange={() => change({ result })} />
              <span>{t(`desk.field.results.${result}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <SendResult office={office} site={site} result={notes.result} words={words} onSent={done} />
      <div className="actions">
        <button type="button" className="button" onClick={() => setAct(`${office}.accessDenied`)}>
          {t('desk.field.doorLocked')}
        </button>
        <button type="button" className="button" onClick={() => setAct(`${office}.declineCompetence`)}>
          {t('desk.field.notMine')}
        </button>
        <Link className="button plain" to={`/desk/cases/${site.caseId}`}>
          {t('desk.field.wholeCase')}
        </Link>
      </div>
      {act ? (
        <Sheet
          title={t(act.endsWith('accessDenied') ? 'desk.field.doorLocked' : 'desk.field.notMine')}
          onClose={() => setAct(null)}
        >
          <ActForm caseId={site.caseId} type={act} words={words} onSent={done} />
        </Sheet>
      ) : null}
    </section>
  )
}

/** The limits of the place for this space, fetched once somebody asks for them: there may be no signal in the garage. */
const SiteLimits = ({ caseId }: { readonly caseId: string }) => {
  const { t } = useTexts()
  const [asked, setAsked] = useState(false)
  return (
    <details onToggle={(event) => setAsked(event.currentTarget.open || asked)}>
      <summary>{t('case.limits')}</summary>
      {asked ? <LimitsOf caseId={caseId} /> : null}
    </details>
  )
}

const LimitsOf = ({ caseId }: { readonly caseId: string }) => {
  const seen = useCase({ caseId })
  if (seen.error) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
  return seen.data ? <LimitList limits={seen.data.fireLimits} /> : <Waiting />
}

const SendResult = ({
  office,
  site,
  result,
  words,
  onSent,
}: {
  readonly office: Office
  readonly site: SiteCase
  readonly result: string
  readonly words: string
  readonly onSent: () => void
}) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const send = useWrite({
    // Without a signal it waits for the tap of whoever comes out of the garage, and is never sent behind somebody's back.
    networkMode: 'always',
    write: async (key) => {
      const { version } = taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId: site.caseId } } }))
      const said = words === '' ? {} : { words }
      const body =
        office === 'fire'
          ? { type: 'fire.report', result, scope: 'space', ...said }
          : { type: 'grid.reportCapacity', result, ...said }
      return taken(
        await http.POST('/api/cases/{caseId}/events', {
          params: { path: { caseId: site.caseId }, header: { 'if-match': `"${version}"`, 'idempotency-key': key } },
          // The service checks every event whole.
          body: body as never,
        }),
      )
    },
    onSuccess: () => {
      onSent()
      return queries.invalidateQueries({ queryKey: ['cases'] })
    },
  })
  return (
    <>
      {send.error ? <p className="notice warn">{t('desk.field.notSentYet')}</p> : null}
      <ProblemNotice error={send.error} />
      <button type="button" className="button main wide" disabled={result === '' || send.isPending} onClick={() => send.mutate()}>
        {t(send.isPending ? 'form.sending' : 'desk.field.send')}
      </button>
    </>
  )
}

const ActForm = ({
  caseId,
  type,
  words,
  onSent,
}: {
  readonly caseId: string
  readonly type: string
  readonly words: string
  readonly onSent: () => void
}) => {
  const seen = useCase({ caseId })
  if (seen.error) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
  if (!seen.data) return <Waiting />
  return <EventForm door={{ caseId }} seen={seen.data} type={type} known={words === '' ? {} : { words }} onSent={onSent} />
}
