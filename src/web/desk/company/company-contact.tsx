import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

interface Props {
  readonly organisationId: string
  readonly name: string
}

/** At which phone a company is told what waits for it, beside its inbox: set, changed or taken away. */
export const CompanyContact = ({ organisationId, name }: Props) => {
  const { t, language } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [phone, setPhone] = useState('')
  const params = { path: { organisationId } }
  const found = useQuery({
    queryKey: ['company-contact', organisationId],
    queryFn: async () => taken(await http.GET('/api/organisations/{organisationId}/contact', { params })),
  })
  const set = useMutation({
    mutationFn: async (next: string | null) =>
      taken(await http.PUT('/api/organisations/{organisationId}/contact', { params, body: { phone: next } })),
    onSuccess: async () => {
      setPhone('')
      await queries.invalidateQueries({ queryKey: ['company-contact', organisationId] })
    },
  })
  if (found.error) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <Waiting />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(phone)
  }
  const { phone: known, setAt } = found.data
  return (
    <form className="stack" onSubmit={submit}>
      {known && setAt ? (
        <div className="row spread">
          <span>
            <span className="strong number">{known}</span>{' '}
            <span className="soft small">{t('desk.contact.since', { time: sayInstant(setAt, language) })}</span>
          </span>
          <button type="button" className="button" disabled={set.isPending} onClick={() => set.mutate(null)}>
            {t('desk.contact.takeAway')}
          </button>
        </div>
      ) : (
        <p className="soft">{t('desk.contact.none')}</p>
      )}
      <div className="field">
        <label htmlFor={id}>{t(known ? 'desk.contact.other' : 'desk.contact.phone', { name })}</label>
        <input
          id={id}
          type="tel"
          inputMode="numeric"
          pattern="1\d{10}"
          required
          value={phone}
          onChange={(event) => setPhone(event.target.value.replaceAll(/\D/g, '').slice(0, 11))}
        />
        <span className="hint">{t('desk.contact.hint')}</span>
      </div>
      <ProblemNotice error={set.error} />
      <div className="actions">
        <button type="submit" className="button main" disabled={set.isPending || !/^1\d{10}$/.test(phone)}>
          {t(set.isPending ? 'form.sending' : 'desk.contact.keep')}
        </button>
      </div>
    </form>
  )
}
