import { workflowVersion } from '../../workflows/case/machine.ts'
import { openFold } from '../database/case-fold.ts'
import { type GatheredRows, gather, gatherEnd, noRows } from '../database/figure-rows.ts'
import { rulesByHash } from './boxed-rules.ts'
import type { LivedCompound } from './lived.ts'

/** The rows that the figures are read from, by the same projections as those that the service keeps. */
export const rowsOf = ({ compound, place, cases }: LivedCompound): GatheredRows => {
  const rows = noRows()
  for (const { caseId, chainId, steps, file } of cases) {
    const fold = openFold(caseId, rulesByHash)
    for (const { seq, event, now, outcome, rules, calendar } of steps) {
      fold.add({ workflow: workflowVersion, seq, type: event.type, recordedAt: now, rules, calendar, input: event, outcome })
    }
    const filedOn = file.memory.filedOn ?? ''
    const ofCase = { caseId, chainId, district: compound.district, compoundId: place.compoundId, caseRecordedOn: filedOn }
    for (const kept of fold.kept.values()) gather(rows, ofCase, kept)
    const { outcome } = file.memory
    gatherEnd(rows, ofCase, { closedOn: outcome?.on ?? null, outcome: outcome?.outcome ?? null })
  }
  return rows
}
