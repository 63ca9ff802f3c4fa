import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'

type Case = Schemas['Case']

/** The most urgent next step large, the others below: who must act, until when, on which basis, and what follows otherwise. */
export const NextSteps = ({ seen }: { readonly seen: Case }) => {
  const { t } = useTexts()
  const [first, ...others] = seen.nextStep
  if (!first) return null
  return (
    <section className={`card ${first.lateness ? 'late' : 'lead'}`} aria-labelledby="next-step" id="next">
      <h2 id="next-step">{t('case.nextStep')}</h2>
      <StepLine seen={seen} step={first} isFirst />
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
