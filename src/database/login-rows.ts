import { and, count, desc, eq, isNull, lte } from 'drizzle-orm'
import type { AccountStore, KeptCode, NewCode } from '../accounts/store.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

const { loginCodes, loginFailures } = tables

/** Runs work in one transaction. */
export type Write = <T>(work: (tx: Db) => T) => Promise<T>

/** One-time codes and wrong passwords. */
export const loginRows = (write: Write): Pick<AccountStore, 'addCode' | 'useCode' | 'countAttempt' | 'forgetAttempts'> => ({
  addCode: (code, limit) => write((tx) => addCode(tx, code, limit)),
  useCode: (phoneLookup, now, judge) => write((tx) => useCode(tx, phoneLookup, now, judge)),
  countAttempt: (login, counted) =>
    write((tx) => {
      const before = tx.select().from(loginFailures).where(eq(loginFailures.login, login)).get() ?? null
      const after = counted(before)
      if (after === 'locked') return false
      tx.insert(loginFailures)
        .values({ login, ...after })
        .onConflictDoUpdate({ target: loginFailures.login, set: after })
        .run()
      return true
    }),
  forgetAttempts: (login) =>
    write((tx) => {
      tx.delete(loginFailures).where(eq(loginFailures.login, login)).run()
    }),
})

const addCode = (tx: Db, code: NewCode, limit: { since: string; atMost: number }): boolean => {
  const ofPhone = eq(loginCodes.phoneLookup, code.phoneLookup)
  tx.delete(loginCodes)
    .where(and(ofPhone, lte(loginCodes.createdAt, limit.since)))
    .run()
  const sent = tx.select({ sent: count() }).from(loginCodes).where(ofPhone).get()?.sent ?? 0
  if (sent >= limit.atMost) return false
  tx.update(loginCodes)
    .set({ usedAt: code.createdAt })
    .where(and(ofPhone, isNull(loginCodes.usedAt)))
    .run()
  tx.insert(loginCodes)
    .values({ ...code, attempts: 0 })
    .run()
  return true
}

const useCode = (tx: Db, phoneLookup: string, now: string, judge: (code: KeptCode) => 'right' | 'wrong' | 'dead'): boolean => {
  const living = tx
    .select()
    .from(loginCodes)
    .where(and(eq(loginCodes.phoneLookup, phoneLookup), isNull(loginCodes.usedAt)))
    .orderBy(desc(loginCodes.createdAt))
    .limit(1)
    .get()
  if (!living) return false
  const verdict = judge(living)
  if (verdict === 'dead') return false
  tx.update(loginCodes)
    .set({ attempts: living.attempts + 1, usedAt: verdict === 'right' ? now : null })
    .where(eq(loginCodes.codeId, living.codeId))
    .run()
  return verdict === 'right'
}
