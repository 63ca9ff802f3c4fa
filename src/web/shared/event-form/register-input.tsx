import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { partyName } from '../names.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import type { FieldProps } from './field-input.tsx'

/** An open matter of the compound, by what it is about and who answers for it. */
export const MatterInput = ({ field, value, onChange, context }: FieldProps) => {
  const { t, language } = useTexts()
  const id = useId()
  const { compoundId } = context
  const matters = useQuery({
    queryKey: ['matters', compoundId, language],
    queryFn: async () => taken(await http.GET('/api/matters', { params: { query: { compoundId, state: 'open', limit: 100 } } })),
  })
  const open = matters.data?.matters ?? []
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      <select id={id} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t(matters.data && open.length === 0 ? 'form.nothingToChoose' : 'form.choose')}</option>
        {open.map(({ matterId, label, garage, transformer, office }) => (
          <option key={matterId} value={matterId}>
            {[label, garage?.name ?? transformer?.name, office.organisation].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
      <ProblemNotice error={matters.error} onRetry={() => void matters.refetch()} />
    </div>
  )
}

/** A body of the register: found by a part of its name, then chosen. */
export const BodyInput = ({ field, value, onChange }: FieldProps) => {
  const { t, language } = useTexts()
  const id = useId()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: ['bodies', asked],
    enabled: asked !== '',
    queryFn: async () => taken(await http.GET('/api/organisations', { params: { query: { query: asked, limit: 8 } } })),
  })
  return (
    <fieldset>
      <legend>{field.label}</legend>
      <div className="field">
        <label htmlFor={id}>{t('form.bodyName')}</label>
        <input id={id} type="search" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <ProblemNotice error={found.error} />
      <div className="choices" aria-live="polite">
        {found.data?.organisations.map(({ organisationId, name, party }) => (
          <label className="choice" key={organisationId}>
            <input
              type="radio"
              name={`${id}-body`}
              checked={value === organisationId}
              onChange={() => onChange(organisationId)}
            />
            <span>
              {name} <span className="soft small">{partyName(party, language)}</span>
            </span>
          </label>
        ))}
      </div>
      {found.data?.organisations.length === 0 ? <p className="soft">{t('form.noBody')}</p> : null}
    </fieldset>
  )
}
