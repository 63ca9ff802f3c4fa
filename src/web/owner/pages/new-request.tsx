import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { newKey, type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { CompoundSearch } from '../../shared/compound-search.tsx'
import { keptPhone } from '../../shared/login-page.tsx'
import { NeedLogin } from '../../shared/need-login.tsx'
import { PaperChecklist, useRequiredPapers } from '../../shared/paper-checklist.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { type Right, RightInput } from '../right-input.tsx'

type Step = 'space' | 'pile' | 'applicant' | 'papers' | 'submit'
const steps: readonly Step[] = ['space', 'pile', 'applicant', 'papers', 'submit']

/** The filing of a request: one question after the other, the draft kept by the service as soon as it can be. */
export const NewRequestPage = () => <NeedLogin>{() => <Filing />}</NeedLogin>

const Filing = () => {
  const { t } = useTexts()
  const { caseId } = useParams()
  usePageTitle(t('file.title'))
  return caseId ? <OpenedDraft caseId={caseId} /> : <NewDraft />
}

/** What is asked before there is a draft. Kept in this tab until the service has it. */
interface Answers {
  readonly compound: Schemas['CompoundName'] | null
  readonly space: Schemas['FoundSpace'] | null
  readonly right: Right
  readonly leaseMonths: string
  readonly powerKw: string
  readonly mayCall: boolean
  readonly name: string
  readonly phone: string
  readonly room: string
  readonly plate: string
}

const emptyAnswers: Answers = {
  compound: null,
  space: null,
  right: 'owned',
  leaseMonths: '',
  powerKw: '7',
  mayCall: true,
  name: '',
  phone: '',
  room: '',
  plate: '',
}

const answersKey = 'new-request'

/** Answers given so far in this tab: a refresh, or a look elsewhere, loses nothing. */
const useKeptAnswers = () => {
  const [answers, setAnswers] = useState<Answers>(() => {
    try {
      const kept = window.sessionStorage.getItem(answersKey)
      // Only this page writes under this name.
      const known = kept ? (JSON.parse(kept) as Partial<Answers>) : {}
      return { ...emptyAnswers, phone: keptPhone(), ...known }
    } catch {
      return { ...emptyAnswers, phone: keptPhone() }
    }
  })
  const change = (changed: Partial<Answers>) => setAnswers((before) => ({ ...before, ...changed }))
  useEffect(() => {
    try {
      window.sessionStorage.setItem(answersKey, JSON.stringify(answers))
    } catch {
      // Nothing is kept in this browser; the page goes on.
    }
  }, [answers])
  return { answers, change }
}

const forgetAnswers = (): void => {
  try {
    window.sessionStorage.removeItem(answersKey)
  } catch {
    // There was nothing to forget.
  }
}

const NewDraft = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  const [step, setStep] = useState<Step>('space')
  const [key] = useState(newKey)
  const { answers, change } = useKeptAnswers()
  const open = useMutation({
    mutationFn: async () =>
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

/** What is asked for and by whom, as the service takes it. */
const contentOf = (answers: Answers) => ({
  right: answers.right,
  leaseMonths: answers.right === 'leased' && answers.leaseMonths !== '' ? Number(answers.leaseMonths) : null,
  powerKw: Number(answers.powerKw),
  mayCall: answers.mayCall,
  personal: {
    name: answers.name,
    phone: answers.phone,
    ...(answers.room ? { room: answers.room } : {}),
    ...(answers.plate ? { plate: answers.plate } : {}),
  },
})

const Progress = ({ step }: { readonly step: Step }) => {
  const { t } = useTexts()
  const names = t('file.steps', { returnObjects: true })
  const at = steps.indexOf(step)
  return (
    <ol className="progress-steps">
      {steps.map((one, place) => (
        <li key={one} data-done={place < at} aria-current={place === at ? 'step' : undefined}>
          {names[place]}
        </li>
      ))}
    </ol>
  )
}

interface StepProps {
  readonly answers: Answers
  readonly change: (changed: Partial<Answers>) => void
  readonly onBack?: () => void
  readonly onNext: () => void
  readonly isSending?: boolean
}

const SpaceStep = ({ answers, change, onNext }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
  const [label, setLabel] = useState(answers.space?.label ?? '')
  const { compound, space } = answers
  const found = useMutation({
    mutationFn: async () =>
      taken(
        await http.GET('/api/compounds/{compoundId}/spaces', {
          params: { path: { compoundId: compound?.compoundId ?? '' }, query: { label: label.trim() } },
        }),
      ),
    onSuccess: ({ spaces }) => change({ space: spaces.length === 1 ? (spaces[0] ?? null) : null }),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        if (space) onNext()
        else found.mutate()
      }}
    >
      <h2>{t('file.whichCompound')}</h2>
      <ReadAloud text={`${t('file.whichCompound')} ${t('file.whichSpace')}`} />
      <CompoundSearch chosen={compound} onChoose={(chosen) => change({ compound: chosen, space: null })} />
      {compound ? (
        <div className="field">
          <label htmlFor={id}>{t('file.whichSpace')}</label>
          <input
            id={id}
            required
            maxLength={30}
            value={label}
            onChange={(event) => {
              setLabel(event.target.value)
              change({ space: null })
            }}
          />
          <span className="hint">{t('file.spaceHint')}</span>
        </div>
      ) : null}
      <ProblemNotice error={found.error} />
      {found.data?.spaces.length === 0 ? <p className="notice warn">{t('file.noSpace')}</p> : null}
      {found.data && found.data.spaces.length > 1 && !space ? (
        <div className="choices">
          {found.data.spaces.map((one) => (
            <button type="button" className="choice button wide" key={one.spaceId} onClick={() => change({ space: one })}>
              {one.label} · {one.garage}
            </button>
          ))}
        </div>
      ) : null}
      {space ? <p className="notice good">{t('file.chosen', { space: space.label, garage: space.garage })}</p> : null}
      <button type="submit" className="button main wide" disabled={!compound || label.trim() === '' || found.isPending}>
        {t(space ? 'action.next' : 'file.findSpace')}
      </button>
    </form>
  )
}

const PileStep = ({ answers, change, onBack, onNext }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      <RightInput right={answers.right} leaseMonths={answers.leaseMonths} onChange={change} />
      <div className="field">
        <label htmlFor={id}>{t('precheck.power')}</label>
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={1}
          max={120}
          step="any"
          required
          value={answers.powerKw}
          onChange={(event) => change({ powerKw: event.target.value })}
        />
        <span className="hint">{t('file.powerHint')}</span>
      </div>
      <StepButtons {...(onBack ? { onBack } : {})} />
    </form>
  )
}

const ApplicantStep = ({ answers, change, onBack, onNext, isSending }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
  const text = (name: 'name' | 'phone' | 'room' | 'plate', extra: Readonly<Record<string, unknown>> = {}) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(name === 'phone' ? 'login.phone' : `file.${name}`)}</label>
      <input id={`${id}-${name}`} value={answers[name]} onChange={(event) => change({ [name]: event.target.value })} {...extra} />
      {name === 'room' || name === 'plate' ? <span className="hint">{t(`file.${name}Hint`)}</span> : null}
    </div>
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        onNext()
      }}
    >
      {text('name', { required: true, maxLength: 60, autoComplete: 'name' })}
      {text('phone', { required: true, type: 'tel', inputMode: 'numeric', pattern: '1\\d{10}', autoComplete: 'tel-national' })}
      {text('room', { maxLength: 60 })}
      {text('plate', { maxLength: 12 })}
      <label className="choice">
        <input type="checkbox" checked={answers.mayCall} onChange={(event) => change({ mayCall: event.target.checked })} />
        <span>{t('file.mayCall')}</span>
      </label>
      <StepButtons {...(onBack ? { onBack } : {})} isSending={isSending ?? false} />
    </form>
  )
}

