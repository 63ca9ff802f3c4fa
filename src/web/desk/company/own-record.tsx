import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { BranchRecords } from './branch-records.tsx'
import { RecordNotices } from './record-notices.tsx'

type OwnRecordBody = Schemas['CompanyRecord']

/**
 * What others would read of this company, by the same definitions, before anybody compares it (V5). A head office reads all its
 * branches together, each beside the others, and the whole record of the one that was chosen on the page.
 */
export const OwnRecord = ({ branch }: { readonly branch: string }) => {
  const { t, language } = useTexts()
  const record = useQuery({
    queryKey: ['company record', language],
    queryFn: async () => taken(await http.GET('/api/company/record')),
  })
  return (
    <section className="card" aria-labelledby="own-record">
      <h2 id="own-record">{t('desk.company.record')}</h2>
      <p className="soft">{t('desk.company.recordHint')}</p>
      <RecordNotices />
      <ProblemNotice error={record.error} onRetry={() => void record.refetch()} />
      {record.isPending ? <Waiting /> : null}
      {record.data && record.data.each.length > 0 ? <BranchRecords record={record.data} /> : null}
      {record.data ? <RecordOf record={record.data} branch={branch} /> : null}
    </section>
  )
}

const RecordOf = ({ record, branch }: { readonly record: OwnRecordBody; readonly branch: string }) => {
  const { t } = useTexts()
  const one = record.each.find(({ organisationId }) => organisationId === branch)
  if (record.each.length === 0) return <Figures record={record} />
  return (
    <>
      <h3>{one?.name ?? t('desk.company.recordAll')}</h3>
      <Figures record={one ?? record} />
    </>
  )
}

const Figures = ({ record }: { readonly record: Pick<OwnRecordBody, 'answers' | 'reasons'> }) => {
  const { t } = useTexts()
  const [time] = record.answers.time.groups
  const [unanswered] = record.answers.unanswered.groups
  const { reasons } = record.reasons
  if (!time) return <p>{t('desk.company.recordEmpty')}</p>
  const { median } = time.days.workingDays
  return (
    <>
      <dl className="figures">
        <dt>{t('desk.company.served')}</dt>
        <dd className="number">{time.n}</dd>
        {time.answered.map(({ kind, label, requests }) => (
          <Row key={kind} name={label} value={requests} />
        ))}
        <Row name={t('desk.company.silent')} value={time.silent} />
        <Row name={t('desk.company.endedOtherwise')} value={time.endedOtherwise} />
        <Row
          name={t('desk.company.median')}
          value={median.value === null ? (median.label ?? '') : t('desk.company.days', { count: median.value })}
        />
        {unanswered?.after.map(({ workingDays, share }) => (
          <Row
            key={workingDays}
            name={t('desk.company.unanswered', { count: workingDays })}
            value={share.value === null ? (share.label ?? '') : `${Math.round(share.value * 100)} %`}
          />
        ))}
      </dl>
      <h3>{t('desk.company.reasons')}</h3>
      {reasons.groups.length === 0 ? <p className="soft">{t('desk.company.noReasons')}</p> : null}
      <ul className="stack tight">
        {reasons.groups.map((group) => (
          <li key={`${group.kind} ${group.code}`}>
            <span className="strong">{group.label}</span>{' '}
            {t('desk.company.reasonCounts', {
              stated: group.stated,
              documented: group.documented,
              tested: group.tested,
              upheld: group.upheld,
              fallen: group.fallen,
            })}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('desk.company.definitions')}</summary>
        {[record.answers.time, record.answers.unanswered, reasons].map(({ definition }) => (
          <p key={definition.id} className="small">
            {definition.text}（{definition.id} v{definition.version}）
          </p>
        ))}
      </details>
    </>
  )
}

const Row = ({ name, value }: { readonly name: string; readonly value: string | number }) => (
  <>
    <dt>{name}</dt>
    <dd className="number">{value}</dd>
  </>
)
