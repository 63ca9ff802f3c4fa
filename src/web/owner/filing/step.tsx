import { useTexts } from '../../texts/i18n.ts'
import type { Answers } from './answers.ts'

/** What a step of the filing gets: the answers so far, and the ways on and back. */
export interface StepProps {
  readonly answers: Answers
  readonly change: (changed: Partial<Answers>) => void
  readonly onBack?: () => void
  readonly onNext: () => void
  readonly isSending?: boolean
}

/** The ways on and back of a step. */
export const StepButtons = ({ onBack, isSending = false }: { readonly onBack?: () => void; readonly isSending?: boolean }) => {
  const { t } = useTexts()
  return (
    <div className="actions">
      <button type="submit" className="button main" disabled={isSending}>
        {t(isSending ? 'waiting.saving' : 'action.next')}
      </button>
      {onBack ? (
        <button type="button" className="button" onClick={onBack}>
          {t('action.back')}
        </button>
      ) : null}
    </div>
  )
}
