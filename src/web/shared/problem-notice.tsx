import { ApiProblem, type Schemas } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'

/** What is not there, or not for who asks, is not there the next moment either. */
const lasting: readonly number[] = [403, 404, 410]

/** What went wrong and what to do now, in the words of the service; what was typed stays where it is. */
export const ProblemNotice = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const { t } = useTexts()
  if (error === null || error === undefined) return null
  const problem = error instanceof ApiProblem ? error.problem : null
  return (
    <div className="notice bad" role="alert">
      <p className="strong">{problem?.title ?? t('problem.offline')}</p>
      <p>{problem?.todo ?? t('problem.offlineTodo')}</p>
      <StandsNow problem={problem} />
      {problem?.errors?.length ? (
        <ul>
          {problem.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>· {detail}</li>
          ))}
        </ul>
      ) : null}
      {onRetry && !lasting.includes(problem?.status ?? 0) ? (
        <p>
          <button type="button" className="button" onClick={onRetry}>
            {t('action.tryAgain')}
          </button>
        </p>
      ) : null}
    </div>
  )
}

/** Where a case stands for whoever lost a race, as the service adds it to the problem. */
interface Standing {
  readonly positions: readonly { readonly track: string; readonly label: string }[]
  readonly stillAllowed: boolean
}

/** Where the case has moved to meanwhile, and whether what was written still counts there. */
const StandsNow = ({ problem }: { readonly problem: Schemas['Problem'] | null }) => {
  const { t } = useTexts()
  // A case says where it stands; what is kept in versions alone, as a matter or a draft, names only its version.
  const current = problem?.['current'] as Partial<Standing> | undefined
  if (!current?.positions) return null
  return (
    <p>
      {t('problem.standsNow', { stages: current.positions.map(({ label }) => label).join(t('form.and')) })}{' '}
      {t(current.stillAllowed ? 'problem.stillCounts' : 'problem.countsNoMore')}
    </p>
  )
}
