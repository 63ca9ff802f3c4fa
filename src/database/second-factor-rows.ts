import { and, count, eq, isNull, lt, or } from 'drizzle-orm'
import type { AccountStore } from '../accounts/store.ts'
import type { Write } from './login-rows.ts'
import type { Db } from './open-database.ts'
import { recoveryCodes, secondFactors } from './second-factor-tables.ts'
import { endSessions } from './session-rows.ts'
import { guarded } from './storage-errors.ts'
import { accounts } from './tables.ts'

/** Second factors and their recovery codes. */
export const secondFactorRows = (
  db: Db,
  write: Write,
): Pick<
  AccountStore,
  | 'secondFactor'
  | 'startFactor'
  | 'confirmFactor'
  | 'takeStep'
  | 'putRecoveryCodes'
  | 'spendRecoveryCode'
  | 'recoveryCodesLeft'
  | 'removeFactor'
> => ({
  secondFactor: async (accountId, standing) =>
    guarded(
      () =>
        db
          .select()
          .from(secondFactors)
          .where(and(eq(secondFactors.accountId, accountId), eq(secondFactors.standing, standing)))
          .get() ?? null,
    ),
  startFactor: (factor) =>
    write((tx) => {
      tx.delete(secondFactors)
        .where(and(eq(secondFactors.accountId, factor.accountId), eq(secondFactors.standing, 'pending')))
        .run()
      tx.insert(secondFactors)
        .values({ ...factor, standing: 'pending' })
        .run()
    }),
  confirmFactor: (accountId, { step, recoveryHashes, now }) =>
    write((tx) => {
      const of = (standing: string) => and(eq(secondFactors.accountId, accountId), eq(secondFactors.standing, standing))
      tx.delete(secondFactors).where(of('confirmed')).run()
      tx.update(secondFactors).set({ standing: 'confirmed', confirmedAt: now, lastStep: step }).where(of('pending')).run()
      putRecoveryCodes(tx, accountId, recoveryHashes)
    }),
  takeStep: (accountId, step) =>
    write(
      (tx) =>
        tx
          .update(secondFactors)
          .set({ lastStep: step })
          .where(
            and(
              eq(secondFactors.accountId, accountId),
              eq(secondFactors.standing, 'confirmed'),
              or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step)),
            ),
          )
          .run().changes === 1,
    ),
  putRecoveryCodes: (accountId, hashes) => write((tx) => putRecoveryCodes(tx, accountId, hashes)),
  spendRecoveryCode: (accountId, codeHash, now) =>
    write(
      (tx) =>
        tx
          .update(recoveryCodes)
          .set({ usedAt: now })
          .where(and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)))
          .run().changes === 1,
    ),
  recoveryCodesLeft: async (accountId) =>
    guarded(
      () =>
        db
          .select({ left: count() })
          .from(recoveryCodes)
          .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
          .get()?.left ?? 0,
    ),
  removeFactor: (login, now) =>
    write((tx) => {
      const found = tx
        .select({ accountId: accounts.accountId })
        .from(accounts)
        .innerJoin(secondFactors, eq(secondFactors.accountId, accounts.accountId))
        .where(eq(accounts.login, login))
        .get()
      if (!found) return false
      removeFactor(tx, found.accountId)
      endSessions(tx, found.accountId, now)
      return true
    }),
})

const putRecoveryCodes = (tx: Db, accountId: string, hashes: readonly string[]): void => {
  tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).run()
  tx.insert(recoveryCodes)
    .values(hashes.map((codeHash) => ({ accountId, codeHash })))
    .run()
}

/** Takes the second factor of an account away, confirmed or not, with its recovery codes. */
export const removeFactor = (tx: Db, accountId: string): void => {
  tx.delete(secondFactors).where(eq(secondFactors.accountId, accountId)).run()
  tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).run()
}
