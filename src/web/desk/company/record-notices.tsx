import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay, sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { Words } from '../../shared/words.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { useRecordNotices } from './use-record-notices.ts'

type Notice = Schemas['CompanyRecordNotices']['notices'][number]

/** The company reads its record first, and can reply to it, before figures name it (V5). */
export const RecordNotices = () => {
  const { t } = useTexts()
  const notices = useRecordNotices()
  const [newest, ...earlier] = notices.data?.notices ?? []
  return (
    <section className="stack" aria-labelledby="record-notice">
      <h3 id="record-notice">{t('desk.company.notice')}</h3>
      <ProblemNotice error={notices.error} onRetry={() => void notices.refetch()} />
      {notices.isPending ? <Waiting /> : null}
      {notices.data && !newest ? <p className="soft">{t('desk.company.noticeNone')}</p> : null}
      {newest ? <OneNotice notice={newest} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t('desk.company.earlierNotices', { count: earlier.length })}</summary>
          <div className="stack">
            {earlier.map((notice) => (
              <OneNotice key={notice.quarter} notice={notice} />
            ))}
          </div>
        </details>
      ) : null}
    </section>
  )
}

const OneNotice = ({ notice }: { readonly notice: Notice }) => {
  const { t, language } = useTexts()
  const days = { from: sayDay(notice.openedOn, language), until: sayDay(notice.untilOn, language) }
  if (notice.open) {
    return (
      <div className="stack">
        <p className="notice warn">{t('desk.company.noticeOpen', days)}</p>
        {notice.toldAt === null ? null : (
          <p className="soft small">{t('desk.company.noticeTold', { time: sayInstant(notice.toldAt, language) })}</p>
        )}
        <ReplyForm notice={notice} />
        <Versions notice={notice} />
      </div>
    )
  }
  return (
    <div className="stack">
      <p className="notice">{t('desk.company.noticeOver', days)}</p>
      {notice.reply === null ? <p className="soft">{t('desk.company.replyNone')}</p> : <Words text={notice.reply} />}
      <Versions notice={notice} />
    </div>
  )
}

const ReplyForm = ({ notice }: { readonly notice: Notice }) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [words, setWords] = useState(notice.reply ?? '')
  const keep = useMutation({
    mutationFn: async (text: string | null) => {
      const params = { path: { quarter: notice.quarter } }
      taken(await http.PUT('/api/company/notices/{quarter}/reply', { params, body: { words: text } }))
    },
    onSuccess: (_, text) => setWords(text ?? ''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['company notices'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate(words)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>{t('desk.company.reply')}</label>
        <textarea
          id={id}
          value={words}
          maxLength={2000}
          onChange={(event) => {
            setWords(event.target.value)
            keep.reset()
          }}
        />
      </div>
      <ProblemNotice error={keep.error} />
      {keep.isSuccess ? <p role="status">{t('desk.company.replyKept')}</p> : null}
      <div className="actions">
        <button type="submit" className="button main" disabled={keep.isPending || words.trim() === ''}>
          {t(keep.isPending ? 'waiting.saving' : 'desk.company.replyKeep')}
        </button>
        {notice.reply === null ? null : (
          <button type="button" className="button" disabled={keep.isPending} onClick={() => keep.mutate(null)}>
            {t('desk.company.replyTakeBack')}
          </button>
        )}
      </div>
    </form>
  )
}

/** Everything that was written, so that a colleague sees what stood there before. */
const Versions = ({ notice }: { readonly notice: Notice }) => {
  const { t, language } = useTexts()
  const { versions } = notice
  if (versions.length < 2) return null
  return (
    <details>
      <summary>{t('desk.company.replyVersions', { count: versions.length })}</summary>
      <ul className="stack tight">
        {versions.map(({ words, writtenBy, writtenAt }) => (
          <li key={writtenAt}>
            <p className="soft small">
              {sayInstant(writtenAt, language)} {writtenBy}
            </p>
            {words === null ? <p className="soft">{t('desk.company.replyTakenBack')}</p> : <Words text={words} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
