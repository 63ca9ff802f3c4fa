import { ApiProblem } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'

/** What went wrong and what to do now, in the words of the service; what was typed stays where it is. */
export const ProblemNotice = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const { t } = useTexts()
  if (error === null || error === undefined) return null
  const problem = error instanceof ApiProblem ? error.problem : null
  return (
    <div className="notice bad" role="alert">
      <p className="strong">{problem?.title ?? t('problem.offline')}</p>
      <p>{problem?.todo ?? t('problem.offlineTodo')}</p>
      {problem?.errors?.length ? (
        <ul>
          {problem.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>· {detail}</li>
          ))}
        </ul>
      ) : null}
      {onRetry ? (
        <p>
          <button type="button" className="button" onClick={onRetry}>
            {t('action.tryAgain')}
          </button>
        </p>
      ) : null}
    </div>
  )
}
