import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { Words } from '../words.tsx'

interface Props {
  readonly matter: Schemas['Matter']
}

/** What the official reported, the newest first. */
export const Reports = ({ matter }: Props) => {
  const { t, language } = useTexts()
  return (
    <section className="card" aria-labelledby="reports">
      <h2 id="reports">{t('matter.reports')}</h2>
      {matter.reports.length === 0 ? <p className="soft">{t('matter.noReports')}</p> : null}
      <ul className="stack">
        {matter.reports.toReversed().map(({ seq, on, label, words }) => (
          <li key={seq} className="stack tight">
            <p className="row">
              <span className="strong">{label}</span>
              <span className="soft small">{sayDay(on, language)}</span>
            </p>
            {words ? <Words text={words} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What it costs, from low to high, and who bears which part. */
export const Cost = ({ matter: { cost } }: Props) => {
  const { t } = useTexts()
  return (
    <section className="card" aria-labelledby="cost">
      <h2 id="cost">{t('matter.cost')}</h2>
      {cost ? (
        <p>{t('compound.cost', { low: cost.lowYuan, high: cost.highYuan })}</p>
      ) : (
        <p className="soft">{t('matter.noCost')}</p>
      )}
      {cost && cost.split.length === 0 ? <p className="soft">{t('matter.noSplit')}</p> : null}
      {cost && cost.split.length > 0 ? (
        <dl className="figures">
          {cost.split.map(({ by, label, percent }) => (
            <div key={by}>
              <dt>{label}</dt>
              <dd className="number">{percent}%</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  )
}

/** Votes of the owners, each with what the law makes of it. */
export const Votes = ({ matter: { decisions } }: Props) => {
  const { t, language } = useTexts()
  return (
    <section className="card" aria-labelledby="votes">
      <h2 id="votes">{t('matter.votes')}</h2>
      {decisions.length === 0 ? <p className="soft">{t('matter.noVotes')}</p> : null}
      <ul className="stack">
        {decisions.map(({ seq, label, heldOn, carried, outcome, all, voted, agreed, basisText }) => (
          <li key={seq} className="stack tight">
            <p className="row">
              <span className="strong">{label}</span>
              <span className={`chip ${carried ? 'good' : 'warn'}`}>{outcome}</span>
              <span className="soft small">{sayDay(heldOn, language)}</span>
            </p>
            <p className="small">
              {t('matter.counted', {
                all: all.owners,
                voted: voted.owners,
                agreed: agreed.owners,
                allArea: all.areaM2,
                votedArea: voted.areaM2,
                agreedArea: agreed.areaM2,
              })}
            </p>
            {basisText ? (
              <p className="soft small">
                {t('clock.restsOn')}：{basisText}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
