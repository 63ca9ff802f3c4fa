import type { Track } from '../../workflows/parties.ts'
import { paperOf } from './case-facts.ts'
import { capacityFinding, fireFinding, mayBuild, rejectedOn, surveyed } from './case-journeys.ts'
import { type CasePlayer, startCase } from './case-player.ts'

/** A dispute in each place where one can arise. */
const arisen: Readonly<Record<Track, () => CasePlayer>> = {
  main: () => mayBuild().send({ type: 'owner.reportObstruction', kind: 'gate' }).untilDue('clearObstruction'),
  consent: () => rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestCoordination', track: 'consent' }),
  fire: () => startCase().send(fireFinding('needsRetrofit')).send({ type: 'owner.requestCoordination', track: 'fire' }),
  grid: () =>
    surveyed(startCase()).send(capacityFinding('noCapacity')).send({ type: 'owner.requestCoordination', track: 'grid' }),
}

/** A dispute of this track that was just brought to the centre. */
export const atTheCentre = (track: Track): CasePlayer => arisen[track]()

/** A joint meeting at which the company promises something by a day. */
export const meeting = (byOn: string, track: Track = 'consent') =>
  ({
    type: 'centre.holdJointMeeting',
    track,
    present: ['owner', 'property', 'grid', 'centre'],
    minutes: { documentId: paperOf('minutes') },
    promises: [{ by: 'property', promise: track === 'consent' ? 'decide' : 'openRoute', byOn }],
  }) as const
