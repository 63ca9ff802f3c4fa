import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { GroundForm } from '../../shared/event-form/ground-form.tsx'
import { matterContext } from '../../shared/matter/matter-context.ts'
import { Sheet } from '../../shared/sheet.tsx'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'

type Matter = Schemas['Matter']
type Act = Matter['allowedEvents'][number]

/** What somebody can do on a matter now. */
export const MatterActs = ({ matter, you }: { readonly matter: Matter; readonly you: Schemas['Me']['party'] }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState<Act | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  if (matter.allowedEvents.length === 0 && sent === null) return null
  return (
    <section className="card no-print" aria-labelledby="acts">
      <h2 id="acts">{t('acts.title')}</h2>
      {sent ? (
        <p className="notice good" role="status">
          {t('acts.sent', { act: sent })}
        </p>
      ) : null}
      <div className="actions">
        {matter.allowedEvents.map((act, place) => (
          <button type="button" className={`button ${place === 0 ? 'main' : ''}`} key={act.type} onClick={() => setOpen(act)}>
            {act.label}
          </button>
        ))}
      </div>
      {open ? (
        <Sheet title={open.label} onClose={() => setOpen(null)}>
          <MatterForm
            matter={matter}
            type={open.type}
            you={you}
            onSent={() => {
              setSent(open.label)
              setOpen(null)
            }}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

interface FormProps {
  readonly matter: Matter
  readonly type: Act['type']
  readonly you: Schemas['Me']['party']
  readonly onSent: () => void
}

/** What follows from an event that cannot be taken back. */
const useHarm = (type: Act['type'], { waiting }: Matter): string | null => {
  const { t } = useTexts()
  switch (type) {
    case 'matter.close':
      return t('desk.matters.harm.close', { count: waiting?.waiting ?? 0 })
    case 'authority.orderCompound':
      return t('desk.matters.harm.order')
    case 'authority.liftOrder':
      return t('desk.matters.harm.lift')
    default:
      return null
  }
}

const MatterForm = ({ matter, type, you, onSent }: FormProps) => {
  const { language } = useTexts()
  const queries = useQueryClient()
  const { matterId, version } = matter
  const send = useWrite({
    write: async (key, event: { type: string } & Record<string, unknown>) => {
      const header = { 'if-match': `"${version}"`, 'idempotency-key': key }
      // Drawn from the form of the service itself, which checks every event whole.
      const body = event as never
      return taken(await http.POST('/api/matters/{matterId}/events', { params: { path: { matterId }, header }, body }))
    },
    // Refused or not: whatever stands on the page may be old by now.
    onSettled: () => queries.invalidateQueries({ queryKey: ['matters'] }),
  })
  return (
    <GroundForm
      type={type}
      context={matterContext(matter, { type, you, language })}
      harm={useHarm(type, matter)}
      sending={send.isPending}
      error={send.error}
      onSend={(event) => send.mutateAsync(event, { onSuccess: onSent })}
    />
  )
}
