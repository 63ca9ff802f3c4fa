import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
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
): Pick<AccountStore, 'addSession' | 'callerByToken' | 'endSession' | 'endSessions' | 'forget'> => ({
  addSession: (session) =>
    write((tx) => {
      tx.insert(sessions).values(session).run()
    }),
  callerByToken: async (tokenHash, now) => guarded(() => callerByToken(db, tokenHash, now)),
  endSession: (sessionId, now) =>
    write((tx) => {
      tx.update(sessions)
        .set({ revokedAt: now })
        .where(and(eq(sessions.sessionId, sessionId), isNull(sessions.revokedAt)))
        .run()
    }),
  endSessions: (accountId, now) => write((tx) => endSessions(tx, accountId, now)),
  forget: (before) =>
    write((tx) => {
      tx.delete(loginCodes).where(lte(loginCodes.createdAt, before.codes)).run()
      tx.delete(loginFailures).where(lte(loginFailures.lockedUntil, before.locks)).run()
      tx.delete(sessions)
        .where(or(lte(sessions.expiresAt, before.sessions), lte(sessions.revokedAt, before.sessions)))
        .run()
    }),
})

/** Ends the sessions of an account that are still alive; how many. */
export const endSessions = (tx: Db, accountId: string, now: string): number =>
  tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
    .run().changes

const callerQuery = builtOnce((db) =>
  db
    .select({
      accountId: accounts.accountId,
      party: accounts.party,
      organisationId: accounts.organisationId,
      sessionId: sessions.sessionId,
      kind: sessions.kind,
      confirmedAt: secondFactors.confirmedAt,
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

const callerByToken = (db: Db, tokenHash: string, now: string): Awaited<ReturnType<AccountStore['callerByToken']>> => {
  const row = callerQuery(db).get({ tokenHash, now })
  if (!row) return null
  const { kind, party, confirmedAt, ...caller } = row
  // Only parties are ever written to this column.
  return { ...caller, party: party as Party, channel: kind === 'token' ? 'token' : 'web', hasFactor: confirmedAt !== null }
}
