import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { sayDay } from '../../../shared/days.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { usePageTitle } from '../../../shared/use-page-title.ts'
import { Waiting } from '../../../shared/waiting.tsx'
import { useTexts } from '../../../texts/i18n.ts'

type Step = Schemas['TrialStep']

/** A changed case as two courses side by side; what one side has alone is marked. */
export const TrialCase = ({ trialId, caseId }: { readonly trialId: string; readonly caseId: string }) => {
  const { t, language } = useTexts()
  usePageTitle(t('desk.trials.sideBySide'))
  const [name, setName] = useState<string | null>(null)
  const path = { trialId, caseId }
  const trial = useQuery({
    queryKey: ['trial', trialId, language],
    queryFn: async () => taken(await http.GET('/api/trials/{trialId}', { params: { path: { trialId } } })),
  })
  const found = useQuery({
    queryKey: ['trial', trialId, 'case', caseId, language],
    queryFn: async () => taken(await http.GET('/api/trials/{trialId}/cases/{caseId}', { params: { path } })),
  })
  const scenarios = found.data?.scenarios ?? []
  const chosen = scenarios.find(({ scenario }) => scenario === name) ?? scenarios[0]
  const labelOf = (scenario: string): string =>
    trial.data?.trial.scenarios.find((one) => one.name === scenario)?.label ?? scenario
  return (
    <div className="page wide">
      <p className="no-print">
        <Link to={`/desk/trials/${trialId}`}>{t('desk.trials.backToTrial')}</Link>
        {' · '}
        <Link to={`/desk/cases/${caseId}`}>{t('desk.trials.toCase')}</Link>
      </p>
      <h1>{t('desk.trials.sideBySide')}</h1>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Waiting /> : null}
      <div className="actions no-print">
        {scenarios.map(({ scenario }) => (
          <button
            type="button"
            key={scenario}
            className={`button ${scenario === chosen?.scenario ? 'main' : ''}`}
            aria-pressed={scenario === chosen?.scenario}
            onClick={() => setName(scenario)}
          >
            {labelOf(scenario)}
          </button>
        ))}
      </div>
      {found.data && chosen ? (
        <>
          <div className="two-columns">
            <Course title={t('desk.trials.recorded')} steps={found.data.recorded} />
            <Course title={labelOf(chosen.scenario)} steps={chosen.steps} />
          </div>
          <section className="card">
            <h2>{t('desk.trials.dropped')}</h2>
            {chosen.dropped.length === 0 ? <p className="empty">{t('desk.trials.noneDropped')}</p> : null}
            <ul>
              {chosen.dropped.map(({ seq, label, why, code }) => (
                <li key={seq}>
                  {label}: {why} {code === null ? '' : <span className="soft small">{code}</span>}
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : null}
    </div>
  )
}

const Course = ({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) => {
  const { t, language } = useTexts()
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <ol className="stack tight">
        {steps.map((step) => (
          <li key={step.seq}>
            <span className="small soft">{sayDay(step.on, language)}</span> <strong>{step.label}</strong>{' '}
            {step.matches === null ? <span className="chip warn">{t('desk.trials.onlyHere')}</span> : null}{' '}
            {step.from === 'supplied' ? <span className="chip info">{step.fromLabel}</span> : null}
            <div className="small">
              {step.partyLabel}
              {step.entered.map(({ trackLabel, stageLabel, holderLabel }) => (
                <span key={trackLabel}>
                  {' → '}
                  {trackLabel} {stageLabel}（{holderLabel}）
                </span>
              ))}
              {step.endedLabel === null ? '' : ` · ${step.endedLabel}`}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
