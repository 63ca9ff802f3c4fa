import { ApiProblem } from '../../../client/client.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** A figure on its way; where the whole record is read for it first, how far that is and about how long it still takes. */
export const WaitingFigures = ({ reason }: { readonly reason: unknown }) => {
  const { t } = useTexts()
  const progress = reason instanceof ApiProblem ? reason.problem.progress : undefined
  if (!progress) return <Waiting />
  const { read, of, secondsLeft } = progress
  const minutes = secondsLeft === null ? null : Math.ceil(secondsLeft / 60)
  return (
    <label className="field card">
      <span className="label" role="status">
        {t('desk.statistics.beingRead', { read, of })}
        {minutes === null ? '' : t('desk.statistics.minutesLeft', { count: minutes })}
      </span>
      <progress value={read} max={of} />
    </label>
  )
}
