import { useNavigate } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { DocumentsInput } from '../../shared/event-form/documents-input.tsx'
import type { Field } from '../../shared/event-form/form-values.ts'
import { trackName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useForm } from '../../shared/queries.ts'
import { useKept } from '../../shared/use-kept.ts'
import { useSendEvent } from '../../shared/use-send-event.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { Choices } from '../table/choices.tsx'
import { lacksOf, type MeetingDraft, meetingTrack } from '../table/meeting-draft.ts'
import { PresentAndPromised } from '../table/present-and-promised.tsx'
import { TablePage } from '../table/table-page.tsx'

/** A joint meeting as it is written down: who sits there, the minutes, and who promises what by when. */
export const MeetingPage = () => {
  const { t } = useTexts()
  return <TablePage title={t('desk.meeting.title')}>{(seen) => <Meeting seen={seen} />}</TablePage>
}

const type = 'centre.holdJointMeeting'

const Meeting = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const form = useForm(type)
  const tracks = seen.allowedEvents.filter((event) => event.type === type && event.allowed).map(({ track }) => track)
  if (tracks.length === 0) return <p className="card empty">{t('desk.meeting.notNow')}</p>
  if (form.error) return <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <Waiting />
  return <MeetingForm seen={seen} tracks={tracks} fields={form.data.fields} />
}

interface FormProps {
  readonly seen: Schemas['Case']
  readonly tracks: readonly Schemas['AllowedEvent']['track'][]
  readonly fields: readonly Field[]
}

const MeetingForm = ({ seen, tracks, fields }: FormProps) => {
  const { t, language } = useTexts()
  const navigate = useNavigate()
  const door = { caseId: seen.caseId }
  const { kept, change, forget } = useKept<MeetingDraft & { readonly track: string }>(`meeting ${seen.caseId}`, {
    track: meetingTrack(seen, tracks) ?? '',
    present: ['owner', 'property', 'centre'],
    minutes: [],
    promises: [],
  })
  const send = useSendEvent(door, seen)
  const { promises } = kept
  const lacks = lacksOf(kept)
  const submit = () => {
    const event = {
      type,
      track: kept.track,
      present: kept.present,
      minutes: { documentId: kept.minutes.at(-1) },
      promises: promises.map(({ words, ...promise }) => ({ ...promise, ...(words.trim() ? { words: words.trim() } : {}) })),
    }
    send.mutate(event, {
      onSuccess: () => {
        forget()
        void navigate(`/desk/cases/${seen.caseId}`)
      },
    })
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (lacks.length === 0) submit()
      }}
    >
      {tracks.length > 1 ? (
        <Choices
          legend={t('desk.meeting.about')}
          options={tracks.map((track) => ({ value: track, label: trackName(track, language) }))}
          isChosen={(track) => kept.track === track}
          onChoose={(track) => change({ track })}
          kind="radio"
        />
      ) : null}
      <PresentAndPromised fields={fields} kept={kept} change={change} />
      <section className="card">
        <DocumentsInput
          label={t('desk.meeting.minutes')}
          required
          context={{ door, seen }}
          chosen={kept.minutes}
          onChange={(minutes) => change({ minutes: minutes.slice(-1) })}
          kind="minutes"
        />
        <p className="soft small">{t('desk.meeting.minutesHint')}</p>
      </section>
      {lacks.length > 0 ? (
        <p className="notice" role="status">
          {t('form.stillMissing', { fields: lacks.map((lack) => t(`desk.meeting.lacks.${lack}`)).join(t('form.and')) })}
        </p>
      ) : null}
      <ProblemNotice error={send.error} />
      <button type="submit" className="button main wide" disabled={send.isPending || lacks.length > 0}>
        {send.isPending ? t('form.sending') : t('desk.meeting.send')}
      </button>
    </form>
  )
}
