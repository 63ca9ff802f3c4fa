import { useTexts } from '../../texts/i18n.ts'

/** Sends a form. What cannot be taken back is first said in words, and sent by a second press. */
export const SendButton = ({
  harm,
  asking,
  sending,
  onBack,
}: {
  /** What follows from it, where it cannot be taken back. */
  readonly harm: string | null
  /** The form is filled, and what follows is being shown. */
  readonly asking: boolean
  readonly sending: boolean
  readonly onBack: () => void
}) => {
  const { t } = useTexts()
  if (!asking || harm === null) {
    return (
      <button type="submit" className="button main wide" disabled={sending}>
        {t(sending ? 'form.sending' : harm === null ? 'form.send' : 'action.next')}
      </button>
    )
  }
  return (
    <div className="stack">
      <p className="notice warn" role="alert">
        {harm}
      </p>
      <div className="actions">
        <button type="submit" className="button main" disabled={sending}>
          {t(sending ? 'form.sending' : 'form.send')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {t('action.back')}
        </button>
      </div>
    </div>
  )
}
