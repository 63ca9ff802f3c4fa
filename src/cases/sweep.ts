import type { Logger } from 'pino'
import { type CaseStore, type DueClock, type TimeSource, WrittenElsewhere } from './ports.ts'
import { setAside } from './set-aside.ts'
import { recordDeadline } from './submit-event.ts'

/** What one round of the clock worker did. */
export interface SweepReport {
  readonly recorded: number
  readonly failed: number
}

const batch = 100

/**
 * Records every clock that has run out, oldest first. Those of different cases are written together; a case has one under
 * way at a time. A case that fails is set aside for a
 * while and logged; it never holds up the others. Nothing is lost or doubled by a crash: the due clock is on disk until
 * the event that ends it is. Several nodes sweep side by side: each passes by a case that another one is at, and what an
 * other one has recorded is not due any more.
 */
export const sweepDueClocks = async (parts: {
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  /** Stops the round early, for a clean shutdown. */
  readonly shouldStop?: () => boolean
}): Promise<SweepReport> => {
  const { store, time, logger, shouldStop = () => false } = parts
  const report = { recorded: 0, failed: 0 }
  let elsewhere = 0
  const record = async (clock: DueClock, now: string): Promise<void> => {
    try {
      if (await recordDeadline(store, clock, now, true)) report.recorded += 1
    } catch (error) {
      if (error instanceof WrittenElsewhere) {
        elsewhere += 1
        return
      }
      report.failed += 1
      await setAside(store, clock, error, now)
      logger.error({ err: error, caseId: clock.caseId, clockId: clock.clockId }, 'a due clock could not be recorded')
    }
  }
  for (;;) {
    const now = time.now()
    const due = await store.dueClocks(now, batch, null)
    // Where all is in the hands of others there is nothing to do before the next round.
    if (due.length === 0 || (elsewhere > 0 && elsewhere >= due.length)) return report
    elsewhere = 0
    const under = new Map<string, Promise<void>>()
    const settle = async (): Promise<void> => {
      await Promise.all(under.values())
      under.clear()
    }
    for (const clock of due) {
      if (under.has(clock.caseId)) await settle()
      if (shouldStop()) {
        await settle()
        return report
      }
      under.set(clock.caseId, record(clock, now))
    }
    await settle()
  }
}
