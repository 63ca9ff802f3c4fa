import type { Logger } from 'pino'
import type { CaseStore, DueClock, TimeSource } from './ports.ts'
import { recordDeadline } from './submit-event.ts'

/** What one round of the clock worker did. */
export interface SweepReport {
  readonly recorded: number
  readonly failed: number
}

const batch = 100
const retryAfterMinutes = 10

/**
 * Records every clock that has run out, oldest first, each in its own transaction. A case that fails is set aside for a
 * while and logged; it never holds up the others. Nothing is lost or doubled by a crash: the due clock is on disk until
 * the event that ends it is.
 */
export const sweepDueClocks = async (parts: {
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  /** Stops the round early, for a clean shutdown. */
  readonly shouldStop?: () => boolean
}): Promise<SweepReport> => {
  const { store, time, logger, shouldStop = () => false } = parts
  let recorded = 0
  let failed = 0
  for (;;) {
    const now = time.now()
    const due = await store.dueClocks(now, batch, null)
    if (due.length === 0) return { recorded, failed }
    for (const clock of due) {
      if (shouldStop()) return { recorded, failed }
      try {
        const result = await recordDeadline(store, clock.caseId, clock.clockId, now)
        // A clock that was answered in between is no longer due: somebody else was quicker.
        if (result.kind === 'recorded') recorded += 1
        else if (result.kind !== 'refused') throw new Error(`the due clock was not taken: ${result.kind}`)
        else if (await isStillDue(store, clock, now)) throw new Error(`the due clock was refused: ${result.refusal.code}`)
      } catch (error) {
        failed += 1
        await setAside(parts, clock, error, now)
        logger.error({ err: error, caseId: clock.caseId, clockId: clock.clockId }, 'a due clock could not be recorded')
      }
    }
  }
}

const isStillDue = async (store: CaseStore, clock: DueClock, now: string): Promise<boolean> =>
  (await store.dueClocks(now, batch, clock.caseId)).some((other) => other.clockId === clock.clockId)

const setAside = async (parts: { readonly store: CaseStore }, clock: DueClock, error: unknown, now: string): Promise<void> => {
  const nextTryAt = Temporal.Instant.from(now).add({ minutes: retryAfterMinutes }).toString({ fractionalSecondDigits: 3 })
  await parts.store.noteSweepFailure(clock, error instanceof Error ? error.message : String(error), nextTryAt)
}
