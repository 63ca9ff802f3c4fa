import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

interface Props {
  readonly organisationId: string
  readonly name: string
  /** A phone is for companies alone. */
  readonly isCompany?: boolean
}

type Contact = Schemas['CompanyContact']

/** What a company can be told by, and how each is written. */
const kinds = [
  { field: 'phone', type: 'tel', inputMode: 'numeric', isWhole: (text: string) => /^1\d{10}$/.test(text) },
  { field: 'mail', type: 'email', inputMode: 'email', isWhole: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) },
] as const

/** At which phone and address a company is told what waits for it, beside its inbox: each set, changed or taken away by itself. */
export const CompanyContact = ({ organisationId, name, isCompany = true }: Props) => {
  const { t, language } = useTexts()
  const params = { path: { organisationId } }
  const found = useQuery({
    queryKey: ['company-contact', organisationId],
    queryFn: async () => taken(await http.GET('/api/organisations/{organisationId}/contact', { params })),
  })
  if (found.error) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  const { phone, mail, setAt } = found.data
  return (
    <div className="stack">
      {phone === null && mail === null ? (
        <p className="soft">{t(isCompany ? 'desk.contact.none' : 'desk.contact.noMail')}</p>
      ) : null}
      {kinds
        .filter(({ field }) => isCompany || field === 'mail')
        .map((kind) => (
          <ContactPoint key={kind.field} organisationId={organisationId} name={name} kind={kind} known={found.data[kind.field]} />
        ))}
      {mail === null ? null : <Rhythm organisationId={organisationId} rhythm={found.data.rhythm} />}
      {phone === null && mail === null ? null : <MessageLanguage organisationId={organisationId} chosen={found.data.language} />}
      <p className="hint">
        {setAt === null ? null : `${t('desk.contact.since', { time: sayInstant(setAt, language) })} `}
        {t(isCompany ? 'desk.contact.hint' : 'desk.contact.mailHint')}
      </p>
    </div>
  )
}

const ContactPoint = ({
  organisationId,
  name,
  kind: { field, type, inputMode, isWhole },
  known,
}: Props & { readonly kind: (typeof kinds)[number]; readonly known: Contact['phone' | 'mail'] }) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const set = useMutation({
    mutationFn: async (next: string | null) => {
      const params = { path: { organisationId } }
      return taken(await http.PUT('/api/organisations/{organisationId}/contact', { params, body: { [field]: next } }))
    },
    onSuccess: async () => {
      setText('')
      await queries.invalidateQueries({ queryKey: ['company-contact', organisationId] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(text)
  }
  const onType = (typed: string) => setText(field === 'phone' ? typed.replaceAll(/\D/g, '').slice(0, 11) : typed.trim())
  return (
    <form className="stack tight" onSubmit={submit}>
      {known === null ? null : (
        <div className="row spread">
          <span className="strong number">{known}</span>
          <button type="button" className="button" disabled={set.isPending} onClick={() => set.mutate(null)}>
            {t(`desk.contact.takeAway.${field}`)}
          </button>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>{t(known === null ? `desk.contact.${field}` : `desk.contact.other.${field}`, { name })}</label>
        <input
          id={id}
          type={type}
          inputMode={inputMode}
          maxLength={254}
          required
          value={text}
          onChange={(event) => onType(event.target.value)}
        />
      </div>
      <ProblemNotice error={set.error} />
      <div className="actions">
        <button type="submit" className="button main" disabled={set.isPending || !isWhole(text)}>
          {t(set.isPending ? 'form.sending' : `desk.contact.keep.${field}`)}
        </button>
      </div>
    </form>
  )
}

/** How often there is mail of what came into the inbox. */
const Rhythm = ({ organisationId, rhythm }: { readonly organisationId: string; readonly rhythm: Contact['rhythm'] }) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const set = useMutation({
    mutationFn: async (next: Contact['rhythm']) => {
      const params = { path: { organisationId } }
      return taken(await http.PUT('/api/organisations/{organisationId}/contact', { params, body: { rhythm: next } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['company-contact', organisationId] }),
  })
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk.contact.rhythm.label')}</label>
      <select
        id={id}
        value={rhythm}
        disabled={set.isPending}
        onChange={(event) => set.mutate(event.target.value as Contact['rhythm'])}
      >
        {(['soon', 'daily', 'none'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`desk.contact.rhythm.${one}`)}
          </option>
        ))}
      </select>
      <ProblemNotice error={set.error} />
    </div>
  )
}

/** The language of what is sent. */
const MessageLanguage = ({
  organisationId,
  chosen,
}: {
  readonly organisationId: string
  readonly chosen: Contact['language']
}) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const set = useMutation({
    mutationFn: async (next: Contact['language']) => {
      const params = { path: { organisationId } }
      return taken(await http.PUT('/api/organisations/{organisationId}/contact', { params, body: { language: next } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['company-contact', organisationId] }),
  })
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk.contact.language')}</label>
      <select
        id={id}
        value={chosen}
        disabled={set.isPending}
        onChange={(event) => set.mutate(event.target.value as Contact['language'])}
      >
        <option value="zh">中文</option>
        <option value="en">English</option>
      </select>
      <ProblemNotice error={set.error} />
    </div>
  )
}
