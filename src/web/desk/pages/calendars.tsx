import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { NewHolidays } from '../operator/new-holidays.tsx'

/** The working-day calendars: up to which day they are final, the notices they rest on, and the import of a new year. */
export const CalendarsPage = () => <NeedParty parties={['operator']}>{() => <Calendars />}</NeedParty>

const Calendars = () => {
  const { t, language } = useTexts()
  usePageTitle(t('desk.pages.calendars'))
  const [importing, setImporting] = useState<string | null>(null)
  const calendars = useQuery({
    queryKey: ['calendars'],
    queryFn: async () => taken(await http.GET('/api/calendars')).calendars,
  })
  return (
    <div className="page">
      <h1>{t('desk.pages.calendars')}</h1>
      <p className="soft">{t('desk.calendars.lead')}</p>
      <ProblemNotice error={calendars.error} onRetry={() => void calendars.refetch()} />
      {calendars.isPending ? <Waiting /> : null}
      {calendars.data?.length === 0 ? <p className="card empty">{t('desk.calendars.none')}</p> : null}
      {calendars.data?.map((calendar) => (
        <section className="card" key={calendar.calendarId} aria-labelledby={calendar.calendarId}>
          <div className="row spread">
            <h2 id={calendar.calendarId}>{t('desk.calendars.name', { id: calendar.calendarId })}</h2>
            <button type="button" className="button" onClick={() => setImporting(calendar.calendarId)}>
              {t('desk.calendars.import')}
              <span className="sr">{calendar.calendarId}</span>
            </button>
          </div>
          <p>
            {t('desk.calendars.final', {
              from: sayDay(calendar.finalFrom, language),
              until: sayDay(calendar.finalUntil, language),
            })}
          </p>
          <ul className="stack">
            {calendar.notices.map((notice) => (
              <li key={notice.number}>
                <Notice notice={notice} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {importing ? (
        <Sheet title={t('desk.calendars.import')} onClose={() => setImporting(null)}>
          <NewHolidays calendarId={importing} onDone={() => setImporting(null)} />
        </Sheet>
      ) : null}
    </div>
  )
}

/** A notice with its days; one that does not count any more says why. */
const Notice = ({ notice }: { readonly notice: Schemas['HolidayNotice'] }) => {
  const { t, language } = useTexts()
  const { document, days, number, publishedOn, source, stands, withdrawnBy } = notice
  const range = ([from = '', to = from]: readonly string[]) =>
    from === to ? sayDay(from, language) : t('desk.calendars.range', { from: sayDay(from, language), to: sayDay(to, language) })
  return (
    <div className="stack tight">
      <p className="row">
        <span className="strong">{document[language === 'en' ? 'en' : 'zh']}</span>
        <span className={`chip ${stands ? 'good' : ''}`}>
          {t(stands ? 'desk.calendars.counts' : 'desk.calendars.countsNoMore')}
        </span>
      </p>
      <p className="soft small wrap">
        {number} · {sayDay(publishedOn, language)} · {source}
        {withdrawnBy ? ` · ${t('desk.calendars.withdrawnBy', { number: withdrawnBy })}` : ''}
      </p>
      {days ? (
        <details>
          <summary>{t('desk.calendars.days', { year: days.year })}</summary>
          <p className="small">
            {t('desk.calendars.off')}：{days.off.map(range).join(t('form.and'))}
          </p>
          <p className="small">
            {t('desk.calendars.work')}：
            {days.work.length > 0
              ? days.work.map((day) => sayDay(day, language)).join(t('form.and'))
              : t('desk.calendars.noWork')}
          </p>
        </details>
      ) : null}
    </div>
  )
}
