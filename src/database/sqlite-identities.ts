import { and, eq } from 'drizzle-orm'
import type { IdentityStore } from '../accounts/identities.ts'
import { identities } from './identity-tables.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'

/** Identities on SQLite. */
export const sqliteIdentities = ({ db }: OpenDatabase): IdentityStore => ({
  accountOf: async (issuer, subject) =>
    guarded(
      () =>
        db
          .select({ accountId: identities.accountId })
          .from(identities)
          .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
          .get()?.accountId ?? null,
    ),
  ofAccount: async (accountId) =>
    guarded(() => db.select().from(identities).where(eq(identities.accountId, accountId)).get() ?? null),
  link: async (identity) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          const { issuer, subject, accountId } = identity
          const known = tx
            .select()
            .from(identities)
            .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
            .get()
          if (known && known.accountId !== accountId) return 'taken'
          tx.delete(identities).where(eq(identities.accountId, accountId)).run()
          tx.insert(identities).values(identity).run()
          return 'linked'
        },
        { behavior: 'immediate' },
      ),
    ),
  unlink: async (accountId) => guarded(() => db.delete(identities).where(eq(identities.accountId, accountId)).run().changes > 0),
})
