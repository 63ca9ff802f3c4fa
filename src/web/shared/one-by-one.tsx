import { Fragment, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTexts } from '../texts/i18n.ts'
import { useElderMode } from './elder-mode.ts'
import { ReadAloud } from './read-aloud.tsx'

/** A question of a form. */
export interface AskedOne {
  readonly name: string
  /** The question as it is read out, with what can be answered. */
  readonly spoken: string
  readonly input: ReactNode
  /** It has to be answered, and is not. */
  readonly isLacking: boolean
}

interface Props {
  readonly asked: readonly AskedOne[]
  /** What follows the questions: what may be added, and the sending. */
  readonly children: ReactNode
}

/** The questions of a form: all of them at once, or in large type one a screen, each read aloud on a tap. */
export const OneByOne = ({ asked, children }: Props) =>
  useElderMode() && asked.length > 0 ? (
    <OneAScreen asked={asked}>{children}</OneAScreen>
  ) : (
    <>
      {asked.map(({ name, input }) => (
        <Fragment key={name}>{input}</Fragment>
      ))}
      {children}
    </>
  )

const OneAScreen = ({ asked, children }: Props) => {
  const { t } = useTexts()
  const [at, setAt] = useState(0)
  const [isLacking, setLacking] = useState(false)
  const question = asked[Math.min(at, asked.length - 1)]
  if (!question) return children
  const isLast = at >= asked.length - 1
  const go = (to: number) => {
    setLacking(false)
    setAt(to)
  }
  const next = () => {
    if (question.isLacking) setLacking(true)
    else go(at + 1)
  }
  // The key that sends a form leads to the next question while there is one.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isLast || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    next()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the inputs in it
    <div className="stack" onKeyDown={onKeyDown}>
      <div className="row spread">
        <p className="soft" aria-live="polite">
          {t('form.questionOf', { at: at + 1, count: asked.length })}
        </p>
        <ReadAloud text={question.spoken} />
      </div>
      <Fragment key={question.name}>{question.input}</Fragment>
      {isLacking ? (
        <p className="notice warn" role="alert">
          {t('form.answerFirst')}
        </p>
      ) : null}
      {isLast ? children : null}
      <div className="actions">
        {isLast ? null : (
          <button type="button" className="button main" onClick={next}>
            {t('action.next')}
          </button>
        )}
        {at > 0 ? (
          <button type="button" className="button" onClick={() => go(at - 1)}>
            {t('action.back')}
          </button>
        ) : null}
      </div>
    </div>
  )
}
