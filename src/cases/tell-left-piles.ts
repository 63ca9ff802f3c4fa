import { recordSystemEvent, whyNotTaken } from './record-system-event.ts'
import { goThrough, type RoundParts } from './round.ts'

/**
 * Tells the request by which a pile came that the pile was taken down, or went to somebody else: what is owed with it every
 * year ends. A request that has not been told is found again, so that a crash loses nothing.
 */
export const tellLeftPiles = (parts: RoundParts): Promise<number> =>
  goThrough(parts, {
    next: (now, atMost) => parts.store.pilesLeft(now, atMost),
    idsOf: ({ caseId }) => ({ caseId }),
    tell: async ({ caseId, pileId, how }, now) => {
      const result = await recordSystemEvent(parts.store, { caseId, event: { type: 'pile.left', pileId, how }, now })
      if (result.kind !== 'recorded') throw new Error(`that the pile left was not taken: ${whyNotTaken(result)}`)
    },
    clockId: 'pile.left',
    failure: 'a request could not be told that its pile left',
  })
