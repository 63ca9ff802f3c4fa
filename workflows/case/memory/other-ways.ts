import type { CaseMemory, Given, OtherWay } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Change = Partial<CaseMemory>

/** A proposal of the company that the owner has not answered. */
export const openProposal = (memory: CaseMemory): OtherWay | undefined => memory.otherWays.find(({ answer }) => answer === null)

/** The company says yes and proposes another way (H8). */
export const otherProposed = (memory: CaseMemory, given: Given, event: EventOf<'property.proposeOther'>): Change => ({
  otherWays: [...memory.otherWays, { seq: given.seq, on: given.today, kind: event.kind, answer: null, surveySeq: null }],
})

/** What the owner said to the proposal; without a word in its days it counts as declined, and the yes stands either way. */
export const otherAnswered = (memory: CaseMemory, seq: number, answer: NonNullable<OtherWay['answer']>): Change => ({
  otherWays: memory.otherWays.map((entry) => (entry.seq === seq ? { ...entry, answer } : entry)),
})

/** A technical choice that the owner did not take is made by who looks at the site: the survey decides it. */
export const otherWaysSurveyed = (memory: CaseMemory, { seq }: Given): OtherWay[] =>
  memory.otherWays.map((entry) =>
    entry.kind !== 'time' && entry.answer !== 'accepted' && entry.surveySeq === null
      ? { ...entry, answer: entry.answer ?? 'declined', surveySeq: seq }
      : entry,
  )
