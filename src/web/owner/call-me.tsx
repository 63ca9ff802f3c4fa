import type { Schemas } from '../../client/client.ts'
import type { CaseDoor } from '../shared/api.ts'
import { sayDay } from '../shared/days.ts'
import { useElderMode } from '../shared/elder-mode.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { ReadAloud } from '../shared/read-aloud.tsx'
import { useSendEvent } from '../shared/use-send-event.ts'
import { useTexts } from '../texts/i18n.ts'

/** "Call me": one tap puts the request on the centre's list of people to call. In large type it stands open, else it is folded. */
export const CallMe = ({ door, seen }: { readonly door: CaseDoor; readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const send = useSendEvent(door, seen)
  const isElder = useElderMode()
  const waiting = seen.questions.find(({ call, waits }) => call && waits)
  if (waiting) {
    const text = t('callMe.waits', { day: sayDay(waiting.askedOn, language) })
    return (
      <section className="notice good no-print" aria-label={t('callMe.title')}>
        <p role="status">{text}</p>
        {isElder ? <ReadAloud text={text} /> : null}
      </section>
    )
  }
  if (!seen.allowedEvents.some(({ type, allowed }) => allowed && type === 'owner.askForCall')) return null
  const button = (
    <div className="stack tight">
      <button
        type="button"
        className={isElder ? 'button main wide' : 'button'}
        disabled={send.isPending}
        onClick={() => send.mutate({ type: 'owner.askForCall' })}
      >
        {t(send.isPending ? 'form.sending' : 'callMe.button')}
      </button>
      <p className="soft small">{t('callMe.hint')}</p>
      <ProblemNotice error={send.error} />
    </div>
  )
  if (isElder) {
    return (
      <section className="card lead no-print" aria-label={t('callMe.title')}>
        {button}
        <ReadAloud text={t('callMe.hint')} />
      </section>
    )
  }
  return (
    <details className="no-print">
      <summary>{t('callMe.title')}</summary>
      {button}
    </details>
  )
}
