import type { CaseStore, DueClock } from './ports.ts'

const retryAfterMinutes = 10

/**
 * Sets due work of one case aside for a while, so that it does not hold up the others. A storage that cannot be used just
 * now is no fault of a case: that error goes on, and the next round tries everything again.
 */
export const setAside = async (store: CaseStore, due: DueClock, error: unknown, now: string): Promise<void> => {
  if (error instanceof Error && error.name === 'StorageUnavailable') throw error
  const nextTryAt = Temporal.Instant.from(now).add({ minutes: retryAfterMinutes }).toString({ fractionalSecondDigits: 3 })
  await store.noteSweepFailure(due, error instanceof Error ? error.message : String(error), nextTryAt)
}
