import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { staffLoginTexts } from '../../texts/staff-login.ts'

/** Who an account is at the single sign-on; nothing where the house has none. */
export const IdentityField = ({ accountId }: { readonly accountId: string }) => {
  const { language } = useTexts()
  const say = staffLoginTexts[language]
  const id = useId()
  const queries = useQueryClient()
  const [subject, setSubject] = useState('')
  const params = { path: { accountId } }
  const ways = useQuery({ queryKey: ['login ways'], queryFn: async () => taken(await http.GET('/api/login/ways')) })
  const known = useQuery({
    queryKey: ['identity', accountId],
    enabled: Boolean(ways.data?.provider),
    queryFn: async () => taken(await http.GET('/api/accounts/{accountId}/identity', { params })).identity,
  })
  const onSettled = () => queries.invalidateQueries({ queryKey: ['identity', accountId] })
  const link = useMutation({
    mutationFn: async () => taken(await http.PUT('/api/accounts/{accountId}/identity', { params, body: { subject } })),
    onSettled,
  })
  const unlink = useMutation({
    mutationFn: async () => taken(await http.DELETE('/api/accounts/{accountId}/identity', { params })),
    onSettled,
  })
  if (!ways.data?.provider) return null
  return (
    <form
      className="stack"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        link.mutate()
      }}
    >
      <div className="field">
        <label htmlFor={id}>{say.identity}</label>
        <input
          id={id}
          required
          maxLength={255}
          autoComplete="off"
          value={subject}
          onChange={({ target }) => setSubject(target.value)}
        />
        <span className="hint">{say.identityHint}</span>
      </div>
      {known.data ? <p role="status">{say.linked(known.data.subject)}</p> : null}
      <ProblemNotice error={known.error ?? link.error ?? unlink.error} />
      <div className="row">
        <button type="submit" className="button" disabled={link.isPending}>
          {say.link}
        </button>
        {known.data ? (
          <button type="button" className="button danger" disabled={unlink.isPending} onClick={() => unlink.mutate()}>
            {say.unlink}
          </button>
        ) : null}
      </div>
    </form>
  )
}
