import { and, asc, desc, eq, isNotNull, isNull, lt, lte, notInArray, type SQL, sql } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import { randomId } from '../random-id.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'
import type { HookDelivery, HookState, Webhook, Webhooks } from '../webhooks/ports.ts'
import { builtOnce } from './built-once.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import { cases, organisations } from './tables.ts'
import { webhookMessages, webhooks } from './webhook-tables.ts'

interface Parts {
  readonly database: OpenDatabase
  readonly keys: KeyRing
}

const states: Readonly<Record<HookState, SQL | undefined>> = {
  waiting: and(isNull(webhookMessages.deliveredAt), isNull(webhookMessages.gaveUpAt), isNull(webhookMessages.lastError)),
  failing: and(isNull(webhookMessages.deliveredAt), isNull(webhookMessages.gaveUpAt), isNotNull(webhookMessages.lastError)),
  givenUp: isNotNull(webhookMessages.gaveUpAt),
  delivered: isNotNull(webhookMessages.deliveredAt),
}

/** The systems of bodies on SQLite; their secrets are sealed. */
export const sqliteWebhooks = ({ database: { db }, keys }: Parts): Webhooks => ({
  list: async () => guarded(() => named(db).orderBy(asc(organisations.name), asc(webhooks.createdAt)).all()),
  add: async ({ organisationId, url, secret, now }) =>
    guarded(() => {
      const body = db.select().from(organisations).where(eq(organisations.organisationId, organisationId)).get()
      if (!body) return null
      const key = keys.keyFor(`webhooks ${organisationId}`, 'secret')
      const hook = { webhookId: randomId(), organisationId, url, isActive: true, createdAt: now }
      db.insert(webhooks)
        .values({ ...hook, keyId: key.keyId, secret: sealJson(key, secret), oldSecret: null, oldUntil: null })
        .run()
      return { ...hook, organisation: body.name }
    }),
  change: async (webhookId, change) =>
    guarded(() => db.update(webhooks).set(change).where(eq(webhooks.webhookId, webhookId)).run().changes === 1),
  renewSecret: async (webhookId, secret, oldUntil) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          const hook = tx.select().from(webhooks).where(eq(webhooks.webhookId, webhookId)).get()
          if (!hook) return false
          const key = keys.keyFor(`webhooks ${hook.organisationId}`, 'secret')
          tx.update(webhooks)
            .set({ secret: sealJson(key, secret), oldSecret: hook.secret, oldUntil })
            .where(eq(webhooks.webhookId, webhookId))
            .run()
          return true
        },
        { behavior: 'immediate' },
      ),
    ),
  remove: async (webhookId) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          tx.delete(webhookMessages).where(eq(webhookMessages.webhookId, webhookId)).run()
          return tx.delete(webhooks).where(eq(webhooks.webhookId, webhookId)).run().changes === 1
        },
        { behavior: 'immediate' },
      ),
    ),
  target: async (webhookId, now) =>
    guarded(() => {
      const hook = db.select().from(webhooks).where(eq(webhooks.webhookId, webhookId)).get()
      return hook ? { url: hook.url, secrets: secretsOf(keys, hook, now) } : null
    }),
  deliveries: async (webhookId, state, limit) => guarded(() => deliveriesOf(db, webhookId, state, limit)),
  counts: async (webhookId) =>
    guarded(() => {
      const count = (state: HookState): number =>
        db
          .select({ n: sql<number>`count(*)` })
          .from(webhookMessages)
          .where(and(eq(webhookMessages.webhookId, webhookId), states[state]))
          .get()?.n ?? 0
      return { waiting: count('waiting'), failing: count('failing'), givenUp: count('givenUp'), delivered: count('delivered') }
    }),
  replay: async (webhookId, messageId, now) =>
    guarded(() => {
      const anew = { notBefore: now, attempts: 0, lastError: null, gaveUpAt: null, deliveredAt: null }
      return db.update(webhookMessages).set(anew).where(own(webhookId, messageId)).run().changes === 1
    }),
  lease: async (ask) => guarded(() => lease(db, keys, ask)),
  holds: async ({ webhookId, messageId, attempts }) =>
    guarded(() => {
      const asLeased = and(own(webhookId, messageId), eq(webhookMessages.attempts, attempts))
      const stillToTell = and(isNull(webhookMessages.deliveredAt), isNull(webhookMessages.gaveUpAt))
      return db.select().from(webhookMessages).where(and(asLeased, stillToTell)).get() !== undefined
    }),
  ended: async ({ webhookId, messageId, attempts }, end) =>
    guarded(() => {
      const outcome =
        'deliveredAt' in end
          ? { deliveredAt: end.deliveredAt, lastError: null }
          : { lastError: end.error, gaveUpAt: end.gaveUpAt }
      db.update(webhookMessages)
        .set(outcome)
        .where(and(own(webhookId, messageId), eq(webhookMessages.attempts, attempts)))
        .run()
    }),
  forget: async (before) =>
    guarded(() => {
      db.delete(webhookMessages).where(lt(webhookMessages.deliveredAt, before)).run()
    }),
})

