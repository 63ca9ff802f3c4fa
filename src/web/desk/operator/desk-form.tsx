import type { ReactNode } from 'react'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'

interface Props {
  /** What is being sent: an error is told above the button, and nothing is sent twice. */
  readonly sending: { readonly isPending: boolean; readonly error: unknown; readonly mutate: () => void }
  /** The words of the button. */
  readonly send: string
  readonly children: ReactNode
}

/** A short form of the operator with one button. */
export const DeskForm = ({ sending, send, children }: Props) => {
  const { t } = useTexts()
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        sending.mutate()
      }}
    >
      {children}
      <ProblemNotice error={sending.error} />
      <button type="submit" className="button main wide" disabled={sending.isPending}>
        {sending.isPending ? t('waiting.saving') : send}
      </button>
    </form>
  )
}
