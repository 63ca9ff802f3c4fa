import { useId } from 'react'
import { useTexts } from '../../texts/i18n.ts'

/** A promise as it is being written down. */
export interface MadePromise {
  readonly by: string
  readonly promise: string
  readonly byOn: string
  readonly words: string
}

interface Option {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly promises: readonly MadePromise[]
  /** Who was there. */
  readonly parties: readonly Option[]
  readonly kinds: readonly Option[]
  readonly onChange: (promises: readonly MadePromise[]) => void
}

const none: MadePromise = { by: '', promise: '', byOn: '', words: '' }

/** Who, what, by when: one row for each promise. */
export const PromiseRows = ({ promises, parties, kinds, onChange }: Props) => {
  const { t } = useTexts()
  const replace = (place: number, changed: Partial<MadePromise>) =>
    onChange(promises.map((promise, at) => (at === place ? { ...promise, ...changed } : promise)))
  return (
    <div className="stack">
      {promises.length === 0 ? <p className="soft">{t('desk.meeting.noPromises')}</p> : null}
      {promises.map((promise, place) => (
        <PromiseRow
          // Rows have no name of their own; their place is what they are known by.
          // biome-ignore lint/suspicious/noArrayIndexKey: a row that goes leaves its place to the next, whose values stand in the list
          key={place}
          number={place + 1}
          promise={promise}
          parties={parties}
          kinds={kinds}
          onChange={(changed) => replace(place, changed)}
          onRemove={() => onChange(promises.filter((_, at) => at !== place))}
        />
      ))}
      <div className="row">
        <button type="button" className="button" onClick={() => onChange([...promises, none])}>
          {t('desk.meeting.addPromise')}
        </button>
      </div>
    </div>
  )
}

interface RowProps extends Pick<Props, 'parties' | 'kinds'> {
  readonly number: number
  readonly promise: MadePromise
  readonly onChange: (changed: Partial<MadePromise>) => void
  readonly onRemove: () => void
}

const PromiseRow = ({ number, promise, parties, kinds, onChange, onRemove }: RowProps) => {
  const { t } = useTexts()
  return (
    <fieldset className="promise-row">
      <legend>{t('desk.meeting.promise', { number })}</legend>
      <Select label={t('desk.meeting.who')} value={promise.by} options={parties} onChange={(by) => onChange({ by })} />
      <Select
        label={t('desk.meeting.what')}
        value={promise.promise}
        options={kinds}
        onChange={(kind) => onChange({ promise: kind })}
      />
      <label className="field">
        <span className="label">{t('desk.meeting.byWhen')}</span>
        <input type="date" value={promise.byOn} onChange={(event) => onChange({ byOn: event.target.value })} />
      </label>
      <label className="field wide">
        <span className="label">{t('desk.meeting.words')}</span>
        <input type="text" maxLength={2000} value={promise.words} onChange={(event) => onChange({ words: event.target.value })} />
      </label>
      <button type="button" className="button plain" onClick={onRemove}>
        {t('desk.meeting.remove')}
        <span className="sr">{t('desk.meeting.promise', { number })}</span>
      </button>
    </fieldset>
  )
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

const Select = ({ label, value, options, onChange }: SelectProps) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('form.choose')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
