import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { CodeField } from '../../shared/phone-fields.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ownMessageTexts } from '../../texts/own-messages.ts'

type Messages = Schemas['OwnMessages']

const key = ['own messages']

/** How an owner is told: each choice is kept as it is made. */
export const MessagesCard = () => {
  const { language } = useTexts()
  const say = ownMessageTexts[language]
  const own = useQuery({ queryKey: [...key, language], queryFn: async () => taken(await http.GET('/api/me/messages')) })
  return (
    <section className="card stack" aria-label={say.title}>
      <h2>{say.title}</h2>
      <ProblemNotice error={own.error} onRetry={() => void own.refetch()} />
      {own.data ? <Choices messages={own.data} /> : null}
      {own.data?.isMailSent ? <OwnMail messages={own.data} /> : null}
    </section>
  )
}

const Choices = ({ messages }: { readonly messages: Messages }) => {
  const { language } = useTexts()
  const say = ownMessageTexts[language]
  const queries = useQueryClient()
  const id = useId()
  const choose = useMutation({
    mutationFn: async (body: Schemas['NewOwnMessages']) => taken(await http.PATCH('/api/me/messages', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const { channel, channels, kinds, silent } = messages
  const isOffered = (one: Messages['channel']) => one !== 'mail' || messages.isMailSent
  const toggle = (kind: Messages['silent'][number], isSilent: boolean) =>
    choose.mutate({ silent: isSilent ? [...silent, kind] : silent.filter((one) => one !== kind) })
  return (
    <>
      <fieldset disabled={choose.isPending}>
        <legend>{say.channel}</legend>
        <div className="choices">
          {channels
            .filter((one) => isOffered(one.channel))
            .map((one) => (
              <label className="choice" key={one.channel}>
                <input
                  type="radio"
                  name={id}
                  checked={channel === one.channel}
                  disabled={one.channel === 'mail' && messages.mail === null}
                  onChange={() => choose.mutate({ channel: one.channel })}
                />
                <span>{one.label}</span>
              </label>
            ))}
        </div>
        {messages.isMailSent && messages.mail === null ? <p className="hint">{say.noMailYet}</p> : null}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id} language`}>{say.language}</label>
        <select
          id={`${id} language`}
          value={messages.language}
          disabled={choose.isPending}
          onChange={(event) => choose.mutate({ language: event.target.value === 'en' ? 'en' : 'zh' })}
        >
          <option value="zh">{say.languages.zh}</option>
          <option value="en">{say.languages.en}</option>
        </select>
      </div>
      <fieldset disabled={choose.isPending}>
        <legend>{say.silent}</legend>
        <div className="choices">
          {kinds.map(({ kind, label }) => (
            <label className="choice" key={kind}>
              <input type="checkbox" checked={silent.includes(kind)} onChange={(event) => toggle(kind, event.target.checked)} />
              <span>{label}</span>
            </label>
          ))}
        </div>
        <p className="hint">{messages.mustReach}</p>
      </fieldset>
      <label className="choice">
        <input
          type="checkbox"
          checked={messages.isNightQuiet}
          disabled={choose.isPending}
          onChange={(event) => choose.mutate({ isNightQuiet: event.target.checked })}
        />
        <span>{say.night}</span>
      </label>
      <ProblemNotice error={choose.error} />
      {choose.isSuccess ? <p role="status">{say.kept}</p> : null}
    </>
  )
}

/** An address counts once a code that came to it was typed. */
const OwnMail = ({ messages }: { readonly messages: Messages }) => {
  const { language } = useTexts()
  const say = ownMessageTexts[language]
  const id = useId()
  const queries = useQueryClient()
  const [mail, setMail] = useState('')
  const [code, setCode] = useState('')
  const ask = useMutation({ mutationFn: async () => taken(await http.POST('/api/me/messages/mail/codes', { body: { mail } })) })
  const onSuccess = async () => {
    setMail('')
    setCode('')
    ask.reset()
    await queries.invalidateQueries({ queryKey: key })
  }
  const confirm = useMutation({
    mutationFn: async () => taken(await http.PUT('/api/me/messages/mail', { body: { mail, code } })),
    onSuccess,
  })
  const takeAway = useMutation({ mutationFn: async () => taken(await http.DELETE('/api/me/messages/mail')), onSuccess })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ask.isSuccess) confirm.mutate()
    else ask.mutate()
  }
  return (
    <form className="stack" onSubmit={submit} aria-label={say.mail}>
      <h3>{say.mail}</h3>
      {messages.mail === null ? null : (
        <p className="row spread">
          <span className="strong">{say.mailNow(messages.mail)}</span>
          <button type="button" className="button" disabled={takeAway.isPending} onClick={() => takeAway.mutate()}>
            {say.takeAway}
          </button>
        </p>
      )}
      <div className="field">
        <label htmlFor={id}>{say.newMail}</label>
        <input
          id={id}
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          required
          readOnly={ask.isSuccess}
          value={mail}
          onChange={(event) => setMail(event.target.value.trim())}
        />
        <span className="hint">{say.mailHint}</span>
      </div>
      {ask.isSuccess ? <CodeField label={say.code} hint={say.codeHint} value={code} onChange={setCode} /> : null}
      <ProblemNotice error={confirm.error ?? ask.error ?? takeAway.error} />
      <p className="row">
        <button type="submit" className="button main" disabled={ask.isPending || confirm.isPending}>
          {ask.isSuccess ? say.confirm : say.getCode}
        </button>
        {ask.isSuccess ? (
          <button type="button" className="button plain" onClick={() => ask.reset()}>
            {say.another}
          </button>
        ) : null}
      </p>
    </form>
  )
}
