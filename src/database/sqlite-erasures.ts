import { rmSync } from 'node:fs'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, max, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { localDay } from '../../workflows/calendar/days.ts'
import { randomId } from '../random-id.ts'
import type { Erasing, Erasure, ErasureCandidate, Erasures } from '../retention/ports.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { personalReads } from './access-tables.ts'
import { pathOfDocument } from './document-path.ts'
import { erasures } from './erasure-tables.ts'
import { identityKey } from './identity-part.ts'
import { ownerMessages } from './message-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { piles } from './pile-tables.ts'
import { endSessions } from './session-rows.ts'
import { guarded, guardedWrite } from './storage-errors.ts'
import * as tables from './tables.ts'

const { accounts, cases, documents, drafts, links, sealedParts, sessions } = tables

/** Where drafts are dated: they have an instant, not a day. */
const timeZone = 'Asia/Shanghai'

interface Parts {
  readonly database: OpenDatabase
  readonly keys: KeyRing
  readonly filesDir: string
}

/**
 * Erasures on SQLite. First the record of an erasure with the keys and files that it is about, in one transaction with what
 * goes from the tables; then the keys, then the files: a crash in between leaves a record that is not finished.
 */
export const sqliteErasures = (parts: Parts): Erasures => {
  const { db, write } = parts.database
  return {
    candidates: async (part, until, after, limit) =>
      guarded(() => (part === 'draft' ? oldDrafts(db, until, after, limit) : endedCases(db, { part, until, after, limit }))),
    broughtLater: async (ask) => guarded(() => broughtLater(db, ask)),
    hasRelated: async (caseId) => guarded(() => hasRelated(db, caseId)),
    erase: async (erasing) => {
      await guardedWrite(write((tx) => recordErasure(parts, tx, erasing)))
      finish(parts, erasing.now)
    },
    eraseAccounts: async ({ before, rule, now }) => {
      const idle = guarded(() => idleAccounts(db, before, now))
      for (const accountId of idle) {
        await guardedWrite(write((tx) => recordAccount(parts, tx, { accountId, rule, now })))
      }
      finish(parts, now)
      return idle.length
    },
    finish: async (now) => finish(parts, now),
    destroyAgain: async (now) => {
      const back = reopenErasures(parts)
      finish(parts, now)
      return back
    },
    of: async (caseId) =>
      guarded(() =>
        db.select().from(erasures).where(eq(erasures.caseId, caseId)).orderBy(asc(erasures.erasedAt), asc(erasures.part)).all(),
      ).map(toErasure),
    draftChangedOn: async (caseId) =>
      guarded(() => {
        const row = db.select({ at: drafts.updatedAt }).from(drafts).where(eq(drafts.caseId, caseId)).get()
        return row ? localDay(row.at, timeZone) : null
      }),
  }
}

const toErasure = (row: typeof erasures.$inferSelect): Erasure => ({
  // Written below from exactly these.
  part: row.part as Erasure['part'],
  dueOn: row.dueOn,
  erasedAt: row.erasedAt,
  rule: JSON.parse(row.rule) as Erasure['rule'],
  erased: row.erased,
})

const endedCases = (
  db: Db,
  {
    part,
    until,
    after,
    limit,
  }: { readonly part: string; readonly until: string; readonly after: string; readonly limit: number },
) =>
  db
    .select({ caseId: cases.caseId, since: sql<string>`${cases.closedOn}` })
    .from(cases)
    .where(
      and(
        isNotNull(cases.closedOn),
        lte(cases.closedOn, until),
        gt(cases.caseId, after),
        notExists(
          db
            .select({ one: sql`1` })
            .from(erasures)
            .where(and(eq(erasures.caseId, cases.caseId), eq(erasures.part, part), eq(erasures.since, cases.closedOn))),
        ),
      ),
    )
    .orderBy(asc(cases.caseId))
    .limit(limit)
    .all()

