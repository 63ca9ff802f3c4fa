import type { LedgerRow } from '../../capacity/load.ts'
import type { CaseMemory, Given, GridFinding } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { examinedBy } from '../examined.ts'
import type { capacityResults } from '../facts.ts'
import { verifyGrounds } from '../grounds.ts'
import { validUntil } from './fire-checks.ts'
import { otherWaysSurveyed } from './other-ways.ts'
import { placeAfterFinding } from './queue.ts'

type Change = Partial<CaseMemory>

/** A finding on capacity: it belongs to the transformer, decides the contested grid grounds, and keeps room or a turn. */
const found = (
  memory: CaseMemory,
  given: Given,
  finding: Omit<GridFinding, 'seq' | 'gaps' | 'scope' | 'result'> & { readonly result: CapacityResult },
): Change => {
  const grid: GridFinding = { seq: given.seq, gaps: [], scope: 'transformer', ...finding }
  return { grid, grounds: verifyGrounds(memory, 'grid', grid, given.seq), ...placeAfterFinding(memory, given, finding.result) }
}

type CapacityResult = (typeof capacityResults)[number]

/** The grid's finding on capacity. What it does not name is what the ledger worked with. */
export const capacityFound = (memory: CaseMemory, given: Given, event: EventOf<'grid.reportCapacity'>): Change => {
  const deciding = decidingSum(given.ledgerRow ?? null)
  return found(memory, given, {
    result: event.result,
    on: given.today,
    validUntil: validUntil(given.today, given.rules.capacity.findingValidDays),
    upheld: event.upheld,
    examined: examinedBy('grid', event),
    evidence: event.evidence,
    source: 'report',
    reusedFrom: null,
    ratedKva: event.ratedKva ?? deciding.ratedKva,
    peakKva: event.peakKva ?? deciding.peakKva,
    peakMonth: event.peakMonth ?? deciding.peakMonth,
    sparePiles: event.sparePiles ?? null,
  })
}

const decidingSum = (row: LedgerRow | null) => {
  const sum = row?.ways[0]?.sums.reduce((worst, other) => (other.rate > worst.rate ? other : worst))
  if (!row || row.ratedKva === null || !sum) throw new Error('a finding on capacity passed the checks without its row')
  return { ratedKva: row.ratedKva, peakKva: sum.peakKva, peakMonth: sum.month }
}

/**
 * A finding about the same transformer that is still valid answers this request at once (H20b): not with what it said of
 * another pile, but with what the ledger works out from its figures for this one.
 */
export const capacityReused = (memory: CaseMemory, given: Given): Change => {
  const known = memory.facts?.gridFinding ?? null
  const row = given.ledgerRow ?? null
  if (!known || !row || row.band === 'unknown') throw new Error('no finding on capacity to reuse')
  const { findingId, foundOn, evidence = [], examined: _, ...finding } = known
  const result = row.band === 'orderedForAll' ? 'orderedChargingOnly' : row.band
  const upheld = result === 'available' ? [] : [...new Set([...known.upheld, ...capacityGrounds])]
  return found(memory, given, {
    ...finding,
    on: foundOn ?? given.today,
    result,
    upheld,
    examined: examinedBy('grid', { examined: known.examined, upheld }),
    evidence,
    source: 'reused',
    reusedFrom: findingId,
  })
}

/** The grounds that a lack of room bears out. */
const capacityGrounds = ['NO_CAPACITY_PUBLIC', 'NO_CAPACITY_PRIVATE']

/** The grid has taken the application in. */
export const intakeAccepted = (_: CaseMemory, __: Given, event: EventOf<'grid.acceptIntake'>): Change => ({
  gridOrder: event.orderNumber,
})

/** The survey on site. */
export const surveyed = (memory: CaseMemory, given: Given, event: EventOf<'grid.reportSurvey'>): Change => ({
  survey: { seq: given.seq, route: event.route, meterPlace: event.meterPlace },
  otherWays: otherWaysSurveyed(memory, given),
})

/** The supply plan. */
export const planned = (_: CaseMemory, given: Given, event: EventOf<'grid.issuePlan'>): Change => ({
  plan: { seq: given.seq, validUntil: event.validUntil ?? null, ownerCostYuan: event.ownerCostYuan ?? null },
})
