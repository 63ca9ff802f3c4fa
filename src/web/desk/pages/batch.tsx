import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ApiProblem, newKey, taken } from '../../../client/client.ts'
import { http, uploadDocument } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { shrinkPhoto } from '../../shared/shrink-photo.ts'
import { useKeptFile } from '../../shared/use-kept-file.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { noFilters } from '../inbox/case-filters.ts'
import { type Summary, useCases } from '../inbox/use-cases.ts'

/**
 * The same yes to many requests: each is an event of its own with its own result. Only a yes is given like this: a no
 * names the grounds of the one request that it is about. A head office answers its own requests, not those of a branch.
 */
export const BatchPage = () => <NeedParty parties={['property']}>{(me) => <Batch own={me.organisationId ?? ''} />}</NeedParty>

/** What became of one request; kept with it, because a request that moved on is in no list of those that wait. */
interface Result {
  readonly summary: Summary
  /** Null: it is recorded. */
  readonly error: Error | null
}

const Batch = ({ own }: { readonly own: string }) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.batch'))
  const reviewing = useCases({ ...noFilters, holder: 'property', stage: 'reviewing', branch: own })
  const [chosen, setChosen] = useChosen()
  const [photo, setPhoto] = useKeptFile('batch-photo')
  const { results, isSending, send } = useBatch(photo, () => setPhoto(null))
  const waiting = reviewing.cases.filter(({ caseId }) => results.get(caseId)?.error !== null)
  const gone = [...results.values()].filter(
    ({ summary, error }) => error !== null && !waiting.some(({ caseId }) => caseId === summary.caseId),
  )
  const groups = [...Map.groupBy(waiting, ({ compound }) => compound)]
  const picked = waiting.filter(({ caseId }) => chosen.has(caseId))
  const toggle = (caseIds: readonly string[], on: boolean) => {
    const others = [...chosen].filter((one) => !caseIds.includes(one))
    setChosen(on ? [...others, ...caseIds] : others)
  }
  const recorded = [...results.values()].filter(({ error }) => error === null).length
  return (
    <div className="page wide">
      <h1>{t('desk.pages.batch')}</h1>
      <p className="soft">{t('desk.batch.lead')}</p>
      <ProblemNotice error={reviewing.error} onRetry={() => void reviewing.refetch()} />
      {reviewing.isPending ? <Waiting /> : null}
      {recorded > 0 ? (
        <p className="notice good" role="status">
          {t('desk.batch.recorded', { count: recorded })}
        </p>
      ) : null}
      {gone.length > 0 ? (
        <section className="card late">
          <h2>{t('desk.batch.notRecorded', { count: gone.length })}</h2>
          {gone.map(({ summary, error }) => (
            <div key={summary.caseId} className="stack tight">
              <Link to={`/desk/cases/${summary.caseId}`}>
                {summary.compound} {summary.space}
              </Link>
              <ProblemNotice error={error} />
            </div>
          ))}
        </section>
      ) : null}
      {reviewing.isSuccess && waiting.length === 0 ? (
        <section className="card empty">
          <h2>{t('desk.batch.none')}</h2>
          <Link className="button" to="/desk">
            {t('desk.toInbox')}
          </Link>
        </section>
      ) : null}
      {groups.map(([compound, cases]) => (
        <fieldset className="card" key={compound}>
          <legend>{t('desk.batch.group', { compound, count: cases.length })}</legend>
          <label className="choice">
            <input
              type="checkbox"
              checked={cases.every(({ caseId }) => chosen.has(caseId))}
              onChange={(event) =>
                toggle(
                  cases.map(({ caseId }) => caseId),
                  event.target.checked,
                )
              }
            />
            <span className="strong">{t('desk.batch.all', { compound })}</span>
          </label>
          {cases.map((summary) => (
            <Line
              key={summary.caseId}
              summary={summary}
              isChosen={chosen.has(summary.caseId)}
              error={results.get(summary.caseId)?.error ?? null}
              onChoose={(on) => toggle([summary.caseId], on)}
            />
          ))}
        </fieldset>
      ))}
      {waiting.length > 0 ? (
        <section className="card lead">
          <h2>{t('desk.batch.answer', { count: picked.length })}</h2>
          <div className="actions">
            <PhotoButton
              label={t(photo ? 'desk.batch.photoTaken' : 'desk.batch.photo')}
              purpose={t('approve.paper')}
              sending={false}
              onFiles={([file]) => setPhoto(file ?? null)}
            />
          </div>
          {photo ? null : <p className="soft small">{t('approve.later')}</p>}
          {picked.length === 0 ? (
            <p className="notice">{t('desk.batch.choose')}</p>
          ) : (
            <>
              <p className="notice">{t('desk.batch.reads', { count: picked.length })}</p>
              <button type="button" className="button main" disabled={isSending} onClick={() => void send(picked)}>
                {isSending ? t('form.sending') : t('desk.batch.send', { count: picked.length })}
              </button>
            </>
          )}
        </section>
      ) : null}
    </div>
  )
}