const broughtLater = (db: Db, { kinds, before, after, limit }: Parameters<Erasures['broughtLater']>[0]): ErasureCandidate[] => {
  const last = max(documents.uploadedAt)
  const later = alias(erasures, 'later')
  const lookedAtSince = db
    .select({ one: sql`1` })
    .from(later)
    .where(and(eq(later.caseId, cases.caseId), eq(later.part, 'identity'), gt(later.erasedAt, documents.uploadedAt)))
  return (
    db
      .select({ caseId: cases.caseId, last })
      .from(cases)
      .innerJoin(
        erasures,
        and(eq(erasures.caseId, cases.caseId), eq(erasures.part, 'identity'), eq(erasures.since, cases.closedOn)),
      )
      .innerJoin(
        documents,
        and(eq(documents.caseId, cases.caseId), isNull(documents.erasedAt), inArray(documents.kind, [...kinds])),
      )
      .where(and(gt(cases.caseId, after), notExists(lookedAtSince)))
      .groupBy(cases.caseId)
      // The end of that day, whatever the hour.
      .having(lt(last, `${dayBefore(before)}T16:00:00.000Z`))
      .orderBy(asc(cases.caseId))
      .limit(limit)
      .all()
      .flatMap((row) => (row.last === null ? [] : [{ caseId: row.caseId, since: dayAfter(localDay(row.last, timeZone)) }]))
  )
}

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

const oldDrafts = (db: Db, until: string, after: string, limit: number) =>
  db
    .select({ caseId: drafts.caseId, at: drafts.updatedAt })
    .from(drafts)
    // The end of that day, whatever the hour.
    .where(and(lt(drafts.updatedAt, `${until}T16:00:00.000Z`), gt(drafts.caseId, after)))
    .orderBy(asc(drafts.caseId))
    .limit(limit)
    .all()
    .map(({ caseId, at }) => ({ caseId, since: localDay(at, timeZone) }))

const hasRelated = (db: Db, caseId: string): boolean => {
  const own = db.select().from(cases).where(eq(cases.caseId, caseId)).get()
  if (!own) return false
  const pile = own.pileId ?? db.select({ pileId: piles.pileId }).from(piles).where(eq(piles.caseId, caseId)).get()?.pileId
  const same = [
    ...(own.chainId === null ? [] : [eq(cases.chainId, own.chainId)]),
    ...(pile === undefined ? [] : [eq(cases.pileId, pile)]),
  ]
  if (same.length === 0) return false
  const running = and(or(...same), ne(cases.caseId, caseId), ne(cases.phase, 'draft'), isNull(cases.closedOn))
  return db.select({ caseId: cases.caseId }).from(cases).where(running).limit(1).get() !== undefined
}

type Row = typeof erasures.$inferInsert

const recordErasure = (parts: Parts, tx: Db, erasing: Erasing): void => {
  const { caseId, part, since, dueOn, rule, now } = erasing
  const known = tx
    .select()
    .from(erasures)
    .where(and(eq(erasures.caseId, caseId), eq(erasures.part, part), eq(erasures.since, since)))
    .get()
  if (known) return
  const gone = part === 'identity' ? eraseIdentity(parts, tx, erasing) : eraseRest(parts, tx, erasing)
  const row: Row = {
    erasureId: randomId(),
    caseId,
    accountId: null,
    part,
    since,
    dueOn,
    rule: JSON.stringify(rule),
    erasedAt: now,
    ...gone,
  }
  tx.insert(erasures).values(row).run()
}

type Gone = Pick<Row, 'erased' | 'keyIds' | 'files'>

/** The ID number and the documents that bear one. An old document may share its key with others: then its file alone goes. */
const eraseIdentity = ({ keys }: Parts, tx: Db, { caseId, documents: kinds, now }: Erasing): Gone => {
  const kept = tx
    .select()
    .from(documents)
    .where(and(eq(documents.caseId, caseId), isNull(documents.erasedAt)))
    .all()
  const going = kept.filter(({ kind }) => (kinds as readonly string[]).includes(kind))
  const shared = new Set(kept.filter((row) => !going.includes(row)).map(({ keyId }) => keyId))
  const numbers = keys.keysOf(caseId).filter(({ subject }) => subject.startsWith(identityKey))
  eraseDocuments(tx, going, now)
  return {
    erased: { ...(numbers.length > 0 ? { idNumber: 1 } : {}), ...countsOf(going) },
    keyIds: [...new Set([...numbers, ...going].map(({ keyId }) => keyId))].filter((keyId) => !shared.has(keyId)),
    files: going.map(({ ciphertextHash }) => ciphertextHash),
  }
}

