import type { CaseMemory, Given, GridFinding } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { verifyGrounds } from '../grounds.ts'
import { validUntil } from './fire-checks.ts'

type Change = Partial<CaseMemory>

/** A finding on capacity: it belongs to the transformer and decides the contested grid grounds. */
const found = (memory: CaseMemory, given: Given, finding: Omit<GridFinding, 'seq' | 'on' | 'gaps' | 'scope'>): Change => {
  const grid: GridFinding = { seq: given.seq, on: given.today, gaps: [], scope: 'transformer', ...finding }
  return { grid, grounds: verifyGrounds(memory, 'grid', grid, given.seq) }
}

/** The grid's finding on capacity. */
export const capacityFound = (memory: CaseMemory, given: Given, event: EventOf<'grid.reportCapacity'>): Change =>
  found(memory, given, {
    result: event.result,
    validUntil: validUntil(given.today, given.rules.capacity.findingValidDays),
    upheld: event.upheld,
    evidence: event.evidence,
    source: 'report',
    ratedKva: event.ratedKva,
    peakKva: event.peakKva,
    peakMonth: event.peakMonth,
    sparePiles: event.sparePiles ?? null,
  })

/** A finding about the same transformer that is still valid answers this request at once (H20b). */
export const capacityReused = (memory: CaseMemory, given: Given): Change => {
  const known = memory.facts?.gridFinding ?? null
  if (!known) throw new Error('no finding on capacity to reuse')
  const { findingId: _, ...finding } = known
  return found(memory, given, { ...finding, evidence: [], source: 'reused' })
}

/** The grid has taken the application in. */
export const intakeAccepted = (_: CaseMemory, __: Given, event: EventOf<'grid.acceptIntake'>): Change => ({
  gridOrder: event.orderNumber,
})

/** The survey on site. */
export const surveyed = (_: CaseMemory, given: Given, event: EventOf<'grid.reportSurvey'>): Change => ({
  survey: { seq: given.seq, route: event.route, meterPlace: event.meterPlace },
})

/** The supply plan. */
export const planned = (_: CaseMemory, given: Given, event: EventOf<'grid.issuePlan'>): Change => ({
  plan: { seq: given.seq, validUntil: event.validUntil ?? null, ownerCostYuan: event.ownerCostYuan ?? null },
})

/** The owner takes ordered charging. */
export const orderedChargingTaken = (): Change => ({ orderedChargingAccepted: true })
