import type { HolidayNotice } from '../../workflows/calendar/calendar.ts'
import type { NewNotice, NoticeFault } from '../../workflows/calendar/notices.ts'
import type { DateChange } from '../../workflows/case/date-changes.ts'
import type { Party } from '../../workflows/parties.ts'

/** A notice of a calendar as everybody may read it. */
export interface PublishedNotice {
  readonly number: string
  /** In the box, or imported by an operator. */
  readonly origin: 'box' | 'imported'
  readonly document: HolidayNotice['document']
  readonly publishedOn: string
  readonly source: string
  readonly days: {
    readonly year: number
    readonly off: readonly (readonly [string, string])[]
    readonly work: readonly string[]
  } | null
  readonly withdraws: string | null
  readonly withdrawnBy: string | null
  /** Whether its days count today: not withdrawn, and no other notice has taken its year. */
  readonly stands: boolean
  readonly recordedAt: string | null
}

/** A calendar with every notice that was ever published or imported for it. */
export interface PublishedCalendar {
  readonly calendarId: string
  readonly hash: string
  readonly finalFrom: string
  readonly finalUntil: string
  readonly notices: readonly PublishedNotice[]
}

/** What became of an import. `known`: the very same notice is there already; nothing was written. */
export type NoticeImport =
  | { readonly kind: 'recorded' | 'known'; readonly number: string }
  | { readonly kind: 'wrong'; readonly faults: readonly NoticeFault[] }
  | { readonly kind: 'unknown' }

/** A clock whose date a notice changed, or made final, and whose it is. */
export interface ChangedDate extends DateChange {
  readonly party: Party
}

/** What a notice changed in one case. */
export interface ChangedCase {
  readonly caseId: string
  readonly caseNumber: string | null
  readonly record: number
  readonly recordedAt: string
  readonly dates: readonly ChangedDate[]
}

/** How far a notice has come, and a page of what it changed, in the order of the cases. */
export interface NoticeReach {
  /** Cases that it has reached. */
  readonly reached: number
  /** Running cases that are still to be brought to the calendar of today. */
  readonly waiting: number
  readonly cases: readonly ChangedCase[]
  readonly nextCursor: string | null
}

/** The calendars of the places. */
export interface CalendarStore {
  all(): Promise<PublishedCalendar[]>
  importNotice(
    calendarId: string,
    notice: NewNotice,
    by: { readonly now: string; readonly accountId: string | null },
  ): Promise<NoticeImport>
  /** What a notice changed in the cases; null when there is no such notice. */
  reach(
    calendarId: string,
    number: string,
    page: { readonly cursor: string | null; readonly limit: number },
  ): Promise<NoticeReach | null>
}
