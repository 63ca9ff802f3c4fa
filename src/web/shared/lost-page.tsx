import { Link } from 'react-router'
import { useTexts } from '../texts/i18n.ts'
import { usePageTitle } from './use-page-title.ts'

/** There is nothing at this address. */
export const LostPage = () => {
  const { t } = useTexts()
  usePageTitle(t('problem.notFound'))
  return (
    <div className="page narrow">
      <div className="card empty">
        <h1>{t('problem.notFound')}</h1>
        <p>{t('problem.notFoundTodo')}</p>
        <Link className="button" to="/">
          {t('app.home')}
        </Link>
      </div>
    </div>
  )
}