const StepButtons = ({ onBack, isSending = false }: { readonly onBack?: () => void; readonly isSending?: boolean }) => {
  const { t } = useTexts()
  return (
    <div className="actions">
      <button type="submit" className="button main" disabled={isSending}>
        {t(isSending ? 'waiting.saving' : 'action.next')}
      </button>
      {onBack ? (
        <button type="button" className="button" onClick={onBack}>
          {t('action.back')}
        </button>
      ) : null}
    </div>
  )
}

/** A draft that the service keeps: its papers, then the filing. */
const OpenedDraft = ({ caseId }: { readonly caseId: string }) => {
  const seen = useCase({ caseId })
  if (seen.error) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
  if (!seen.data) return <Waiting />
  return <DraftParts seen={seen.data} />
}

const DraftParts = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [step, setStep] = useState<'papers' | 'submit'>('papers')
  const papers = useRequiredPapers(seen)
  if (papers === null) return <Waiting />
  const missing = papers
    .filter(({ kind }) => !seen.documents.some((document) => document.kind === kind))
    .map(({ label }) => label)
  if (seen.phase !== 'draft') return <Filed seen={seen} />
  return (
    <div className="page narrow">
      <h1>{t('file.title')}</h1>
      <p className="soft small">
        {seen.compound.name} · {seen.space.label} · {t('file.draftKept')}
      </p>
      <Progress step={step} />
      {step === 'papers' ? (
        <section className="card">
          <h2>{t('file.papersTitle')}</h2>
          <p className="soft">{t('file.papersHint')}</p>
          <PaperChecklist seen={seen} papers={papers} />
          <button type="button" className="button main wide" onClick={() => setStep('submit')}>
            {t('action.next')}
          </button>
        </section>
      ) : (
        <SubmitStep seen={seen} missing={missing} onBack={() => setStep('papers')} />
      )}
    </div>
  )
}

const SubmitStep = ({
  seen,
  missing,
  onBack,
}: {
  readonly seen: Schemas['Case']
  readonly missing: readonly string[]
  readonly onBack: () => void
}) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const [undertakes, setUndertakes] = useState(false)
  const [key, setKey] = useState(newKey)
  const submit = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/cases/{caseId}/events', {
          params: { path: { caseId: seen.caseId }, header: { 'if-match': `"${seen.version}"`, 'idempotency-key': key } },
          body: { type: 'owner.submit', undertaking: true } as never,
        }),
      ),
    onError: () => setKey(newKey()),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        submit.mutate()
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
      </dl>
      <label className="choice">
        <input type="checkbox" required checked={undertakes} onChange={(event) => setUndertakes(event.target.checked)} />
        <span>{t('file.undertaking')}</span>
      </label>
      <ProblemNotice error={submit.error} />
      <div className="actions">
        <button type="submit" className="button main" disabled={!undertakes || submit.isPending}>
          {t(submit.isPending ? 'file.submitting' : 'file.submit')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </form>
  )
}

const Filed = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <section className="card lead" role="status">
        <h1>{t('file.filed')}</h1>
        <p className="strong">{t('file.filedNumber', { number: seen.caseNumber ?? '' })}</p>
        {seen.nextStep[0] ? <p>{seen.nextStep[0].sentence}</p> : null}
        <Link className="button main" to={`/cases/${seen.caseId}`} replace>
          {t('file.toCase')}
        </Link>
      </section>
    </div>
  )
}
