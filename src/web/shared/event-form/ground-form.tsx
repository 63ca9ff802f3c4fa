import { type ReactNode, useState } from 'react'
import { useTexts } from '../../texts/i18n.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { useForm } from '../queries.ts'
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
  readonly onSend: (event: { type: string } & Record<string, unknown>) => void
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
  const [values, setValues] = useState<Values>(() => startOf(fields))
  const [missing, setMissing] = useState<readonly string[]>([])
  const [asking, setAsking] = useState(false)
  const submit = () => {
    const lacks = missingOf(fields, values)
    setMissing(lacks)
    if (lacks.length > 0) return
    if (harm !== null && !asking) setAsking(true)
    else onSend(eventOf(type, fields, values))
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
      <GroupFields
        fields={fields}
        values={values}
        onChange={(changed) => {
          setValues(changed)
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
