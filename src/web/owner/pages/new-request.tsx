import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { NeedLogin } from '../../shared/need-login.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'
import { contentOf, forgetAnswers, useKeptAnswers } from '../filing/answers.ts'
import { ApplicantStep } from '../filing/applicant-step.tsx'
import { OpenedDraft } from '../filing/draft.tsx'
import { PileStep } from '../filing/pile-step.tsx'
import { Progress, type Step } from '../filing/progress.tsx'
import { SpaceStep } from '../filing/space-step.tsx'

/** The filing of a request: one question after the other, the draft kept by the service as soon as it can be. */
export const NewRequestPage = () => <NeedLogin>{() => <Filing />}</NeedLogin>

const Filing = () => {
  const { t } = useTexts()
  const { caseId } = useParams()
  usePageTitle(t('file.title'))
  return caseId ? <OpenedDraft caseId={caseId} /> : <NewDraft />
}

/** What is asked before the service can keep a draft: it needs a space and a name. */
const NewDraft = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [step, setStep] = useState<Step>('space')
  const { answers, change } = useKeptAnswers()
  const open = useWrite({
    write: async (key) =>
      taken(
        await http.POST('/api/cases', {
          params: { header: { 'idempotency-key': key } },
          body: { kind: 'request', spaceId: answers.space?.spaceId ?? '', ...contentOf(answers) } as never,
        }),
      ),
    onSuccess: ({ caseId }) => {
      forgetAnswers()
      void navigate(`/cases/${caseId}/draft`, { replace: true })
    },
  })
  return (
    <div className="page narrow">
      <h1>{t('file.title')}</h1>
      <Progress step={step} />
      {step === 'space' ? <SpaceStep answers={answers} change={change} onNext={() => setStep('pile')} /> : null}
      {step === 'pile' ? (
        <PileStep answers={answers} change={change} onBack={() => setStep('space')} onNext={() => setStep('applicant')} />
      ) : null}
      {step === 'applicant' ? (
        <ApplicantStep
          answers={answers}
          change={change}
          onBack={() => setStep('pile')}
          onNext={() => open.mutate()}
          isSending={open.isPending}
        />
      ) : null}
      <ProblemNotice error={open.error} />
    </div>
  )
}
