import { z } from 'zod'
import { buildCalendar, type Calendar, HolidayNotice, StatutoryHolidays } from './calendar.ts'
import notice2025 from './cn/2025.json' with { type: 'json' }
import notice2026 from './cn/2026.json' with { type: 'json' }
import statutory from './cn/statutory.json' with { type: 'json' }
import nothingPublished from './none/notice.json' with { type: 'json' }
import nothingFixed from './none/statutory.json' with { type: 'json' }
import noNotice from './us-ca/none.json' with { type: 'json' }
import noHolidays from './us-ca/statutory.json' with { type: 'json' }

/** A calendar that cannot be used: the service refuses to start and says where it is wrong. */
class UnusableCalendar extends Error {
  override name = 'UnusableCalendar'
}

/**
 * Checks the notices of a place and builds its calendar.
 * @throws UnusableCalendar naming the calendar and what is wrong.
 */
export const loadCalendar = (id: string, notices: readonly unknown[], holidays: unknown): Calendar => {
  try {
    return buildCalendar(
      id,
      notices.map((notice) => HolidayNotice.parse(notice)),
      StatutoryHolidays.parse(holidays),
    )
  } catch (error) {
    const sentence = error instanceof z.ZodError ? `calendar ${id}: ${z.prettifyError(error)}` : String(error)
    throw new UnusableCalendar(sentence.replace(/^Error: /, ''))
  }
}

/** The calendars that come with the product, by id. A rule pack names the one of its place. */
export const calendars: Readonly<Record<string, Calendar>> = {
  cn: loadCalendar('cn', [notice2025, notice2026], statutory),
  // Nothing of a later year is published here: each answer says that it is provisional.
  'us-ca': loadCalendar('us-ca', [noNotice], noHolidays),
  // For a place whose holidays nobody has loaded yet: Monday to Friday, and each answer says that it is provisional.
  none: loadCalendar('none', [nothingPublished], nothingFixed),
}
