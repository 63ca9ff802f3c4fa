import type { Party, Track } from '../../parties.ts'
import type { Asked } from '../asked.ts'
import { openPromises, promisesToCheck, reportablePromises } from '../promises.ts'

/** Questions about what was promised at joint meetings. */
export const meetingGuards = {
  /** A promise of this party is not reported as kept. */
  promiseIsOpen: ({ context }: Asked, params: { party: Party }) => reportablePromises(context, params.party).length > 0,
  /** Another party says that it kept a promise, and nobody has looked yet. */
  promiseIsReported: ({ context }: Asked, params: { party: Party }) => promisesToCheck(context, params.party).length > 0,
  /** No promise of a joint meeting in this track runs any more: each one was found kept. */
  promisesAreKept: ({ context }: Asked, params: { track: Track }) => openPromises(context, params.track).length === 0,
}
