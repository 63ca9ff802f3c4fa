import { asc, eq, max, sql } from 'drizzle-orm'
import { buildCalendar, Calendar, type HolidayNotice } from '../../workflows/calendar/calendar.ts'
import { calendars as boxed } from '../../workflows/calendar/calendars.ts'
import { type CalendarNotice, NewNotice, standingNotices } from '../../workflows/calendar/notices.ts'
import { builtOnce } from '../database/built-once.ts'
import type { Db } from '../database/open-database.ts'
import * as tables from '../database/tables.ts'
import { hashJson } from '../sealing/seal.ts'
import type { Pinned } from './rules-library.ts'

/** A recorded notice with when and by whom it was imported. */
export interface RecordedNotice extends CalendarNotice {
  readonly recordedAt: string
}

/** A calendar with everything that was ever published or imported for it. */
export interface KnownCalendar extends Pinned<Calendar> {
  /** The notices in the box, and the imported ones in the order in which they came. */
  readonly boxed: readonly HolidayNotice[]
  readonly imported: readonly RecordedNotice[]
}

/** The calendars: those in the box with what the operator imported since, and every one that a case was ever pinned to. */
export interface CalendarLibrary {
  ids(): string[]
  /** The calendar of today. @throws when there is none of that id. */
  known(id: string): KnownCalendar
  byHash(hash: string): Calendar
}

/** Opens the calendars on a database. Another process may import a notice: each look asks for the last number. */
export const openCalendars = (db: Db): CalendarLibrary => {
  const byHash = new Map<string, Calendar>()
  const cached = new Map<string, { readonly position: number; readonly known: KnownCalendar }>()
  return {
    ids: () => Object.keys(boxed),
    known: (id) => {
      const position = lastPosition(db, id)
      const cache = cached.get(id)
      if (cache?.position === position) return cache.known
      const known = readCalendar(db, id)
      byHash.set(known.hash, known.value)
      cached.set(id, { position, known })
      return known
    },
    byHash: (hash) => {
      const known = byHash.get(hash)
      if (known) return known
      const row = db.select().from(tables.calendars).where(eq(tables.calendars.hash, hash)).get()
      if (!row) throw new Error(`no calendar with hash ${hash}`)
      const calendar = Calendar.parse(JSON.parse(row.document))
      byHash.set(hash, calendar)
      return calendar
    },
  }
}

/** How many notices of a calendar were imported. */
export const lastPosition = (db: Db, id: string): number => positionQuery(db).get({ id })?.last ?? 0

const positionQuery = builtOnce((db) =>
  db
    .select({ last: max(tables.calendarNotices.position) })
    .from(tables.calendarNotices)
    .where(eq(tables.calendarNotices.calendar, sql.placeholder('id')))
    .prepare(),
)

/** A calendar as it follows from the box and from what was imported. */
export const readCalendar = (db: Db, id: string): KnownCalendar => {
  const box = boxed[id]
  if (!box) throw new Error(`no calendar ${id}`)
  const imported = importedNotices(db, id)
  // Without a notice of the operator it is the very one in the box, with its hash.
  const value = imported.length === 0 ? box : buildCalendar(id, standingNotices(box.notices, imported), box.statutory)
  return { hash: hashJson(value), value, boxed: box.notices, imported }
}

const importedNotices = (db: Db, id: string): RecordedNotice[] =>
  db
    .select()
    .from(tables.calendarNotices)
    .where(eq(tables.calendarNotices.calendar, id))
    .orderBy(asc(tables.calendarNotices.position))
    .all()
    .map(({ number, notice, recordedAt }) => ({ ...NewNotice.parse(JSON.parse(notice)), number, recordedAt }))

/** Keeps a calendar where replay finds it after the notices have changed. */
export const keepCalendar = (db: Db, { hash, value }: Pinned<Calendar>): void => {
  db.insert(tables.calendars)
    .values({ hash, id: value.id, document: JSON.stringify(value) })
    .onConflictDoNothing()
    .run()
}
