import { type ReactNode, useId } from 'react'
import { useTexts } from '../../texts/i18n.ts'
import { DocumentsInput } from './documents-input.tsx'
import type { FieldContext } from './field-context.ts'
import { type Field, startOf, type Values } from './form-values.ts'
import { BodyInput, MatterInput } from './register-input.tsx'

/** A field, its value, and what it needs to know. */
export interface FieldProps {
  readonly field: Field
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly context: FieldContext
}

/** One field of a form, whatever its kind. */
const FieldInput = (props: FieldProps) => {
  const { field, value, onChange, context } = props
  switch (field.kind) {
    case 'group':
      return (
        <fieldset>
          <legend>{field.label}</legend>
          <GroupFields fields={field.fields} values={(value ?? {}) as Values} onChange={onChange} context={context} />
        </fieldset>
      )
    case 'list':
      return <ListInput {...props} />
    case 'promise':
      return (
        <label className="choice">
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
          <span>{field.label}</span>
        </label>
      )
    case 'document':
      return (
        <DocumentsInput
          label={field.label}
          required={field.required}
          context={context}
          chosen={typeof value === 'string' ? [value] : []}
          onChange={(chosen) => onChange(chosen.at(-1))}
        />
      )
    case 'entry':
      // What the register knows is chosen by its name; nobody knows an id.
      if (field.name === 'organisationId') return <BodyInput {...props} />
      if (field.name === 'matterId') return <MatterInput {...props} />
      return <PlainInput {...props} />
    default:
      return <PlainInput {...props} />
  }
}

/** The fields of a group, each with its own value. */
export const GroupFields = ({
  fields,
  values,
  onChange,
  context,
}: {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly onChange: (values: Values) => void
  readonly context: FieldContext
}) =>
  fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      context={context}
    />
  ))

/** What is chosen from: the listed values, and what the rules of the place name beside them. */
const optionsOf = ({ options, beside }: Field, { ownGrounds }: FieldContext) =>
  beside === 'ownGrounds' ? [...options, ...ownGrounds] : options

const ListInput = ({ field, value, onChange, context }: FieldProps) => {
  const { t } = useTexts()
  const { of } = field
  const entries = Array.isArray(value) ? (value as unknown[]) : []
  if (!of) return null
  if (of.kind === 'document') {
    return (
      <DocumentsInput
        label={field.label}
        required={field.required}
        context={context}
        chosen={entries.filter((one) => typeof one === 'string')}
        onChange={onChange}
      />
    )
  }
  if (of.kind === 'choice' || of.kind === 'ground') {
    const options = of.kind === 'ground' ? context.grounds : optionsOf(of, context)
    return <SeveralChoices field={field} options={options} chosen={entries} onChange={onChange} />
  }
  const shown = entries.length > 0 ? entries : field.required ? [startOf(of.fields)] : []
  const replace = (place: number, to: unknown) => onChange(shown.map((one, at) => (at === place ? to : one)))
  return (
    <fieldset>
      <legend>{field.label}</legend>
      {shown.map((one, place) => (
        // Entries have no name of their own; their place is what they are known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are only added and removed at the end
        <div className="card" key={place}>
          <FieldInput
            field={{ ...of, label: `${field.label} ${place + 1}` }}
            value={one}
            onChange={(to) => replace(place, to)}
            context={context}
          />
        </div>
      ))}
      <div className="row">
        <button type="button" className="button" onClick={() => onChange([...shown, startOf(of.fields)])}>
          {t('form.addOne')}
        </button>
        {shown.length > 0 ? (
          <button type="button" className="button plain" onClick={() => onChange(shown.slice(0, -1))}>
            {t('form.removeLast')}
          </button>
        ) : null}
      </div>
    </fieldset>
  )
}

const SeveralChoices = ({
  field,
  options,
  chosen,
  onChange,
}: {
  readonly field: Field
  readonly options: readonly { readonly value: string | number; readonly label: string }[]
  readonly chosen: readonly unknown[]
  readonly onChange: (chosen: unknown) => void
}) => {
  const { t } = useTexts()
  return (
    <fieldset>
      <legend>
        {field.label} <Needed field={field} />
      </legend>
      {options.length === 0 ? <p className="soft">{t('form.nothingToChoose')}</p> : null}
      <div className="choices">
        {options.map(({ value, label }) => (
          <label className="choice" key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const Needed = ({ field }: { readonly field: Field }) => {
  const { t } = useTexts()
  return field.required ? null : <span className="soft small">{t('form.optional')}</span>
}

/** Up to this many options are shown at once; more come as a list to open. */
const shownAtOnce = 6

const PlainInput = ({ field, value, onChange, context }: FieldProps) => {
  const { t } = useTexts()
  const id = useId()
  const entries = field.kind === 'entry' ? context.entries(field.name) : field.kind === 'ground' ? context.grounds : null
  const options =
    field.kind === 'choice'
      ? optionsOf(field, context)
      : field.kind === 'yesNo'
        ? [
            { value: 'true', label: t('form.yes') },
            { value: 'false', label: t('form.no') },
          ]
        : entries
  if (options && options.length <= shownAtOnce && field.kind !== 'entry') {
    return (
      <fieldset>
        <legend>
          {field.label} <Needed field={field} />
        </legend>
        <div className="choices">
          {options.map((option) => (
            <label className="choice" key={option.value}>
              <input
                type="radio"
                name={id}
                checked={String(value) === String(option.value)}
                onChange={() => onChange(field.kind === 'yesNo' ? option.value === 'true' : option.value)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    )
  }
  const text = value === undefined || value === null ? '' : String(value)
  const input = (): ReactNode => {
    if (options) {
      const pick = (chosen: string) => onChange(options.find((option) => String(option.value) === chosen)?.value)
      return (
        <select id={id} value={text} onChange={(event) => pick(event.target.value)}>
          <option value="">{options.length === 0 ? t('form.nothingToChoose') : t('form.choose')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
    }
    const common = { id, value: text, onChange: (event: { target: { value: string } }) => onChange(event.target.value) }
    if (field.kind === 'longText') return <textarea {...common} maxLength={field.maxLength ?? undefined} />
    if (field.kind === 'day') return <input type="date" {...common} />
    if (field.kind === 'number') return <input type="number" step="any" inputMode="decimal" {...common} />
    return <input type="text" {...common} maxLength={field.maxLength ?? undefined} />
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label} <Needed field={field} />
      </label>
      {input()}
    </div>
  )
}
