import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, type Schemas } from '../../client/client.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Sheet } from '../shared/sheet.tsx'
import { useWrite } from '../shared/use-write.ts'
import { useTexts } from '../texts/i18n.ts'
import { sendVisit } from './visits/join-visits.tsx'
import { forgetVisit, type KeptVisit, keepVisit } from './visits/kept-visits.ts'
import { VisitForm } from './visits/visit-form.tsx'

type ReferralOffice = Schemas['OwnerReportReferral']['to']

/** Offices and people an owner can be sent to, most usual first; a new one is missed by the types. */
const offices = Object.keys({
  property: true,
  community: true,
  centre: true,
  fire: true,
  grid: true,
  bureau: true,
  authority: true,
  spaceOwner: true,
  transformerOwner: true,
  court: true,
} satisfies Record<ReferralOffice, true>) as ReferralOffice[]

/** "I was there today": who sent me where, in twenty seconds. It counts even if that office never uses the system. */
export const SentAway = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [isSent, setSent] = useState(false)
  if (!seen.allowedEvents.some(({ type, allowed }) => allowed && type === 'owner.reportReferral')) return null
  return (
    <>
      <button type="button" className="button no-print" onClick={() => setOpen(true)}>
        {t('sentAway.button')}
      </button>
      {isSent ? (
        <p className="notice good" role="status">
          {t('sentAway.sent')}
        </p>
      ) : null}
      {open ? (
        <Sheet title={t('sentAway.title')} onClose={() => setOpen(false)}>
          <Tell
            seen={seen}
            onSent={() => {
              setSent(true)
              setOpen(false)
            }}
          />
        </Sheet>
      ) : null}
    </>
  )
}

const Tell = ({ seen, onSent }: { readonly seen: Schemas['Case']; readonly onSent: () => void }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const tell = useWrite({
    // Without a signal it is kept, and says so at once.
    networkMode: 'always',
    write: (_, visit: KeptVisit) => sendOrKeep(seen, visit),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['kept visits'] }),
        queries.invalidateQueries({ queryKey: ['case'] }),
        queries.invalidateQueries({ queryKey: ['events'] }),
      ]),
  })
  const isKept = tell.error !== null && !(tell.error instanceof ApiProblem)
  return (
    <>
      <p className="soft">{t('sentAway.hint')}</p>
      <VisitForm
        name={`visit ${seen.caseId}`}
        offices={offices}
        save={t(tell.isPending ? 'form.sending' : 'form.send')}
        isSaving={tell.isPending}
        onSave={(visit) => tell.mutateAsync(visit, { onSuccess: onSent })}
      >
        {isKept ? <p className="notice warn">{t('sentAway.keptHere')}</p> : null}
        <ProblemNotice error={tell.error} />
      </VisitForm>
    </>
  )
}

/** Sends a visit; where there is no signal it lies in this phone, and the page of the case offers to send it. */
const sendOrKeep = async (seen: Schemas['Case'], visit: KeptVisit): Promise<void> => {
  // A private window keeps nothing: then it is sent, or typed once more.
  const isKept = await keepVisit(visit).then(
    () => true,
    () => false,
  )
  const forget = async (): Promise<void> => {
    if (isKept) await forgetVisit(visit.id)
  }
  try {
    await sendVisit(seen, visit)
  } catch (error) {
    // What the service has refused is mended in the form, not sent again from the phone.
    if (error instanceof ApiProblem) await forget()
    throw error
  }
  await forget()
}
