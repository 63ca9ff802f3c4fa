import { isDeepStrictEqual } from 'node:util'
import { asc, eq, gt } from 'drizzle-orm'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import { type DecideInput, decide } from '../../workflows/case/decide.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { workflowVersion } from '../../workflows/case/machine.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { sha256 } from '../sealing/seal.ts'
import { type CaseFold, keptKey, openFold } from './case-fold.ts'
import { readKept } from './case-rows.ts'
import { type EventRow, fromRow, genesisHash, type RecordBody, recordHash } from './event-record.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** A difference between the record and what is kept of it. */
export interface Difference {
  readonly caseId: string
  /** Sequence number of the event at which it shows; null = the case as a whole. */
  readonly seq: number | null
  readonly what: 'chain' | 'sealed part' | 'decision' | 'case file' | 'case row' | keyof KeptRows
  readonly detail: string
}

/** What verification found. */
export interface Verification {
  readonly cases: number
  readonly events: number
  readonly differences: readonly Difference[]
}

const batch = 200

/**
 * Rebuilds every case from its events and compares: the hash chain, the decision of every event taken again, the stored
 * file, and every kept row. Reads only.
 */
export const verifyRecord = (db: Db, library: RulesLibrary, onCase: (done: number) => void = () => {}): Verification => {
  const differences: Difference[] = []
  let cases = 0
  let events = 0
  for (let after = ''; ; ) {
    const rows = db
      .select()
      .from(tables.cases)
      .where(gt(tables.cases.caseId, after))
      .orderBy(asc(tables.cases.caseId))
      .limit(batch)
      .all()
    for (const row of rows) {
      const records = db
        .select()
        .from(tables.caseEvents)
        .where(eq(tables.caseEvents.caseId, row.caseId))
        .orderBy(asc(tables.caseEvents.seq))
        .all()
      differences.push(...verifyCase(db, library, row, records))
      cases += 1
      events += records.length
      onCase(cases)
    }
    const last = rows.at(-1)
    if (!last) return { cases, events, differences }
    after = last.caseId
  }
}

type CaseRow = typeof tables.cases.$inferSelect

const verifyCase = (db: Db, library: RulesLibrary, row: CaseRow, records: readonly EventRow[]): Difference[] => {
  const { caseId } = row
  const found: Difference[] = []
  const note = (seq: number | null, what: Difference['what'], detail: string) => found.push({ caseId, seq, what, detail })
  const sealed = new Map(
    db
      .select()
      .from(tables.sealedParts)
      .where(eq(tables.sealedParts.caseId, caseId))
      .all()
      .map((part) => [part.seq, sha256(part.sealed)]),
  )
  const fold = openFold(caseId, library)
  let previousHash = genesisHash(caseId)
  records.forEach((record, index) => {
    const body = fromRow(record)
    if (body.seq !== index + 1) note(body.seq, 'chain', `record ${index + 1} is missing or out of order`)
    if (body.previousHash !== previousHash) note(body.seq, 'chain', 'does not follow the record before it')
    if (recordHash(body) !== record.hash) note(body.seq, 'chain', 'was changed after it was written')
    previousHash = record.hash
    const part = sealed.get(body.seq)
    if (part !== undefined && part !== body.sealedHash) note(body.seq, 'sealed part', 'was changed after it was written')
    for (const detail of redecide(library, fold.before(body), body)) note(body.seq, 'decision', detail)
    fold.add(body)
  })
  // The file of a draft has no events; it was written by this store.
  const expected = fold.file() ?? (JSON.parse(row.file) as CaseFile)
  if (!isDeepStrictEqual(plain(expected), JSON.parse(row.file))) note(null, 'case file', 'differs from the fold of its events')
  if (records.length > 0 && row.lastHash !== previousHash) note(null, 'case row', 'its last hash is not that of the last record')
  if (row.phase !== phaseOf(expected.value) || row.version !== expected.seq)
    note(null, 'case row', 'phase or version differ from the file')
  found.push(...keptDifferences(db, caseId, fold.kept))
  return found
}

/** Takes the decision of a record again; only for records of the running version of the chart. */
const redecide = (library: RulesLibrary, before: CaseFile, body: RecordBody): string[] => {
  if (body.workflow !== workflowVersion) return []
  const lent = body.lent as Pick<DecideInput, 'documents' | 'organisation' | 'request' | 'facts'>
  const decision = decide({ ...before, rules: body.rules, calendar: body.calendar }, body.input as CaseEvent, {
    now: body.recordedAt,
    actor: body.actor,
    rules: library.packByHash(body.rules),
    calendar: library.calendarByHash(body.calendar),
    ...lent,
  })
  if (!decision.accepted) return [`decided again it is refused: ${decision.refusal.code}`]
  return isDeepStrictEqual(plain(decision.outcome), plain(body.outcome)) ? [] : ['decided again it has another outcome']
}

// What JSON leaves out is not a difference.
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const keptDifferences = (db: Db, caseId: string, kept: CaseFold['kept']): Difference[] => {
  const stored = new Map(readKept(db, caseId).map((entry) => [keptKey(entry.table, entry.row), entry]))
  const differences: Difference[] = []
  for (const [key, { table, row }] of stored) {
    const expected = kept.get(key)
    if (!expected) differences.push({ caseId, seq: null, what: table, detail: `${key} does not follow from the events` })
    else if (!isDeepStrictEqual(plain(expected.row), plain(row))) {
      differences.push({ caseId, seq: null, what: table, detail: `${key} differs from what the events give` })
    }
  }
  for (const [key, { table }] of kept) {
    if (!stored.has(key)) differences.push({ caseId, seq: null, what: table, detail: `${key} is missing` })
  }
  return differences
}
