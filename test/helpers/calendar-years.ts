import { buildCalendar, type Calendar } from '../../workflows/calendar/calendar.ts'
import { calendars } from '../../workflows/calendar/calendars.ts'
import { NewNotice, standingNotices } from '../../workflows/calendar/notices.ts'

const document = { zh: '关于2027年部分节假日安排的通知（试）', en: 'Notice on holidays in 2027 (made up)' }

/** A notice of 2027 as a test invents it: nobody has published one. Two more days off after New Year, one of them worked off. */
export const year2027 = NewNotice.parse({
  document,
  publishedOn: '2026-11-05',
  source: 'made up for a test',
  days: {
    year: 2027,
    off: [
      ['2027-01-01', '2027-01-05'],
      ['2027-02-05', '2027-02-11'],
    ],
    work: ['2027-01-09', '2027-02-20'],
  },
})

/** The same with one day off fewer after New Year: what the office meant. */
export const corrected2027 = NewNotice.parse({
  ...year2027,
  publishedOn: '2026-11-20',
  days: {
    ...year2027.days,
    off: [
      ['2027-01-01', '2027-01-03'],
      ['2027-02-05', '2027-02-11'],
    ],
    work: ['2027-02-20'],
  },
})

const box = calendars['cn']!

/** The calendar of China with imported notices. */
export const calendarWith = (...notices: readonly { number: string; notice: NewNotice }[]): Calendar => {
  const imported = notices.map(({ number, notice }) => ({ ...notice, number }))
  return buildCalendar('cn', standingNotices(box.notices, imported), box.statutory)
}
