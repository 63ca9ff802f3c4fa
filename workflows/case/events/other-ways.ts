import { z } from 'zod'
import { event } from './shape.ts'

/** What of a pile can be done in another way while the yes to it stands. */
export const otherWayKinds = ['route', 'place', 'supplyPoint', 'time'] as const

const record = z.int().positive().describe('Sequence number of the proposal.')

/** Yes, but differently (H8): only the how is open, never again the whether. */
export const otherWayEvents = [
  event(
    'property.proposeOther',
    'Says yes and proposes another route, place, supply point or time. The yes binds whatever becomes of the proposal.',
    { kind: z.enum(otherWayKinds) },
  ),
  event('owner.acceptOther', 'Takes the other route, place, supply point or time.', { record }),
  event(
    'owner.declineOther',
    'Does not take it: the yes stands; a technical choice is made by the grid at its survey, a time stays as asked for.',
    { record },
  ),
] as const
