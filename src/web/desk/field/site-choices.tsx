import { useId } from 'react'
import type { Schemas } from '../../../client/client.ts'

/** What has to be chosen: in a finding, or in an honest way out. */
export type SiteChoice = NonNullable<Schemas['SiteVisit']['finding']>['choices'][number]

/** Everything that has to be chosen, all options in sight. */
export const SiteChoices = ({
  choices,
  chosen,
  onChoose,
}: {
  readonly choices: readonly SiteChoice[]
  readonly chosen: Readonly<Record<string, string>>
  readonly onChoose: (name: string, value: string) => void
}) => {
  const id = useId()
  return choices.map(({ name, label, options }) => (
    <fieldset key={name}>
      <legend>{label}</legend>
      <div className="choices">
        {options.map(({ value, label: said }) => (
          <label className="choice" key={value}>
            <input type="radio" name={`${id}-${name}`} checked={chosen[name] === value} onChange={() => onChoose(name, value)} />
            <span>{said}</span>
          </label>
        ))}
      </div>
    </fieldset>
  ))
}
