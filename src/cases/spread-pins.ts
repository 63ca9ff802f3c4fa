import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from './ports.ts'
import { recordSystemEvent, whyNotTaken } from './record-system-event.ts'
import { setAside } from './set-aside.ts'
import { recordDueDeadlines } from './submit-event.ts'

const batch = 100

/** What the worker is made of that brings cases to the calendar and the rules of today. */
interface SpreadPinsParts {
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
}

/**
 * Brings cases to a calendar that was published or corrected, and to rules whose own clause takes running cases over:
 * each case one event in one transaction. It can be stopped or killed anywhere: a case that was not reached is still
 * pinned to what it had, and is found again; a second run finds nothing to do.
 */
export const openSpreadPins = ({ store, time, logger }: SpreadPinsParts) => {
  // Closed cases whose clocks run on are looked for once for each calendar, and once after each start.
  let closedSeenWith: string | null = null
  return async (shouldStop: () => boolean = () => false): Promise<number> => {
    const pins = await store.pinsOfToday()
    const closedToo = pins !== closedSeenWith
    let spread = 0
    const seen = new Set<string>()
    for (;;) {
      const found = await store.casesToRepin({ now: time.now(), limit: batch, closedToo })
      // What comes again in one round would come for ever.
      const caseIds = found.filter((caseId) => !seen.has(caseId))
      if (caseIds.length === 0) {
        closedSeenWith = pins
        return spread
      }
      for (const caseId of caseIds) {
        if (shouldStop()) return spread
        seen.add(caseId)
        const now = time.now()
        try {
          await repin(store, caseId, now)
          spread += 1
        } catch (error) {
          await setAside(store, { caseId, clockId: 'pins' }, error, now)
          logger.error({ err: error, caseId }, 'a case could not be brought to the calendar and rules of today')
        }
      }
    }
  }
}

/** Brings one case to the rules, then to the calendar of today. What ran out before is on record before. */
const repin = async (store: CaseStore, caseId: string, now: string): Promise<void> => {
  await recordDueDeadlines(store, caseId, now)
  for (const _ of ['rules', 'calendar']) {
    const stored = await store.read(caseId)
    const event = stored && (await store.repinEvent(stored))
    if (!event) return
    const result = await recordSystemEvent(store, { caseId, event, now })
    if (result.kind === 'recorded') continue
    const why = whyNotTaken(result)
    // Somebody else was quicker.
    if (why !== 'CALENDAR_IS_KNOWN' && why !== 'RULES_ARE_KNOWN') throw new Error(`${event.type} was not taken: ${why}`)
  }
}
