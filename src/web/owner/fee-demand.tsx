import { type FormEvent, useId, useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import { addressOf, type CaseDoor } from '../shared/api.ts'
import { PhotoButton } from '../shared/photo-button.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useForm } from '../shared/queries.ts'
import { Sheet } from '../shared/sheet.tsx'
import { useKept } from '../shared/use-kept.ts'
import { useSendEvent } from '../shared/use-send-event.ts'
import { useUpload } from '../shared/use-upload.ts'
import { VoiceButton } from '../shared/voice-button.tsx'
import { Waiting } from '../shared/waiting.tsx'
import { useTexts } from '../texts/i18n.ts'

const type = 'owner.reportFeeDemand'

/** A demand as far as it is written down. */
interface Fee {
  readonly amount: string
  readonly chosen: Readonly<Record<string, string>>
  readonly words: string
  readonly evidence: readonly string[]
}

interface Props {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
}

/** "They want money": how much, who asked, a photo or a voice note. Quick, because it is noted at the gate. */
export const FeeDemand = ({ door, seen }: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [sent, setSent] = useState(false)
  if (!seen.allowedEvents.some((event) => event.allowed && event.type === type && event.onBehalfOf === null)) return null
  return (
    <>
      <button type="button" className="button no-print" onClick={() => setOpen(true)}>
        {t('fee.button')}
      </button>
      {sent ? (
        <p className="notice good" role="status">
          {t('fee.sent')}
        </p>
      ) : null}
      {open ? (
        <Sheet title={t('fee.title')} onClose={() => setOpen(false)}>
          <p className="soft">{t('fee.hint')}</p>
          <FeeForm
            door={door}
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

const FeeForm = ({ door, seen, onSent }: Props & { readonly onSent: () => void }) => {
  const form = useForm(type)
  if (form.error) return <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
  return form.data ? <DrawnFee door={door} seen={seen} fields={form.data.fields} onSent={onSent} /> : <Waiting />
}

const DrawnFee = ({
  door,
  seen,
  fields,
  onSent,
}: Props & { readonly fields: readonly Schemas['FormField'][]; readonly onSent: () => void }) => {
  const { t } = useTexts()
  const id = useId()
  const { kept, change, forget } = useKept<Fee>(`fee ${addressOf(door)}`, {
    amount: '',
    chosen: { paid: 'false' },
    words: '',
    evidence: [],
  })
  const { amount, chosen, words, evidence } = kept
  const upload = useUpload(door)
  const send = useSendEvent(door, seen)
  const keep = (files: readonly File[], kind: string) =>
    upload.mutate({ files, kind }, { onSuccess: (added) => change({ evidence: [...evidence, ...added] }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { paid, ...choices } = chosen
    const said = words.trim() === '' ? {} : { words: words.trim() }
    const fee = { type, ...choices, paid: paid === 'true', amountYuan: Number(amount), evidence: [...evidence], ...said }
    send.mutateAsync(fee, { onSuccess: onSent }).then(forget, () => {})
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="field">
        <label htmlFor={`${id}-amount`}>{t('fee.amount')}</label>
        <input
          id={`${id}-amount`}
          type="number"
          inputMode="decimal"
          min="0.01"
          step="any"
          required
          value={amount}
          onChange={(event) => change({ amount: event.target.value })}
        />
      </div>
      {fields
        .filter(({ name }) => ['demandedBy', 'kind', 'channel'].includes(name))
        .map(({ name, label, options }) => (
          <Choices
            key={name}
            name={name}
            label={label}
            options={options}
            value={chosen[name] ?? ''}
            onChange={(value) => change({ chosen: { ...chosen, [name]: value } })}
          />
        ))}
      <Choices
        name="paid"
        label={t('fee.paid')}
        options={[
          { value: 'false', label: t('fee.notYet') },
          { value: 'true', label: t('fee.already') },
        ]}
        value={chosen['paid'] ?? ''}
        onChange={(value) => change({ chosen: { ...chosen, paid: value } })}
      />
      <div className="actions">
        <PhotoButton
          label={t('visits.photo')}
          purpose={t('fee.title')}
          sending={upload.isPending}
          onFiles={(files) => keep(files, 'sitePhoto')}
        />
        <VoiceButton recorded={null} sending={upload.isPending} onRecorded={(file) => file && keep([file], 'voiceNote')} />
      </div>
      {evidence.length > 0 ? <p className="chip good">{t('fee.kept', { count: evidence.length })}</p> : null}
      <ProblemNotice error={upload.error} />
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('visits.words')}</label>
        <textarea id={`${id}-words`} maxLength={2000} value={words} onChange={(event) => change({ words: event.target.value })} />
      </div>
      <ProblemNotice error={send.error} />
      <button type="submit" className="button main wide" disabled={send.isPending || upload.isPending}>
        {t(send.isPending ? 'form.sending' : 'fee.send')}
      </button>
    </form>
  )
}

const Choices = ({
  name,
  label,
  options,
  value,
  onChange,
}: {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}) => (
  <fieldset>
    <legend>{label}</legend>
    <div className="choices two-wide">
      {options.map((option) => (
        <label className="choice" key={option.value}>
          <input type="radio" name={name} required checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  </fieldset>
)
