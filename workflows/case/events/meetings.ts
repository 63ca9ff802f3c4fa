import { z } from 'zod'
import { DocumentId, disputeTrack, event } from './shape.ts'

/** Who can promise something at a joint meeting. */
export const promisers = [
  'owner',
  'property',
  'community',
  'fire',
  'grid',
  'authority',
  'installer',
  'centre',
  'bureau',
] as const satisfies readonly string[]

/** Who can promise something at a joint meeting. */
export type Promiser = (typeof promisers)[number]

/** Who can say whether a promise of another was kept. */
export const promiseCheckers = ['owner', 'property', 'centre'] as const

/** What is promised at joint meetings. */
export const promiseKinds = [
  'issuePaper',
  'decide',
  'acceptIntake',
  'makeCheck',
  'openRoute',
  'clearObstruction',
  'installItem',
  'payShare',
  'handInPaper',
  'nameContact',
  'reportBack',
  'other',
] as const

/** What is promised at a joint meeting. */
export type PromiseKind = (typeof promiseKinds)[number]

/** Why somebody does not find a promise kept. */
const disputeReasons = ['notDone', 'partlyDone', 'otherThanPromised', 'notShown'] as const

/** The id of a promise, as listed under `meetings`: the record of its meeting and its place in the minutes. */
const PromiseId = z.string().regex(/^\d{1,6}\.\d{1,2}$/, 'the id of a promise, such as 7.1')

const MadePromise = z
  .strictObject({
    by: z.enum(promisers),
    promise: z.enum(promiseKinds),
    byOn: z.iso.date().describe('The last day, as the minutes say.'),
    words: z.string().trim().min(1).max(2000).optional().describe('As the minutes say it; sealed, erasable.'),
  })
  .meta({ id: 'MadePromise', description: 'Who promised what by when, as the minutes of a joint meeting say.' })

const report = <P extends string>(party: P) =>
  event(`${party}.reportPromise`, 'Reports that a promise of its own is kept; another party confirms it.', {
    promiseId: PromiseId,
  })
const confirm = <P extends string>(party: P) =>
  event(`${party}.confirmPromise`, 'Confirms that a promise of another party was kept.', {
    promiseId: PromiseId,
    doneOn: z.iso.date().optional().describe('The day on which it was done, if not the day of the report.'),
  })
const dispute = <P extends string>(party: P) =>
  event(`${party}.disputePromise`, 'Does not find a promise kept that was reported as kept; it is open again.', {
    promiseId: PromiseId,
    reason: z.enum(disputeReasons),
  })

/** Joint meetings, and what becomes of what was promised there (H23). */
export const meetingEvents = [
  event('centre.holdJointMeeting', 'Records a joint meeting (会商) with its minutes: each promise runs on a clock of its own.', {
    track: disputeTrack,
    present: z.array(z.enum(promisers)).min(1).max(9).describe('Who sat at the table.'),
    minutes: z
      .strictObject({ documentId: DocumentId })
      .meta({ id: 'MeetingMinutes', description: 'The minutes, uploaded as such.' }),
    promises: z.array(MadePromise).max(20).default([]),
  }),
  report('owner'),
  report('property'),
  report('community'),
  report('fire'),
  report('grid'),
  report('authority'),
  report('installer'),
  report('centre'),
  report('bureau'),
  confirm('owner'),
  confirm('property'),
  confirm('centre'),
  dispute('owner'),
  dispute('property'),
  dispute('centre'),
] as const
