import { useRef, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { isElderMode } from '../../shared/elder-mode.ts'
import { PaperChecklist, useRequiredPapers } from '../../shared/paper-checklist.tsx'
import { PartInput, useKeptPart } from '../../shared/part-input.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { VisitsWithDraft } from '../visits/with-draft.tsx'
import { Filed } from './filed.tsx'
import { OtherPapers } from './other-papers.tsx'
import { PapersOneByOne } from './papers-one-by-one.tsx'
import { Progress } from './progress.tsx'
import { SubmitStep } from './submit-step.tsx'

/** A draft that the service keeps: its papers, then the filing. */
export const OpenedDraft = ({ caseId }: { readonly caseId: string }) => {
  const seen = useCase({ caseId })
  if (seen.error) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
  if (!seen.data) return <Waiting />
  return <DraftParts seen={seen.data} />
}

const DraftParts = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [step, setStep] = useState<'papers' | 'submit'>('papers')
  const [part, setPart] = useKeptPart(seen.caseId)
  const papers = useRequiredPapers(seen, part)
  const question = seen.partQuestion
  const visits = useRef(0)
  if (seen.phase === 'draft') visits.current = seen.keptVisits.length
  if (papers === null) return <Waiting />
  const missing = papers
    .filter(({ kind }) => !seen.documents.some((document) => document.kind === kind))
    .map(({ label }) => label)
  if (seen.phase !== 'draft') return <Filed seen={seen} visits={visits.current} />
  return (
    <div className="page narrow">
      <h1>{t('file.title')}</h1>
      <p className="soft small">
        {seen.compound.name} · {seen.space.label} · {t('file.draftKept')}
      </p>
      <Progress step={step} />
      <VisitsWithDraft draft={seen} />
      {question && step === 'papers' ? (
        <section className="card">
          <ReadAloud text={[question.asks, ...question.answers.map(({ label }) => label)].join('。')} />
          <PartInput question={question} part={part} onChange={setPart} />
        </section>
      ) : null}
      {step === 'papers' && isElderMode() ? (
        <PapersOneByOne seen={seen} papers={papers} onDone={() => setStep('submit')} />
      ) : null}
      {step === 'papers' && !isElderMode() ? (
        <section className="card">
          <h2>{t('file.papersTitle')}</h2>
          <p className="soft">{t('file.papersHint')}</p>
          <ReadAloud text={[t('file.papersHint'), ...papers.map(({ label }) => label)].join('。')} />
          <PaperChecklist seen={seen} papers={papers} />
          <OtherPapers seen={seen} papers={papers} />
          <button type="button" className="button main wide" onClick={() => setStep('submit')}>
            {t('action.next')}
          </button>
        </section>
      ) : null}
      {step === 'submit' ? <SubmitStep seen={seen} missing={missing} part={part} onBack={() => setStep('papers')} /> : null}
    </div>
  )
}
