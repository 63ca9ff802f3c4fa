import { useId } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** What an owner's right to the space can be. */
export const rights = ['owned', 'useRight', 'leased'] as const
/** A right to the space. */
export type Right = (typeof rights)[number]

/** How the space is held, and how long a lease still runs. */
export const RightInput = ({
  right,
  leaseMonths,
  onChange,
}: {
  readonly right: Right
  readonly leaseMonths: string
  readonly onChange: (changed: { right?: Right; leaseMonths?: string }) => void
}) => {
  const { t } = useTexts()
  const id = useId()
  return (
    <>
      <fieldset>
        <legend>{t('precheck.right')}</legend>
        <div className="choices">
          {rights.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name={id} checked={right === one} onChange={() => onChange({ right: one })} />
              <span>{t(`right.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {right === 'leased' ? (
        <div className="field">
          <label htmlFor={`${id}-months`}>{t('file.leaseMonths')}</label>
          <input
            id={`${id}-months`}
            type="number"
            inputMode="numeric"
            min={1}
            max={600}
            value={leaseMonths}
            onChange={(event) => onChange({ leaseMonths: event.target.value })}
          />
        </div>
      ) : null}
    </>
  )
}
