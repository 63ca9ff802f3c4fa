import { useTexts } from '../../../texts/i18n.ts'
import type { InputProps } from './answer-input.tsx'

/** Several, one after the other: moved up and down by buttons, so that no pointer is needed. */
export const OrderInput = ({ question, answer, id, onAnswer }: InputProps) => {
  const { t } = useTexts()
  const chosen = Array.isArray(answer) ? answer.map(String) : []
  const label = (value: string) => question.options.find((option) => option.value === value)?.label ?? value
  const move = (index: number, by: number) => {
    const next = chosen.filter((_, at) => at !== index)
    next.splice(index + by, 0, chosen[index] ?? '')
    onAnswer(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the question names the group
    <div className="stack tight" role="group" id={id} tabIndex={-1} aria-label={question.label}>
      <ol className="stack tight">
        {chosen.map((value, index) => (
          <li className="row" key={value}>
            <span>
              {index + 1}. {label(value)}
            </span>
            {index > 0 ? (
              <button type="button" className="button plain" onClick={() => move(index, -1)}>
                {t('desk.drafts.up', { what: label(value) })}
              </button>
            ) : null}
            <button type="button" className="button plain" onClick={() => onAnswer(chosen.filter((one) => one !== value))}>
              {t('desk.drafts.leaveOut', { what: label(value) })}
            </button>
          </li>
        ))}
      </ol>
      <div className="row">
        {question.options
          .filter(({ value }) => !chosen.includes(value))
          .map(({ value, label: name }) => (
            <button type="button" className="button" key={value} onClick={() => onAnswer([...chosen, value])}>
              {t('desk.drafts.add', { what: name })}
            </button>
          ))}
      </div>
    </div>
  )
}
