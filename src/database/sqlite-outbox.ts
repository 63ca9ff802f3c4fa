import { and, asc, eq, isNull, lte, ne, type SQL, sql } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import { hasLeft, type Outbox, type OutboxMessage } from '../notices/ports.ts'
import { builtOnce } from './built-once.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { handToSystems } from './sqlite-webhooks.ts'
import { guarded, guardedWrite } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The outbox on SQLite. A message leaves it in the transaction that notes its delivery: never lost, at most repeated. */
export const sqliteOutbox = ({ db, write }: OpenDatabase): Outbox => {
  const leaseOf = ({ messageId, attempts }: OutboxMessage) => ({ messageId, known: attempts })
  return {
    dueForInboxes: async (now, limit) => guarded(() => dueForOthers(db).all({ now, limit }).map(messageOf)),
    lease: (dueBy, nextTry) =>
      guardedWrite(
        write((tx) => {
          for (;;) {
            const [row] = dueForOwners(tx).all({ now: dueBy, limit: 1 })
            if (!row) return null
            const attempts = row.attempts + 1
            const lease = { messageId: row.messageId, known: row.attempts, attempts, notBefore: nextTry(attempts) }
            // Without a change another sender was faster, or the notice was taken back.
            if (leasing(tx).run(lease).changes === 1) return messageOf({ ...row, attempts })
          }
        }),
      ),
    holds: async (message) => guarded(() => holding(db).get(leaseOf(message)) !== undefined),
    takeBack: async ({ messageId }) =>
      guarded(() => {
        leaving(db).run({ messageId })
      }),
    delivered: ({ attempts: _, ...message }, channel, now) =>
      guardedWrite(
        write((tx) => {
          const { changes } = leaving(tx).run({ messageId: message.messageId })
          // What is with the gateway has left, whatever became of it here.
          if (changes === 0 && !hasLeft(channel)) return
          delivering(tx).run({ ...message, channel, deliveredAt: now })
          const { organisationId } = message
          if (organisationId !== null) handToSystems(tx, { ...message, organisationId }, now)
        }),
      ),
    postponed: async (message, until) =>
      guarded(() => {
        const { attempts } = message
        leasing(db).run({ ...leaseOf(message), attempts: attempts - 1, notBefore: until })
      }),
    failed: async (message, error, gaveUpAt) =>
      guarded(() => {
        failing(db).run({ ...leaseOf(message), lastError: error, gaveUpAt })
      }),
    hasAccount: async (organisationId) => guarded(() => accountQuery(db).get({ organisationId }) !== undefined),
  }
}

const dueWhere = (db: Db, recipient: SQL) => {
  const { outbox } = tables
  return db
    .select()
    .from(outbox)
    .where(and(isNull(outbox.gaveUpAt), lte(outbox.notBefore, sql.placeholder('now')), recipient))
    .orderBy(asc(outbox.notBefore), asc(outbox.messageId))
    .limit(sql.placeholder('limit'))
    .prepare()
}

const dueForOwners = builtOnce((db) => dueWhere(db, eq(tables.outbox.party, 'owner')))

const dueForOthers = builtOnce((db) => dueWhere(db, ne(tables.outbox.party, 'owner')))

/** The message as it was leased: neither taken back nor leased by another since. */
const leased = and(
  eq(tables.outbox.messageId, sql.placeholder('messageId')),
  eq(tables.outbox.attempts, sql.placeholder('known')),
  isNull(tables.outbox.gaveUpAt),
)

const leasing = builtOnce((db) => {
  const { outbox } = tables
  return db
    .update(outbox)
    .set({ attempts: sql`${sql.placeholder('attempts')}`, notBefore: sql`${sql.placeholder('notBefore')}` })
    .where(leased)
    .prepare()
})

const holding = builtOnce((db) => db.select({ seq: tables.outbox.seq }).from(tables.outbox).where(leased).prepare())

const failing = builtOnce((db) =>
  db
    .update(tables.outbox)
    .set({ lastError: sql`${sql.placeholder('lastError')}`, gaveUpAt: sql`${sql.placeholder('gaveUpAt')}` })
    .where(leased)
    .prepare(),
)

const delivering = builtOnce((db) =>
  db
    .insert(tables.deliveries)
    .values({
      messageId: sql.placeholder('messageId'),
      caseId: sql.placeholder('caseId'),
      seq: sql.placeholder('seq'),
      notice: sql.placeholder('notice'),
      party: sql.placeholder('party'),
      organisationId: sql.placeholder('organisationId'),
      channel: sql.placeholder('channel'),
      deliveredAt: sql.placeholder('deliveredAt'),
    })
    .onConflictDoNothing()
    .prepare(),
)

const accountQuery = builtOnce((db) => {
  const { accounts } = tables
  return db
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(and(eq(accounts.organisationId, sql.placeholder('organisationId')), isNull(accounts.disabledAt)))
    .limit(1)
    .prepare()
})

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
