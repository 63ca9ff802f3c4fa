import { type ComponentType, useEffect, useRef } from 'react'
import { recallableAnswers } from '../../../../workflows/case/recallable.ts'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { entriesOf, groundEntries } from '../event-form/entries.ts'
import type { LookProps } from '../event-form/event-form.tsx'
import type { Field, Values } from '../event-form/form-values.ts'
import { Words } from '../words.tsx'
import { useRules } from './use-rules.ts'

/** What a company says beside its answers and cannot take back: it is looked at all the same. */
const saidForGood: readonly string[] = [
  'property.askExtension',
  'property.refer',
  'property.answerReferral',
  'property.answerFeeDemand',
  'property.answerMoneyClaim',
]

/** What is said of an answer beside what was written. */
const meant = [
  'offerConditions',
  'noObjection',
  'requestInformation',
  'proposeOther',
  'givePaper',
  'giveReasons',
  'lateGround',
  'revoke',
] as const

/** What a company is shown before it sends something that the owner will read. */
export const lookOfCompany = (type: string): ComponentType<LookProps> | null =>
  recallableAnswers.includes(type) || saidForGood.includes(type) ? OwnerReads : null

/** The answer as the owner will read it, what follows from it, and whether it can still be recalled. */
export const OwnerReads = ({ seen, type, label, fields, event }: LookProps) => {
  const { t } = useTexts()
  const rules = useRules(seen.rules.packId)
  const head = useRef<HTMLHeadingElement>(null)
  // Whoever came by keyboard, or hears the page, goes on reading here.
  useEffect(() => head.current?.focus(), [])
  const means = meant.find((one) => type === `property.${one}`)
  const minutes = recallableAnswers.includes(type) ? (rules.data?.consent.recallMinutes ?? 0) : 0
  return (
    <>
      <section className="card lead" aria-labelledby="owner-reads">
        <h3 id="owner-reads" ref={head} tabIndex={-1}>
          {t('reject.reads')}
        </h3>
        <p className="strong">{label}</p>
        <FieldsRead seen={seen} type={type} fields={fields} values={event} />
        {means ? <p className="small">{t(`look.means.${means}`)}</p> : null}
      </section>
      <p className="soft small">{minutes > 0 ? t('reject.recall', { minutes }) : t('look.atOnce')}</p>
    </>
  )
}

interface Read {
  readonly seen: Schemas['Case']
  readonly type: string
}

const FieldsRead = ({ fields, values, ...read }: Read & { readonly fields: readonly Field[]; readonly values: Values }) => {
  const written = fields.filter(({ name }) => values[name] !== undefined && name !== 'track')
  if (written.length === 0) return null
  return (
    <dl className="stack tight">
      {written.map((field) => (
        <div key={field.name}>
          <dt className="soft small">{field.label}</dt>
          <dd>
            <ValueRead field={field} value={values[field.name]} {...read} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

const ValueRead = ({ field, value, ...read }: Read & { readonly field: Field; readonly value: unknown }) => {
  const { t, language } = useTexts()
  const { seen, type } = read
  switch (field.kind) {
    case 'group':
      // What a group sends is an object of its fields.
      return <FieldsRead fields={field.fields} values={value as Values} {...read} />
    case 'list': {
      const { of } = field
      if (!of || !Array.isArray(value)) return null
      return (
        <ol className="stack tight">
          {value.map((one: unknown, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own, and nothing changes while they are read
            <li key={place} className={of.kind === 'group' ? 'card' : ''}>
              <ValueRead field={of} value={one} {...read} />
            </li>
          ))}
        </ol>
      )
    }
    case 'document': {
      const paper = seen.documents.find(({ documentId }) => documentId === value)
      return <span className="wrap">{paper ? `${paper.label} ${paper.name ?? ''}` : t('look.paper')}</span>
    }
    case 'day':
      return <span>{sayDay(String(value), language)}</span>
    case 'yesNo':
    case 'promise':
      return <span>{t(value === true ? 'form.yes' : 'form.no')}</span>
    case 'choice':
      return <span>{field.options.find((option) => option.value === value)?.label ?? String(value)}</span>
    case 'ground':
    case 'entry': {
      const known =
        field.kind === 'ground' ? groundEntries(seen) : (entriesOf(seen, type, field.name, (day) => sayDay(day, language)) ?? [])
      return <span className="wrap">{known.find((entry) => entry.value === value)?.label ?? String(value)}</span>
    }
    case 'text':
    case 'longText':
      return <Words text={String(value)} />
    default:
      return <span>{String(value)}</span>
  }
}
