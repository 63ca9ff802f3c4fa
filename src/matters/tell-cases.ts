import type { CaseStore } from '../cases/ports.ts'
import { recordSystemEvent, whyNotTaken } from '../cases/record-system-event.ts'
import { goThrough, type RoundParts } from '../cases/round.ts'
import { refreshFacts } from '../cases/spread-facts.ts'
import type { MatterStore, OldLink } from './ports.ts'

/**
 * Tells every linked request what became of its matter, each as an event of its own, the first in the queue first. A
 * request that has not been told still knows the older version of the matter and is found again: a crash loses nothing,
 * and one that fails is set aside and holds up no other.
 */
export const tellCases = ({ matters, ...parts }: RoundParts & { readonly matters: MatterStore }): Promise<number> =>
  goThrough(parts, {
    next: (now, atMost) => matters.oldLinks(now, atMost),
    idsOf,
    tell: (link, now) => tell(parts.store, link, now),
    clockId: 'matter.changed',
    failure: 'a request could not be told of its matter',
  })

const idsOf = ({ caseId, matter: { matterId } }: OldLink) => ({ caseId, matterId })

const tell = async (store: CaseStore, { caseId, matter }: OldLink, now: string): Promise<void> => {
  // A finished matter changes what is known of its place; the check that follows rests on that.
  if (matter.result !== null) await refreshFacts(store, caseId, now)
  const result = await recordSystemEvent(store, { caseId, event: { type: 'matter.changed', matter }, now })
  if (result.kind === 'recorded') return
  const why = whyNotTaken(result)
  // Somebody else was quicker.
  if (why !== 'MATTER_IS_KNOWN') throw new Error(`what became of the matter was not taken: ${why}`)
}
