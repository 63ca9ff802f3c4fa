import { useState } from 'react'
import { mediatorLabels } from '../../../../workflows/labels/codes.ts'
import type { Schemas } from '../../../client/client.ts'
import { useRules } from '../../shared/answer/use-rules.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useSendEvent } from '../../shared/use-send-event.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ActButtons } from './act-buttons.tsx'

type Mediator = keyof typeof mediatorLabels

/** Who mediates: said with what it means for a court before it is chosen. */
export const NameMediator = ({ seen, track }: { readonly seen: Schemas['Case']; readonly track: string }) => {
  const { t, language } = useTexts()
  const rules = useRules(seen.rules.packId)
  const [mediator, setMediator] = useState<Mediator | null>(null)
  const send = useSendEvent({ caseId: seen.caseId }, seen)
  if (!rules.data) {
    return rules.error ? <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} /> : <Waiting />
  }
  const confirmable: readonly string[] = rules.data.mediation.confirmableMediators
  // Every mediator has a label; the keys of the table are the mediators.
  const mediators = Object.keys(mediatorLabels) as Mediator[]
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (mediator) send.mutate({ type: 'centre.openMediation', track, mediator })
      }}
    >
      <fieldset>
        <legend>{t('desk.mediation.whoMediates')}</legend>
        <div className="choices">
          {mediators.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="mediator" checked={mediator === one} onChange={() => setMediator(one)} />
              <span>
                {mediatorLabels[one][language === 'en' ? 'en' : 'zh']}{' '}
                <span className="soft small">
                  {t(confirmable.includes(one) ? 'desk.mediation.canConfirm' : 'desk.mediation.cannotConfirm')}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <ProblemNotice error={send.error} />
      <button type="submit" className="button main" disabled={mediator === null || send.isPending}>
        {send.isPending ? t('form.sending') : t('desk.mediation.open')}
      </button>
      <ActButtons seen={seen} track={track} types={['centre.escalate']} />
    </form>
  )
}
