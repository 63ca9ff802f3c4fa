import { useTexts } from '../../../texts/i18n.ts'
import { AnswerInput } from './answer-input.tsx'
import { BasisFields } from './basis-fields.tsx'
import { fieldId } from './places.ts'
import type { Draft, Question, Writing } from './use-draft.ts'

interface Props {
  readonly question: Question
  readonly draft: Draft
  readonly writing: Writing
}

/** A question with its answer, what it changes for a family, what it rests on, and what the checker says of it. */
export const QuestionField = ({ question, draft, writing }: Props) => {
  const { language } = useTexts()
  const { key, label, hint, kind, change } = question
  const typed = writing.typed(`answer:${key}`)
  const answer: unknown = typed?.kind === 'answer' ? typed.answer : question.answer
  const faults = draft.faults.filter((fault) => fault.question === key)
  const id = fieldId(key)
  const isGroup = kind === 'order' || kind === 'burden'
  return (
    <div className="field question">
      {isGroup ? <span className="label">{label}</span> : <label htmlFor={id}>{label}</label>}
      <AnswerInput
        question={question}
        answer={answer}
        id={id}
        onAnswer={(given) => writing.write(`answer:${key}`, { kind: 'answer', question: key, answer: given })}
      />
      {hint === null ? null : <span className="hint">{hint}</span>}
      {change === null ? null : <p className="change-line">{change}</p>}
      {faults.map(({ path, sentence }) => (
        <p className="notice bad" key={path + sentence.zh}>
          {sentence[language === 'en' ? 'en' : 'zh']}
        </p>
      ))}
      <BasisFields question={question} draft={draft} writing={writing} />
    </div>
  )
}
