import type { Schemas } from '../../client/client.ts'
import { PaperChecklist } from '../shared/paper-checklist.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useSendEvent } from '../shared/use-send-event.ts'
import { useTexts } from '../texts/i18n.ts'

/** The one list of papers that the centre has asked for: each is photographed in its line, and all go with one tap. */
export const Correction = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const send = useSendEvent({ caseId: seen.caseId }, seen)
  const { correction } = seen
  if (correction === null || !seen.allowedEvents.some(({ type, allowed }) => allowed && type === 'owner.correct')) return null
  const missing = correction.missing.filter(({ isThere }) => !isThere)
  return (
    <section className="card lead no-print" aria-labelledby="correction">
      <h2 id="correction">{t('correction.title', { count: correction.missing.length })}</h2>
      <p className="soft">{t('correction.lead')}</p>
      <PaperChecklist seen={seen} papers={correction.missing.map(({ kind, label }) => ({ kind, label, where: null }))} />
      {missing.length > 0 ? (
        <p className="notice warn" role="status">
          {t('file.stillMissing', { papers: missing.map(({ label }) => label).join(t('form.and')) })}
        </p>
      ) : null}
      <ProblemNotice error={send.error} />
      <button
        type="button"
        className="button main wide"
        disabled={missing.length > 0 || send.isPending}
        onClick={() => send.mutate({ type: 'owner.correct' })}
      >
        {t(send.isPending ? 'form.sending' : 'correction.send')}
      </button>
    </section>
  )
}
