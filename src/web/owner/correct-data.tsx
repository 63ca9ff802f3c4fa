import { type FormEvent, useId, useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import { DataCorrections } from '../shared/case/data-corrections.tsx'
import { PhotoButton } from '../shared/photo-button.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Sheet } from '../shared/sheet.tsx'
import { useKept } from '../shared/use-kept.ts'
import { useSendEvent } from '../shared/use-send-event.ts'
import { useUpload } from '../shared/use-upload.ts'
import { dataCorrectionTexts } from '../texts/data-corrections.ts'
import { useTexts } from '../texts/i18n.ts'

const type = 'owner.correctData'

/** How each field is written. */
const inputs = {
  name: { maxLength: 60, autoComplete: 'name' },
  phone: { maxLength: 11, inputMode: 'numeric', pattern: '1\\d{10}', autoComplete: 'tel-national' },
  idNumber: { maxLength: 18, pattern: '\\d{17}[\\dX]', autoComplete: 'off' },
  room: { maxLength: 60, autoComplete: 'off' },
  plate: { maxLength: 12, autoComplete: 'off' },
} as const

type Field = keyof typeof inputs
const order: readonly Field[] = ['phone', 'room', 'plate', 'name', 'idNumber']

/** A correction as far as it is written down. */
interface Written {
  readonly values: Readonly<Partial<Record<Field, string>>>
  readonly words: string
  readonly evidence: readonly string[]
}

interface Props {
  readonly seen: Schemas['Case']
}

/** What was corrected of the own data, and the way to correct more. */
export const CorrectData = ({ seen }: Props) => {
  const { language } = useTexts()
  const say = dataCorrectionTexts[language]
  const [isOpen, setOpen] = useState(false)
  const [isSent, setSent] = useState(false)
  const may = seen.allowedEvents.some((event) => event.allowed && event.type === type && event.onBehalfOf === null)
  return (
    <>
      <DataCorrections seen={seen} />
      {may ? (
        <p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {say.open}
          </button>
        </p>
      ) : null}
      {isSent ? <p role="status">{say.sent}</p> : null}
      {isOpen ? (
        <Sheet title={say.title} onClose={() => setOpen(false)}>
          <p className="soft">{say.lead}</p>
          <CorrectionForm
            seen={seen}
            onSent={() => {
              setOpen(false)
              setSent(true)
            }}
          />
        </Sheet>
      ) : null}
    </>
  )
}

/** Fields whose value is another one than is kept. */
const changedIn = (values: Written['values'], { applicant }: Schemas['Case']): Field[] =>
  order.filter((field) => {
    const value = values[field]?.trim()
    return value !== undefined && value !== '' && value !== applicant[field]
  })

const CorrectionForm = ({ seen, onSent }: Props & { readonly onSent: () => void }) => {
  const { language } = useTexts()
  const say = dataCorrectionTexts[language]
  const id = useId()
  const door = { caseId: seen.caseId }
  const { kept, change, forget } = useKept<Written>(`correction ${seen.caseId}`, { values: {}, words: '', evidence: [] })
  const { values, words, evidence } = kept
  const upload = useUpload(door)
  const send = useSendEvent(door, seen)
  const fields = changedIn(values, seen)
  const lacksPaper = (fields.includes('name') || fields.includes('idNumber')) && evidence.length === 0
  // The number is erased when a request ends.
  const offered = seen.phase === 'closed' ? order.filter((field) => field !== 'idNumber') : order
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const personal = Object.fromEntries(fields.map((field) => [field, values[field]?.trim()]))
    const said = words.trim() === '' ? {} : { words: words.trim() }
    const correction = { type, fields, personal, evidence: [...evidence], ...said }
    send.mutateAsync(correction, { onSuccess: onSent }).then(forget, () => {})
  }
  return (
    <form className="stack" onSubmit={submit}>
      {offered.map((field) => (
        <div className="field" key={field}>
          <label htmlFor={`${id}-${field}`}>{say.fields[field]}</label>
          <input
            id={`${id}-${field}`}
            {...inputs[field]}
            value={values[field] ?? seen.applicant[field] ?? ''}
            onChange={(event) => change({ values: { ...values, [field]: event.target.value } })}
          />
        </div>
      ))}
      <div className="actions">
        <PhotoButton
          label={say.paper}
          purpose={say.title}
          sending={upload.isPending}
          onFiles={(files) =>
            upload.mutate({ files, kind: 'identity' }, { onSuccess: (added) => change({ evidence: [...evidence, ...added] }) })
          }
        />
      </div>
      {evidence.length > 0 ? <p className="chip good">{say.papers(evidence.length)}</p> : null}
      {lacksPaper ? (
        <p className="notice warn" role="status">
          {say.needPaper}
        </p>
      ) : null}
      <div className="field">
        <label htmlFor={`${id}-words`}>{say.reason}</label>
        <textarea id={`${id}-words`} maxLength={2000} value={words} onChange={(event) => change({ words: event.target.value })} />
      </div>
      <ProblemNotice error={upload.error ?? send.error} />
      <button
        type="submit"
        className="button main wide"
        disabled={fields.length === 0 || lacksPaper || send.isPending || upload.isPending}
      >
        {send.isPending ? say.sending : say.send}
      </button>
    </form>
  )
}
