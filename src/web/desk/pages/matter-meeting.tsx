import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link, useParams } from 'react-router'
import { ApiProblem, newKey, type Schemas, taken } from '../../../client/client.ts'
import { http, uploadDocument } from '../../shared/api.ts'
import type { Field } from '../../shared/event-form/form-values.ts'
import { useMatter } from '../../shared/matter/use-matter.ts'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { caseKey, useForm } from '../../shared/queries.ts'
import { shrinkPhoto } from '../../shared/shrink-photo.ts'
import { useKept } from '../../shared/use-kept.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { VisitNotice } from '../field/visit-notice.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { noFilters } from '../inbox/case-filters.ts'
import { useCases } from '../inbox/use-cases.ts'
import { Choices } from '../table/choices.tsx'
import { isCoordinated, lacksOf, type MeetingDraft, meetingTrack } from '../table/meeting-draft.ts'
import { PresentAndPromised } from '../table/present-and-promised.tsx'

/**
 * One table for a matter: the requests that are linked with it, and those of its compound that are being coordinated, sit
 * together. Where a request stands does not matter, only that it is open. The day is proposed to both sides of each; minutes and promises are written once and recorded in each request, where every promise runs by itself.
 */
export const MatterMeetingPage = () => <NeedParty parties={['centre']}>{() => <Opened />}</NeedParty>

type Matter = Schemas['Matter']
type Case = Schemas['Case']

const type = 'centre.holdJointMeeting'

const Opened = () => {
  const { t } = useTexts()
  const { matterId = '' } = useParams()
  const matter = useMatter(matterId)
  usePageTitle(t('desk.matterMeeting.title'))
  return (
    <div className="page">
      <p className="no-print">
        <Link to={`/desk/matters/${matterId}`}>{t('desk.matterMeeting.back')}</Link>
      </p>
      <h1>{t('desk.matterMeeting.title')}</h1>
      <ProblemNotice error={matter.error} onRetry={() => void matter.refetch()} />
      {matter.isPending ? <Waiting /> : null}
      {matter.data ? <Table matter={matter.data} /> : null}
    </div>
  )
}

/** The open requests of a matter, and those of its compound that are being coordinated, each as it stands. */
const useAtTable = ({ compound, requests, tracks }: Matter) => {
  const { language } = useTexts()
  const found = useCases({ ...noFilters, stage: 'coordination', query: compound.name })
  const coordinated = found.cases.filter((one) => one.compound === compound.name).map(({ caseId }) => caseId)
  const caseIds = [...new Set([...requests.map(({ caseId }) => caseId), ...coordinated])]
  const read = useQueries({
    queries: caseIds.map((caseId) => ({
      queryKey: caseKey({ caseId }, language),
      queryFn: async () => taken(await http.GET('/api/cases/{caseId}', { params: { path: { caseId } } })),
    })),
  })
  const cases = read
    .flatMap(({ data }) => data ?? [])
    .filter((seen) => seen.compound.compoundId === compound.compoundId && meetingTrack(seen, tracks) !== null)
    .toSorted((one, other) => one.space.label.localeCompare(other.space.label))
  return { cases, isPending: found.isPending || read.some(({ isPending }) => isPending), error: found.error }
}

const Table = ({ matter }: { readonly matter: Matter }) => {
  const { t } = useTexts()
  const form = useForm(type)
  const { cases, isPending, error } = useAtTable(matter)
  if (error) return <ProblemNotice error={error} />
  if (form.error) return <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
  if (isPending || !form.data) return <Waiting />
  return (
    <>
      <p className="soft">{t('desk.matterMeeting.lead', { compound: matter.compound.name })}</p>
      {cases.length === 0 ? <p className="card empty">{t('desk.matterMeeting.none')}</p> : null}
      {cases.length > 0 ? (
        <div className="actions no-print">
          <VisitNotice office="centre" compound={matter.compound.name} sites={cases.map(({ caseId }) => ({ caseId }))} />
        </div>
      ) : null}
      <Minutes matter={matter} cases={cases} fields={form.data.fields} />
    </>
  )
}

interface MinutesProps {
  readonly matter: Matter
  readonly cases: readonly Case[]
  readonly fields: readonly Field[]
}

/** Who differs from the usual: coordinated and not there, or there without being coordinated. */
interface Apart {
  readonly away: readonly string[]
  readonly along: readonly string[]
}

/** Whether a request sits at the table: one that is being coordinated unless it was taken off, any other where it was put on. */
const sits = (seen: Case, { away, along }: Apart): boolean =>
  isCoordinated(seen) ? !away.includes(seen.caseId) : along.includes(seen.caseId)

