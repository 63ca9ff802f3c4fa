import { useId } from 'react'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { StepButtons, type StepProps } from './step.tsx'

/** Who asks. */
export const ApplicantStep = ({ answers, change, onBack, onNext, isSending }: StepProps) => {
  const { t } = useTexts()
  const id = useId()
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
        onNext()
      }}
    >
      <ReadAloud text={[t('file.name'), t('login.phone'), t('file.room'), t('file.plate'), t('file.mayCall')].join('。')} />
      {text('name', { required: true, maxLength: 60, autoComplete: 'name' })}
      {text('phone', { required: true, type: 'tel', inputMode: 'numeric', pattern: '1\\d{10}', autoComplete: 'tel-national' })}
      {text('room', { maxLength: 60 })}
      {text('plate', { maxLength: 12 })}
      <label className="choice">
        <input type="checkbox" checked={answers.mayCall} onChange={(event) => change({ mayCall: event.target.checked })} />
        <span>{t('file.mayCall')}</span>
      </label>
      <StepButtons {...(onBack ? { onBack } : {})} isSending={isSending ?? false} />
    </form>
  )
}
