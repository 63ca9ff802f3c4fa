import type { CaseStore } from './ports.ts'
import { recordSystemEvent, whyNotTaken } from './record-system-event.ts'
import { goThrough, type RoundParts } from './round.ts'

/**
 * Gives running cases of changed compounds a new copy of the facts. A case that has not been reached still carries the older
 * version, and is found again.
 */
export const spreadFacts = (parts: RoundParts): Promise<number> =>
  goThrough(parts, {
    next: (now, atMost) => parts.store.casesWithOldFacts(now, atMost),
    idsOf: (caseId) => ({ caseId }),
    tell: (caseId, now) => refreshFacts(parts.store, caseId, now),
    clockId: 'facts.changed',
    failure: 'the facts of a case could not be renewed',
  })

/** Gives a case the facts of today, where its copy is older than the record of its compound. */
export const refreshFacts = async (store: CaseStore, caseId: string, now: string): Promise<void> => {
  const stored = await store.read(caseId)
  const facts = stored && (await store.factsNow(stored, now))
  if (!facts) throw new Error('its space is not in the record of its compound any more')
  if ((stored.file.memory.facts?.version ?? 0) >= facts.version) return
  const result = await recordSystemEvent(store, { caseId, event: { type: 'facts.changed', facts }, now })
  if (result.kind !== 'recorded') throw new Error(`the new facts were not taken: ${whyNotTaken(result)}`)
}
