import { and, eq, lt, sql } from 'drizzle-orm'
import type { IdempotencyKey, StoredAnswer } from '../cases/ports.ts'
import { builtOnce } from './built-once.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { insertRow } from './row-writes.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The first answer to a write that is repeated; `keyReused` when the key was used with another body; null when it is new. */
export const earlierAnswer = (tx: Db, idempotency: IdempotencyKey | null): StoredAnswer | 'keyReused' | null => {
  if (!idempotency) return null
  const row = answerQuery(tx).get({ scope: idempotency.scope, key: idempotency.key })
  if (!row) return null
  return row.requestHash === idempotency.requestHash ? { httpCode: row.httpCode, body: row.body } : 'keyReused'
}

const answerQuery = builtOnce((db) => {
  const { idempotentAnswers } = tables
  const { scope, key } = idempotentAnswers
  return db
    .select()
    .from(idempotentAnswers)
    .where(and(eq(scope, sql.placeholder('scope')), eq(key, sql.placeholder('key'))))
    .prepare()
})

/** Keeps the first answer, in the transaction of the write itself: a crash after the commit cannot lose it. */
export const keepAnswer = (tx: Db, idempotency: IdempotencyKey | null, answer: StoredAnswer, now: string): StoredAnswer => {
  if (idempotency) insertRow(tx, tables.idempotentAnswers, { ...idempotency, ...answer, createdAt: now })
  return answer
}

/** How long an answer is kept for a repeat. */
const keptDays = 7

/** Forgets the answers that nobody will ask for again. */
export const forgetAnswers = ({ db }: OpenDatabase, now: string): void => {
  const before = Temporal.Instant.from(now)
    .subtract({ hours: 24 * keptDays })
    .toString({ fractionalSecondDigits: 3 })
  guarded(() => db.delete(tables.idempotentAnswers).where(lt(tables.idempotentAnswers.createdAt, before)).run())
}
