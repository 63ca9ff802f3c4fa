import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { JoinVisits } from '../visits/join-visits.tsx'

/** It is filed: the number, and what comes next. */
export const Filed = ({
  seen,
  visits,
}: {
  readonly seen: Schemas['Case']
  /** Visits that lay with the draft and came along. */
  readonly visits: number
}) => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <section className="card lead" role="status">
        <h1>{t('file.filed')}</h1>
        <p className="strong">{t('file.filedNumber', { number: seen.caseNumber ?? '' })}</p>
        {seen.nextStep[0] ? <p>{seen.nextStep[0].sentence}</p> : null}
        {visits > 0 ? <p className="notice good">{t('visits.joined', { count: visits })}</p> : null}
        <JoinVisits seen={seen} atOnce />
        <Link className="button main" to={`/cases/${seen.caseId}`} replace>
          {t('file.toCase')}
        </Link>
      </section>
    </div>
  )
}
