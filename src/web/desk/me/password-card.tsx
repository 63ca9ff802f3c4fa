import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ownSessionTexts } from '../../texts/own-sessions.ts'

/** A new password for whoever knows the old one. */
export const PasswordCard = () => {
  const { language } = useTexts()
  const say = ownSessionTexts[language]
  const id = useId()
  const queries = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: async () => taken(await http.PUT('/api/me/password', { body: { current, next } })),
    onSuccess: async () => {
      setCurrent('')
      setNext('')
      // Whose first password it was can go on now.
      await Promise.all([['own sessions'], ['me']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
  const field = (name: string, label: string, value: string, set: (value: string) => void, autoComplete: string) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="password"
        required
        maxLength={200}
        autoComplete={autoComplete}
        value={value}
        onChange={({ target }) => set(target.value)}
      />
      {name === 'next' ? <span className="hint">{say.nextHint}</span> : null}
    </div>
  )
  return (
    <section className="card" aria-label={say.password}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <h2>{say.password}</h2>
        <p className="soft">{say.passwordLead}</p>
        {field('current', say.current, current, setCurrent, 'current-password')}
        {field('next', say.next, next, setNext, 'new-password')}
        <ProblemNotice error={change.error} />
        {change.data ? <p role="status">{say.changed(change.data.ended)}</p> : null}
        <button type="submit" className="button main" disabled={change.isPending}>
          {say.change}
        </button>
      </form>
    </section>
  )
}
