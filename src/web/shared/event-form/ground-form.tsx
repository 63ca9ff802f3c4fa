import { type ReactNode, useState } from 'react'
import { useTexts } from '../../texts/i18n.ts'
import { KeptNotice } from '../kept-notice.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { useForm } from '../queries.ts'
import { useKept } from '../use-kept.ts'
import { Waiting } from '../waiting.tsx'
import type { FieldContext } from './field-context.ts'
import { GroupFields } from './field-input.tsx'
import { eventOf, type Field, missingOf, startOf, type Values } from './form-values.ts'
import { SendButton } from './send-button.tsx'

interface Props {
  readonly type: string
  readonly context: FieldContext
  /** Fields that the page knows by itself, or that have no use here. */
  readonly without?: readonly string[]
  /** What follows from it, where it cannot be taken back; it is shown before it is sent. */
  readonly harm?: string | null
  readonly sending: boolean
  readonly error: unknown
  /** Settles once the service has taken it; refused, the form stays as it is. */
  readonly onSend: (event: { type: string } & Record<string, unknown>) => Promise<unknown>
  readonly children?: ReactNode
}

/** The form of an event that is not sent to a request: to a matter of a compound, or to open a case on a pile. */
export const GroundForm = (props: Props) => {
  const form = useForm(props.type)
  if (form.error) return <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <Waiting />
  const { without = [] } = props
  return <DrawnForm {...props} fields={form.data.fields.filter(({ name }) => !without.includes(name))} />
}

const DrawnForm = ({
  type,
  context,
  harm = null,
  sending,
  error,
  onSend,
  children,
  fields,
}: Props & { readonly fields: readonly Field[] }) => {
  const { t } = useTexts()
  // What it is about stands in the address of its page.
  const written = useKept<{ readonly values: Values }>(`form ${window.location.pathname} ${type}`, { values: startOf(fields) })
  const { values } = written.kept
  const [missing, setMissing] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const submit = () => {
    const lacks = missingOf(fields, values)
    setMissing(lacks)
    if (lacks.length > 0) return
    if (harm !== null && !asking) setAsking(true)
    else onSend(eventOf(type, fields, values)).then(written.forget, () => {})
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
      {children}
      {written.isRestored ? <KeptNotice onClear={written.forget} /> : null}
      <GroupFields
        fields={fields}
        values={values}
        onChange={(changed) => {
          written.change({ values: changed })
          // What was changed is looked at again before it is sent.
          setAsking(false)
        }}
        context={context}
      />
      {missing.length > 0 ? (
        <p className="notice warn" role="alert">
          {t('form.stillMissing', { fields: missing.join(t('form.and')) })}
        </p>
      ) : null}
      <ProblemNotice error={error} />
      <SendButton harm={harm} asking={asking} sending={sending} onBack={() => setAsking(false)} />
    </form>
  )
}
