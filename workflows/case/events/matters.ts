import { z } from 'zod'
import { matterTracks } from '../../matter/kinds.ts'
import { event } from './shape.ts'

const track = z.enum(matterTracks)
const matterId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .describe('Id of an open matter of the compound, as listed under `/api/matters`.')

/** How a request waits for something that no single request can bring about (H37). */
export const matterEvents = [
  event(
    'owner.waitOnMatter',
    'Waits on an open matter of the compound: its named official reports by a known day, and the days of the decision rest. Without a matter there is no waiting.',
    { track, matterId },
  ),
  event('owner.stopWaiting', 'Waits no longer and decides; the days of the decision run on.', { track }),
  event('centre.linkMatter', 'Links a matter of the compound: the request is told of it and goes its own way meanwhile.', {
    track,
    matterId,
  }),
] as const
