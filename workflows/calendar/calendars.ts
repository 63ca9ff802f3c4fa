import { buildCalendar, type Calendar, HolidayNotice, StatutoryHolidays } from './calendar.ts'
import notice2025 from './cn/2025.json' with { type: 'json' }
import notice2026 from './cn/2026.json' with { type: 'json' }
import statutory from './cn/statutory.json' with { type: 'json' }

/** The calendars that come with the product, by id. A rule pack names the one of its place. */
export const calendars: Readonly<Record<string, Calendar>> = {
  cn: buildCalendar('cn', [HolidayNotice.parse(notice2025), HolidayNotice.parse(notice2026)], StatutoryHolidays.parse(statutory)),
}
