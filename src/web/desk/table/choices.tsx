import { useId } from 'react'

interface ChoicesProps {
  readonly legend: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly isChosen: (value: string) => boolean
  readonly onChoose: (value: string, chosen: boolean) => void
  readonly kind: 'checkbox' | 'radio'
}

/** Boxes or dots to choose from, with their question above. */
export const Choices = ({ legend, options, isChosen, onChoose, kind }: ChoicesProps) => {
  const name = useId()
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="choices">
        {options.map(({ value, label }) => (
          <label className="choice" key={value}>
            <input
              type={kind}
              name={name}
              checked={isChosen(value)}
              onChange={(event) => onChoose(value, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
