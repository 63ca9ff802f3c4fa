import { attemptsAt, guessed } from './lock-out.ts'
import type { AccountsParts } from './parts.ts'
import { makePassword } from './passwords.ts'
import type { Accounts } from './ports.ts'
import { initialUntil } from './staff-rules.ts'

/** What people see and end of their own logins, and how they change their password. */
export const ownSessions = (
  parts: AccountsParts,
): Pick<Accounts, 'sessionsOf' | 'endSessionOf' | 'endOtherSessions' | 'changePassword' | 'renewPassword'> => {
  const { store, passwords } = parts
  return {
    sessionsOf: (accountId, now) => store.sessionsOf(accountId, now),
    endSessionOf: (accountId, sessionId, now) => store.endSessionOf(accountId, sessionId, now),
    endOtherSessions: (accountId, keep, now) => store.endSessions(accountId, now, keep),
    changePassword: async ({ accountId, sessionId }, typed, next, now) => {
      const kept = await store.passwordOf(accountId)
      if (kept === null) return 'none'
      // At an open page passwords are guessed no faster than at the login.
      const attempts = attemptsAt(parts, guessed.password(accountId))
      if (!(await attempts.begin(now))) return 'locked'
      if (!(await passwords.verify(kept, typed))) return 'wrong'
      await attempts.forget()
      if (typed === next) return 'same'
      const own = { hash: await passwords.hash(next), initialUntil: null }
      return { ended: await store.setPassword(accountId, own, now, sessionId) }
    },
    renewPassword: async (accountId, now) => {
      if ((await store.passwordOf(accountId)) === null) return null
      const password = makePassword()
      const handedOver = { hash: await passwords.hash(password), initialUntil: initialUntil(now) }
      await store.setPassword(accountId, handedOver, now, null)
      return password
    },
  }
}
