import { useQueryClient } from '@tanstack/react-query'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { useCase } from '../queries.ts'
import { useSendEvent } from '../use-send-event.ts'

type Matter = Schemas['Matter']

/** The own request joins the neighbours who wait on the same matter, where it stands so that it can. */
export const JoinMatter = ({
  matter,
  own,
}: {
  readonly matter: Matter
  readonly own: Schemas['CompoundPlan']['yours'][number]
}) => {
  const seen = useCase({ caseId: own.caseId })
  return seen.data ? <JoinWith matter={matter} seen={seen.data} space={own.space} /> : null
}

const JoinWith = ({
  matter,
  seen,
  space,
}: {
  readonly matter: Matter
  readonly seen: Schemas['Case']
  readonly space: string
}) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const send = useSendEvent({ caseId: seen.caseId }, seen)
  const join = (track: string) =>
    send.mutate(
      { type: 'owner.waitOnMatter', track, matterId: matter.matterId },
      // One more waits: whoever reads how many is told so at once.
      { onSuccess: () => queries.invalidateQueries({ queryKey: ['matters'] }) },
    )
  const waits = seen.matters.some(({ matterId, waitsSince }) => matterId === matter.matterId && waitsSince !== null)
  if (waits) return <p className="chip good">{t('compound.youWait', { space })}</p>
  const may = seen.allowedEvents.find(
    ({ type, allowed, track }) => type === 'owner.waitOnMatter' && allowed && matter.tracks.some((one) => one === track),
  )
  if (!may) return null
  return (
    <>
      <div className="actions">
        <button type="button" className="button main" disabled={send.isPending} onClick={() => join(may.track)}>
          {t('compound.join', { space })}
        </button>
      </div>
      <p className="soft small">{t('compound.joinHint')}</p>
      <ProblemNotice error={send.error} />
    </>
  )
}
