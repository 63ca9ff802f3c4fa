import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NewTrial } from '../bureau/trials/new-trial.tsx'
import { TrialCase } from '../bureau/trials/trial-case.tsx'
import { TrialFact } from '../bureau/trials/trial-fact.tsx'
import { TrialResult } from '../bureau/trials/trial-result.tsx'
import { runsOrWaits, TrialRun } from '../bureau/trials/trial-run.tsx'
import { NeedParty } from '../frame/need-party.tsx'

type Trial = Schemas['RuleTrial']

/** So often the share of a run is asked for, in milliseconds. */
const askAgain = 1000

/** Rule trials: all that were registered, one with its result, and a changed case side by side. */
export const TrialsPage = () => <NeedParty parties={['bureau']}>{() => <Trials />}</NeedParty>

const Trials = () => {
  const { trialId } = useParams()
  const [search] = useSearchParams()
  const caseId = search.get('case')
  if (trialId === undefined) return <TrialList />
  return caseId === null ? <OneTrial trialId={trialId} /> : <TrialCase trialId={trialId} caseId={caseId} />
}

const TrialList = () => {
  const { t, language } = useTexts()
  usePageTitle(t('desk.pages.trials'))
  const [search] = useSearchParams()
  const draftId = search.get('draft')
  const [making, setMaking] = useState(draftId !== null)
  const trials = useQuery({
    queryKey: ['trials', language],
    queryFn: async () => taken(await http.GET('/api/trials')).trials,
  })
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.trials')}</h1>
        <button type="button" className="button main" onClick={() => setMaking(true)}>
          {t('desk.trials.make')}
        </button>
      </div>
      <p className="soft">{t('desk.trials.lead')}</p>
      {making ? <NewTrial draftId={draftId} onClose={() => setMaking(false)} /> : null}
      <ProblemNotice error={trials.error} onRetry={() => void trials.refetch()} />
      {trials.isPending ? <Waiting /> : null}
      {trials.data?.length === 0 ? <p className="card empty">{t('desk.trials.none')}</p> : null}
      <ul className="stack">
        {trials.data?.map((trial) => (
          <li className="card" key={trial.trialId}>
            <TrialHead trial={trial} link />
          </li>
        ))}
      </ul>
    </div>
  )
}

const OneTrial = ({ trialId }: { readonly trialId: string }) => {
  const { t, language } = useTexts()
  const found = useQuery({
    queryKey: ['trial', trialId, language],
    queryFn: async () => taken(await http.GET('/api/trials/{trialId}', { params: { path: { trialId } } })),
    refetchInterval: ({ state }) => (state.data && runsOrWaits(state.data.trial) ? askAgain : false),
  })
  usePageTitle(found.data?.trial.question ?? t('desk.pages.trials'))
  return (
    <div className="page wide">
      <p className="no-print">
        <Link to="/desk/trials">{t('desk.trials.all')}</Link>
      </p>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Waiting /> : null}
      {found.data ? (
        <>
          <section className="card">
            <TrialHead trial={found.data.trial} />
            <TrialRun trial={found.data.trial} />
          </section>
          {found.data.result ? <TrialResult trialId={trialId} result={found.data.result} /> : null}
          {found.data.result ? <TrialFact trialId={trialId} /> : null}
        </>
      ) : null}
    </div>
  )
}

const chips: Readonly<Record<Trial['standing'], string>> = {
  registered: 'info',
  waiting: 'info',
  running: 'info',
  finished: 'good',
  cancelled: 'warn',
  interrupted: 'warn',
  failed: 'bad',
}

const TrialHead = ({ trial, link = false }: { readonly trial: Trial; readonly link?: boolean }) => {
  const { t, language } = useTexts()
  const { question, pack, period, asOf, seed, replays, runs, resultHash } = trial
  const title = pack.title[language === 'en' ? 'en' : 'zh']
  return (
    <>
      <div className="row spread">
        {link ? (
          <h2>
            <Link to={`/desk/trials/${trial.trialId}`}>{question}</Link>
          </h2>
        ) : (
          <h1>{question}</h1>
        )}
        <span className={`chip ${chips[trial.standing]}`}>{trial.standingLabel}</span>
      </div>
      <p>
        {title} · {t('desk.trials.filed', { from: sayDay(period.from, language), to: sayDay(period.to, language) })}
      </p>
      <p className="soft small">
        {t('desk.trials.asOf', { day: sayDay(asOf, language) })} · {t('desk.trials.seed', { seed })} ·{' '}
        {replays === null ? '' : `${t('desk.trials.replays', { count: replays })} · `}
        {t('desk.trials.packHash', { hash: pack.hash.slice(0, 12) })}
        {resultHash === null ? '' : ` · ${t('desk.trials.resultHash', { hash: resultHash.slice(0, 12), count: runs })}`}
      </p>
    </>
  )
}
