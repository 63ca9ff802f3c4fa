import { and, desc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
import type { Device } from '../accounts/device.ts'
import type { LiveSession } from '../accounts/ports.ts'
import type { AccountStore } from '../accounts/store.ts'
import { builtOnce } from './built-once.ts'
import type { Write } from './login-rows.ts'
import type { Db } from './open-database.ts'
import { secondFactors } from './second-factor-tables.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { accounts, loginCodes, loginFailures, sessions } = tables

/** Sessions and machine tokens, and what is removed when it is over. */
export const sessionRows = (
  db: Db,
  write: Write,
): Pick<
  AccountStore,
  'addSession' | 'callerByToken' | 'endSession' | 'endSessions' | 'sessionsOf' | 'endSessionOf' | 'setPassword' | 'forget'
> => ({
  addSession: ({ device, ...session }) =>
    write((tx) => {
      const of = { device: device?.kind ?? null, deviceProgram: device?.program ?? null }
      tx.insert(sessions)
        .values({ ...session, ...of })
        .run()
    }),
  callerByToken: async (tokenHash, now) => {
    const found = guarded(() => callerByToken(db, tokenHash, now))
    // Where nothing can be written, people read on; when they were last here is not worth more.
    if (found?.isStale) await write((tx) => noteSeen(tx, tokenHash, now)).catch(() => undefined)
    return found?.caller ?? null
  },
  sessionsOf: async (accountId, now) => guarded(() => liveSessions(db, accountId, now)),
  endSessionOf: (accountId, sessionId, now) =>
    write(
      (tx) =>
        tx
          .update(sessions)
          .set({ revokedAt: now })
          .where(and(alive(accountId, now), eq(sessions.sessionId, sessionId)))
          .run().changes === 1,
    ),
  setPassword: (accountId, { hash, initialUntil }, now, keep) =>
    write((tx) => {
      tx.update(accounts).set({ passwordHash: hash, initialUntil }).where(eq(accounts.accountId, accountId)).run()
      return endSessions(tx, accountId, now, keep)
    }),
  endSession: (sessionId, now) =>
    write((tx) => {
      tx.update(sessions)
        .set({ revokedAt: now })
        .where(and(eq(sessions.sessionId, sessionId), isNull(sessions.revokedAt)))
        .run()
    }),
  endSessions: (accountId, now, keep) => write((tx) => endSessions(tx, accountId, now, keep)),
  forget: (before) =>
    write((tx) => {
      tx.delete(loginCodes).where(lte(loginCodes.createdAt, before.codes)).run()
      tx.delete(loginFailures).where(lte(loginFailures.lockedUntil, before.locks)).run()
      tx.delete(sessions)
        .where(or(lte(sessions.expiresAt, before.sessions), lte(sessions.revokedAt, before.sessions)))
        .run()
    }),
})

const alive = (accountId: string, now: string) =>
  and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now))

/** Ends the sessions of an account that are still alive, but for one; how many. */
export const endSessions = (tx: Db, accountId: string, now: string, keep: string | null = null): number =>
  tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(alive(accountId, now), keep === null ? undefined : ne(sessions.sessionId, keep)))
    .run().changes

const liveSessions = (db: Db, accountId: string, now: string): LiveSession[] =>
  db
    .select()
    .from(sessions)
    .where(alive(accountId, now))
    .orderBy(desc(sessions.createdAt), desc(sessions.sessionId))
    .all()
    .map(({ sessionId, kind, name, device, deviceProgram, createdAt, lastSeenAt, expiresAt }) => ({
      sessionId,
      kind: kind === 'token' ? 'token' : 'web',
      name,
      // Only kinds of devices are ever written to this column.
      device: device === null ? null : { kind: device as Device['kind'], program: deviceProgram ?? '' },
      ...{ createdAt, lastSeenAt, expiresAt },
    }))

/** For so long nobody asks when a session was last seen, in minutes. */
const seenMinutes = 10

const noteSeen = (tx: Db, tokenHash: string, now: string): void => {
  tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.tokenHash, tokenHash)).run()
}

const isOlder = (instant: string, minutes: number, now: string): boolean =>
  Date.parse(now) - Date.parse(instant) > minutes * 60_000

const callerQuery = builtOnce((db) =>
  db
    .select({
      accountId: accounts.accountId,
      party: accounts.party,
      organisationId: accounts.organisationId,
      sessionId: sessions.sessionId,
      kind: sessions.kind,
      lastSeenAt: sessions.lastSeenAt,
      via: sessions.via,
      confirmedAt: secondFactors.confirmedAt,
      initialUntil: accounts.initialUntil,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.accountId, sessions.accountId))
    .leftJoin(secondFactors, and(eq(secondFactors.accountId, accounts.accountId), eq(secondFactors.standing, 'confirmed')))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder('tokenHash')),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, sql.placeholder('now')),
        isNull(accounts.disabledAt),
      ),
    )
    .prepare(),
)

const callerByToken = (db: Db, tokenHash: string, now: string) => {
  const row = callerQuery(db).get({ tokenHash, now })
  if (!row) return null
  const { kind, party, confirmedAt, initialUntil, lastSeenAt, via, ...caller } = row
  return {
    isStale: lastSeenAt === null || isOlder(lastSeenAt, seenMinutes, now),
    caller: {
      ...caller,
      // Only parties are ever written to this column.
      party: party as Party,
      channel: kind === 'token' ? ('token' as const) : ('web' as const),
      hasFactor: confirmedAt !== null,
      isInitial: initialUntil !== null,
      via: via === 'oidc' ? ('oidc' as const) : null,
    },
  }
}
