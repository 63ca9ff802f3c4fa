import type { Party, Track } from '../parties.ts'
import type { CaseMemory } from './context.ts'
import type { PromiseKind, Promiser } from './events/meetings.ts'
import { organisationOf } from './organisations.ts'

/** A joint meeting of those who have a part in a dispute (会商, H23). */
export interface JointMeeting {
  readonly seq: number
  readonly track: Track
  readonly on: string
  readonly present: readonly Promiser[]
  readonly documentId: string
}

/** What somebody promised at a joint meeting. */
export interface MeetingPromise {
  readonly promiseId: string
  /** The record of its meeting. */
  readonly meeting: number
  readonly track: Track
  readonly by: Promiser
  readonly promise: PromiseKind
  readonly byOn: string
  /** The report that it is kept, until somebody else has looked. */
  readonly reportedSeq: number | null
  readonly reportedOn: string | null
  /** How often a report was disputed: the promise ran on each time. */
  readonly disputed: number
  readonly settledSeq: number | null
  readonly settled: 'confirmed' | 'unanswered' | 'paper' | null
  /** Null while it runs. A broken promise that is kept after all is late. */
  readonly outcome: 'kept' | 'broken' | 'late' | null
}

/** Whether a promise still binds: what the owner before promised binds only a successor who accedes (H33). */
const binds = ({ ownerSince, successor }: CaseMemory, { by, meeting }: MeetingPromise): boolean =>
  by !== 'owner' || meeting >= ownerSince || successor?.accedes === true

/** Promises that run: their day has not passed, and nobody has found them kept. Nothing is owed once the request has ended. */
export const openPromises = (memory: CaseMemory, track?: Track): MeetingPromise[] =>
  memory.outcome !== null
    ? []
    : memory.promises.filter(
        (promise) => promise.outcome === null && (track === undefined || promise.track === track) && binds(memory, promise),
      )

/** Promises that their makers can still report as kept, the broken ones among them. */
export const reportablePromises = (memory: CaseMemory, by: Party): MeetingPromise[] =>
  memory.outcome !== null
    ? []
    : memory.promises.filter(
        (promise) => promise.by === by && promise.settledSeq === null && promise.reportedSeq === null && binds(memory, promise),
      )

/** Reports of others that this party can confirm or dispute. */
export const promisesToCheck = (memory: CaseMemory, party: Party): MeetingPromise[] =>
  memory.outcome !== null
    ? []
    : memory.promises.filter(({ by, reportedSeq, settledSeq }) => by !== party && reportedSeq !== null && settledSeq === null)

/** Who is asked first whether a promise was kept: the owner, and for the owner's own the company, else the centre. */
export const checkerOfPromise = (memory: CaseMemory, { by }: MeetingPromise): 'owner' | 'property' | 'centre' => {
  if (by !== 'owner') return 'owner'
  return organisationOf(memory, 'property') === null ? 'centre' : 'property'
}

/** Whose act the promises of a track wait for. A body that is not there (any more) leaves its promise to the centre. */
export const promiseAwaited = (memory: CaseMemory, track: Track): Party[] => {
  const named = openPromises(memory, track).map((promise) =>
    promise.reportedSeq === null ? promise.by : checkerOfPromise(memory, promise),
  )
  const there = named.map((party) => (needsBody.includes(party) && organisationOf(memory, party) === null ? 'centre' : party))
  return [...new Set(there)]
}

const needsBody: readonly Party[] = ['property', 'community']

/** The key of the clock of a promise: after a disputed report it runs anew, to the same day. */
export const promiseKey = ({ promiseId, disputed }: MeetingPromise): string => `${promiseId}.${disputed}`

/** The promise whose clock, or the clock of whose report, has this key. */
export const promiseOfKey = (memory: CaseMemory, key: string): MeetingPromise | undefined =>
  memory.promises.find(({ promiseId }) => key.startsWith(`${promiseId}.`))

/** The parties that a meeting names. */
export const partiesOfMeeting = (memory: CaseMemory, meeting: number): Party[] =>
  memory.meetings.filter(({ seq }) => seq === meeting).flatMap(({ present }) => [...present])