/** Hands a notice that came into an inbox to the systems of the body, in the transaction of its delivery. */
export const handToSystems = (
  tx: Db,
  {
    organisationId,
    ...message
  }: {
    readonly messageId: string
    readonly caseId: string
    readonly notice: string
    readonly party: string
    readonly organisationId: string
  },
  now: string,
): void => {
  for (const { webhookId } of hooksQuery(tx).all({ organisationId })) {
    tx.insert(webhookMessages)
      .values({ ...message, webhookId, since: now, notBefore: now, attempts: 0 })
      .onConflictDoNothing()
      .run()
  }
}

const hooksQuery = builtOnce((db) =>
  db
    .select({ webhookId: webhooks.webhookId })
    .from(webhooks)
    .where(and(eq(webhooks.organisationId, sql.placeholder('organisationId')), eq(webhooks.isActive, true)))
    .prepare(),
)

const own = (webhookId: string, messageId: string): SQL | undefined =>
  and(eq(webhookMessages.webhookId, webhookId), eq(webhookMessages.messageId, messageId))

const named = (db: Db) => {
  const { webhookId, organisationId, url, isActive, createdAt } = webhooks
  return db
    .select({ webhookId, organisationId, organisation: organisations.name, url, isActive, createdAt })
    .from(webhooks)
    .innerJoin(organisations, eq(organisations.organisationId, organisationId))
    .$dynamic() satisfies { all(): Webhook[] }
}

const secretsOf = (keys: KeyRing, hook: typeof webhooks.$inferSelect, now: string): string[] => {
  const sealed = [hook.secret, ...(hook.oldSecret && (hook.oldUntil ?? '') > now ? [hook.oldSecret] : [])]
  // Sealed above from strings; null: the key was destroyed, and nothing can be signed any more.
  return sealed.flatMap((bytes) => (openJson(keys, hook.keyId, bytes) as string | null) ?? [])
}

const lease = (db: Db, keys: KeyRing, { dueBy, now, except, nextTry }: Parameters<Webhooks['lease']>[0]) => {
  for (;;) {
    const found = db
      .select({ message: webhookMessages, hook: webhooks, caseNumber: cases.caseNumber, district: cases.district })
      .from(webhookMessages)
      .innerJoin(webhooks, eq(webhooks.webhookId, webhookMessages.webhookId))
      .innerJoin(cases, eq(cases.caseId, webhookMessages.caseId))
      .where(
        and(
          isNull(webhookMessages.gaveUpAt),
          isNull(webhookMessages.deliveredAt),
          lte(webhookMessages.notBefore, dueBy),
          eq(webhooks.isActive, true),
          notInArray(webhookMessages.webhookId, [...except]),
        ),
      )
      .orderBy(asc(webhookMessages.notBefore), asc(webhookMessages.messageId))
      .limit(1)
      .get()
    if (!found) return null
    const { message, hook, caseNumber, district } = found
    const attempts = message.attempts + 1
    const { changes } = db
      .update(webhookMessages)
      .set({ attempts, notBefore: nextTry(attempts) })
      .where(and(own(message.webhookId, message.messageId), eq(webhookMessages.attempts, message.attempts)))
      .run()
    // Without a change another sender was faster.
    if (changes !== 1) continue
    const { organisationId, url } = hook
    return {
      ...message,
      ...textsOf(message),
      attempts,
      caseNumber,
      district,
      organisationId,
      url,
      secrets: secretsOf(keys, hook, now),
    }
  }
}

/** Written by the case store from the notices of the chart. */
const textsOf = ({ notice, party }: { readonly notice: string; readonly party: string }) => ({
  notice: notice as NoticeName,
  party: party as Party,
})

const deliveriesOf = (db: Db, webhookId: string, state: HookState, limit: number): HookDelivery[] =>
  db
    .select({ message: webhookMessages, caseNumber: cases.caseNumber })
    .from(webhookMessages)
    .leftJoin(cases, eq(cases.caseId, webhookMessages.caseId))
    .where(and(eq(webhookMessages.webhookId, webhookId), states[state]))
    .orderBy(
      state === 'delivered' ? desc(webhookMessages.deliveredAt) : asc(webhookMessages.notBefore),
      asc(webhookMessages.messageId),
    )
    .limit(limit)
    .all()
    .map(({ message, caseNumber }) => ({
      messageId: message.messageId,
      state,
      caseNumber,
      ...textsOf(message),
      attempts: message.attempts,
      lastError: message.lastError,
      nextTryAt: message.gaveUpAt === null && message.deliveredAt === null ? message.notBefore : null,
      endedAt: message.deliveredAt ?? message.gaveUpAt,
    }))
