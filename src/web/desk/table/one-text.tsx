import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { DocumentsInput } from '../../shared/event-form/documents-input.tsx'
import { caseContext } from '../../shared/event-form/field-context.ts'
import { GroupFields } from '../../shared/event-form/field-input.tsx'
import { type Field, missingOf, type Values } from '../../shared/event-form/form-values.ts'
import { partyName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useForm } from '../../shared/queries.ts'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useKept } from '../../shared/use-kept.ts'
import { useSendEvent } from '../../shared/use-send-event.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { Words, writtenIn } from '../../shared/words.tsx'
import { useTexts } from '../../texts/i18n.ts'

interface Props {
  readonly seen: Schemas['Case']
  readonly track: string
}

const type = 'centre.recordAgreement'

/** What the text says, in the order in which it is read out. */
const asked: readonly string[] = ['words', 'performer', 'performance', 'performBy', 'effectiveOn', 'form']

/** One text: written while both sides sit there, then shown to both on this screen, and recorded once both have said yes. */
export const OneText = (props: Props) => {
  const form = useForm(type)
  if (form.error) return <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <Waiting />
  const all = form.data.fields
  return <Written {...props} fields={asked.flatMap((name) => all.find((field) => field.name === name) ?? [])} />
}

interface Draft {
  readonly values: Values
  readonly papers: readonly string[]
}

const Written = ({ seen, track, fields }: Props & { readonly fields: readonly Field[] }) => {
  const { t, language } = useTexts()
  const { kept, change, forget } = useKept<Draft>(`agreement ${seen.caseId} ${track}`, {
    values: { form: 'paper' },
    papers: [],
  })
  const [isShown, setShown] = useState(false)
  const [missing, setMissing] = useState<readonly string[]>([])
  const required = fields.map((field) => (field.name === 'words' ? { ...field, required: true } : field))
  const door = { caseId: seen.caseId }
  const look = () => {
    const lacks = missingOf(required, kept.values)
    setMissing(lacks)
    setShown(lacks.length === 0)
  }
  if (isShown) {
    return (
      <ShownToBoth
        seen={seen}
        track={track}
        fields={required}
        draft={kept}
        onBack={() => setShown(false)}
        onSent={() => {
          forget()
          setShown(false)
        }}
      />
    )
  }
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        look()
      }}
    >
      <h3>{t('desk.mediation.write')}</h3>
      <p className="soft small">{t('desk.mediation.writeHint')}</p>
      <GroupFields
        fields={required}
        values={kept.values}
        onChange={(values) => change({ values })}
        context={caseContext(door, seen, type, (day) => sayDay(day, language))}
      />
      <DocumentsInput
        label={t('desk.mediation.signed')}
        required={false}
        context={{ door, seen }}
        chosen={kept.papers}
        onChange={(papers) => change({ papers })}
        kind="agreementText"
      />
      {missing.length > 0 ? (
        <p className="notice warn" role="alert">
          {t('form.stillMissing', { fields: missing.join(t('form.and')) })}
        </p>
      ) : null}
      <button type="submit" className="button main wide">
        {t('desk.mediation.show')}
      </button>
    </form>
  )
}

interface ShownProps extends Props {
  readonly fields: readonly Field[]
  readonly draft: Draft
  readonly onBack: () => void
  readonly onSent: () => void
}

const sides = ['owner', 'property'] as const

/** The text as both sides read it. At a table it is recorded only when both have said yes; else each confirms it alone. */
const ShownToBoth = ({ seen, track, fields, draft, onBack, onSent }: ShownProps) => {
  const { t, language } = useTexts()
  const [agreed, setAgreed] = useState<readonly string[]>([])
  const send = useSendEvent({ caseId: seen.caseId }, seen)
  const isAtTheTable = draft.values['form'] !== 'electronic'
  const text = String(draft.values['words'] ?? '')
  const isReady = !isAtTheTable || sides.every((side) => agreed.includes(side))
  const submit = () =>
    send.mutate(
      { type, track, ...draft.values, ...(draft.papers.length > 0 ? { evidence: draft.papers } : {}) },
      { onSuccess: onSent },
    )
  return (
    <section className="card lead stack" aria-labelledby="one-text">
      <h3 id="one-text">{t('desk.mediation.text')}</h3>
      <div className="agreed-text">
        <Words text={text} />
      </div>
      <ReadAloud text={text} written={writtenIn(text)} />
      <dl className="figures">
        {fields
          .filter(({ name }) => name !== 'words')
          .map((field) => (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd>{sayValue(field, draft.values[field.name], language)}</dd>
            </div>
          ))}
      </dl>
      {isAtTheTable ? (
        <div className="two">
          {sides.map((side) => (
            <label className="choice big-choice" key={side}>
              <input
                type="checkbox"
                checked={agreed.includes(side)}
                onChange={(event) =>
                  setAgreed(event.target.checked ? [...agreed, side] : agreed.filter((other) => other !== side))
                }
              />
              <span>{t('desk.mediation.sideAgrees', { party: partyName(side, language) })}</span>
            </label>
          ))}
        </div>
      ) : (
        <p className="notice">{t('desk.mediation.eachConfirms')}</p>
      )}
      <ProblemNotice error={send.error} />
      <div className="actions">
        <button type="button" className="button main" disabled={!isReady || send.isPending} onClick={submit}>
          {send.isPending ? t('form.sending') : t('desk.mediation.record')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('desk.mediation.change')}
        </button>
      </div>
    </section>
  )
}

const sayValue = (field: Field, value: unknown, language: Parameters<typeof sayDay>[1]): string => {
  const text = String(value ?? '')
  if (field.kind === 'day' && text !== '') return sayDay(text, language)
  return field.options.find((option) => option.value === text)?.label ?? text
}
