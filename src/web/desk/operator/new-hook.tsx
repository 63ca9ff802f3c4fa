import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { partyName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** Whose people have an inbox. */
const parties = ['property', 'community', 'centre', 'fire', 'grid', 'bureau'] as const

/** Adds a system of a body; afterwards shows its secret, this once. */
export const NewHook = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [party, setParty] = useState<(typeof parties)[number]>('property')
  const [organisationId, setOrganisationId] = useState('')
  const [url, setUrl] = useState('')
  const bodies = useQuery({
    queryKey: ['bodies', party],
    queryFn: async () => taken(await http.GET('/api/organisations', { params: { query: { party, limit: 200 } } })).organisations,
  })
  const add = useMutation({
    mutationFn: async () => taken(await http.POST('/api/webhooks', { body: { organisationId, url } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  if (add.data) {
    return (
      <div className="stack">
        <p className="notice good" role="status">
          {t('desk.hooks.added', { organisation: add.data.organisation })}
        </p>
        <HookSecret secret={add.data.secret} oldUntil={null} />
        <button type="button" className="button main wide" onClick={onClose}>
          {t('action.close')}
        </button>
      </div>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${id}-party`}>{t('desk.accounts.party')}</label>
        <select
          id={`${id}-party`}
          value={party}
          onChange={({ target }) => {
            // The options are the list of parties.
            setParty(target.value as typeof party)
            setOrganisationId('')
          }}
        >
          {parties.map((one) => (
            <option key={one} value={one}>
              {partyName(one, language)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-body`}>{t('desk.pages.organisations')}</label>
        <select id={`${id}-body`} required value={organisationId} onChange={({ target }) => setOrganisationId(target.value)}>
          <option value="">{t('form.choose')}</option>
          {bodies.data?.map((body) => (
            <option key={body.organisationId} value={body.organisationId}>
              {body.name}
            </option>
          ))}
        </select>
        <ProblemNotice error={bodies.error} onRetry={() => void bodies.refetch()} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-url`}>{t('desk.hooks.url')}</label>
        <input
          id={`${id}-url`}
          type="url"
          inputMode="url"
          required
          maxLength={500}
          placeholder="https://"
          value={url}
          onChange={({ target }) => setUrl(target.value)}
        />
        <span className="hint">{t('desk.hooks.urlHint')}</span>
      </div>
      <ProblemNotice error={add.error} />
      <button type="submit" className="button main wide" disabled={add.isPending}>
        {t(add.isPending ? 'waiting.saving' : 'desk.hooks.add')}
      </button>
    </form>
  )
}

/** A secret as it is shown this once. */
export const HookSecret = ({ secret, oldUntil }: { readonly secret: string; readonly oldUntil: string | null }) => {
  const { t, language } = useTexts()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('desk.hooks.secret')}</label>
      <input id={id} className="number" readOnly value={secret} onFocus={({ target }) => target.select()} />
      <span className="hint">
        {t('desk.hooks.secretHint')}
        {oldUntil === null ? '' : ` ${t('desk.hooks.bothUntil', { time: sayInstant(oldUntil, language) })}`}
      </span>
    </div>
  )
}
