import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { ownSessionTexts } from '../../texts/own-sessions.ts'
import { http } from '../api.ts'
import { sayInstant } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'

type Session = Schemas['OwnSession']

/** Where one is logged in, and the way to end it there. */
export const SessionsCard = () => {
  const { language } = useTexts()
  const say = ownSessionTexts[language]
  const queries = useQueryClient()
  const sessions = useQuery({
    queryKey: ['own sessions'],
    queryFn: async () => taken(await http.GET('/api/me/sessions')).sessions,
  })
  const endOthers = useMutation({
    mutationFn: async () => taken(await http.DELETE('/api/me/sessions')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['own sessions'] }),
  })
  return (
    <section className="card stack" aria-label={say.title}>
      <h2>{say.title}</h2>
      <p className="soft">{say.lead}</p>
      <ProblemNotice error={sessions.error ?? endOthers.error} onRetry={() => void sessions.refetch()} />
      {sessions.isPending ? <Waiting /> : null}
      <ul className="stack">
        {sessions.data?.map((session) => (
          <li key={session.sessionId} className="row spread">
            <OneSession session={session} />
          </li>
        ))}
      </ul>
      {endOthers.data ? <p role="status">{say.ended(endOthers.data.ended)}</p> : null}
      {(sessions.data?.length ?? 0) > 1 ? (
        <p>
          <button type="button" className="button danger" disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {say.endOthers}
          </button>
        </p>
      ) : null}
    </section>
  )
}

const nameOf = ({ kind, name, device }: Session, say: (typeof ownSessionTexts)['en']): string => {
  if (kind === 'token') return say.token(name ?? '')
  if (!device) return say.unknown
  return [say.kind[device.kind], device.program].filter(Boolean).join(' · ')
}

const OneSession = ({ session }: { readonly session: Session }) => {
  const { language } = useTexts()
  const say = ownSessionTexts[language]
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: async () =>
      taken(await http.DELETE('/api/me/sessions/{sessionId}', { params: { path: { sessionId: session.sessionId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['own sessions'] }),
  })
  const began = sayInstant(session.createdAt, language)
  return (
    <>
      <div>
        <p className="strong">
          {nameOf(session, say)}
          {session.isThisOne ? <span className="soft"> ({say.thisOne})</span> : null}
        </p>
        <p className="soft small">
          {session.kind === 'token' ? say.made(began) : say.since(began)}
          {session.lastSeenAt ? <> · {say.seen(sayInstant(session.lastSeenAt, language))}</> : null}
        </p>
        <ProblemNotice error={end.error} />
      </div>
      {session.isThisOne ? null : (
        <button
          type="button"
          className="button"
          aria-label={`${say.end} ${nameOf(session, say)} ${began}`}
          disabled={end.isPending}
          onClick={() => end.mutate()}
        >
          {say.end}
        </button>
      )}
    </>
  )
}
