import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from './ports.ts'
import { recordSystemEvent, whyNotTaken } from './record-system-event.ts'
import { setAside } from './set-aside.ts'

const batch = 100

/**
 * Gives running cases of changed compounds a new copy of the facts, each as an event of its own. It can stop anywhere: a
 * case that has not been reached still carries the older version, and is found again.
 */
export const spreadFacts = async (parts: {
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  readonly shouldStop?: () => boolean
}): Promise<number> => {
  const { store, time, logger, shouldStop = () => false } = parts
  let spread = 0
  for (;;) {
    const caseIds = await store.casesWithOldFacts(time.now(), batch)
    if (caseIds.length === 0) return spread
    for (const caseId of caseIds) {
      if (shouldStop()) return spread
      const now = time.now()
      try {
        await refreshFacts(store, caseId, now)
        spread += 1
      } catch (error) {
        await setAside(store, { caseId, clockId: 'facts.changed' }, error, now)
        logger.error({ err: error, caseId }, 'the facts of a case could not be renewed')
      }
    }
  }
}

/** Gives a case the facts of today, where its copy is older than the record of its compound. */
export const refreshFacts = async (store: CaseStore, caseId: string, now: string): Promise<void> => {
  const stored = await store.read(caseId)
  const facts = stored && (await store.factsNow(stored, now))
  if (!facts) throw new Error('its space is not in the record of its compound any more')
  if ((stored.file.memory.facts?.version ?? 0) >= facts.version) return
  const result = await recordSystemEvent(store, { caseId, event: { type: 'facts.changed', facts }, now })
  if (result.kind !== 'recorded') throw new Error(`the new facts were not taken: ${whyNotTaken(result)}`)
}
