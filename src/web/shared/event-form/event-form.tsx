import { type ComponentType, lazy, Suspense, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { addressOf, type CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { KeptNotice } from '../kept-notice.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { useForm } from '../queries.ts'
import { useKept } from '../use-kept.ts'
import { useSendEvent } from '../use-send-event.ts'
import { Waiting } from '../waiting.tsx'
import { caseContext } from './field-context.ts'
import { GroupFields } from './field-input.tsx'
import { FirstFields } from './first-fields.tsx'
import { eventOf, type Field, missingOf, startOf, type Values } from './form-values.ts'

// It comes after the form itself.
const Recipients = lazy(async () => ({ default: (await import('./recipients.tsx')).Recipients }))

const Told = (props: { readonly caseId: string; readonly event: Values }) => (
  <Suspense fallback={null}>
    <Recipients {...props} />
  </Suspense>
)

/** What somebody is shown of a filled form before it is sent. */
export interface LookProps {
  readonly seen: Schemas['Case']
  readonly type: string
  /** What the event is called. */
  readonly label: string
  readonly fields: readonly Field[]
  /** What is sent: what was left empty is not in it. */
  readonly event: Values
}

interface Props {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  readonly type: string
  /** The party on whose behalf it is recorded; null = the caller's own act. */
  readonly onBehalfOf?: string | null
  /** What is known before the form is opened. */
  readonly known?: Values
  /** Shows what was written as the other side will read it, before it is sent; without one it is sent at once. */
  readonly look?: ComponentType<LookProps> | null
  /** Fields that may be left out and stand in front all the same. */
  readonly inFront?: readonly string[]
  readonly onSent: () => void
}

/** Fields that an event can do without, and that it is mostly about all the same. */
const mostlyAbout: Readonly<Partial<Record<string, readonly string[]>>> = {
  'property.revoke': ['ground', 'obligationId'],
  'owner.reportObstruction': ['evidence'],
}

/** What a form always begins with: a position is asked of both sides, and nobody has to add the second one. */
const beginsWith: Readonly<Partial<Record<string, Values>>> = {
  'centre.failMediation': { positions: [{ by: 'owner' }, { by: 'property' }] },
}

/** The form of an event: what it needs first, the rest behind "more". */
export const EventForm = (props: Props) => {
  const form = useForm(props.type)
  if (form.error) return <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <Waiting />
  return <DrawnForm {...props} label={form.data.label} fields={form.data.fields} />
}

const DrawnForm = ({
  door,
  seen,
  type,
  onBehalfOf = null,
  known,
  look: Look = null,
  inFront = mostlyAbout[type] ?? [],
  onSent,
  label,
  fields: all,
}: Props & { readonly label: string; readonly fields: readonly Field[] }) => {
  const { t, language } = useTexts()
  const fields = all.filter(({ name }) => name !== 'onBehalf' || onBehalfOf !== null)
  const written = useKept<{ readonly values: Values }>(
    ['form', addressOf(door), type, onBehalfOf ?? '', JSON.stringify(known ?? {})].join(' '),
    { values: startOf(fields, { ...beginsWith[type], ...known }) },
  )
  const { values } = written.kept
  const setValues = (changed: Values): void => written.change({ values: changed })
  const [missing, setMissing] = useState<readonly string[]>([])
  const [isShown, setShown] = useState(false)
  const send = useSendEvent(door, seen)
  const context = caseContext(door, seen, type, (day) => sayDay(day, language))
  const isFirst = (field: Field): boolean =>
    field.required ||
    inFront.includes(field.name) ||
    field.name === 'words' ||
    field.name === 'onBehalf' ||
    field.kind === 'promise'
  const first = fields.filter(isFirst)
  const more = fields.filter((field) => !isFirst(field))

  const event = eventOf(type, fields, values)
  const submit = () => {
    const lacks = missingOf(fields, values)
    setMissing(lacks)
    if (lacks.length > 0) return
    if (Look && !isShown) setShown(true)
    else send.mutateAsync(event, { onSuccess: onSent }).then(written.forget, () => {})
  }

  // Whoever acts by a link is told what becomes of the answer on its own page.
  const told = 'caseId' in door ? <Told caseId={door.caseId} event={event} /> : null

  if (Look && isShown) {
    return (
      <div className="stack">
        <Look seen={seen} type={type} label={label} fields={fields} event={event} />
        {told}
        <ProblemNotice error={send.error} />
        <div className="actions">
          <button type="button" className="button main" disabled={send.isPending} onClick={submit}>
            {t(send.isPending ? 'form.sending' : 'form.send')}
          </button>
          <button type="button" className="button" onClick={() => setShown(false)}>
            {t('action.back')}
          </button>
        </div>
      </div>
    )
  }

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {written.isRestored ? <KeptNotice onClear={written.forget} /> : null}
      <FirstFields fields={first} values={values} onChange={setValues} context={context}>
        {more.length > 0 ? (
          <details>
            <summary>{t('form.more')}</summary>
            <div className="stack">
              <GroupFields fields={more} values={values} onChange={setValues} context={context} />
            </div>
          </details>
        ) : null}
        {missing.length > 0 ? (
          <p className="notice warn" role="alert">
            {t('form.stillMissing', { fields: missing.join(t('form.and')) })}
          </p>
        ) : null}
        {told}
        <ProblemNotice error={send.error} />
        <button type="submit" className="button main wide" disabled={send.isPending}>
          {send.isPending ? t('form.sending') : t(Look ? 'look.look' : 'form.send')}
        </button>
      </FirstFields>
    </form>
  )
}
