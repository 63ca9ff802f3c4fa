import { useTexts } from '../texts/i18n.ts'

/** A page broke, or an older page asked for parts that are no longer there. */
export const CrashNotice = () => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <div className="card empty" role="alert">
        <h1>{t('problem.broke')}</h1>
        <p>{t('problem.brokeTodo')}</p>
        <button type="button" className="button main" onClick={() => window.location.reload()}>
          {t('problem.reload')}
        </button>
      </div>
    </div>
  )
}
