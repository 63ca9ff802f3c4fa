import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { ClockName } from '../../workflows/case/clocks.ts'
import { reminderId } from '../../workflows/case/notice-before.ts'
import type { Reminders } from '../notices/remind.ts'
import { builtOnce } from './built-once.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded, guardedWrite } from './storage-errors.ts'
import * as tables from './tables.ts'

const { caseClocks, deliveries, outbox } = tables

/** Reminders on SQLite: found along the index of due clocks, written at most once by their id. */
export const sqliteReminders = ({ db, write }: OpenDatabase): Reminders => ({
  running: async ({ after, until, limit }) =>
    guarded(() =>
      runningAfter(db)
        .all({ ...after, until, limit })
        .flatMap(({ dueOn, wakeAt, name, ...row }) =>
          // Written by the store from the clocks of the chart; a clock that wakes has a day.
          dueOn === null || wakeAt === null ? [] : [{ ...row, dueOn, wakeAt, name: name as ClockName }],
        ),
    ),
  remind: ({ caseId, seq, to, organisationId, ...reminder }, now) =>
    guardedWrite(
      write((tx) => {
        const messageId = reminderId(caseId, reminder)
        const ofClock = and(eq(caseClocks.caseId, caseId), eq(caseClocks.clockId, reminder.clockId))
        const [clock] = tx.select({ dueOn: caseClocks.dueOn, wakeAt: caseClocks.wakeAt }).from(caseClocks).where(ofClock).all()
        if (clock?.dueOn !== reminder.dueOn || clock.wakeAt === null) return false
        const { changes } = tx
          .insert(outbox)
          .values({
            ...{ messageId, caseId, seq, notice: 'deadlineNear', party: to, organisationId },
            ...{ notBefore: now, attempts: 0, lastError: null, gaveUpAt: null },
          })
          .onConflictDoNothing()
          .run()
        if (changes === 0) return false
        // Looked for afterwards: what another node delivers just now has left the outbox by then.
        const sent = tx.select({ seq: deliveries.seq }).from(deliveries).where(eq(deliveries.messageId, messageId)).get()
        if (sent) tx.delete(outbox).where(eq(outbox.messageId, messageId)).run()
        return sent === undefined
      }),
    ),
})

const runningAfter = builtOnce((db) => {
  const { caseId, clockId, name, dueOn, wakeAt } = caseClocks
  const [last, ofCase, ofClock] = [sql.placeholder('wakeAt'), sql.placeholder('caseId'), sql.placeholder('clockId')]
  return db
    .select({ caseId, clockId, name, dueOn, wakeAt })
    .from(caseClocks)
    .where(and(sql`(${wakeAt}, ${caseId}, ${clockId}) > (${last}, ${ofCase}, ${ofClock})`, lte(wakeAt, sql.placeholder('until'))))
    .orderBy(asc(wakeAt), asc(caseId), asc(clockId))
    .limit(sql.placeholder('limit'))
    .prepare()
})
