import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { PersonalReadStore } from '../cases/personal-reads.ts'
import { personalReads } from './access-tables.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded, guardedWrite } from './storage-errors.ts'

const { caseId, day, readerId, what, documentId } = personalReads

/** Who read which personal field, on SQLite. */
export const sqlitePersonalReads = ({ db, write }: OpenDatabase): PersonalReadStore => ({
  add: (rows) =>
    guardedWrite(
      write((tx) => {
        for (const row of rows) {
          tx.insert(personalReads)
            .values(row)
            .onConflictDoUpdate({
              target: [caseId, day, readerId, what, documentId],
              set: { lastAt: row.lastAt, times: sql`${personalReads.times} + ${row.times}` },
            })
            .run()
        }
      }),
    ),
  of: async (of, { before, since, days }) =>
    guarded(() => {
      const found = db
        .selectDistinct({ day })
        .from(personalReads)
        .where(and(eq(caseId, of), gte(personalReads.lastAt, since), before === null ? undefined : lt(day, before)))
        .orderBy(desc(day))
        .limit(days)
        .all()
        .map((row) => row.day)
      const rows = db
        .select()
        .from(personalReads)
        .where(and(eq(caseId, of), gte(personalReads.lastAt, since), inArray(day, found)))
        .orderBy(desc(day), desc(personalReads.lastAt), asc(readerId), asc(what), asc(documentId))
        .all()
      return { rows, nextBefore: found.length === days ? (found.at(-1) ?? null) : null }
    }),
})
