import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { CodeField, PhoneField } from '../../shared/phone-fields.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ownSessionTexts } from '../../texts/own-sessions.ts'

const key = ['own phone']

/** The phone with which an owner logs in, and the way to another. */
export const PhoneCard = () => {
  const { language } = useTexts()
  const say = ownSessionTexts[language]
  const queries = useQueryClient()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const own = useQuery({ queryKey: key, queryFn: async () => taken(await http.GET('/api/me/phone')) })
  const ask = useMutation({ mutationFn: async () => taken(await http.POST('/api/login/codes', { body: { phone } })) })
  const change = useMutation({
    mutationFn: async () => taken(await http.PUT('/api/me/phone', { body: { phone, code } })),
    onSuccess: async () => {
      setPhone('')
      setCode('')
      ask.reset()
      await Promise.all([key, ['own sessions']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ask.isSuccess) change.mutate()
    else ask.mutate()
  }
  return (
    <section className="card stack" aria-label={say.phone}>
      <h2>{say.phone}</h2>
      <p className="soft">{say.phoneLead}</p>
      <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />
      {own.data ? <p className="strong">{own.data.phone ? say.phoneNow(own.data.phone) : say.noPhone}</p> : null}
      <form className="stack" onSubmit={submit}>
        <PhoneField label={say.newPhone} hint={say.newPhoneHint} value={phone} onChange={setPhone} isFixed={ask.isSuccess} />
        {ask.isSuccess ? <CodeField label={say.code} hint={say.codeHint} value={code} onChange={setCode} /> : null}
        <ProblemNotice error={change.error ?? ask.error} />
        <p className="row">
          <button type="submit" className="button main" disabled={ask.isPending || change.isPending}>
            {ask.isSuccess ? say.changePhone : say.getCode}
          </button>
          {ask.isSuccess ? (
            <button type="button" className="button plain" onClick={() => ask.reset()}>
              {say.anotherPhone}
            </button>
          ) : null}
        </p>
      </form>
      {change.data ? <p role="status">{say.phoneChanged(change.data.ended)}</p> : null}
    </section>
  )
}
