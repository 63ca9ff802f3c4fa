import { isDeepStrictEqual } from 'node:util'
import { asc, eq } from 'drizzle-orm'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import { type DecideInput, decide } from '../../workflows/case/decide.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { workflowVersion } from '../../workflows/case/machine.ts'
import { pileOf } from '../../workflows/case/pile.ts'
import { draftOfVersion } from '../../workflows/case/versions/upgrade.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { type CaseFold, openFold } from './case-fold.ts'
import { type CaseRow, caseColumnsOf } from './case-rows.ts'
import { type EventRow, fromRow, genesisHash, type RecordBody, recordHash } from './event-record.ts'
import type { Db } from './open-database.ts'
import { ownerOf, pileColumns, stateOf } from './pile-rows.ts'
import { piles } from './pile-tables.ts'
import * as tables from './tables.ts'
import type { Difference, VerifyParts } from './verify.ts'
import { openDerivation } from './verify-derived.ts'
import { documentDifferences } from './verify-documents.ts'
import { keptDifferences, plain, unequal } from './verify-kept.ts'
import { noticeDifferences } from './verify-notices.ts'
import { sealedDifferences } from './verify-sealed.ts'

/** What verification found in one case. */
export interface CaseVerification {
  readonly events: number
  readonly decidedAgain: number
  readonly documents: number
  readonly differences: readonly Difference[]
}

/** Notes a difference of one case. */
export type Note = (seq: number | null, what: Difference['what'], detail: string) => void

/** Rebuilds one case from its events and holds it against everything that is kept of it. */
export const verifyCase = (db: Db, library: RulesLibrary, row: CaseRow, parts: VerifyParts): CaseVerification => {
  const { caseId } = row
  const differences: Difference[] = []
  const note: Note = (seq, what, detail) => differences.push({ caseId, seq, what, detail })
  const rows = db
    .select()
    .from(tables.caseEvents)
    .where(eq(tables.caseEvents.caseId, caseId))
    .orderBy(asc(tables.caseEvents.seq))
    .all()
  const records = readRecords(rows, note)
  sealedDifferences(db, caseId, records ?? [], parts.keys, note)
  const documents = documentDifferences(db, caseId, parts, note)
  if (records) chainDifferences(row, rows, records, note)
  const rebuilt = records && rebuild(library, row, records, note)
  if (rebuilt) {
    fileDifferences(row, rebuilt, note)
    keptDifferences(db, caseId, rebuilt.fold.kept, note)
    noticeDifferences(db, caseId, records, note)
    pileDifferences(db, caseId, rebuilt.file, note)
  }
  return { events: rows.length, decidedAgain: rebuilt?.decidedAgain ?? 0, documents, differences }
}

const readRecords = (rows: readonly EventRow[], note: Note): RecordBody[] | null => {
  const records = rows.flatMap((row) => {
    try {
      return [fromRow(row)]
    } catch {
      note(row.seq, 'chain', 'the record cannot be read any more')
      return []
    }
  })
  return records.length === rows.length ? records : null
}

/** Whether each record is what was written, and follows the one before it. */
const chainDifferences = (row: CaseRow, rows: readonly EventRow[], records: readonly RecordBody[], note: Note): void => {
  let previousHash = genesisHash(row.caseId)
  let recordedAt = ''
  records.forEach((record, index) => {
    const { hash = '' } = rows[index] ?? {}
    if (record.seq !== index + 1) note(record.seq, 'chain', `record ${index + 1} is missing or out of order`)
    if (record.previousHash !== previousHash) note(record.seq, 'chain', 'it does not follow the record before it')
    if (recordHash(record) !== hash) note(record.seq, 'chain', 'it was changed after it was written')
    if (record.type !== typeOf(record.input)) note(record.seq, 'chain', 'it names another type than what was sent')
    if (record.recordedAt < recordedAt) note(record.seq, 'chain', 'it says it was recorded before the record before it')
    previousHash = hash
    recordedAt = record.recordedAt
  })
  if (row.lastHash !== previousHash) note(null, 'chain', 'the case names another last record than there is: records are missing')
}

const typeOf = (input: unknown): unknown => (input !== null && typeof input === 'object' && 'type' in input ? input.type : null)

interface Rebuilt {
  readonly file: CaseFile
  readonly fold: CaseFold
  /** The record by which the present owner came into the case: the filing, or the joining of a successor. */
  readonly came: RecordBody | null
  readonly decidedAgain: number
}

