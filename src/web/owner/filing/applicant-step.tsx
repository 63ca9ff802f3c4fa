import { useId } from 'react'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { StepButtons, type StepProps } from './step.tsx'
import { useOneByOne } from './use-one-by-one.ts'

/** Who asks. */
export const ApplicantStep = ({ answers, change, onBack, onNext, isSending }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
  const asked = useOneByOne(5)
  const text = (name: 'name' | 'phone' | 'room' | 'plate', extra: Readonly<Record<string, unknown>> = {}) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{t(name === 'phone' ? 'login.phone' : `file.${name}`)}</label>
      <input id={`${id}-${name}`} value={answers[name]} onChange={(event) => change({ [name]: event.target.value })} {...extra} />
      {name === 'room' || name === 'plate' ? <span className="hint">{t(`file.${name}Hint`)}</span> : null}
    </div>
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        asked.next(onNext)
      }}
    >
      <ReadAloud text={asked.read([t('file.name'), t('login.phone'), t('file.room'), t('file.plate'), t('file.mayCall')])} />
      {asked.shows(0) ? text('name', { required: true, maxLength: 60, autoComplete: 'name' }) : null}
      {asked.shows(1)
        ? text('phone', { required: true, type: 'tel', inputMode: 'numeric', pattern: '1\\d{10}', autoComplete: 'tel-national' })
        : null}
      {asked.shows(2) ? text('room', { maxLength: 60 }) : null}
      {asked.shows(3) ? text('plate', { maxLength: 12 }) : null}
      {asked.shows(4) ? (
        <label className="choice">
          <input type="checkbox" checked={answers.mayCall} onChange={(event) => change({ mayCall: event.target.checked })} />
          <span>{t('file.mayCall')}</span>
        </label>
      ) : null}
      <StepButtons {...(onBack ? { onBack: () => asked.back(onBack) } : {})} isSending={isSending ?? false} />
    </form>
  )
}
