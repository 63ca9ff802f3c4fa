import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import { applyLedgerEvent, emptyLedger, type Ledger, type LedgerEvent } from '../../workflows/capacity/ledger.ts'
import type { CaseFile, Outcome } from '../../workflows/case/case-file.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { applyMatterChange, type MatterChange, type MatterFile } from '../../workflows/matter/matter-file.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { builtOnce } from './built-once.ts'
import { type CaseFold, openFold } from './case-fold.ts'
import { readLedger } from './ledger-rows.ts'
import { ledgerEvents } from './ledger-tables.ts'
import { matterEvents } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import type { Projection } from './projections.ts'
import { caseEvents } from './tables.ts'

// The record as it was known before an instant: only what was recorded by then exists. What nothing was recorded on since
// is taken as it stands, so that today costs no fold; what moved on is folded from the events of that time.

/** What a fold needs of a record. */
const folded = {
  workflow: caseEvents.workflow,
  seq: caseEvents.seq,
  type: caseEvents.type,
  recordedAt: caseEvents.recordedAt,
  rules: caseEvents.rules,
  calendar: caseEvents.calendar,
  input: caseEvents.input,
  outcome: caseEvents.outcome,
}

const recordsBefore = builtOnce((db) =>
  db
    .select(folded)
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, sql.placeholder('caseId')), lt(caseEvents.recordedAt, sql.placeholder('before'))))
    .orderBy(asc(caseEvents.seq))
    .prepare(),
)

/** The fold of a case up to an instant; `project`: which rows are kept. */
export const foldBefore = (
  db: Db,
  library: RulesLibrary,
  { caseId, before }: { readonly caseId: string; readonly before: string },
  project?: Projection,
): CaseFold => {
  const fold = openFold(caseId, library, project)
  for (const record of recordsBefore(db).all({ caseId, before })) {
    // Written by this store from these very types; `verify` recomputes the hash over them.
    fold.add({ ...record, input: JSON.parse(record.input) as CaseEvent, outcome: JSON.parse(record.outcome) as Outcome })
  }
  return fold
}

/** The file of a case as known before an instant; null while nothing was recorded on it. */
export const fileBefore = (
  db: Db,
  library: RulesLibrary,
  row: { readonly caseId: string; readonly recordedAt: string; readonly file: string },
  before: string,
): CaseFile | null =>
  // Written by this store from a case file.
  row.recordedAt < before ? (JSON.parse(row.file) as CaseFile) : foldBefore(db, library, { caseId: row.caseId, before }).file()

/** A matter as known before an instant; null where it was not opened yet. */
export const matterBefore = (
  db: Db,
  row: { readonly matterId: string; readonly recordedAt: string; readonly file: string },
  before: string,
): MatterFile | null => {
  // Written by the store from a matter.
  if (row.recordedAt < before) return JSON.parse(row.file) as MatterFile
  const { matterId } = row
  return db
    .select({
      seq: matterEvents.seq,
      recordedAt: matterEvents.recordedAt,
      rules: matterEvents.rules,
      change: matterEvents.change,
    })
    .from(matterEvents)
    .where(and(eq(matterEvents.matterId, matterId), lt(matterEvents.recordedAt, before)))
    .orderBy(asc(matterEvents.seq))
    .all()
    .reduce<MatterFile | null>(
      (file, { change, ...record }) => applyMatterChange(file, JSON.parse(change) as MatterChange, { matterId, ...record }),
      null,
    )
}

/** The ledger of a transformer as known before an instant, without those who were over by then. */
export const ledgerBefore = (db: Db, transformerId: string, before: string): Ledger => {
  const at = eq(ledgerEvents.transformerId, transformerId)
  const later = db
    .select({ seq: ledgerEvents.seq })
    .from(ledgerEvents)
    .where(and(at, gte(ledgerEvents.recordedAt, before)))
    .limit(1)
    .get()
  if (!later) return readLedger(db, transformerId, null)
  const ledger = db
    .select({ change: ledgerEvents.change })
    .from(ledgerEvents)
    .where(and(at, lt(ledgerEvents.recordedAt, before)))
    .orderBy(asc(ledgerEvents.seq))
    .all()
    .reduce((known, { change }) => applyLedgerEvent(known, JSON.parse(change) as LedgerEvent), emptyLedger(transformerId))
  return { ...ledger, entries: ledger.entries.filter(({ state }) => state !== 'released') }
}
