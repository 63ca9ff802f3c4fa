import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { liveGrounds, pleadedGrounds } from '../grounds.ts'

type Change = Partial<CaseMemory>

/** A ground beside those of the answer, with its document. What was pleaded before stands as it stood. */
export const lateGroundRaised = (memory: CaseMemory, given: Given, event: EventOf<'property.lateGround'>): Change => {
  const { code, evidence, because } = event
  const raised = pleadedGrounds(given, { type: 'property.reject', grounds: [{ code, evidence }], evidence: [] })
  return { grounds: [...memory.grounds, ...raised.map((ground) => ({ ...ground, late: because }))], redecisionAsked: false }
}

/** A ground is pleaded in another form; the first version stays on record, no longer pleaded. */
export const groundCorrected = (memory: CaseMemory, given: Given, event: EventOf<'property.correctGround'>): Change => {
  const { groundId, code } = event
  const before = memory.grounds.find((ground) => ground.groundId === groundId)
  const evidence = [...new Set([...(before?.evidence ?? []), ...event.evidence])]
  // Documents of the first version are known to the case already.
  const lent = { ...given, documents: { ...memory.documents, ...given.documents } }
  const corrected = pleadedGrounds(lent, { type: 'property.reject', grounds: [{ code, evidence }], evidence: [] }).map(
    (ground) => ({
      ...ground,
      // A correction of the same ground shows what the first version showed.
      burdenMet: ground.burdenMet || (before?.code === code && before.burdenMet),
      corrects: groundId,
    }),
  )
  return {
    grounds: [
      ...memory.grounds.map((ground) => (ground.groundId === groundId ? { ...ground, settledSeq: given.seq } : ground)),
      ...corrected,
    ],
  }
}

/** The company's time to reply is over: it has answered, or its silence is on record. */
export const replyIsOver = (memory: CaseMemory): boolean =>
  (memory.company !== null && memory.company.answer !== null) || memory.silences.some(({ party }) => party === 'property')

/** A ground of the company that nobody has contested and nothing has decided. */
export const correctable = (memory: CaseMemory) =>
  liveGrounds(memory).filter(
    (ground) =>
      ground.kind === 'ground' &&
      ground.raisedBy === 'property' &&
      ground.contestedSeq === null &&
      ground.view === null &&
      ground.verified === 'UNVERIFIED',
  )
