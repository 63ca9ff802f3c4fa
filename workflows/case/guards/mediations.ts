import type { Track } from '../../parties.ts'
import type { Asked } from '../asked.ts'
import type { MediatedSide } from '../events/mediations.ts'
import { ratableMediations, unconfirmedClosings } from '../mediations.ts'

/** Questions about who mediates, and about what came of it. */
export const mediationGuards = {
  /** A mediation is over that this side has not rated. */
  mediationIsUnrated: ({ context }: Asked, params: { party: MediatedSide }) =>
    ratableMediations(context, params.party).length > 0,
  /** The centre closed something as solved, and the owner has not said whether it is; asked where the case as a whole stands. */
  closingIsUnconfirmed: ({ context }: Asked, _params: { track: Track }) => unconfirmedClosings(context).length > 0,
}
