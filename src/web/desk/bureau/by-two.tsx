import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { AskSecond } from '../operator/four-eyes.tsx'

/** What the bureau does in a case by two persons: see whom to call, and send an order. */
export const ByTwo = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const params = { path: { caseId: seen.caseId } }
  const orders = seen.allowedEvents.some(({ type, allowed }) => type === 'bureau.order' && allowed)
  if (seen.you !== 'bureau' || seen.sight !== 'full' || seen.phase === 'draft') return null
  return (
    <section className="card stack" aria-labelledby="by-two">
      <h2 id="by-two">{t('desk.fourEyes.inCase')}</h2>
      <Contact caseId={seen.caseId} />
      <AskSecond
        label={t('desk.fourEyes.unmask')}
        title={t('desk.fourEyes.unmaskOf', { subject: seen.caseNumber ?? '' })}
        hint={t('desk.fourEyes.ownerReads')}
        asked={t('desk.fourEyes.askedColleague')}
        ask={async (reason) => taken(await http.POST('/api/cases/{caseId}/unmasking', { params, body: { reason } }))}
      />
      {orders ? (
        <AskSecond
          label={t('desk.fourEyes.order')}
          title={t('desk.fourEyes.orderOf', { subject: seen.caseNumber ?? '' })}
          hint={t('desk.fourEyes.ownerReads')}
          asked={t('desk.fourEyes.askedColleague')}
          ask={async (reason) => taken(await http.POST('/api/cases/{caseId}/order-confirmation', { params, body: { reason } }))}
        />
      ) : null}
    </section>
  )
}

/** Name and phone while a second person allows it: asked for at a tap, as each look is told to the owner. */
const Contact = ({ caseId }: { readonly caseId: string }) => {
  const { t, language } = useTexts()
  const found = useQuery({
    queryKey: ['unmasking', caseId],
    enabled: false,
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/unmasking', { params: { path: { caseId } } })),
    // Nothing of a person lies in memory for longer than it is looked at.
    gcTime: 0,
  })
  const contact = found.data?.contact
  return (
    <>
      <button type="button" className="button" disabled={found.isFetching} onClick={() => void found.refetch()}>
        {t('desk.fourEyes.look')}
      </button>
      <ProblemNotice error={found.error} />
      {contact ? (
        <p role="status">
          <span className="strong">
            {contact.name ?? t('desk.fourEyes.noName')} {contact.phone ?? t('desk.fourEyes.noPhone')}
          </span>{' '}
          <span className="soft">{t('desk.fourEyes.contactUntil', { time: sayInstant(contact.until, language) })}</span>
        </p>
      ) : null}
      {found.data && !contact ? (
        <p role="status">
          {t(found.data.ask && found.data.ask.verdict === null ? 'desk.fourEyes.stillWaits' : 'desk.fourEyes.notAllowed')}
        </p>
      ) : null}
    </>
  )
}