/** Folds the outcomes and takes every decision again. Null when the record cannot be followed. */
const rebuild = (library: RulesLibrary, row: CaseRow, records: readonly RecordBody[], note: Note): Rebuilt | null => {
  const fold = openFold(row.caseId, library)
  const derivation = openDerivation(library)
  let decidedAgain = 0
  for (const record of records) {
    try {
      if (record.workflow === workflowVersion) {
        decidedAgain += 1
        for (const detail of redecide(library, fold.before(record), record)) note(record.seq, 'decision', detail)
      }
      for (const detail of derivation.faultsOf(record)) note(record.seq, 'decision', detail)
      fold.add(record)
      derivation.followOn(fold.file(), record)
    } catch (error) {
      note(record.seq, 'decision', `it cannot be followed: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }
  const file = fold.file() ?? emptyDraft(row)
  for (const detail of derivation.missing()) note(null, 'decision', detail)
  // Older versions of the chart knew no successor.
  const came = file && records.find(({ seq }) => seq === (file.memory.ownerSince ?? 1))
  if (file) return { file, fold, came: came ?? null, decidedAgain }
  note(null, 'case file', 'it cannot be read any more')
  return null
}

/** What a case without events must be: a new draft of the version that made it, pinned to the rules it names. */
const emptyDraft = (row: CaseRow): CaseFile | null => {
  try {
    const { workflow, rules, calendar } = JSON.parse(row.file) as CaseFile
    return draftOfVersion(workflow, row.caseId, { rules, calendar })
  } catch {
    return null
  }
}

/** Takes the decision of a record again. */
const redecide = (library: RulesLibrary, before: CaseFile, record: RecordBody): string[] => {
  const lent = record.lent as Pick<
    DecideInput,
    'documents' | 'organisation' | 'request' | 'facts' | 'ledgerRow' | 'matter' | 'pile'
  >
  const decision = decide(before, record.input as CaseEvent, {
    now: record.recordedAt,
    actor: record.actor,
    rules: library.packByHash(record.rules),
    calendar: library.calendarByHash(record.calendar),
    ...(record.type === 'rules.changed' ? { rulesBefore: library.packByHash(before.rules) } : {}),
    ...lent,
  })
  if (!decision.accepted) return [`decided again it is refused: ${decision.refusal.code}`]
  const parts = unequal(plain(decision.outcome), plain(record.outcome))
  return parts.length === 0 ? [] : [`decided again it has another outcome: ${parts.join(', ')}`]
}

/** The stored file and the columns of the case, as they follow from its events. */
const fileDifferences = (row: CaseRow, { file, came }: Rebuilt, note: Note): void => {
  const stored = storedFile(row)
  if (stored === null) note(null, 'case file', 'it cannot be read any more')
  else if (!isDeepStrictEqual(plain(file), stored)) {
    note(null, 'case file', `it differs from the fold of its events: ${unequal(plain(file), stored).join(', ')}`)
  }
  const { facts } = file.memory
  const expected: Partial<CaseRow> = {
    phase: phaseOf(file.value),
    version: file.seq,
    ...caseColumnsOf(file),
    ...(file.recordedAt === null ? {} : { recordedAt: file.recordedAt }),
    ...(facts ? { district: facts.district, compoundId: facts.compoundId, spaceId: facts.space.spaceId } : {}),
    ...(came?.actor.party === 'owner' && came.actor.accountId !== null ? { ownerAccountId: came.actor.accountId } : {}),
  }
  const wrong = Object.entries(expected).filter(([column, value]) => row[column as keyof CaseRow] !== value)
  for (const [column, value] of wrong) {
    note(null, 'case row', `${column} is ${String(row[column as keyof CaseRow])}, by the events it is ${String(value)}`)
  }
}

/** The pile that came by the case, as it follows from its events and from all that holds it. */
const pileDifferences = (db: Db, caseId: string, file: CaseFile, note: Note): void => {
  const expected = pileOf(file)
  const row = db.select().from(piles).where(eq(piles.caseId, caseId)).get()
  if (!expected || !row) {
    if (expected) note(null, 'pile', 'its pile is missing')
    if (row) note(null, 'pile', `the pile ${row.pileId} does not follow from the events`)
    return
  }
  const columns = { ...pileColumns(expected, file), state: stateOf(db, row), ownerAccountId: ownerOf(db, row) }
  for (const [column, value] of Object.entries(columns)) {
    const is = row[column as keyof typeof columns]
    if (is !== value)
      note(null, 'pile', `the pile ${row.pileId}: ${column} is ${String(is)}, by the events it is ${String(value)}`)
  }
}

const storedFile = (row: CaseRow): unknown => {
  try {
    return JSON.parse(row.file)
  } catch {
    return null
  }
}
