import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { CaseHead } from '../../shared/case/case-head.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase } from '../../shared/queries.ts'
import { useChanges } from '../../shared/use-changes.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'

interface Props {
  readonly title: string
  readonly children: (seen: Schemas['Case']) => ReactNode
}

/** A page that the centre has open while people sit at its table: the case above, one thing to do below. */
export const TablePage = (props: Props) => <NeedParty parties={['centre']}>{() => <Opened {...props} />}</NeedParty>

const Opened = ({ title, children }: Props) => {
  const { t } = useTexts()
  const { caseId = '' } = useParams()
  const seen = useCase({ caseId })
  usePageTitle(title)
  return (
    <div className="page">
      <p className="no-print">
        <Link to={`/desk/cases/${caseId}`}>{t('desk.table.back')}</Link>
      </p>
      <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />
      {seen.data ? (
        <Seen seen={seen.data} title={title}>
          {children}
        </Seen>
      ) : seen.error ? null : (
        <Waiting />
      )}
    </div>
  )
}

const Seen = ({ seen, title, children }: { readonly seen: Schemas['Case'] } & Props) => {
  useChanges({ caseId: seen.caseId }, seen.version)
  return (
    <>
      <CaseHead seen={seen} />
      <h2>{title}</h2>
      {children(seen)}
    </>
  )
}
