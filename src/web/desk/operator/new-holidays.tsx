import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { SendButton } from '../../shared/event-form/send-button.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'

interface Props {
  readonly calendarId: string
  readonly onDone: () => void
}

const asked = ['zh', 'en', 'publishedOn', 'source', 'year'] as const

/** The holidays of a year as an office published them. They reach every running case, so they are looked at twice. */
export const NewHolidays = ({ calendarId, onDone }: Props) => {
  const { t } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [values, setValues] = useState({ zh: '', en: '', publishedOn: '', source: '', year: '' })
  const [off, setOff] = useState<readonly (readonly [string, string])[]>([['', '']])
  const [work, setWork] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const send = useMutation({
    mutationFn: async () => {
      const { zh, en, publishedOn, source, year } = values
      const days = { year: Number(year), off: off.map(([from, to]): [string, string] => [from, to || from]), work: [...work] }
      const body = { document: { zh, en }, publishedOn, source, days, withdraws: null }
      return taken(await http.POST('/api/calendars/{calendarId}/notices', { params: { path: { calendarId } }, body }))
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['calendars'] })
      onDone()
    },
    onError: () => setAsking(false),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (asking) send.mutate()
    else setAsking(true)
  }
  const day = (label: string, value: string, onChange: (day: string) => void, required = true) => (
    <label className="field">
      <span className="label">{label}</span>
      <input type="date" required={required} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
  return (
    <form className="stack" onSubmit={submit} onChange={() => setAsking(false)}>
      {asked.map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(`desk.calendars.ask.${name}`)}</label>
          <input
            id={`${id}-${name}`}
            required
            type={name === 'publishedOn' ? 'date' : name === 'year' ? 'number' : 'text'}
            value={values[name]}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </div>
      ))}
      <fieldset>
        <legend>{t('desk.calendars.off')}</legend>
        {off.map(([from, to], place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ranges are only added and removed at the end
          <div className="two" key={place}>
            {day(t('desk.calendars.from'), from, (one) =>
              setOff(off.map((range, at) => (at === place ? [one, range[1]] : range))),
            )}
            {day(
              t('desk.calendars.to'),
              to,
              (one) => setOff(off.map((range, at) => (at === place ? [range[0], one] : range))),
              false,
            )}
          </div>
        ))}
        <Rows onAdd={() => setOff([...off, ['', '']])} onRemove={off.length > 1 ? () => setOff(off.slice(0, -1)) : null} />
      </fieldset>
      <fieldset>
        <legend>{t('desk.calendars.work')}</legend>
        {work.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: days are only added and removed at the end
          <div key={place}>
            {day(t('desk.calendars.workDay'), one, (to) => setWork(work.map((other, at) => (at === place ? to : other))))}
          </div>
        ))}
        <Rows onAdd={() => setWork([...work, ''])} onRemove={work.length > 0 ? () => setWork(work.slice(0, -1)) : null} />
      </fieldset>
      <ProblemNotice error={send.error} />
      <SendButton
        harm={t('desk.calendars.harm', { year: values.year })}
        asking={asking}
        sending={send.isPending}
        onBack={() => setAsking(false)}
      />
    </form>
  )
}

const Rows = ({ onAdd, onRemove }: { readonly onAdd: () => void; readonly onRemove: (() => void) | null }) => {
  const { t } = useTexts()
  return (
    <div className="row">
      <button type="button" className="button" onClick={onAdd}>
        {t('form.addOne')}
      </button>
      {onRemove ? (
        <button type="button" className="button plain" onClick={onRemove}>
          {t('form.removeLast')}
        </button>
      ) : null}
    </div>
  )
}
