import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { ReadAloud } from '../read-aloud.tsx'

type Case = Schemas['Case']

/** What the reader has to do, then what others have to do, each most urgent first: who, until when, on which basis, and what follows otherwise. */
export const NextSteps = ({ seen }: { readonly seen: Case }) => {
  const { t } = useTexts()
  const isOwn = ({ positionId }: Case['nextStep'][number]): boolean =>
    !seen.overseen && seen.positions.some((position) => position.positionId === positionId && position.holder === seen.you)
  const [first, ...others] = [...seen.nextStep.filter(isOwn), ...seen.nextStep.filter((step) => !isOwn(step))]
  if (!first) return null
  return (
    <section className={`card ${first.lateness ? 'late' : 'lead'}`} aria-labelledby="next-step" id="next">
      <h2 id="next-step">
        {t('case.nextStep')} {isOwn(first) ? <span className="chip warn">{t('case.yourTurn')}</span> : null}
      </h2>
      <StepLine seen={seen} step={first} isFirst />
      {seen.you === 'owner' ? <ReadAloud text={first.sentence} /> : null}
      {others.length > 0 ? (
        <ul className="stack tight">
          {others.map((step) => (
            <li key={`${step.positionId ?? ''}${step.sentence}`}>
              <StepLine seen={seen} step={step} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

const StepLine = ({
  seen,
  step,
  isFirst = false,
}: {
  readonly seen: Case
  readonly step: Case['nextStep'][number]
  readonly isFirst?: boolean
}) => {
  const { t, language } = useTexts()
  const clock = seen.clocks.find(({ clockId }) => clockId === step.clockId)
  return (
    <div className="stack tight">
      <p className={isFirst ? 'strong' : ''}>{step.sentence}</p>
      <p className="row small">
        {step.lateness ? <span className="chip bad">{t(`case.lateness.${step.lateness}`)}</span> : null}
        {step.dueOn ? (
          <span className="chip">
            {t('case.until')} {sayDay(step.dueOn, language)}
          </span>
        ) : null}
        {clock ? <DaysLeft clock={clock} /> : null}
      </p>
    </div>
  )
}

/** Days left of a clock, in its unit; a resting clock says so. */
export const DaysLeft = ({ clock }: { readonly clock: Case['clocks'][number] }) => {
  const { t } = useTexts()
  if (clock.paused) return <span className="chip info">{t('clock.rests')}</span>
  if (clock.passedOn) return <span className="chip warn">{t('clock.passed')}</span>
  if (clock.unit === null) return null
  return (
    <span className={`chip ${clock.daysLeft <= 1 ? 'warn' : 'good'}`}>
      {t(clock.daysLeft < 0 ? 'clock.over' : 'clock.left', {
        count: Math.abs(clock.daysLeft),
        unit: t(`clock.unit.${clock.unit}`),
      })}
    </span>
  )
}
