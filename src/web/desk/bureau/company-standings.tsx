import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { Words } from '../../shared/words.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** Companies that a figure does not name yet, and what others say of their own record: beside the figure, never without it (V5). */
export const CompanyStandings = ({ standings }: { readonly standings: Schemas['CompanyStandings'] }) => {
  const { t, language } = useTexts()
  const { notNamedYet, replies } = standings
  return (
    <>
      {notNamedYet.length > 0 ? (
        <section className="notice" aria-label={t('desk.standings.notNamedYet', { count: notNamedYet.length })}>
          <h3>{t('desk.standings.notNamedYet', { count: notNamedYet.length })}</h3>
          <ul className="stack tight">
            {notNamedYet.map(({ organisationId, name, label }) => (
              <li key={organisationId}>
                <span className="strong">{name}</span> {label}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {replies.length > 0 ? (
        <section className="card" aria-label={t('desk.standings.replies')}>
          <h3>{t('desk.standings.replies')}</h3>
          <p className="soft small">{t('desk.standings.repliesHint')}</p>
          <ul className="stack tight">
            {replies.map(({ organisationId, name, words, on }) => (
              <li key={organisationId}>
                <p className="strong">
                  {name} <span className="soft small">{sayDay(on, language)}</span>
                </p>
                <Words text={words} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
