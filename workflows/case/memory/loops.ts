import type { Party, Track } from '../../parties.ts'
import type { HandOver, Position } from '../case-file.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { CaseEvent, EventOf } from '../events/events.ts'
import type { ReferralReason } from '../events/referrals.ts'
import type { StageName } from '../meta.ts'

/** The owner was sent on: said by the office that did it, or by the owner. */
export interface Referral {
  readonly seq: number
  readonly track: Track
  readonly by: Party
  readonly from: Party
  readonly to: Party
  readonly reason: ReferralReason | null
  /** The day on which it happened, as far as is said. */
  readonly on: string
  /** `recorded` by the office itself. An owner's report is `claimed` until the office it names confirms or contests it. */
  readonly standing: 'recorded' | 'claimed' | 'confirmed' | 'contested'
  /** What the next office said. */
  readonly answer: 'answered' | 'sendsBack' | null
  readonly answeredSeq: number | null
}

/** A stage that came back to an office that had it before. */
export interface Return {
  readonly seq: number
  readonly track: Track
  readonly stage: StageName
  readonly holder: Party
}

/** The case went to the centre by itself: the steps that were one too many, and where it stood. */
export interface SentToCentre {
  readonly seq: number
  readonly track: Track
  readonly steps: readonly number[]
  /** The company was still in its reply time: the record of the service it counts from. Being sent round stops no clock. */
  readonly replyOwedFrom: number | null
}

/** One step of a circle. */
export interface LoopStep {
  readonly seq: number
  readonly track: Track
  readonly kind: 'referral' | 'return'
}

type Change = Partial<CaseMemory>

const trackOf = (office: Party): Track => (office === 'fire' || office === 'grid' ? office : 'consent')

/** The owner reports having been sent away. The day is part of the report; it acts on no clock. */
export const referralReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportReferral'>): Change => ({
  referrals: [
    ...memory.referrals,
    {
      seq: given.seq,
      track: trackOf(event.from),
      by: given.actor.party,
      from: event.from,
      to: event.to,
      reason: null,
      on: given.occurredOn,
      standing: 'claimed',
      answer: null,
      answeredSeq: null,
    },
  ],
})

/** An office sends the owner on: the ball moves inside the stage, the office's own time runs on. */
export const referred = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'property.refer' | 'community.refer' | 'fire.refer' | 'grid.refer' | 'centre.refer'>,
): Change => ({
  referrals: [
    ...memory.referrals,
    {
      seq: given.seq,
      track: event.track,
      by: given.actor.party,
      from: given.actor.party,
      to: event.to,
      reason: event.reason,
      on: given.occurredOn,
      standing: 'recorded',
      answer: null,
      answeredSeq: null,
    },
  ],
})

/** What a named office says to a referral. */
export const referralAnswered = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<
    | 'property.answerReferral'
    | 'community.answerReferral'
    | 'fire.answerReferral'
    | 'grid.answerReferral'
    | 'centre.answerReferral'
    | 'bureau.answerReferral'
  >,
): Change => {
  const { answer } = event
  return {
    referrals: memory.referrals.map((entry): Referral => {
      if (entry.seq !== event.record) return entry
      if (answer === 'didSend') return { ...entry, standing: 'confirmed' }
      if (answer === 'didNotSend') return { ...entry, standing: 'contested' }
      return { ...entry, answer, answeredSeq: given.seq }
    }),
  }
}

/** The case goes to the centre because the owner was sent round too often. */
export const sentToCentre = (memory: CaseMemory, given: Given, event: EventOf<'returnLimit.reached'>): Change => ({
  sentToCentre: [...memory.sentToCentre, { seq: given.seq, track: event.track, steps: event.steps, replyOwedFrom: null }],
})

/** As above, out of the company's review: its reply time runs on at the centre. */
export const sentToCentreInReview = (memory: CaseMemory, given: Given, event: EventOf<'returnLimit.reached'>): Change => ({
  sentToCentre: [
    ...memory.sentToCentre,
    { seq: given.seq, track: event.track, steps: event.steps, replyOwedFrom: memory.service?.seq ?? null },
  ],
})

