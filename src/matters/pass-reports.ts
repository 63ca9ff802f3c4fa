import type { Logger } from 'pino'
import type { TimeSource } from '../cases/ports.ts'
import type { MatterStore } from './ports.ts'

const batch = 100

/**
 * Records for every open matter that the day of its report has gone by without one. Found by what is on disk: a crash loses
 * nothing, and a matter on record is not found again. A matter that fails is logged and holds up no other.
 */
export const passReports = async (parts: {
  readonly matters: MatterStore
  readonly time: TimeSource
  readonly logger: Logger
  /** The day it is where the matters are. */
  readonly today: (now: string) => string
  readonly shouldStop?: () => boolean
}): Promise<number> => {
  const { matters, time, logger, today, shouldStop = () => false } = parts
  let recorded = 0
  for (;;) {
    const now = time.now()
    const found = await matters.reportsPassed(today(now), batch)
    let progress = 0
    for (const { matterId, dueOn } of found) {
      if (shouldStop()) return recorded
      try {
        const result = await matters.record({
          matterId,
          event: { type: 'report.passed', dueOn },
          actor: { party: 'system', accountId: null, organisationId: null, channel: 'clock' },
          origin: 'clock',
          now,
          ifVersion: null,
          idempotency: null,
          answer: () => ({ httpCode: 201, body: '' }),
        })
        progress += result.kind === 'recorded' ? 1 : 0
      } catch (error) {
        logger.error({ err: error, matterId }, 'a report that did not come could not be recorded')
      }
    }
    recorded += progress
    if (progress === 0) return recorded
  }
}
