import type { Track } from '../parties.ts'
import type { DoorTrack } from './events/technical.ts'
import { tell } from './tell.ts'

/** The days of whoever has the key are over, or nobody with a key is left: the centre coordinates. */
export const doorToTheCentre = <T extends DoorTrack>(track: T) =>
  [
    { type: 'recordDoorLeft', params: { track, end: 'coordination' } },
    { type: 'recordDispute', params: { track: track as Track, mediation: false } },
    tell('coordinationWanted'),
  ] as const

/** Whoever has the key has opened: the check goes on where it stood. */
export const doorOpened = <T extends DoorTrack, Goal extends string>(track: T, target: Goal) => {
  const by = <P extends 'property' | 'community' | 'transformerOwner'>(party: P) =>
    ({
      guard: { type: 'keyIsWith', params: { track, party } },
      target,
      meta: { answers: ['openDoor'] },
      actions: [{ type: 'recordDoorLeft', params: { track, end: 'opened' } }, tell('doorOpened')],
    }) as const
  return {
    'property.openDoor': by('property'),
    'community.openDoor': by('community'),
    'transformerOwner.openDoor': by('transformerOwner'),
  } as const
}
