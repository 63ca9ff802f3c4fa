import { and, asc, eq, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import type { Outbox, OutboxMessage } from '../notices/ports.ts'
import { builtOnce } from './built-once.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded, guardedWrite } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The outbox on SQLite. A message leaves it in the transaction that notes its delivery: never lost, at most repeated. */
export const sqliteOutbox = ({ db, write }: OpenDatabase): Outbox => {
  const { outbox, deliveries, accounts } = tables
  const dueOf = (recipient: SQL, now: string, limit: number) =>
    db
      .select()
      .from(outbox)
      .where(and(isNull(outbox.gaveUpAt), lte(outbox.notBefore, now), recipient))
      .orderBy(asc(outbox.notBefore), asc(outbox.messageId))
      .limit(limit)
      .all()
  const leaseOf = ({ messageId, attempts }: Pick<OutboxMessage, 'messageId' | 'attempts'>) =>
    and(eq(outbox.messageId, messageId), eq(outbox.attempts, attempts), isNull(outbox.gaveUpAt))
  return {
    dueForInboxes: async (now, limit) => guarded(() => dueOf(ne(outbox.party, 'owner'), now, limit).map(messageOf)),
    lease: async (dueBy, nextTry) =>
      guarded(() => {
        for (;;) {
          const [row] = dueOf(eq(outbox.party, 'owner'), dueBy, 1)
          if (!row) return null
          const attempts = row.attempts + 1
          const { changes } = db
            .update(outbox)
            .set({ attempts, notBefore: nextTry(attempts) })
            .where(leaseOf(row))
            .run()
          // Without a change another sender was faster, or the notice was taken back.
          if (changes === 1) return messageOf({ ...row, attempts })
        }
      }),
    holds: async (message) =>
      guarded(() => db.select({ seq: outbox.seq }).from(outbox).where(leaseOf(message)).get() !== undefined),
    delivered: ({ attempts: _, ...message }, channel, now) =>
      guardedWrite(
        write((tx) => {
          const { changes } = leaving(tx).run({ messageId: message.messageId })
          // What is with the gateway has left, whatever became of it here.
          if (changes === 0 && channel !== 'sms') return
          tx.insert(deliveries)
            .values({ ...message, channel, deliveredAt: now })
            .onConflictDoNothing()
            .run()
        }),
      ),
    failed: async (message, error, gaveUpAt) =>
      guarded(() => {
        db.update(outbox).set({ lastError: error, gaveUpAt }).where(leaseOf(message)).run()
      }),
    hasAccount: async (organisationId) =>
      guarded(
        () =>
          db
            .select({ accountId: accounts.accountId })
            .from(accounts)
            .where(and(eq(accounts.organisationId, organisationId), isNull(accounts.disabledAt)))
            .limit(1)
            .get() !== undefined,
      ),
  }
}

const leaving = builtOnce((db) =>
  db
    .delete(tables.outbox)
    .where(eq(tables.outbox.messageId, sql.placeholder('messageId')))
    .prepare(),
)

const messageOf = ({
  messageId,
  caseId,
  seq,
  notice,
  party,
  organisationId,
  attempts,
}: typeof tables.outbox.$inferSelect): OutboxMessage => ({
  messageId,
  caseId,
  seq,
  // Written by the case store from the notices of the chart.
  notice: notice as NoticeName,
  party: party as Party,
  organisationId,
  attempts,
})
