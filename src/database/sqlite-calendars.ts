import { and, asc, count, eq, gt, type SQL, sql } from 'drizzle-orm'
import { type NewNotice, noticeFaults, numberOfNotice } from '../../workflows/calendar/notices.ts'
import type { Outcome } from '../../workflows/case/case-file.ts'
import { dateChangesOf } from '../../workflows/case/date-changes.ts'
import type {
  CalendarStore,
  ChangedCase,
  ChangedDate,
  NoticeImport,
  PublishedCalendar,
  PublishedNotice,
} from '../calendars/ports.ts'
import { type KnownCalendar, keepCalendar, lastPosition, readCalendar } from '../rules/calendar-library.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { documentText } from './document-text.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { countWithOldCalendar } from './repin.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { calendarNotices, caseEvents, cases } = tables

/** The calendars on SQLite: the notices in the box are files, those that an operator imports are rows. */
export const sqliteCalendars = ({ database, library }: { database: OpenDatabase; library: RulesLibrary }): CalendarStore => {
  const { db } = database
  const isKnown = (calendarId: string) => library.calendars.ids().includes(calendarId)
  return {
    all: async () => guarded(() => library.calendars.ids().map((id) => published(id, library.calendars.known(id)))),
    importNotice: async (calendarId, notice, by) =>
      isKnown(calendarId)
        ? guarded(() => db.transaction((tx) => importNotice(tx, calendarId, notice, by), { behavior: 'immediate' }))
        : { kind: 'unknown' },
    reach: async (calendarId, number, page) =>
      guarded(() => {
        if (!isKnown(calendarId)) return null
        const known = published(calendarId, library.calendars.known(calendarId)).notices.some(
          (notice) => notice.number === number,
        )
        return known ? { ...reach(db, number, page), waiting: countWithOldCalendar(db, library, calendarId) } : null
      }),
  }
}

const importNotice = (
  tx: Db,
  calendarId: string,
  notice: NewNotice,
  by: { readonly now: string; readonly accountId: string | null },
): NoticeImport => {
  const { boxed, imported } = readCalendar(tx, calendarId)
  const text = JSON.stringify(notice)
  // Sent again word for word it is the notice that is there, unless it was taken back since.
  const same = tx
    .select({ number: calendarNotices.number })
    .from(calendarNotices)
    .where(and(eq(calendarNotices.calendar, calendarId), eq(documentText(calendarNotices.notice), text)))
    .get()
  if (same && !imported.some(({ withdraws }) => withdraws === same.number)) return { kind: 'known', number: same.number }
  const faults = noticeFaults(notice, boxed, imported)
  if (faults.length > 0) return { kind: 'wrong', faults }
  const number = numberOfNotice(calendarId, notice, boxed, imported)
  const position = lastPosition(tx, calendarId) + 1
  tx.insert(calendarNotices)
    .values({ number, calendar: calendarId, position, notice: text, recordedAt: by.now, recordedBy: by.accountId })
    .run()
  keepCalendar(tx, readCalendar(tx, calendarId))
  return { kind: 'recorded', number }
}

const published = (calendarId: string, { hash, value, boxed, imported }: KnownCalendar): PublishedCalendar => {
  const standing = value.notices.map(({ notice }) => notice)
  const withdrawnBy = (number: string) => imported.find(({ withdraws }) => withdraws === number)?.number ?? null
  const fromBox = boxed.map(
    ({ notice: number, document, publishedOn, source, year, off, work }): PublishedNotice => ({
      number,
      origin: 'box',
      document,
      publishedOn,
      source,
      days: { year, off, work },
      withdraws: null,
      withdrawnBy: withdrawnBy(number),
      stands: standing.includes(number),
      recordedAt: null,
    }),
  )
  const own = imported.map(
    (notice): PublishedNotice => ({
      ...notice,
      origin: 'imported',
      withdrawnBy: withdrawnBy(notice.number),
      stands: notice.days === null ? withdrawnBy(notice.number) === null : standing.includes(notice.number),
    }),
  )
  return { calendarId, hash, finalFrom: value.finalFrom, finalUntil: value.finalUntil, notices: [...fromBox, ...own] }
}

/** The records by which a notice, coming or going, reached cases. */
const names = (number: string): SQL =>
  sql`${caseEvents.type} = 'calendar.changed' and exists (select 1 from json_each(${caseEvents.input}, '$.notices') where value = ${number} union all select 1 from json_each(${caseEvents.input}, '$.withdrawn') where value = ${number})`

const reach = (db: Db, number: string, { cursor, limit }: { readonly cursor: string | null; readonly limit: number }) => {
  const reached = db.select({ n: count() }).from(caseEvents).where(names(number)).get()?.n ?? 0
  const rows = db
    .select({ event: caseEvents, caseNumber: cases.caseNumber })
    .from(caseEvents)
    .innerJoin(cases, eq(cases.caseId, caseEvents.caseId))
    .where(and(names(number), cursor === null ? undefined : gt(sql`${caseEvents.caseId} || ' ' || ${caseEvents.seq}`, cursor)))
    .orderBy(asc(sql`${caseEvents.caseId} || ' ' || ${caseEvents.seq}`))
    .limit(limit + 1)
    .all()
  const page = rows.slice(0, limit)
  const last = page.at(-1)?.event
  return {
    reached,
    cases: page.map(
      ({ event, caseNumber }): ChangedCase => ({
        caseId: event.caseId,
        caseNumber,
        record: event.seq,
        recordedAt: event.recordedAt,
        dates: datesOf(db, event),
      }),
    ),
    nextCursor: rows.length > limit && last ? `${last.caseId} ${last.seq}` : null,
  }
}

const datesOf = (db: Db, { caseId, outcome }: typeof caseEvents.$inferSelect): ChangedDate[] =>
  // Written by the store from exactly this shape.
  dateChangesOf((JSON.parse(outcome) as Outcome).clocks).flatMap((change) => {
    const { caseClocks } = tables
    const row = db
      .select({ party: caseClocks.party })
      .from(caseClocks)
      .where(and(eq(caseClocks.caseId, caseId), eq(caseClocks.clockId, change.clockId)))
      .get()
    return row ? [{ ...change, party: row.party as ChangedDate['party'] }] : []
  })
