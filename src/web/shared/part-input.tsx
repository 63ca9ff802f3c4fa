import { useId, useState } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** What the rules of the place differ by, with every answer; `part` null = none of them. */
export interface PartQuestion {
  readonly asks: string
  readonly answers: readonly { readonly part: string | null; readonly label: string }[]
}

/** An answer; undefined = not given yet. */
export type Part = string | null | undefined

/** The answer to that question, kept in this tab: a look elsewhere loses nothing. */
export const useKeptPart = (caseId: string): readonly [Part, (part: Part) => void] => {
  const key = `part ${caseId}`
  const [part, setPart] = useState<Part>(() => {
    try {
      const kept = window.sessionStorage.getItem(key)
      // Only this hook writes under this name.
      return kept === null ? undefined : (JSON.parse(kept) as string | null)
    } catch {
      return undefined
    }
  })
  const keep = (chosen: Part): void => {
    setPart(chosen)
    try {
      window.sessionStorage.setItem(key, JSON.stringify(chosen ?? null))
    } catch {
      // Nothing is kept in this browser; the page goes on.
    }
  }
  return [part, keep]
}

/** Where the pile stands, where the rules of the place differ by it. */
export const PartInput = ({
  question,
  part,
  onChange,
}: {
  readonly question: PartQuestion
  readonly part: Part
  readonly onChange: (part: string | null) => void
}) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <div role="radiogroup" aria-labelledby={`${id}-asks`} className="stack tight">
      <p id={`${id}-asks`} className="strong">
        {question.asks}
      </p>
      <p className="soft small">{t('file.partHint')}</p>
      <div className="choices">
        {question.answers.map((answer) => (
          <label className="choice" key={answer.part ?? ''}>
            <input type="radio" name={id} checked={part === answer.part} onChange={() => onChange(answer.part)} />
            <span>{answer.label}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
