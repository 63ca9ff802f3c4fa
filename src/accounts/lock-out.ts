import { keyedHash } from '../sealing/seal.ts'
import { minutesAfter } from './instants.ts'
import type { AccountsParts } from './parts.ts'
import type { Failures } from './store.ts'

/** After how many wrong passwords a login rests, and for how long. Per login, never per address: a whole office sits behind one. */
const lockRules = { failures: 10, minutes: 15 } as const

/**
 * Counts an attempt before its password is looked at, so that a thousand at once are not all looked at before the first
 * one counts; a right password clears the count. Attempts during a lock-out do not make it longer.
 */
const countAttempt = (before: Failures | null, now: string): Failures | 'locked' => {
  if (before?.lockedUntil && before.lockedUntil > now) return 'locked'
  const earlier = before === null || before.lockedUntil ? 0 : before.failures
  const failures = earlier + 1
  return { failures, lockedUntil: failures >= lockRules.failures ? minutesAfter(now, lockRules.minutes) : null }
}

/**
 * What attempts are counted of, each with a beginning of its own: whatever somebody types as a name is a name, and locks nothing
 * else.
 */
export const guessed = {
  login: (login: string) => `login ${login}`,
  /** From a browser that is known: it counts for itself. */
  loginIn: (login: string, browser: string) => `known browser ${browser} ${login}`,
  password: (accountId: string) => `password of ${accountId}`,
  secondFactor: (accountId: string) => `second factor of ${accountId}`,
} as const

/** Attempts at something that is guessed. */
interface Attempts {
  /** Counts one more; false when it rests. */
  begin(now: string): Promise<boolean>
  /** One was right, or an operator lets it be tried again. */
  forget(): Promise<void>
}

/** The attempts at one of `guessed`. A keyed hash of it is kept: people type their password where the name belongs. */
export const attemptsAt = ({ store, keys }: Pick<AccountsParts, 'store' | 'keys'>, what: string): Attempts => {
  const lookup = keyedHash(keys.secret('login-failures'), what)
  return {
    begin: (now) => store.countAttempt(lookup, (before) => countAttempt(before, now)),
    forget: () => store.forgetAttempts(lookup),
  }
}
