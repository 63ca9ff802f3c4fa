import { useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import type { CaseDoor } from '../shared/api.ts'
import { EventForm } from '../shared/event-form/event-form.tsx'
import { Sheet } from '../shared/sheet.tsx'
import { useTexts } from '../texts/i18n.ts'

/** "I was there today": who sent me where, in twenty seconds. It counts even if that office never uses the system. */
export const SentAway = ({ door, seen }: { readonly door: CaseDoor; readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  if (!seen.allowedEvents.some(({ type, allowed }) => allowed && type === 'owner.reportReferral')) return null
  return (
    <>
      <button type="button" className="button no-print" onClick={() => setOpen(true)}>
        {t('sentAway.button')}
      </button>
      {open ? (
        <Sheet title={t('sentAway.title')} onClose={() => setOpen(false)}>
          <p className="soft">{t('sentAway.hint')}</p>
          <EventForm door={door} seen={seen} type="owner.reportReferral" inFront={['evidence']} onSent={() => setOpen(false)} />
        </Sheet>
      ) : null}
    </>
  )
}
