import chineseDays from 'chinese-days'
import { LegalHoliday } from 'tyme4ts'
import { describe, expect, test } from 'vitest'
import { dayKind } from '../../../workflows/calendar/calendar.ts'
import { calendars } from '../../../workflows/calendar/calendars.ts'

const cn = calendars['cn']!

/** Every day of the published years. */
const published = (): string[] => {
  const days: string[] = []
  for (let day = Temporal.PlainDate.from(cn.finalFrom); day.toString() <= cn.finalUntil; day = day.add({ days: 1 })) {
    days.push(day.toString())
  }
  return days
}

const isWeekday = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek <= 5

/** What two packages, each with a table of its own, say of a day. */
const witnesses: Readonly<Record<string, (day: string) => boolean>> = {
  'chinese-days': (day) => chineseDays.isWorkday(day),
  tyme4ts: (day) => {
    const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day)
    return LegalHoliday.fromYmd(year, month, dayOfMonth)?.isWork() ?? isWeekday(day)
  },
}

/** Days on which a witness says otherwise, each with the reason why the published notice is right. None is known. */
const explained: Readonly<Record<string, string>> = {}

describe('independent tables of working days', () => {
  test.each(Object.keys(witnesses))(
    '%s agrees with the published notices on every day, or the difference is explained',
    (name) => {
      const days = published()
      expect(days.length).toBe(730)
      const said = witnesses[name]!
      const otherwise = days.filter((day) => said(day) !== dayKind(cn, day).working)
      expect(otherwise.filter((day) => explained[`${name} ${day}`] === undefined)).toEqual([])
    },
  )

  test('they know a make-up Saturday and a weekday off: what they witness is not the week alone', () => {
    for (const said of Object.values(witnesses)) {
      expect([said('2026-02-14'), said('2026-02-16'), said('2026-02-25')]).toEqual([true, false, true])
    }
  })

  test('beyond the published years they guess without a word, and the calendar says that it does not know', () => {
    for (const said of Object.values(witnesses)) expect(said('2027-01-01')).toBe(true)
    expect(dayKind(cn, '2027-01-01')).toEqual({ working: false, provisional: true })
  })
})
