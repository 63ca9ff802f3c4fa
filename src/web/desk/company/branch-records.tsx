import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'

type RecordOfAll = Schemas['CompanyRecord']
type RecordOfOne = RecordOfAll['each'][number]

/** The record of a head office over all its branches, and of each beside it: by name, never by rank. */
export const BranchRecords = ({ record }: { readonly record: RecordOfAll }) => {
  const { t } = useTexts()
  return (
    <section className="stack" aria-labelledby="branch-records">
      <h3 id="branch-records">{t('desk.company.recordEach')}</h3>
      <Scroll label={t('desk.company.recordEach')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('desk.company.recordWho')}</th>
              <th scope="col">{t('desk.company.served')}</th>
              <th scope="col">{t('desk.company.recordAnswered')}</th>
              <th scope="col">{t('desk.company.silent')}</th>
              <th scope="col">{t('desk.company.median')}</th>
              <th scope="col">{t('desk.company.recordReply')}</th>
            </tr>
          </thead>
          <tbody>
            <RecordRow name={t('desk.company.recordAll')} record={record} notice={null} />
            {record.each.map((one) => (
              <RecordRow key={one.organisationId} name={one.name} record={one} notice={one.notice} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="soft small">{t('desk.company.recordEachHint')}</p>
    </section>
  )
}

const RecordRow = ({
  name,
  record,
  notice,
}: {
  readonly name: string
  readonly record: Pick<RecordOfOne, 'answers'>
  readonly notice: RecordOfOne['notice']
}) => {
  const { t, language } = useTexts()
  const [time] = record.answers.time.groups
  const median = time?.days.workingDays.median
  const said = !median ? '' : median.value === null ? (median.label ?? '') : t('desk.company.days', { count: median.value })
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{time?.n ?? 0}</td>
      <td className="number">{time?.answered.reduce((sum, { requests }) => sum + requests, 0) ?? 0}</td>
      <td className="number">{time?.silent ?? 0}</td>
      <td>{said}</td>
      <td>
        {notice ? (
          <>
            {t(notice.open ? 'desk.company.recordReplyUntil' : 'desk.company.recordReplyOver', {
              until: sayDay(notice.untilOn, language),
            })}{' '}
            <span className="soft small">
              {t(notice.replied ? 'desk.company.recordReplied' : 'desk.company.recordNotReplied')}
            </span>
          </>
        ) : null}
      </td>
    </tr>
  )
}
