import { useId } from 'react'

interface Props {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A mobile number, as it is typed. `isFixed`: a code is on its way to it. */
export const PhoneField = ({ label, hint, value, onChange, isFixed = false }: Props & { readonly isFixed?: boolean }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        pattern="1\d{10}"
        required
        readOnly={isFixed}
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, '').slice(0, 11))}
      />
      <span className="hint">{hint}</span>
    </div>
  )
}

/** The code that came to a phone. */
export const CodeField = ({ label, hint, value, onChange }: Props) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        required
        // biome-ignore lint/a11y/noAutofocus: the code was asked for a moment ago, nothing else is left to do
        autoFocus
        value={value}
        onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, '').slice(0, 6))}
      />
      <span className="hint">{hint}</span>
    </div>
  )
}
