import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
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
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        submit.mutate({ type: 'owner.submit', undertaking: true, ...(question && part !== undefined ? { part } : {}) })
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
      <label className="choice">
        <input type="checkbox" required checked={undertakes} onChange={(event) => setUndertakes(event.target.checked)} />
        <span>{t('file.undertaking')}</span>
      </label>
      <ReadAloud text={t('file.undertaking')} />
      <ProblemNotice error={submit.error} />
      <div className="actions">
        <button
          type="submit"
          className="button main"
          disabled={!undertakes || (question !== null && !answer) || submit.isPending}
        >
          {t(submit.isPending ? 'file.submitting' : 'file.submit')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  )
}
