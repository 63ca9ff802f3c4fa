import { type FormEvent, useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { PaperLink } from '../../shared/case/paper-link.tsx'
import { CompoundSearch } from '../../shared/compound-search.tsx'
import { answersOf, HandOverTicks } from '../../shared/hand-overs/hand-over-ticks.tsx'
import { useAnswerHandOvers, useHandOvers } from '../../shared/hand-overs/use-hand-overs.ts'
import { KeptNotice } from '../../shared/kept-notice.tsx'
import { PaperChecklist, useRequiredPapers } from '../../shared/paper-checklist.tsx'
import { PartInput, useKeptPart } from '../../shared/part-input.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { useKept } from '../../shared/use-kept.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useSendEvent } from '../../shared/use-send-event.ts'
import { useWrite } from '../../shared/use-write.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'

/** The counter: somebody without a phone that can do it walks in, and goes with a receipt. */
export const CounterPage = () => <NeedParty parties={['centre']}>{() => <Counter />}</NeedParty>

const Counter = () => {
  const { t } = useTexts()
  const { caseId } = useParams()
  usePageTitle(t('desk.pages.counter'))
  return (
    <div className="page">
      <h1>{t('desk.pages.counter')}</h1>
      {caseId ? <OpenedDraft caseId={caseId} /> : <NewDraft />}
    </div>
  )
}

const empty = { label: '', right: 'owned', leaseMonths: '', powerKw: '7', name: '', phone: '', room: '', plate: '' }
type Answers = typeof empty
type Compound = Schemas['CompoundName']

/** Who stands at the counter, as far as it is written down. */
interface Walkin {
  readonly compound: Compound | null
  readonly answers: Answers
}

/** Finds the space by its name and opens the draft on it. */
const openDraft = async (compound: Compound, answers: Answers, key: string): Promise<string | null> => {
  const { spaces } = taken(
    await http.GET('/api/compounds/{compoundId}/spaces', {
      params: { path: { compoundId: compound.compoundId }, query: { label: answers.label.trim() } },
    }),
  )
  const [space] = spaces
  if (!space) return null
  const { right, leaseMonths, powerKw, name, phone, room, plate } = answers
  const body = {
    kind: 'request',
    spaceId: space.spaceId,
    right,
    leaseMonths: right === 'leased' && leaseMonths !== '' ? Number(leaseMonths) : null,
    powerKw: Number(powerKw),
    mayCall: true,
    personal: { name, ...(phone.trim() === '' ? {} : { phone }), ...(room ? { room } : {}), ...(plate ? { plate } : {}) },
  }
  const { caseId } = taken(
    // The service checks the request whole.
    await http.POST('/api/cases', { params: { header: { 'idempotency-key': key } }, body: body as never }),
  )
  return caseId
}

