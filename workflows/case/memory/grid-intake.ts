import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Change = Partial<CaseMemory>

/** The grid returned the application. */
export const intakeReturned = (memory: CaseMemory, given: Given, event: EventOf<'grid.returnIntake'>): Change => ({
  intakeReturns: [...memory.intakeReturns, { seq: given.seq, on: given.today, reason: event.reason, completedSeq: null }],
})

/** The owner handed it in again. */
export const intakeResubmitted = (memory: CaseMemory, given: Given): Change => ({
  intakeReturns: memory.intakeReturns.map((entry) =>
    entry.completedSeq === null ? { ...entry, completedSeq: given.seq } : entry,
  ),
})

/** What the owner shows of a grid that takes no part: it moves the case as claimed. */
export const gridStepClaimed = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportGridStep'>): Change => ({
  gridSteps: [...memory.gridSteps, { seq: given.seq, on: given.today, step: event.step, evidence: event.evidence }],
  ...claimed(memory, given, event),
})

const claimed = (memory: CaseMemory, { seq }: Given, event: EventOf<'owner.reportGridStep'>): Change => {
  switch (event.step) {
    case 'intakeAccepted':
      return { gridOrder: event.orderNumber ?? memory.gridOrder }
    case 'surveyed':
      return { survey: { seq, route: event.route ?? 'clear', meterPlace: event.meterPlace ?? 'existingBox' } }
    case 'planIssued':
      return { plan: { seq, validUntil: event.validUntil ?? null, ownerCostYuan: event.ownerCostYuan ?? null } }
  }
}

/** The owner does not take the plan: the reason stays on record, and what it would have cost. */
export const planDeclined = (memory: CaseMemory, given: Given, event: EventOf<'owner.declinePlan'>): Change => ({
  planDeclines: [
    ...memory.planDeclines,
    { seq: given.seq, on: given.today, reason: event.reason, ownerCostYuan: memory.plan?.ownerCostYuan ?? null },
  ],
})
