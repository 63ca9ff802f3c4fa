import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { answersOf, HandOverTicks } from '../../shared/hand-overs/hand-over-ticks.tsx'
import { useAnswerHandOvers, useHandOvers } from '../../shared/hand-overs/use-hand-overs.ts'
import type { Part } from '../../shared/part-input.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useSendEvent } from '../../shared/use-send-event.ts'
import { useTexts } from '../../texts/i18n.ts'

/** A look at everything, the undertaking, and the filing. */
export const SubmitStep = ({
  seen,
  missing,
  part,
  onBack,
}: {
  readonly seen: Schemas['Case']
  readonly missing: readonly string[]
  /** The answer to the question of the place, where it asks one. */
  readonly part: Part
  readonly onBack: () => void
}) => {
  const { t } = useTexts()
  const [undertakes, setUndertakes] = useState(false)
  const question = seen.partQuestion
  const answer = question?.answers.find((one) => one.part === part)
  const submit = useSendEvent({ caseId: seen.caseId }, seen)
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({})
  const asked = useHandOvers(seen.caseId)
  const say = useAnswerHandOvers(seen.caseId, asked.data?.textVersion)
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        const filing = { type: 'owner.submit', undertaking: true, ...(question && part !== undefined ? { part } : {}) }
        // The word about each hand-over is recorded before the request goes to anybody.
        const answers = answersOf(asked.data?.handOvers ?? [], ticked)
        say.mutate(answers, { onSuccess: () => submit.mutate(filing) })
      }}
    >
      <h2>{t('file.checkTitle')}</h2>
      <p className={`notice ${missing.length > 0 ? 'warn' : 'good'}`}>
        {missing.length > 0 ? t('file.stillMissing', { papers: missing.join(t('form.and')) }) : t('file.nothingMissing')}
      </p>
      <dl className="figures">
        <dt>{t('precheck.compound')}</dt>
        <dd>{seen.compound.name}</dd>
        <dt>{t('precheck.space')}</dt>
        <dd>{seen.space.label}</dd>
        <dt>{t('file.name')}</dt>
        <dd>{seen.applicant.name}</dd>
        <dt>{t('login.phone')}</dt>
        <dd>{seen.applicant.phone}</dd>
        <dt>{t('precheck.power')}</dt>
        <dd>{seen.request?.powerKw}</dd>
        {answer ? (
          <>
            <dt>{t('case.part')}</dt>
            <dd>{answer.label}</dd>
          </>
        ) : null}
      </dl>
      {question && !answer ? (
        <p className="notice warn" role="alert">
          {t('file.partMissing')}
        </p>
      ) : null}
      <HandOverTicks asked={asked} ticked={ticked} onTick={(party, isTicked) => setTicked({ ...ticked, [party]: isTicked })} />
      <label className="choice">
        <input type="checkbox" required checked={undertakes} onChange={(event) => setUndertakes(event.target.checked)} />
        <span>{t('file.undertaking')}</span>
      </label>
      <ReadAloud text={t('file.undertaking')} />
      <ProblemNotice error={say.error ?? submit.error} />
      <div className="actions">
        <button
          type="submit"
          className="button main"
          disabled={!undertakes || !asked.data || (question !== null && !answer) || say.isPending || submit.isPending}
        >
          {t(say.isPending || submit.isPending ? 'file.submitting' : 'file.submit')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  )
}
