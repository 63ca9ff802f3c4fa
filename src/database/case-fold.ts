import { localDay } from '../../workflows/calendar/days.ts'
import { applyOutcome, type CaseFile } from '../../workflows/case/case-file.ts'
import { clockPlace } from '../../workflows/case/clock.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { draftOfVersion } from '../../workflows/case/versions/upgrade.ts'
import { rulesOfRequest } from '../../workflows/rules/consent-parts.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { RecordBody } from './event-record.ts'
import { type KeptRow, type KeptRows, keptKeys, type ProjectedEvent, type RowChange } from './kept-rows.ts'
import { type Projection, projectEvent } from './projections.ts'

/** What a fold takes of a record. */
type FoldedRecord = Pick<RecordBody, 'workflow' | 'seq' | 'type' | 'recordedAt' | 'rules' | 'calendar' | 'input' | 'outcome'>

/** Where a fold finds the rules that a record names. */
type FoldLibrary = Pick<RulesLibrary, 'packByHash' | 'calendarByHash'>

/** What the records of a case give when they are folded, one after the other. */
export interface CaseFold {
  /** The file after the last record; null before the first. */
  file(): CaseFile | null
  /** The file as a record finds it. */
  before(body: FoldedRecord): CaseFile
  add(body: FoldedRecord): void
  /** The kept rows by table and key, in the order in which they were first written. */
  readonly kept: ReadonlyMap<string, KeptRow>
}

/**
 * Opens the fold of a case. Nothing is decided again: outcomes are applied as they were recorded. `project`: which rows are
 * kept; left out: all of them.
 */
export const openFold = (caseId: string, library: FoldLibrary, project: Projection = projectEvent): CaseFold => {
  let folded: CaseFile | null = null
  const kept = new Map<string, KeptRow>()
  const before = (body: FoldedRecord) => folded ?? draftOfVersion(body.workflow, caseId, body)
  return {
    file: () => folded,
    before,
    add: (body) => {
      const found = before(body)
      folded = applyOutcome(found, body.outcome, body)
      keep(kept, project(found, folded, projectedEvent(body, library, folded)))
    },
    kept,
  }
}

const projectedEvent = (body: FoldedRecord, library: FoldLibrary, after: CaseFile): ProjectedEvent => {
  const rules = rulesOfRequest(library.packByHash(body.rules), after.memory.request)
  const place = clockPlace(rules, library.calendarByHash(body.calendar))
  // Parsed when it was sent; `verify` recomputes the hash over it.
  const input = body.input as CaseEvent
  const onBehalf = 'onBehalf' in input && input.onBehalf !== undefined
  const recordedOn = localDay(body.recordedAt, place.timeZone)
  return { seq: body.seq, type: body.type, recordedOn, onBehalf, outcome: body.outcome, rules, place }
}

/** The name of a kept row within its case. */
export const keptKey = (table: keyof KeptRows, row: Readonly<Record<string, unknown>>): string =>
  [table, ...keptKeys[table].map((key) => String(row[key]))].join(' ')

const keep = (kept: Map<string, KeptRow>, changes: readonly RowChange[]): void => {
  for (const change of changes) {
    const key = keptKey(change.table, change.row)
    if (change.op === 'remove') kept.delete(key)
    else {
      const known = change.op === 'patch' ? kept.get(key)?.row : {}
      // A patch changes a row of its own table that was put whole before.
      kept.set(key, { table: change.table, row: { ...known, ...change.row } } as KeptRow)
    }
  }
}
