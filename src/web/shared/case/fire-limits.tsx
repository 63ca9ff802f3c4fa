import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

type Limits = Schemas['Case']['fireLimits']

/** The numbers to which garage and pile are held here, each with what the register says of it and on what it rests. */
export const FireLimits = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  if (forThis(seen.fireLimits).length === 0) return null
  return (
    <details className="card">
      <summary>{t('case.limits')}</summary>
      <LimitList limits={seen.fireLimits} />
    </details>
  )
}

const forThis = (limits: Limits): Limits => limits.filter(({ standing }) => standing !== 'notForThis')

/** The limits themselves; those of other garages are left out. */
export const LimitList = ({ limits }: { readonly limits: Limits }) => (
  <ul className="stack tight">
    {forThis(limits).map((limit) => (
      <li key={limit.text}>
        <p>
          {limit.text}
          <span className="soft small"> {limit.strengthLabel}</span>{' '}
          <span className={`chip ${limit.standing === 'exceeded' ? 'warn' : ''}`}>{limit.standingLabel}</span>
        </p>
        <p className="soft small">{limit.basisText}</p>
      </li>
    ))}
  </ul>
)
