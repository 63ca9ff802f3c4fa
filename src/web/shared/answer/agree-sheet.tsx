import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Sheet } from '../sheet.tsx'
import { useSendEvent } from '../use-send-event.ts'
import { useRules } from './use-rules.ts'

/** A yes in principle, where the place asks for one: what it binds to is said before it is sent, the paper follows. */
export const AgreeSheet = ({
  door,
  seen,
  onClose,
  onSent,
}: {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  readonly onClose: () => void
  readonly onSent: () => void
}) => {
  const { t } = useTexts()
  const send = useSendEvent(door, seen)
  const rules = useRules(seen.rules.packId)
  const submit = () => send.mutate({ type: 'property.agreeInPrinciple' }, { onSuccess: onSent })
  return (
    <Sheet title={t('answer.inPrinciple')} onClose={onClose}>
      <p>{t('look.means.agreeInPrinciple')}</p>
      {rules.data ? <p className="soft small">{t('reject.recall', { minutes: rules.data.consent.recallMinutes })}</p> : null}
      <p className="notice">{t('look.agreeReads')}</p>
      <ProblemNotice error={send.error} />
      <button type="button" className="button main wide" disabled={send.isPending} onClick={submit}>
        {t(send.isPending ? 'form.sending' : 'look.agreeSend')}
      </button>
    </Sheet>
  )
}
