import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'

/** The numbers to which garage and pile are held here, each with what the register says of it and on what it rests. */
export const FireLimits = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t } = useTexts()
  const here = seen.fireLimits.filter(({ standing }) => standing !== 'notForThis')
  if (here.length === 0) return null
  return (
    <details className="card">
      <summary>{t('case.limits')}</summary>
      <ul className="stack tight">
        {here.map((limit) => (
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
    </details>
  )
}
