import { Link } from 'react-router'
import { isDeskStage } from '../../../../workflows/case/desk-stages.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { Summary } from '../inbox/use-cases.ts'

type Office = 'fire' | 'grid'

/** What an office has to do at its desk for a case; null = it has to go there. */
export const deskWork = (office: Office, { positions }: Summary): string | null => {
  const own = positions.filter(({ holder }) => holder === office)
  return own.length > 0 && own.every(({ stage }) => isDeskStage(office, stage)) ? own.map(({ label }) => label).join('、') : null
}

/** Cases of the office that need no visit: named with why, so that nobody looks for them on the list, and no owner is asked to be there. */
export const AtTheDesk = ({ office, cases }: { readonly office: Office; readonly cases: readonly Summary[] }) => {
  const { t } = useTexts()
  const waiting = cases.flatMap((summary) => {
    const work = deskWork(office, summary)
    return work === null ? [] : [{ ...summary, work }]
  })
  if (waiting.length === 0) return null
  return (
    <details className="card no-print">
      <summary>{t('desk.field.atDesk', { count: waiting.length })}</summary>
      <p className="soft small">{t('desk.field.atDeskHint')}</p>
      <ul className="stack tight">
        {waiting.map(({ caseId, compound, space, work }) => (
          <li key={caseId} className="row spread">
            <Link to={`/desk/cases/${caseId}`}>
              {compound} {space}
            </Link>
            <span className="chip info">{t('desk.field.atDeskWhy', { work })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
