import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { useTexts } from '../../../texts/i18n.ts'

/** Whether a run was asked for that has not ended. */
export const runsOrWaits = ({ standing }: Pick<Schemas['RuleTrial'], 'standing'>): boolean =>
  standing === 'running' || standing === 'waiting'

/** How far a trial has come, in words, and the two things that can be done with it. */
export const TrialRun = ({ trial }: { readonly trial: Schemas['RuleTrial'] }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const params = { params: { path: { trialId: trial.trialId } } }
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['trial', trial.trialId] }),
      queries.invalidateQueries({ queryKey: ['trials'] }),
    ])
  const run = useMutation({ mutationFn: async () => taken(await http.POST('/api/trials/{trialId}/run', params)), onSettled })
  const cancel = useMutation({
    mutationFn: async () => taken(await http.POST('/api/trials/{trialId}/cancel', params)),
    onSettled,
  })
  const isRunning = trial.standing === 'running'
  return (
    <div className="no-print">
      {isRunning ? (
        <label className="field">
          <span className="label" aria-live="polite">
            {t('desk.trials.progress', { share: Math.round(trial.progress * 100) })}
          </span>
          <progress value={trial.progress} max={1} />
        </label>
      ) : null}
      {trial.standing === 'waiting' ? (
        <p className="soft" aria-live="polite">
          {t('desk.trials.queued')}
        </p>
      ) : null}
      {trial.failure === null ? null : <p className="chip bad">{trial.failure}</p>}
      <ProblemNotice error={run.error ?? cancel.error} />
      <div className="actions">
        {runsOrWaits(trial) ? (
          <button type="button" className="button" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('desk.trials.cancel')}
          </button>
        ) : (
          <button type="button" className="button main" disabled={run.isPending} onClick={() => run.mutate()}>
            {t(trial.standing === 'finished' ? 'desk.trials.again' : 'desk.trials.run')}
          </button>
        )}
      </div>
    </div>
  )
}