const NewDraft = () => {
  const { t } = useTexts()
  const id = useId()
  const navigate = useNavigate()
  const written = useKept<Walkin>('counter', { compound: null, answers: empty })
  const { compound, answers } = written.kept
  const setAnswers = (changed: Answers): void => written.change({ answers: changed })
  const open = useWrite({
    write: async (key) => (compound ? openDraft(compound, answers, key) : null),
    onSuccess: (caseId) => {
      if (caseId === null) return
      written.forget()
      void navigate(`/desk/counter/${caseId}`, { replace: true })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  const field = (name: keyof Answers, label: string, extra: Readonly<Record<string, unknown>> = {}) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        autoComplete="off"
        value={answers[name]}
        onChange={(event) => setAnswers({ ...answers, [name]: event.target.value })}
        {...extra}
      />
    </div>
  )
  return (
    <form className="card" onSubmit={submit}>
      <p className="soft">{t('desk.counter.lead')}</p>
      {written.isRestored ? <KeptNotice onClear={written.forget} /> : null}
      <div className="two">
        <CompoundSearch
          key={String(written.isRestored)}
          chosen={compound}
          onChoose={(chosen) => written.change({ compound: chosen })}
        />
        {field('label', t('file.whichSpace'), { required: true, maxLength: 30 })}
        {field('name', t('file.name'), { required: true, maxLength: 60 })}
        {field('phone', `${t('login.phone')}${t('form.optional')}`, { type: 'tel', inputMode: 'numeric', pattern: '1\\d{10}' })}
        {field('room', `${t('file.room')}${t('form.optional')}`, { maxLength: 60 })}
        {field('plate', `${t('file.plate')}${t('form.optional')}`, { maxLength: 12 })}
        <div className="field">
          <label htmlFor={`${id}-right`}>{t('precheck.right')}</label>
          <select
            id={`${id}-right`}
            value={answers.right}
            onChange={(event) => setAnswers({ ...answers, right: event.target.value })}
          >
            {(['owned', 'useRight', 'leased'] as const).map((right) => (
              <option key={right} value={right}>
                {t(`right.${right}`)}
              </option>
            ))}
          </select>
        </div>
        {answers.right === 'leased'
          ? field('leaseMonths', t('file.leaseMonths'), { required: true, type: 'number', min: 1 })
          : null}
        {field('powerKw', t('precheck.power'), { required: true, type: 'number', min: 1, max: 120, step: 'any' })}
      </div>
      {open.isSuccess && open.data === null ? (
        <p className="notice warn" role="alert">
          {t('desk.counter.noSpace')}
        </p>
      ) : null}
      <ProblemNotice error={open.error} />
      <button type="submit" className="button main wide" disabled={compound === null || open.isPending}>
        {t(open.isPending ? 'waiting.saving' : 'desk.counter.toPapers')}
      </button>
    </form>
  )
}

const OpenedDraft = ({ caseId }: { readonly caseId: string }) => {
  const seen = useCase({ caseId })
  if (seen.error) return <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
  if (!seen.data) return <Waiting />
  return seen.data.phase === 'draft' ? <Papers seen={seen.data} /> : <Filed seen={seen.data} />
}

/** Who stands at the counter: for somebody else only after the owner was asked on the telephone. */
const comers = ['owner', 'relative', 'community'] as const
type Comer = (typeof comers)[number]

const Papers = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [part, setPart] = useKeptPart(seen.caseId)
  const question = seen.partQuestion
  const papers = useRequiredPapers(seen, part)
  const [signed, setSigned] = useState(false)
  const [who, setWho] = useState<Comer>('owner')
  const [called, setCalled] = useState(false)
  const send = useSendEvent({ caseId: seen.caseId }, seen)
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({})
  const asked = useHandOvers(seen.caseId)
  const say = useAnswerHandOvers(seen.caseId, asked.data?.textVersion)
  if (papers === null) return <Waiting />
  const missing = papers
    .filter(({ kind }) => !seen.documents.some((document) => document.kind === kind))
    .map(({ label }) => label)
  const proof = seen.documents.map(({ documentId }) => documentId).slice(0, 20)
  const filing = {
    type: 'owner.submit',
    undertaking: true,
    ...(question && part !== undefined ? { part } : {}),
    onBehalf: { channel: 'counter', evidence: proof, ...(who === 'owner' ? {} : { words: t(`desk.counter.cameFor.${who}`) }) },
  }
  // What the owner says to each hand-over is written down before the request goes to anybody.
  const submit = () => say.mutate(answersOf(asked.data?.handOvers ?? [], ticked), { onSuccess: () => send.mutate(filing) })
  return (
    <section className="card">
      <h2>
        {seen.compound.name} · {t('case.space', { space: seen.space.label })} · {seen.applicant.name}
      </h2>
      <p className="soft">{t('desk.counter.papersLead')}</p>
      {question ? <PartInput question={question} part={part} onChange={setPart} /> : null}
      <PaperChecklist seen={seen} papers={papers} />
      <p className={`notice ${missing.length > 0 ? 'warn' : 'good'}`}>
        {missing.length > 0 ? t('file.stillMissing', { papers: missing.join(t('form.and')) }) : t('file.nothingMissing')}
      </p>
      <fieldset>
        <legend>{t('desk.counter.who')}</legend>
        <div className="choices">
          {comers.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="comer" checked={who === one} onChange={() => setWho(one)} />
              <span>{t(`desk.counter.comer.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {who === 'owner' ? null : (
        <label className="choice">
          <input type="checkbox" checked={called} onChange={(event) => setCalled(event.target.checked)} />
          <span>{t('desk.counter.called')}</span>
        </label>
      )}
      <p className="soft">{t('desk.counter.handOvers')}</p>
      <HandOverTicks asked={asked} ticked={ticked} onTick={(party, isTicked) => setTicked({ ...ticked, [party]: isTicked })} />
      <label className="choice">
        <input type="checkbox" checked={signed} onChange={(event) => setSigned(event.target.checked)} />
        <span>{t('desk.counter.signed')}</span>
      </label>
      <p className="soft small">{t('file.undertaking')}</p>
      <ProblemNotice error={say.error ?? send.error} />
      <button
        type="button"
        className="button main wide"
        disabled={
          !signed ||
          !asked.data ||
          (who !== 'owner' && !called) ||
          (question !== null && part === undefined) ||
          say.isPending ||
          send.isPending
        }
        onClick={submit}
      >
        {t(send.isPending ? 'file.submitting' : 'desk.counter.submit')}
      </button>
    </section>
  )
}

/** What goes over the counter at the end: the receipt with its code, and the sheet to follow the case by. */
const Filed = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  return (
    <section className="card lead" role="status">
      <h2>{t('file.filed')}</h2>
      <p className="big number">{seen.caseNumber}</p>
      <p>{t('desk.counter.print')}</p>
      <div className="actions">
        <PaperLink caseId={seen.caseId} paper="receipt" title={t('desk.counter.receipt')} />
        <PaperLink caseId={seen.caseId} paper="trackingSheet" title={t('desk.counter.tracking')} />
      </div>
      <div className="actions">
        <Link className="button main" to="/desk/counter">
          {t('desk.counter.nextOne')}
        </Link>
        <Link className="button" to={`/desk/cases/${seen.caseId}`}>
          {t('cases.open')}
        </Link>
      </div>
    </section>
  )
}
