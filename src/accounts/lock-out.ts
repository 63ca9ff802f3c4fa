import { minutesAfter } from './instants.ts'
import type { Failures } from './store.ts'

/** After how many wrong passwords a login rests, and for how long. Per login, never per address: a whole office sits behind one. */
const lockRules = { failures: 10, minutes: 15 } as const

/**
 * Counts an attempt before its password is looked at, so that a thousand at once are not all looked at before the first
 * one counts; a right password clears the count. Attempts during a lock-out do not make it longer.
 */
export const countAttempt = (before: Failures | null, now: string): Failures | 'locked' => {
  if (before?.lockedUntil && before.lockedUntil > now) return 'locked'
  const earlier = before === null || before.lockedUntil ? 0 : before.failures
  const failures = earlier + 1
  return { failures, lockedUntil: failures >= lockRules.failures ? minutesAfter(now, lockRules.minutes) : null }
}
