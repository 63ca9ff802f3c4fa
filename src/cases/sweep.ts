import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from './ports.ts'
import { setAside } from './set-aside.ts'
import { recordDeadline } from './submit-event.ts'

/** What one round of the clock worker did. */
export interface SweepReport {
  readonly recorded: number
  readonly failed: number
}

const batch = 100

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
        const result = await recordDeadline(store, clock, now)
        if (result) recorded += 1
      } catch (error) {
        failed += 1
        await setAside(store, clock, error, now)
        logger.error({ err: error, caseId: clock.caseId, clockId: clock.clockId }, 'a due clock could not be recorded')
      }
    }
  }
}
