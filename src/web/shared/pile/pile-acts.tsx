import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import type { FieldContext } from '../event-form/field-context.ts'
import { GroundForm } from '../event-form/ground-form.tsx'
import { Sheet } from '../sheet.tsx'
import { useWrite } from '../use-write.ts'

type Pile = Schemas['Pile']
type Act = Pile['allowedEvents'][number]

interface Props {
  readonly pile: Pile
  readonly you: Schemas['Me']['party']
  readonly caseAddress: (caseId: string) => string
}

/** What somebody can report or ask about a pile: each opens a case on it, whose page follows. */
export const PileActs = (props: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState<Act | null>(null)
  const { allowedEvents, state } = props.pile
  if (allowedEvents.length === 0) {
    return state === 'removed' ? <p className="card empty">{t('pile.isGone')}</p> : null
  }
  return (
    <section className="card no-print" aria-labelledby="acts">
      <h2 id="acts">{t('acts.title')}</h2>
      <p className="soft small">{t('pile.actsHint')}</p>
      <div className="actions">
        {allowedEvents.map((act) => (
          <button type="button" className="button" key={act.type} onClick={() => setOpen(act)}>
            {act.label}
          </button>
        ))}
      </div>
      {open ? (
        <Sheet title={open.label} onClose={() => setOpen(null)}>
          <Opening {...props} act={open} />
        </Sheet>
      ) : null}
    </section>
  )
}

const Opening = ({ pile, you, caseAddress, act }: Props & { readonly act: Act }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const send = useWrite({
    write: async (key, event: { type: string } & Record<string, unknown>) => {
      // Drawn from the form of the service itself, which checks every event whole.
      const body = { kind: 'operation', pileId: pile.pileId, event } as never
      return taken(await http.POST('/api/cases', { params: { header: { 'idempotency-key': key } }, body }))
    },
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['piles'] }), queries.invalidateQueries({ queryKey: ['cases'] })]),
    onSuccess: ({ caseId }) => navigate(caseAddress(caseId), { replace: true }),
  })
  const context: FieldContext = {
    door: { caseId: '' },
    seen: { you, documents: [] },
    grounds: [],
    ownGrounds: [],
    compoundId: pile.compound.compoundId,
    entries: () => null,
  }
  const harm =
    act.type === 'owner.dismantlePile'
      ? t('pile.harm.dismantle')
      : act.type === 'owner.transferPile'
        ? t('pile.harm.transfer')
        : null
  return (
    <GroundForm
      type={act.type}
      context={context}
      // Papers and photos are added to the case once it is open.
      without={['evidence', 'onBehalf', 'track']}
      harm={harm}
      sending={send.isPending}
      error={send.error}
      onSend={(event) => send.mutateAsync(event)}
    >
      <p className="soft small">{t('pile.papersLater')}</p>
    </GroundForm>
  )
}