/** Which are chosen stands in the address: a look at one of them, and a refresh, bring the choice back. */
const useChosen = () => {
  const [search, setSearch] = useSearchParams()
  // A tick shows at once; the address follows.
  const [chosen, setTicked] = useState<ReadonlySet<string>>(
    () => new Set((search.get('chosen') ?? '').split(',').filter((one) => one !== '')),
  )
  const setChosen = (caseIds: readonly string[]): void => {
    setTicked(new Set(caseIds))
    // A tick is no page of its own to come back to.
    setSearch(caseIds.length === 0 ? {} : { chosen: caseIds.join(',') }, { replace: true })
  }
  return [chosen, setChosen] as const
}

/**
 * Sends one answer after the other; one that is refused holds up no other. A repeat goes under the same key. `onAllSent`: the paper has
 * gone where it belongs, and the next yes has its own.
 */
const useBatch = (photo: File | null, onAllSent: () => void) => {
  const queries = useQueryClient()
  const keys = useRef(new Map<string, string>())
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map())
  const [isSending, setSending] = useState(false)
  const keyOf = (caseId: string): string => {
    const key = keys.current.get(caseId) ?? newKey()
    keys.current.set(caseId, key)
    return key
  }
  const approve = async ({ caseId, version }: Summary): Promise<void> => {
    const key = keyOf(caseId)
    const file = photo ? await shrinkPhoto(photo) : null
    const door = { caseId }
    const kept = file ? await uploadDocument(door, { kind: 'consentPaper', file, key: `${key}-paper` }) : null
    const paper = kept ? { paper: { documentId: kept.documentId, form: 'sealedScan' as const } } : {}
    const header = { 'if-match': `"${version}"`, 'idempotency-key': key }
    const body = { type: 'property.approve', evidence: [], ...paper } as const
    taken(await http.POST('/api/cases/{caseId}/events', { params: { path: door, header }, body: body as never }))
  }
  const send = async (cases: readonly Summary[]): Promise<void> => {
    setSending(true)
    let failed = 0
    for (const summary of cases) {
      const { caseId } = summary
      const error = await approve(summary).then(
        () => null,
        (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))),
      )
      // The service has answered: the next try is another write.
      if (error) failed += 1
      if (error instanceof ApiProblem) keys.current.delete(caseId)
      setResults((before) => new Map([...before, [caseId, { summary, error }]]))
    }
    setSending(false)
    if (failed === 0) onAllSent()
    await queries.invalidateQueries({ queryKey: ['cases'] })
  }
  return { results, isSending, send }
}

const Line = ({
  summary,
  isChosen,
  error,
  onChoose,
}: {
  readonly summary: Summary
  readonly isChosen: boolean
  readonly error: Error | null
  readonly onChoose: (on: boolean) => void
}) => {
  const { t, language } = useTexts()
  const { caseId, caseNumber, space, nextStep } = summary
  return (
    <div className="stack tight">
      <div className="row spread">
        <label className="choice">
          <input type="checkbox" checked={isChosen} onChange={(event) => onChoose(event.target.checked)} />
          <span>
            {space} <span className="soft small">{caseNumber}</span>
          </span>
        </label>
        <span className="row small">
          {nextStep?.dueOn ? `${t('desk.inbox.due')} ${sayDay(nextStep.dueOn, language)}` : ''}
          <Link to={`/desk/cases/${caseId}`}>
            {t('desk.batch.look')}
            <span className="sr">{space}</span>
          </Link>
        </span>
      </div>
      <ProblemNotice error={error} />
    </div>
  )
}
