import type { Party } from '../../parties.ts'
import type { StatedGround } from '../../rules/codes.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { ContactKind, ContactResult, DayPart } from '../events/contacts.ts'
import type { EventOf } from '../events/events.ts'

/** A call, a visit or a group chat beside the case. */
export interface Contact {
  readonly seq: number
  readonly by: Party
  readonly kind: ContactKind
  readonly with: Party
  readonly result: ContactResult
  readonly on: string
  /** Grounds that were only said there: alleged, never pleaded. */
  readonly alleged: readonly StatedGround[]
}

/** A day on which two parties meet, and the part of it; null = left open. */
export interface Appointment {
  readonly on: string
  readonly part: DayPart | null
}

/** A question from one party of the case to another, or a day proposed to it. Its words lie sealed. */
export interface Question {
  readonly seq: number
  readonly by: Party
  readonly to: Party
  readonly on: string
  readonly answeredSeq: number | null
  readonly answeredOn: string | null
  /** The day that is proposed; null = it is only a question. */
  readonly meet: Appointment | null
  /** What the other side says of that day; null = nothing yet. */
  readonly suits: boolean | null
  /** The day that the other side proposes instead. */
  readonly other: Appointment | null
  /** It asks for a call, and a call answers it. */
  readonly call?: true
}

/** An attempt from before the filing, as the owner declares it (H5). */
export interface EarlierAttempt {
  readonly seq: number
  readonly on: string
  readonly with: Party
  readonly kind: ContactKind
  readonly result: ContactResult
}

type Change = Partial<CaseMemory>
type By<V extends string> = `${'owner' | 'property' | 'community' | 'fire' | 'grid' | 'centre' | 'bureau'}.${V}`

/** A contact is noted; nothing follows from it but that a call which was asked for is there. */
export const contactLogged = (memory: CaseMemory, given: Given, event: EventOf<By<'logContact'>>): Change => ({
  ...(isCallBetween(given.actor.party, event) ? { questions: memory.questions.map((entry) => called(entry, given)) } : {}),
  contacts: [
    ...memory.contacts,
    {
      seq: given.seq,
      by: given.actor.party,
      kind: event.kind,
      with: event.with,
      result: event.result,
      on: given.occurredOn,
      alleged: event.alleged,
    },
  ],
})

/** A call in which centre and owner spoke to each other; one that reached nobody is tried again. */
const isCallBetween = (by: Party, event: EventOf<By<'logContact'>>): boolean => {
  const two = [by, event.with]
  return event.kind === 'call' && event.result !== 'notReached' && two.includes('centre') && two.includes('owner')
}

const called = (entry: Question, { seq, occurredOn }: Given): Question =>
  entry.call && entry.answeredSeq === null ? { ...entry, answeredSeq: seq, answeredOn: occurredOn } : entry

/** The owner asks the centre to call. */
export const callAsked = (memory: CaseMemory, { seq, today }: Given): Change => ({
  questions: [
    ...memory.questions,
    {
      seq,
      by: 'owner',
      to: 'centre',
      on: today,
      answeredSeq: null,
      answeredOn: null,
      meet: null,
      suits: null,
      other: null,
      call: true,
    },
  ],
})

/** The call that the owner waits for; null = none. */
export const awaitedCall = (memory: CaseMemory): Question | null =>
  memory.questions.find((entry) => entry.call === true && questionWaits(memory, entry)) ?? null

const appointmentOf = ({ meetOn, meetPart }: { meetOn?: string | undefined; meetPart?: DayPart | undefined }) =>
  meetOn === undefined ? null : { on: meetOn, part: meetPart ?? null }

/** A question is put. A day that the other side had named itself stands at once: nobody is asked twice. */
export const asked = (memory: CaseMemory, given: Given, event: EventOf<By<'ask'>>): Change => {
  const { seq, today, actor } = given
  const meet = appointmentOf(event)
  const named = memory.questions.some(
    ({ by, to, other }) => by === actor.party && to === event.to && meet !== null && isSameDay(other, meet),
  )
  const answer = named
    ? { answeredSeq: seq, answeredOn: today, suits: true }
    : { answeredSeq: null, answeredOn: null, suits: null }
  return {
    questions: [...memory.questions, { seq, by: actor.party, to: event.to, on: today, ...answer, meet, other: null }],
  }
}

const isSameDay = (one: Appointment | null, other: Appointment): boolean =>
  one !== null && one.on === other.on && one.part === other.part

/** A question is answered; of an appointment, whether the day suits, and which one would. */
export const questionAnswered = (memory: CaseMemory, given: Given, event: EventOf<By<'answerQuestion'>>): Change => ({
  questions: memory.questions.map((entry) =>
    entry.seq === event.record
      ? {
          ...entry,
          answeredSeq: given.seq,
          answeredOn: given.occurredOn,
          ...(entry.meet === null || event.suits === undefined
            ? {}
            : { suits: event.suits, other: event.suits ? null : appointmentOf(event) }),
        }
      : entry,
  ),
})

/** Attempts from before the filing are kept apart from the events of the case. */
export const attemptsDeclared = (memory: CaseMemory, given: Given, event: EventOf<'owner.declareEarlierAttempts'>): Change => ({
  earlierAttempts: [...memory.earlierAttempts, ...event.attempts.map((attempt) => ({ seq: given.seq, ...attempt }))],
})

/** The day since which the owner has been asking: the first declared attempt, else the filing. It starts no clock. */
export const askingSince = (memory: CaseMemory): string | null =>
  [...memory.earlierAttempts.map(({ on }) => on), ...(memory.filedOn === null ? [] : [memory.filedOn])].sort()[0] ?? null

/** Whether a question still waits. What was asked of or by the owner before binds no successor: whoever wants to know asks anew (V3). */
export const questionWaits = ({ ownerSince, outcome }: CaseMemory, { by, to, seq, answeredSeq }: Question): boolean =>
  outcome === null && answeredSeq === null && !((by === 'owner' || to === 'owner') && seq < ownerSince)

/** Questions that wait for a party's answer. */
export const questionsTo = (memory: CaseMemory, party: Party): Question[] =>
  memory.questions.filter((entry) => entry.to === party && questionWaits(memory, entry))