/** Everything that is sealed of the case. A draft is no record: of it nothing stays at all. */
const eraseRest = ({ keys }: Parts, tx: Db, { caseId, part, now }: Erasing): Gone => {
  const going = tx
    .select()
    .from(documents)
    .where(and(eq(documents.caseId, caseId), isNull(documents.erasedAt)))
    .all()
  const words = tx.delete(sealedParts).where(eq(sealedParts.caseId, caseId)).run().changes
  const opened = tx.delete(links).where(eq(links.caseId, caseId)).run().changes
  tx.delete(drafts).where(eq(drafts.caseId, caseId)).run()
  tx.delete(personalReads).where(eq(personalReads.caseId, caseId)).run()
  eraseDocuments(tx, going, now)
  if (part === 'draft') {
    tx.delete(documents).where(eq(documents.caseId, caseId)).run()
    tx.delete(cases)
      .where(and(eq(cases.caseId, caseId), eq(cases.phase, 'draft')))
      .run()
  }
  return {
    erased: { ...(words > 0 ? { words } : {}), ...(opened > 0 ? { links: opened } : {}), ...countsOf(going) },
    keyIds: keys.keysOf(caseId).map(({ keyId }) => keyId),
    files: going.map(({ ciphertextHash }) => ciphertextHash),
  }
}

type DocumentRow = typeof documents.$inferSelect

const eraseDocuments = (tx: Db, going: readonly DocumentRow[], now: string): void => {
  for (const { documentId } of going) {
    tx.update(documents).set({ erasedAt: now }).where(eq(documents.documentId, documentId)).run()
  }
}

const countsOf = (rows: readonly DocumentRow[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** Owners with nothing left: no request that is not erased, no pile, nobody logged in, and not just come. */
const idleAccounts = (db: Db, before: string, now: string): string[] => {
  const one = { one: sql`1` }
  const rest = alias(erasures, 'rest')
  const erased = db
    .select(one)
    .from(rest)
    .where(and(eq(rest.caseId, cases.caseId), eq(rest.part, 'rest'), eq(rest.since, cases.closedOn)))
  return db
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(
      and(
        eq(accounts.party, 'owner'),
        isNotNull(accounts.sealed),
        lt(accounts.createdAt, before),
        notExists(
          db
            .select(one)
            .from(cases)
            .where(and(eq(cases.ownerAccountId, accounts.accountId), or(isNull(cases.closedOn), notExists(erased)))),
        ),
        notExists(
          db
            .select(one)
            .from(piles)
            .where(and(eq(piles.ownerAccountId, accounts.accountId), ne(piles.state, 'removed'))),
        ),
        notExists(
          db
            .select(one)
            .from(sessions)
            .where(and(eq(sessions.accountId, accounts.accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now))),
        ),
      ),
    )
    .orderBy(asc(accounts.accountId))
    .limit(1000)
    .all()
    .map(({ accountId }) => accountId)
}

const recordAccount = (
  { keys }: Parts,
  tx: Db,
  { accountId, rule, now }: { readonly accountId: string; readonly rule: Erasing['rule']; readonly now: string },
): void => {
  const today = localDay(now, timeZone)
  const keyIds = keys.keysOf(`account:${accountId}`).map(({ keyId }) => keyId)
  tx.update(accounts).set({ phoneLookup: null, sealed: null, disabledAt: now }).where(eq(accounts.accountId, accountId)).run()
  tx.delete(ownerMessages).where(eq(ownerMessages.accountId, accountId)).run()
  endSessions(tx, accountId, now)
  tx.insert(erasures)
    .values({
      ...{ erasureId: randomId(), caseId: null, accountId, part: 'account', since: today, dueOn: today },
      ...{ rule: JSON.stringify(rule), erased: { phone: 1 }, keyIds, files: [], erasedAt: now },
    })
    .run()
}

/** Destroys the keys and files of what is recorded as erased; what is gone already is no fault. */
const finish = ({ database: { db }, keys, filesDir }: Parts, now: string): void => {
  for (const row of guarded(() => db.select().from(erasures).where(isNull(erasures.finishedAt)).all())) {
    for (const keyId of row.keyIds) keys.destroy(keyId, now)
    for (const hash of row.files) rmSync(pathOfDocument(filesDir, hash), { force: true })
    guarded(() => db.update(erasures).set({ finishedAt: now }).where(eq(erasures.erasureId, row.erasureId)).run())
  }
}

/** An old copy of the key file brings keys back that are on record as destroyed: then their erasures are done once more. */
const reopenErasures = ({ database: { db }, keys }: Parts): number => {
  const done = guarded(() =>
    db
      .select({ erasureId: erasures.erasureId, keyIds: erasures.keyIds })
      .from(erasures)
      .where(isNotNull(erasures.finishedAt))
      .all(),
  )
  const back = done
    .filter(({ keyIds }) => keyIds.some((keyId) => keys.standing(keyId) === 'kept'))
    .map(({ erasureId }) => erasureId)
  for (const erasureId of back) {
    guarded(() => db.update(erasures).set({ finishedAt: null }).where(eq(erasures.erasureId, erasureId)).run())
  }
  return back.length
}
