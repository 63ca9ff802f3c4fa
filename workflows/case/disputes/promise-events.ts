import type { Party, Track } from '../../parties.ts'
import { tell } from '../tell.ts'

const reports = (party: Party) =>
  ({
    guard: { type: 'promiseIsOpen', params: { party } },
    meta: { answers: ['promise'] },
    actions: ['recordPromiseReport', tell('promiseReported')],
  }) as const
const confirms = (party: Party) =>
  ({
    guard: { type: 'promiseIsReported', params: { party } },
    meta: { answers: ['promiseCheck'] },
    actions: ['recordPromiseConfirmed', tell('promiseAnswered')],
  }) as const
const disputes = (party: Party) =>
  ({
    guard: { type: 'promiseIsReported', params: { party } },
    meta: { answers: ['promiseCheck'] },
    actions: ['recordPromiseDisputed', tell('promiseAnswered')],
  }) as const

/** A promise of a joint meeting is kept, and looked at, wherever the case is by then: it moves no stage (H23). */
export const promiseEvents = {
  'owner.reportPromise': reports('owner'),
  'property.reportPromise': reports('property'),
  'community.reportPromise': reports('community'),
  'fire.reportPromise': reports('fire'),
  'grid.reportPromise': reports('grid'),
  'authority.reportPromise': reports('authority'),
  'installer.reportPromise': reports('installer'),
  'centre.reportPromise': reports('centre'),
  'bureau.reportPromise': reports('bureau'),
  'owner.confirmPromise': confirms('owner'),
  'property.confirmPromise': confirms('property'),
  'centre.confirmPromise': confirms('centre'),
  'owner.disputePromise': disputes('owner'),
  'property.disputePromise': disputes('property'),
  'centre.disputePromise': disputes('centre'),
} as const

const meets = <T extends Track>(track: T) =>
  ({ guard: { type: 'trackIs', params: { track } }, actions: ['recordMeeting', tell('meetingHeld')] }) as const

/**
 * A request sits at a table also where nobody has asked the centre to coordinate it, as when the requests of a garage are
 * talked over at once: its minutes and promises are on record, and it stays where it is. A coordination goes on by it (H23).
 */
export const tableOfTheTracks = { 'centre.holdJointMeeting': [meets('consent'), meets('fire'), meets('grid')] } as const

/** The same during the works. */
export const tableOfTheWorks = { 'centre.holdJointMeeting': meets('main') } as const
