import type { Track } from '../../parties.ts'
import { tell } from '../tell.ts'

/** The owner was sent round too often: the case goes to the centre by itself (H4). */
export const toTheCentre = <T extends Track>(track: T) =>
  ({
    guard: { type: 'trackIs', params: { track } },
    target: `#${track}/coordination`,
    actions: ['recordSentToCentre', { type: 'recordDispute', params: { track, mediation: false } }, tell('returnLimitReached')],
  }) as const

/** As above, while a check is to be made: an office that only sends on makes none, so the centre names who does (H18). */
export const toTheNaming = <T extends 'fire' | 'grid'>(track: T) =>
  ({
    guard: { type: 'trackIs', params: { track } },
    target: `#${track}/namingBody`,
    actions: ['recordSentToCentre', tell('returnLimitReached')],
  }) as const
