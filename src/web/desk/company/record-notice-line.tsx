import { Link } from 'react-router'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { useRecordNotices } from './use-record-notices.ts'

/** Says on the first page of a company that it can reply to its own record, while it can and nothing is written. */
export const RecordNoticeLine = () => {
  const { t, language } = useTexts()
  const notices = useRecordNotices()
  const open = notices.data?.notices.find((notice) => notice.open && notice.reply === null)
  if (!open) return null
  return (
    <p className="notice">
      {t('desk.company.noticeLine', { until: sayDay(open.untilOn, language) })}{' '}
      <Link to="/desk/company">{t('desk.company.noticeLook')}</Link>
    </p>
  )
}