/** The company's reply time still runs although the centre has the case: it was sent there for circling, and neither answer nor silence came since. */
export const replyIsOwed = (memory: CaseMemory): boolean => {
  const sent = memory.sentToCentre.findLast((entry) => entry.replyOwedFrom !== null)
  return (
    sent !== undefined &&
    memory.service?.seq === sent.replyOwedFrom &&
    memory.company?.answer === null &&
    memory.paper === null &&
    !memory.silences.some((silence) => silence.seq > sent.seq) &&
    !memory.grounds.some((ground) => ground.settledSeq === null)
  )
}

/** All steps of circles that count, in order: referrals nobody contests, those sent back, and stages that came back. */
export const loopSteps = (memory: CaseMemory): LoopStep[] => {
  const counted = memory.referrals.filter((entry) => entry.standing !== 'contested')
  return [
    ...counted.map(({ seq, track }): LoopStep => ({ seq, track, kind: 'referral' })),
    ...counted.flatMap(({ answer, answeredSeq, track }): LoopStep[] =>
      answer === 'sendsBack' && answeredSeq !== null ? [{ seq: answeredSeq, track, kind: 'return' }] : [],
    ),
    ...memory.returns.map(({ seq, track }): LoopStep => ({ seq, track, kind: 'return' })),
  ].sort((a, b) => a.seq - b.seq)
}

/** The steps since the case last went to the centre by itself. */
export const openLoopSteps = (memory: CaseMemory): LoopStep[] => {
  const since = memory.sentToCentre.at(-1)?.seq ?? 0
  return loopSteps(memory).filter((step) => step.seq > since)
}

/** Who still has to say something to a referral: the next office, and the one the owner names as having sent it on. */
export const awaitedBy = (entry: Referral): Party[] =>
  [entry.to, entry.from].filter((office) => isNext(entry, office) || isNamedSender(entry, office))

/** Referrals that name an office and that it has not answered yet: as the next one, or as the sender in an owner's report. */
export const referralsFor = (memory: CaseMemory, office: Party): Referral[] =>
  memory.referrals.filter((entry) => isNext(entry, office) || isNamedSender(entry, office))

/** Whether an office is the next one that a referral waits for. */
export const isNext = (entry: Referral, office: Party): boolean => entry.to === office && entry.answer === null

/** Whether an office is named by an owner as having sent the owner on, and has not answered that. */
export const isNamedSender = (entry: Referral, office: Party): boolean => entry.from === office && entry.standing === 'claimed'

/** Stages that come back to an office only because the case goes round: grounds that fell are pleaded anew, an application was sent back. */
const returning: readonly StageName[] = ['redecide', 'intake']

/** The returns on record after an event: a stage that an office had before and has again, unless the centre named another body for it. */
export const returnsAfter = (
  memory: CaseMemory,
  entered: readonly Position[],
  event: CaseEvent,
  given: Given,
): CaseMemory['returns'] => {
  // A plan that ran out sends nobody round either.
  if (event.type === 'centre.nameBody' || event.type === 'deadline.passed') return memory.returns
  const came = entered.filter((position) => position.visit > 1 && returning.includes(position.stage))
  if (came.length === 0) return memory.returns
  return [...memory.returns, ...came.map(({ track, stage, holder }) => ({ seq: given.seq, track, stage, holder }))]
}

/** The ball moves inside a stage: from who sends on to the next, and back to who sent when that one answers. */
export const referralHandOvers = (memory: CaseMemory, event: CaseEvent, given: Given): HandOver[] => {
  switch (event.type) {
    case 'property.refer':
    case 'community.refer':
    case 'fire.refer':
    case 'grid.refer':
    case 'centre.refer':
      return [{ track: event.track, from: [given.actor.party], to: [event.to], reason: event.reason }]
    case 'property.answerReferral':
    case 'community.answerReferral':
    case 'fire.answerReferral':
    case 'grid.answerReferral':
    case 'centre.answerReferral':
    case 'bureau.answerReferral': {
      const entry = memory.referrals.find((candidate) => candidate.seq === event.record)
      if (!entry || (event.answer !== 'answered' && event.answer !== 'sendsBack')) return []
      return [{ track: entry.track, from: [given.actor.party], to: [entry.from], reason: event.answer }]
    }
    default:
      return []
  }
}
