import { nameKey } from '../names.ts'
import type { CompoundStore, OnCompoundChanged } from '../ports.ts'
import { type ImportPlan, type PlanGiven, planImport } from './plan.ts'
import { readRows } from './read-rows.ts'
import { readTable, type UploadedTable } from './read-table.ts'
import type { CountedTable, TableFault, Unreadable } from './table.ts'

/** What an import did, or would do, or why it does nothing. */
export interface ImportReport {
  readonly dryRun: boolean
  /** Rows of spaces in the table. */
  readonly rows: number
  /** Rows passed over because they are remarks. */
  readonly remarks: number
  /** Whether anything was written. */
  readonly written: boolean
  readonly counts: ImportPlan['counts']
  /** Every fault of every row, in the order of the rows. Empty = the table can be imported. */
  readonly faults: readonly TableFault[]
  /** Faults of rows that are already listed, left out because there are too many. */
  readonly faultsLeftOut: number
}

/** The most faults that are listed with all others of their row; beyond that every bad row is listed once. */
const mostFaults = 5000

const listed = (faults: readonly TableFault[]): Pick<ImportReport, 'faults' | 'faultsLeftOut'> => {
  if (faults.length <= mostFaults) return { faults, faultsLeftOut: 0 }
  const firsts = faults.filter(({ row }, index) => row === null || faults[index - 1]?.row !== row)
  return { faults: firsts, faultsLeftOut: faults.length - firsts.length }
}

/** What the import works with. */
export interface ImportParts extends PlanGiven {
  readonly store: CompoundStore
  readonly onCompoundChanged: OnCompoundChanged
  /** The current instant, ISO, UTC. */
  readonly now: () => string
}

const none = { created: 0, updated: 0, unchanged: 0 }
const noCounts: ImportReport['counts'] = {
  companies: none,
  compounds: none,
  garages: none,
  fireZones: none,
  transformers: none,
  spaces: none,
}

/** Imports a table of spaces: all of it or nothing. A second import of the same table changes nothing. */
export const importTable = async (
  parts: ImportParts,
  file: UploadedTable,
  dryRun: boolean,
): Promise<ImportReport | Unreadable> => {
  const table = await readTable(file)
  return typeof table === 'string' ? table : importRows(parts, table, dryRun)
}

/** Imports a table that has been read. */
export const importRows = async (parts: ImportParts, table: CountedTable, dryRun: boolean): Promise<ImportReport> => {
  const read = readRows(table)
  const names = new Set(read.rows.flatMap(({ said }) => (said.compound === undefined ? [] : [nameKey(said.compound)])))
  const plan = await parts.store.importPlaces(names, { write: !dryRun, now: parts.now() }, (present) =>
    planImport(read, present, parts),
  )
  const isWritten = !dryRun && plan.faults.length === 0
  const changed = isWritten ? plan.writes.compounds : []
  for (const { compoundId } of changed) await parts.onCompoundChanged(compoundId)
  const written = isWritten && (changed.length > 0 || plan.writes.organisations.length > 0)
  // A table with a fault is imported not at all: nothing is created, and none is counted.
  const counts = plan.faults.length === 0 ? plan.counts : noCounts
  return { dryRun, rows: read.rows.length, remarks: read.remarks, written, counts, ...listed(plan.faults) }
}
