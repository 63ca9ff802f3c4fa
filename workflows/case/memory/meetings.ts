import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { promiseCheckers, promisers } from '../events/meetings.ts'
import { type MeetingPromise, promiseOfKey } from '../promises.ts'

type Change = Partial<CaseMemory>
type Reporting = EventOf<`${(typeof promisers)[number]}.reportPromise`>
type Confirming = EventOf<`${(typeof promiseCheckers)[number]}.confirmPromise`>
type Disputing = EventOf<`${(typeof promiseCheckers)[number]}.disputePromise`>

/** The meeting, and what its minutes say that each promised. */
export const jointMeetingHeld = (memory: CaseMemory, given: Given, event: EventOf<'centre.holdJointMeeting'>): Change => ({
  meetings: [
    ...memory.meetings,
    {
      seq: given.seq,
      track: event.track,
      on: given.occurredOn,
      present: event.present,
      documentId: event.minutes.documentId,
    },
  ],
  promises: [
    ...memory.promises,
    ...event.promises.map(
      ({ by, promise, byOn }, index): MeetingPromise => ({
        promiseId: `${given.seq}.${index + 1}`,
        meeting: given.seq,
        track: event.track,
        by,
        promise,
        byOn,
        reportedSeq: null,
        reportedOn: null,
        disputed: 0,
        settledSeq: null,
        settled: null,
        outcome: null,
      }),
    ),
  ],
})

const changed = (
  memory: CaseMemory,
  promiseId: string,
  change: (promise: MeetingPromise) => Partial<MeetingPromise>,
): Change => ({
  promises: memory.promises.map((promise) => (promise.promiseId === promiseId ? { ...promise, ...change(promise) } : promise)),
})

const outcomeOn = ({ byOn }: MeetingPromise, doneOn: string) => (doneOn <= byOn ? ('kept' as const) : ('late' as const))

/** Its maker says that it is kept. What the centre records for others counts on its proven day. */
export const promiseReported = (memory: CaseMemory, given: Given, event: Reporting): Change =>
  changed(memory, event.promiseId, () => ({
    reportedSeq: given.seq,
    reportedOn: event.onBehalf === undefined ? given.today : given.occurredOn,
  }))

/** Somebody else finds it kept, on the day of the report or on the day that the one who looked names. */
export const promiseConfirmed = (memory: CaseMemory, given: Given, event: Confirming): Change =>
  changed(memory, event.promiseId, (promise) => ({
    settledSeq: given.seq,
    settled: 'confirmed',
    outcome: outcomeOn(promise, event.doneOn ?? promise.reportedOn ?? given.today),
  }))

/** Somebody else does not find it kept: it is open again, and its day stays what it was. */
export const promiseDisputed = (memory: CaseMemory, _: Given, event: Disputing): Change =>
  changed(memory, event.promiseId, ({ disputed }) => ({ reportedSeq: null, reportedOn: null, disputed: disputed + 1 }))

/** The day of a promise passed, and nobody reported it as kept. */
export const promiseBroken = (memory: CaseMemory, key: string): Change => {
  const promise = promiseOfKey(memory, key)
  return promise ? changed(memory, promise.promiseId, () => ({ outcome: 'broken' })) : {}
}

/** Nobody looked in time: the report stands. */
export const promiseStands = (memory: CaseMemory, key: string, given: Given): Change => {
  const promise = promiseOfKey(memory, key)
  return promise
    ? changed(memory, promise.promiseId, () => ({
        settledSeq: given.seq,
        settled: 'unanswered',
        outcome: outcomeOn(promise, promise.reportedOn ?? given.today),
      }))
    : {}
}

/** The paper itself keeps every promise to issue it. */
export const promisesKeptByPaper = ({ promises, paper }: CaseMemory, given: Given): MeetingPromise[] =>
  promises.map((promise) =>
    paper === null || promise.promise !== 'issuePaper' || promise.settledSeq !== null
      ? promise
      : { ...promise, settledSeq: given.seq, settled: 'paper', outcome: outcomeOn(promise, given.today) },
  )
