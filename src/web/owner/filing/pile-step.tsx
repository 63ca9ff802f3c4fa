import { useId } from 'react'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { RightInput } from '../right-input.tsx'
import { StepButtons, type StepProps } from './step.tsx'
import { useOneByOne } from './use-one-by-one.ts'

/** What right to the space, and which pile. */
export const PileStep = ({ answers, change, onBack, onNext }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
  const asked = useOneByOne(2)
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        asked.next(onNext)
      }}
    >
      <ReadAloud text={asked.read([t('precheck.right'), `${t('precheck.power')}。${t('file.powerHint')}`])} />
      {asked.shows(0) ? <RightInput right={answers.right} leaseMonths={answers.leaseMonths} onChange={change} /> : null}
      {asked.shows(1) ? (
        <div className="field">
          <label htmlFor={id}>{t('precheck.power')}</label>
          <input
            id={id}
            type="number"
            inputMode="decimal"
            min={1}
            max={120}
            step="any"
            required
            value={answers.powerKw}
            onChange={(event) => change({ powerKw: event.target.value })}
          />
          <span className="hint">{t('file.powerHint')}</span>
        </div>
      ) : null}
      <StepButtons {...(onBack ? { onBack: () => asked.back(onBack) } : {})} />
    </form>
  )
}
