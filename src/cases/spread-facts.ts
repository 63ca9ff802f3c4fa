import type { Logger } from 'pino'
import type { CaseStore, TimeSource } from './ports.ts'

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
    const caseIds = await store.casesWithOldFacts(batch)
    let progress = 0
    for (const caseId of caseIds) {
      if (shouldStop()) return spread
      try {
        progress += (await refreshFacts(store, caseId, time.now())) ? 1 : 0
      } catch (error) {
        logger.error({ err: error, caseId }, 'the facts of a case could not be renewed')
      }
    }
    spread += progress
    if (progress === 0) return spread
  }
}

const refreshFacts = async (store: CaseStore, caseId: string, now: string): Promise<boolean> => {
  const stored = await store.read(caseId)
  const facts = stored && (await store.factsNow(stored, now))
  if (!facts) return false
  const result = await store.record({
    caseId,
    event: { type: 'facts.changed', facts },
    actor: { party: 'system', accountId: null, organisationId: null, channel: 'system' },
    origin: 'system',
    now,
    ifVersion: null,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  })
  return result.kind === 'recorded'
}
