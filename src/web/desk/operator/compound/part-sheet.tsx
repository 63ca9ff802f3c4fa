import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Sheet } from '../../../shared/sheet.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { FindBody } from './find-body.tsx'
import { bodyOf, fieldsOf, type PartField, type PartValues } from './parts.ts'
import { type ChosenPart, sendPart } from './send-part.ts'

interface Props {
  readonly compound: Schemas['Compound']
  readonly part: ChosenPart
  readonly title: string
  /** What stands there now; empty for a new part. */
  readonly before: PartValues
  readonly onDone: () => void
}

/** A label of the texts, or one that comes in both languages. */
const useLabel = () => {
  const { t, language } = useTexts()
  return (label: string | Schemas['Bilingual']): string => {
    if (typeof label !== 'string') return label[language === 'en' ? 'en' : 'zh']
    // Names out of the register are no keys of texts: they stand as they are.
    return /^(desk|form)\./.test(label) ? t(label as 'form.yes') : label
  }
}

/** Changes a part: its fields, then what changes and whom it reaches, then the saving. */
export const PartSheet = ({ compound, part, title, before, onDone }: Props) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const [values, setValues] = useState(before)
  const [isLooked, setLooked] = useState(false)
  const fields = fieldsOf(part.kind, compound)
  const save = useMutation({
    mutationFn: () =>
      sendPart(compound.compoundId, part, {
        ...bodyOf(fields, values),
        ...(part.kind === 'issuer' ? { organisationId: values['organisationId'] ?? '' } : {}),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['compound', compound.compoundId] })
      onDone()
    },
    onError: () => setLooked(false),
  })
  return (
    <Sheet title={title} onClose={onDone}>
      {isLooked ? (
        <>
          <WhatChanges fields={fields} before={before} values={values} />
          <WhomItReaches compound={compound} part={part} />
          <div className="actions">
            <button type="button" className="button danger main" disabled={save.isPending} onClick={() => save.mutate()}>
              {t(save.isPending ? 'waiting.saving' : 'desk.parts.sure')}
            </button>
            <button type="button" className="button" onClick={() => setLooked(false)}>
              {t('action.back')}
            </button>
          </div>
        </>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            setLooked(true)
          }}
        >
          {part.kind === 'issuer' ? (
            <FindBody
              chosen={values['organisationId'] ?? ''}
              name={values['organisation'] ?? ''}
              onChosen={(organisationId, organisation) => setValues({ ...values, organisationId, organisation })}
            />
          ) : null}
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              onChange={(value) => setValues({ ...values, [field.name]: value })}
            />
          ))}
          <ProblemNotice error={save.error} />
          <button
            type="submit"
            className="button main wide"
            disabled={part.kind === 'issuer' && (values['organisationId'] ?? '') === ''}
          >
            {t('desk.parts.look')}
          </button>
        </form>
      )}
    </Sheet>
  )
}

const FieldInput = ({
  field,
  value,
  onChange,
}: {
  readonly field: PartField
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const { t } = useTexts()
  const labelOf = useLabel()
  const id = useId()
  const { kind, required = false, options } = field
  return (
    <div className="field">
      <label htmlFor={id}>
        {labelOf(field.label)} {required ? null : <span className="soft small">{t('desk.parts.unknown')}</span>}
      </label>
      {kind === 'choice' ? (
        <select id={id} required={required} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('form.choose')}</option>
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {labelOf(option.label)}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          required={required}
          type={{ text: 'text', number: 'number', day: 'date', month: 'month' }[kind]}
          step={kind === 'number' ? 'any' : undefined}
          maxLength={kind === 'text' ? 200 : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  )
}

const WhatChanges = ({
  fields,
  before,
  values,
}: {
  readonly fields: readonly PartField[]
  readonly before: PartValues
  readonly values: PartValues
}) => {
  const { t } = useTexts()
  const labelOf = useLabel()
  const said = ({ options }: PartField, value: string): string => {
    const option = options?.find((one) => one.value === value)
    if (value === '') return t('desk.parts.nothing')
    return option ? labelOf(option.label) : value
  }
  const organisation: PartField = { name: 'organisation', label: 'desk.parts.organisation', kind: 'text' }
  const changed = [organisation, ...fields].filter(({ name }) => (before[name] ?? '') !== (values[name] ?? ''))
  if (changed.length === 0) return <p className="notice">{t('desk.parts.same')}</p>
  return (
    <section className="card lead" aria-labelledby="what-changes">
      <h3 id="what-changes">{t('desk.parts.changes')}</h3>
      <dl className="stack tight">
        {changed.map((field) => (
          <div key={field.name}>
            <dt className="soft small">{labelOf(field.label)}</dt>
            <dd>
              {said(field, before[field.name] ?? '')} → <span className="strong">{said(field, values[field.name] ?? '')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** How many cases run there, and what they will feel: said before it is saved. */
const WhomItReaches = ({ compound, part }: Pick<Props, 'compound' | 'part'>) => {
  const { t } = useTexts()
  const { compoundId } = compound
  const found = useQuery({
    queryKey: ['compound running', compoundId],
    staleTime: 0,
    queryFn: async () => taken(await http.GET('/api/compounds/{compoundId}/running', { params: { path: { compoundId } } })),
  })
  if (found.error) return <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <p className="soft">{t('waiting.loading')}</p>
  const isWhole = part.kind === 'compound' || part.kind === 'issuer'
  const count = isWhole ? found.data.running : (found.data.parts.find(({ id }) => id === part.id)?.running ?? 0)
  if (count === 0) return <p className="notice good">{t('desk.parts.reachesNobody')}</p>
  return (
    <div className="notice warn" role="status">
      <p className="strong">{t('desk.parts.reaches', { count })}</p>
      <p>{t(`desk.parts.means.${part.kind}`)}</p>
    </div>
  )
}
