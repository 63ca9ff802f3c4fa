import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import type { FieldContext } from '../../shared/event-form/field-context.ts'
import { GroundForm } from '../../shared/event-form/ground-form.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'

type Plan = Schemas['CompoundPlan']

/** Opens a matter of a compound, for the centre and the bureau; its page follows. */
export const OpenMatter = ({ plan, you }: { readonly plan: Plan; readonly you: Schemas['Me']['party'] }) => {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  if (you !== 'centre' && you !== 'bureau') return null
  return (
    <>
      <div className="actions no-print">
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('desk.matters.open')}
        </button>
      </div>
      {open ? (
        <Sheet title={t('desk.matters.open')} onClose={() => setOpen(false)}>
          <NewMatter plan={plan} you={you} />
        </Sheet>
      ) : null}
    </>
  )
}

const NewMatter = ({ plan, you }: { readonly plan: Plan; readonly you: Schemas['Me']['party'] }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { compoundId, garages, transformers } = plan
  const send = useWrite({
    write: async (key, { type: _, ...asked }: { type: string } & Record<string, unknown>) => {
      // Drawn from the form of the service itself, which checks every event whole.
      const body = { ...asked, compoundId } as never
      return taken(await http.POST('/api/matters', { params: { header: { 'idempotency-key': key } }, body }))
    },
    onSuccess: async ({ matterId }) => {
      await queries.invalidateQueries({ queryKey: ['matters'] })
      await navigate(`/desk/matters/${matterId}`, { replace: true })
    },
  })
  const context: FieldContext = {
    door: { matterId: '' },
    seen: { you, documents: [] },
    grounds: [],
    ownGrounds: [],
    compoundId,
    entries: (name) => {
      if (name === 'garageId') return garages.map((garage) => ({ value: garage.garageId, label: garage.name }))
      if (name === 'transformerId') return transformers.map((one) => ({ value: one.transformerId, label: one.name }))
      return null
    },
  }
  return (
    <GroundForm
      type="matter.open"
      context={context}
      without={['compoundId']}
      sending={send.isPending}
      error={send.error}
      onSend={(event) => send.mutateAsync(event)}
    >
      <p className="soft">{t('desk.matters.openLead', { name: plan.name })}</p>
    </GroundForm>
  )
}
