import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { dischargedByPapers } from './obligations.ts'

type Change = Partial<CaseMemory>

/** The owner reports the finished works; what was found defect before is put right, as far as the owner says. */
export const worksReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportWorksDone'>): Change => ({
  worksReportedOn: given.occurredOn,
  defects: memory.defects.map((entry) => (entry.againSeq === null ? { ...entry, againSeq: given.seq } : entry)),
  obligations: dischargedByPapers(memory, given, event.evidence),
})

/** The inspection: what it found stays on record, and is inspected again after the next report (defects are listed, not described). */
export const inspected = (memory: CaseMemory, given: Given, event: EventOf<'grid.reportInspection'>): Change => ({
  inspectionPassedSeq: event.passed ? given.seq : null,
  ...(event.passed
    ? {}
    : {
        worksReportedOn: null,
        defects: [...memory.defects, { seq: given.seq, on: given.today, defects: event.defects, againSeq: null }],
      }),
})

/** Why an approved pile is not built yet (H27). */
export const delayExplained = (memory: CaseMemory, given: Given, event: EventOf<'owner.explainDelay'>): Change => ({
  delays: [...memory.delays, { seq: given.seq, on: given.today, reason: event.reason }],
})

/** An obstruction of the works. */
export const obstructed = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportObstruction'>): Change => ({
  obstructions: [...memory.obstructions, { seq: given.seq, on: given.today, kind: event.kind, endedSeq: null, end: null }],
})

type ObstructionEnd = NonNullable<CaseMemory['obstructions'][number]['end']>

/** How an obstruction ended: cleared by the company, handed on to the centre, or by a judgment or an order. */
export const obstructionEnded = (memory: CaseMemory, given: Given, params: { end: ObstructionEnd }): Change => ({
  obstructions: memory.obstructions.map((entry) =>
    entry.endedSeq === null ? { ...entry, endedSeq: given.seq, end: params.end } : entry,
  ),
})

/** The company stops the works for a listed breach; an authority must confirm it, or the works go on (H28). */
export const workStopped = (memory: CaseMemory, given: Given, event: EventOf<'property.stopWork'>): Change => ({
  stops: [...memory.stops, { seq: given.seq, on: given.today, breach: event.breach, result: null, endedSeq: null }],
})

type StopResult = NonNullable<CaseMemory['stops'][number]['result']>

/** What became of the stop: confirmed, dismissed, not confirmed in its days, or lifted once the breach was put right. */
export const stopDecided = (memory: CaseMemory, given: Given, params: { result: StopResult }): Change => ({
  stops: memory.stops.map((stop) =>
    stop.endedSeq === null
      ? { ...stop, result: params.result, endedSeq: params.result === 'confirmed' ? null : given.seq }
      : stop,
  ),
})

/** Somebody else holds the papers and does not hand them in (H27). */
export const agentHolds = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportAgentHolds'>): Change => ({
  agents: [
    ...memory.agents,
    { seq: given.seq, track: event.track, on: given.today, kind: event.kind, endedSeq: null, end: null },
  ],
})

type AgentEnd = NonNullable<CaseMemory['agents'][number]['end']>

/** How it ended: forwarded, received by the owner, dismissed, or out of its days. */
export const agentEnded = (memory: CaseMemory, given: Given, params: { end: AgentEnd }): Change => ({
  agents: memory.agents.map((agent) => (agent.endedSeq === null ? { ...agent, endedSeq: given.seq, end: params.end } : agent)),
})
