import { useEffect, useState } from 'react'
import { useTexts } from '../../../texts/i18n.ts'
import { BurdenInput } from './burden-input.tsx'
import { OrderInput } from './order-input.tsx'
import type { Question } from './use-draft.ts'

/** What an input is given: the answer as it stands, typed or saved, and where a new one goes. */
export interface InputProps {
  readonly question: Question
  readonly answer: unknown
  readonly id: string
  readonly onAnswer: (answer: unknown) => void
}

/** The input of a question, by the way it is answered. */
export const AnswerInput = (props: InputProps) => {
  switch (props.question.kind) {
    case 'choice':
      return <ChoiceInput {...props} />
    case 'yesNo':
      return <YesNoInput {...props} />
    case 'length':
      return <LengthInput {...props} />
    case 'count':
    case 'amount':
      return <NumberInput {...props} />
    case 'text':
      return <BothTexts {...props} />
    case 'order':
      return <OrderInput {...props} />
    case 'burden':
      return <BurdenInput {...props} />
  }
}

const ChoiceInput = ({ question, answer, id, onAnswer }: InputProps) => {
  const { t } = useTexts()
  const isUnset = answer === null || answer === undefined
  return (
    <select id={id} value={isUnset ? '' : String(answer)} onChange={({ target }) => onAnswer(target.value || null)}>
      {isUnset || question.mayBeUnset ? <option value="">{t('desk.drafts.notSet')}</option> : null}
      {question.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}

const YesNoInput = ({ answer, id, onAnswer }: InputProps) => {
  const { t } = useTexts()
  return (
    <select id={id} value={String(answer)} onChange={({ target }) => onAnswer(target.value === 'true')}>
      <option value="true">{t('desk.drafts.enough')}</option>
      <option value="false">{t('desk.drafts.notEnough')}</option>
    </select>
  )
}

/** A number as it is being typed: an empty field is no answer yet. */
const useNumber = (answer: unknown, onNumber: (n: number) => void) => {
  const [text, setText] = useState(String(answer ?? ''))
  useEffect(() => setText(String(answer ?? '')), [answer])
  const type = (typed: string): void => {
    setText(typed)
    const n = Number(typed)
    if (typed.trim() !== '' && Number.isFinite(n)) onNumber(n)
  }
  return { text, type }
}

const lengthOf = (answer: unknown): { readonly n: unknown; readonly unit: string } =>
  answer !== null && typeof answer === 'object' && 'n' in answer && 'unit' in answer
    ? { n: answer.n, unit: String(answer.unit) }
    : { n: null, unit: 'workingDay' }

const LengthInput = ({ question, answer, id, onAnswer }: InputProps) => {
  const { t } = useTexts()
  const { n, unit } = lengthOf(answer)
  const { text, type } = useNumber(n, (typed) => onAnswer({ n: typed, unit }))
  return (
    <div className="row length-input">
      <input id={id} type="number" inputMode="numeric" min={1} value={text} onChange={({ target }) => type(target.value)} />
      <select
        aria-label={`${question.label} · ${t('desk.drafts.unit')}`}
        value={unit}
        onChange={({ target }) => onAnswer({ n, unit: target.value })}
      >
        {question.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}

const NumberInput = ({ question, answer, id, onAnswer }: InputProps) => {
  const { t } = useTexts()
  const { text, type } = useNumber(answer, onAnswer)
  return (
    <div className="row length-input">
      <input id={id} type="number" inputMode="numeric" min={0} value={text} onChange={({ target }) => type(target.value)} />
      {question.mayBeUnset && answer !== null ? (
        <button type="button" className="button plain" onClick={() => onAnswer(null)}>
          {t('desk.drafts.unset')}
        </button>
      ) : null}
    </div>
  )
}

const textIn = (answer: unknown, language: 'zh' | 'en'): string =>
  answer !== null && typeof answer === 'object' && language in answer ? String((answer as Record<string, unknown>)[language]) : ''

/** A text of a rule stands in both languages; where nobody writes the second, it is the first. */
const BothTexts = ({ question, answer, id, onAnswer }: InputProps) => {
  const { t } = useTexts()
  const [zh, en] = [textIn(answer, 'zh'), textIn(answer, 'en')]
  return (
    <div className="stack tight">
      <input id={id} value={zh} onChange={({ target }) => onAnswer({ zh: target.value, en: en === zh ? target.value : en })} />
      <input
        aria-label={`${question.label} · ${t('desk.drafts.inEnglish')}`}
        value={en}
        onChange={({ target }) => onAnswer({ zh, en: target.value })}
      />
    </div>
  )
}
