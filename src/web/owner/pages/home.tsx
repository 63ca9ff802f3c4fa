import { Link } from 'react-router'
import { useMe } from '../../shared/queries.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'

/** What this is, and the two ways to begin. */
export const HomePage = () => {
  const { t } = useTexts()
  const me = useMe()
  usePageTitle(t('app.home'))
  const steps = t('home.steps', { returnObjects: true })
  return (
    <div className="page">
      <section className="card lead">
        <h1>{t('home.title')}</h1>
        <p>{t('home.lead')}</p>
        <div className="actions">
          <Link className="button main" to="/new">
            {t('home.file')}
          </Link>
          <Link className="button" to="/precheck">
            {t('home.check')}
          </Link>
          {me.data?.party === 'owner' ? (
            <Link className="button" to="/cases">
              {t('app.myCases')}
            </Link>
          ) : null}
          <Link className="button" to="/visits">
            {t('visits.home')}
          </Link>
        </div>
      </section>
      <section className="card" aria-labelledby="how">
        <h2 id="how">{t('home.how')}</h2>
        <ol className="timeline">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <p className="notice">{t('home.noPhone')}</p>
      <p>
        <Link to="/figures">{t('publicFigures.link')}</Link>
      </p>
    </div>
  )
}