const Minutes = ({ matter, cases, fields }: MinutesProps) => {
  const { t } = useTexts()
  const [file, setFile] = useState<File | null>(null)
  const { kept, change, forget } = useKept<Omit<MeetingDraft, 'minutes'> & Apart>(`meeting of ${matter.matterId}`, {
    away: [],
    along: [],
    present: ['owner', 'property', 'centre'],
    promises: [],
  })
  const { results, isSending, send } = useRecording(matter.tracks)
  const atTable = cases.filter((seen) => sits(seen, kept) && results.get(seen.caseId)?.error !== null)
  const lacks = lacksOf({ ...kept, minutes: file ? [file.name] : [] })
  const recorded = [...results.values()].filter(({ error }) => error === null)
  const submit = async () => {
    if (!file || lacks.length > 0) return
    const allRecorded = await send(atTable, { ...kept, file })
    if (allRecorded) {
      forget()
      setFile(null)
    }
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {recorded.length > 0 ? (
        <div className="notice good" role="status">
          <p>{t('desk.matterMeeting.recorded', { count: recorded.length })}</p>
          <ul className="row">
            {recorded.map(({ caseId, space }) => (
              <li key={caseId}>
                <Link to={`/desk/cases/${caseId}`}>{space}</Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {[...results.values()].map(({ caseId, space, error }) =>
        error ? (
          <section key={caseId} aria-label={space}>
            <p className="strong">{space}</p>
            <ProblemNotice error={error} />
          </section>
        ) : null,
      )}
      {cases.length > 0 ? (
        <>
          <section className="card">
            <Choices
              legend={t('desk.matterMeeting.which')}
              options={cases.map((seen) => ({
                value: seen.caseId,
                label: `${seen.space.label} ${seen.caseNumber ?? ''}${isCoordinated(seen) ? '' : t('desk.matterMeeting.asItStands')}`,
              }))}
              isChosen={(caseId) => cases.some((seen) => seen.caseId === caseId && sits(seen, kept))}
              onChoose={(caseId, chosen) =>
                change({
                  away: chosen ? kept.away.filter((one) => one !== caseId) : [...kept.away, caseId],
                  along: chosen ? [...kept.along, caseId] : kept.along.filter((one) => one !== caseId),
                })
              }
              kind="checkbox"
            />
          </section>
          <PresentAndPromised fields={fields} kept={kept} change={change} />
          <section className="card">
            <h2>{t('desk.meeting.minutes')}</h2>
            <PhotoButton
              label={t(file ? 'desk.matterMeeting.photoTaken' : 'desk.matterMeeting.photo')}
              purpose={t('desk.meeting.minutes')}
              sending={false}
              onFiles={(files) => setFile(files.at(-1) ?? null)}
            />
            {file ? <p className="wrap">{file.name}</p> : null}
            <p className="soft small">{t('desk.matterMeeting.minutesHint')}</p>
          </section>
          {lacks.length > 0 ? (
            <p className="notice" role="status">
              {t('form.stillMissing', { fields: lacks.map((lack) => t(`desk.meeting.lacks.${lack}`)).join(t('form.and')) })}
            </p>
          ) : null}
          <button type="submit" className="button main wide" disabled={isSending || lacks.length > 0 || atTable.length === 0}>
            {isSending ? t('form.sending') : t('desk.matterMeeting.send', { count: atTable.length })}
          </button>
        </>
      ) : null}
    </form>
  )
}

/** What became of one request; null: it is recorded there. */
interface Result {
  readonly caseId: string
  readonly space: string
  readonly error: Error | null
}

/** Records the meeting in one request after the other; one that refuses holds up no other, and a repeat goes under the same key. */
const useRecording = (tracks: Matter['tracks']) => {
  const queries = useQueryClient()
  const keys = useRef(new Map<string, string>())
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map())
  const [isSending, setSending] = useState(false)
  const keyOf = (caseId: string): string => {
    const key = keys.current.get(caseId) ?? newKey()
    keys.current.set(caseId, key)
    return key
  }
  const record = async (
    seen: Case,
    { present, promises, file }: Omit<MeetingDraft, 'minutes'> & { readonly file: File },
  ): Promise<void> => {
    const { caseId, version } = seen
    const key = keyOf(caseId)
    const door = { caseId }
    const small = await shrinkPhoto(file)
    const minutes = await uploadDocument(door, { kind: 'minutes', file: small, key: `${key}-minutes` })
    const header = { 'if-match': `"${version}"`, 'idempotency-key': key }
    const body = {
      type,
      track: meetingTrack(seen, tracks),
      present,
      minutes: { documentId: minutes.documentId },
      promises: promises.map(({ words, ...promise }) => ({ ...promise, ...(words.trim() ? { words: words.trim() } : {}) })),
    }
    // The service checks every event whole.
    taken(await http.POST('/api/cases/{caseId}/events', { params: { path: door, header }, body: body as never }))
  }
  const send = async (cases: readonly Case[], meeting: Parameters<typeof record>[1]): Promise<boolean> => {
    setSending(true)
    const errors: (Error | null)[] = []
    for (const seen of cases) {
      const { caseId, space } = seen
      const error = await record(seen, meeting).then(
        () => null,
        (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))),
      )
      // The service has answered: the next try is another write.
      if (error instanceof ApiProblem) keys.current.delete(caseId)
      errors.push(error)
      setResults((before) => new Map([...before, [caseId, { caseId, space: space.label, error }]]))
    }
    setSending(false)
    await queries.invalidateQueries({ queryKey: ['case'] })
    return errors.every((error) => error === null)
  }
  return { results, isSending, send }
}
