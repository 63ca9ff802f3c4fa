import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { useIsWide } from '../frame/use-is-wide.ts'
import type { Summary } from './use-cases.ts'

/** Rows on a page of the table. */
const pageSize = 30

/** Cases as a table on a screen, as cards on a phone. */
export const CaseTable = ({ cases, label }: { readonly cases: readonly Summary[]; readonly label: string }) => {
  const { t } = useTexts()
  const isWide = useIsWide()
  if (!isWide) {
    return (
      <ul className="stack" aria-label={label}>
        {cases.map((summary) => (
          <li key={summary.caseId} className={`card ${summary.nextStep?.lateness ? 'late' : ''}`}>
            <CaseName summary={summary} />
            <Where summary={summary} />
            {summary.nextStep ? <p>{summary.nextStep.sentence}</p> : null}
            {summary.outcome ? null : <Due summary={summary} />}
          </li>
        ))}
      </ul>
    )
  }
  const columns: TableColumnsType<Summary> = [
    { title: t('desk.inbox.case'), key: 'case', width: '24%', render: (_, summary) => <CaseName summary={summary} /> },
    { title: t('desk.inbox.where'), key: 'where', width: '20%', render: (_, summary) => <Where summary={summary} /> },
    { title: t('desk.inbox.next'), key: 'next', render: (_, summary) => summary.nextStep?.sentence },
    {
      title: t('desk.inbox.due'),
      key: 'due',
      width: '15%',
      render: (_, summary) => (summary.outcome ? null : <Due summary={summary} />),
    },
  ]
  return (
    <Table<Summary>
      aria-label={label}
      rowKey="caseId"
      size="middle"
      columns={columns}
      dataSource={[...cases]}
      pagination={cases.length > pageSize ? { pageSize, showSizeChanger: false } : false}
    />
  )
}

const CaseName = ({ summary }: { readonly summary: Summary }) => {
  const { t } = useTexts()
  return (
    <div className="stack tight">
      <Link className="strong wrap" to={`/desk/cases/${summary.caseId}`}>
        {summary.compound} {summary.space}
      </Link>
      <span className="soft small number">{summary.caseNumber ?? t('cases.draft')}</span>
    </div>
  )
}

const Where = ({ summary }: { readonly summary: Summary }) => (
  <ul className="row">
    {summary.outcomeLabel ? <li className="chip good">{summary.outcomeLabel}</li> : null}
    {summary.positions.map(({ track, label, holderLabel }) => (
      <li className="chip info" key={track}>
        {label} · {holderLabel}
      </li>
    ))}
  </ul>
)

const Due = ({ summary }: { readonly summary: Summary }) => {
  const { t, language } = useTexts()
  const { nextStep } = summary
  if (!nextStep?.dueOn) return <span className="soft small">{t('desk.inbox.noDue')}</span>
  return (
    <span className="row">
      <span className="number">{sayDay(nextStep.dueOn, language)}</span>
      {nextStep.lateness ? <span className="chip bad">{t(`case.lateness.${nextStep.lateness}`)}</span> : null}
    </span>
  )
}
