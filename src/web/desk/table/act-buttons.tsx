import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { EventForm } from '../../shared/event-form/event-form.tsx'
import { partyName } from '../../shared/names.ts'
import { Sheet } from '../../shared/sheet.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Allowed = Schemas['AllowedEvent']

interface Props {
  readonly seen: Schemas['Case']
  readonly track: string
  /** In the order in which they stand; those of another side are recorded on its behalf. */
  readonly types: readonly string[]
}

/** The acts of one place on the page, as far as they are possible now. */
export const ActButtons = ({ seen, track, types }: Props) => {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<Allowed | null>(null)
  const acts = types.flatMap(
    (type) => seen.allowedEvents.find((event) => event.type === type && event.allowed && event.track === track) ?? [],
  )
  if (acts.length === 0) return null
  return (
    <section className="card no-print" aria-label={t('acts.title')}>
      <div className="actions">
        {acts.map((act) => (
          <button type="button" className="button" key={act.type} onClick={() => setOpen(act)}>
            {act.label}
            {act.onBehalfOf ? (
              <span className="soft small"> {t('acts.onBehalf', { party: partyName(act.onBehalfOf, language) })}</span>
            ) : null}
          </button>
        ))}
      </div>
      {open ? (
        <Sheet title={open.label} onClose={() => setOpen(null)}>
          <EventForm
            door={{ caseId: seen.caseId }}
            seen={seen}
            type={open.type}
            onBehalfOf={open.onBehalfOf}
            known={{ track }}
            onSent={() => setOpen(null)}
          />
        </Sheet>
      ) : null}
    </section>
  )
}
