import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import type { Outbox } from '../notices/ports.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The outbox on SQLite. A message leaves it in the transaction that notes its delivery: never lost, at most repeated. */
export const sqliteOutbox = ({ db }: OpenDatabase): Outbox => {
  const { outbox, deliveries, accounts } = tables
  return {
    due: async (now, limit) =>
      guarded(() =>
        db
          .select()
          .from(outbox)
          .where(and(isNull(outbox.gaveUpAt), lte(outbox.notBefore, now)))
          .orderBy(asc(outbox.notBefore), asc(outbox.messageId))
          .limit(limit)
          .all()
          .map(({ messageId, caseId, seq, notice, party, organisationId, attempts }) => ({
            messageId,
            caseId,
            seq,
            // Written by the case store from the notices of the chart.
            notice: notice as NoticeName,
            party: party as Party,
            organisationId,
            attempts,
          })),
      ),
    delivered: async ({ attempts: _, ...message }, channel, now) =>
      guarded(() =>
        db.transaction(
          (tx) => {
            tx.delete(outbox).where(eq(outbox.messageId, message.messageId)).run()
            tx.insert(deliveries)
              .values({ ...message, channel, deliveredAt: now })
              .onConflictDoNothing()
              .run()
          },
          { behavior: 'immediate' },
        ),
      ),
    failed: async (message, error, nextTryAt, now) =>
      guarded(() => {
        db.update(outbox)
          .set({
            attempts: sql`${outbox.attempts} + 1`,
            lastError: error,
            ...(nextTryAt === null ? { gaveUpAt: now } : { notBefore: nextTryAt }),
          })
          .where(eq(outbox.messageId, message.messageId))
          .run()
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
