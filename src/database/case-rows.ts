import { and, eq } from 'drizzle-orm'
import { type CaseFile, draftFile } from '../../workflows/case/case-file.ts'
import { upgradedFile } from '../../workflows/case/versions/upgrade.ts'
import { rulesOfRequest } from '../../workflows/rules/consent-parts.ts'
import type { StoredCase } from '../cases/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { type KeptRow, type KeptRows, keptKeys, type RowChange } from './kept-rows.ts'
import { matterLinks } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { pileHolds } from './pile-tables.ts'
import * as tables from './tables.ts'

/** A case as a row. */
export type CaseRow = typeof tables.cases.$inferSelect

/**
 * A row as a case, read by the running version of the chart. The file is a cache that the store itself wrote;
 * `npm run verify` holds it against the events.
 */
export const toStored = (row: CaseRow, library: RulesLibrary): StoredCase => {
  const stored = asWritten(row, library)
  const { file } = stored
  return { ...stored, file: file.seq === 0 ? draftFile(row.caseId, file) : upgradedFile(file) }
}

/** A row as a case, by whatever version of the chart it was written. */
export const asWritten = (row: CaseRow, library: RulesLibrary): StoredCase => {
  const file = JSON.parse(row.file) as CaseFile
  return {
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    trackingToken: row.trackingToken,
    // The store writes one of the two.
    kind: row.kind === 'operation' ? 'operation' : 'request',
    pileId: row.pileId,
    chainId: row.chainId,
    district: row.district,
    compoundId: row.compoundId,
    spaceId: row.spaceId,
    ownerAccountId: row.ownerAccountId,
    openedBy: row.openedBy,
    file,
    rules: rulesOfRequest(library.packByHash(file.rules), file.memory.request),
    calendar: library.calendarByHash(file.calendar),
  }
}

/** The columns of a case that repeat its file, so that lists need not open it. */
export const caseColumnsOf = (
  file: CaseFile,
): Pick<CaseRow, 'filedOn' | 'closedOn' | 'outcome' | 'factsVersion' | 'rules' | 'calendar'> => ({
  filedOn: file.memory.filedOn,
  closedOn: file.memory.outcome?.on ?? null,
  outcome: file.memory.outcome?.outcome ?? null,
  factsVersion: file.memory.facts?.version ?? 0,
  rules: file.rules,
  calendar: file.calendar,
})

/** The tables of the kept rows. */
export const keptTables = {
  caseClocks: tables.caseClocks,
  stays: tables.stays,
  answers: tables.answers,
  grounds: tables.grounds,
  caseParties: tables.caseParties,
  findings: tables.findings,
  matterLinks,
  pileHolds,
} as const

// The keys of a constant are its names.
const keptTableNames = Object.keys(keptTables) as (keyof KeptRows)[]

/** Writes the changes of the kept rows. */
export const writeRowChanges = (db: Db, caseId: string, changes: readonly RowChange[]): void => {
  for (const change of changes) {
    const table = keptTables[change.table]
    if (change.op === 'put') {
      db.insert(table)
        .values(change.row)
        .onConflictDoUpdate({ target: primaryKeyOf(change.table), set: change.row })
        .run()
      continue
    }
    const found = keyCondition(change.table, caseId, change.row)
    if (change.op === 'patch') db.update(table).set(change.row).where(found).run()
    else db.delete(table).where(found).run()
  }
}

/** All kept rows of a case, as they are stored. */
export const readKept = (db: Db, caseId: string): KeptRow[] =>
  keptTableNames.flatMap((table) =>
    db
      .select()
      .from(keptTables[table])
      .where(eq(keptTables[table].caseId, caseId))
      .all()
      // Read from the table of that name.
      .map((row) => ({ table, row }) as KeptRow),
  )

/** Replaces all kept rows of a case. */
export const replaceKept = (db: Db, caseId: string, kept: Iterable<KeptRow>): void => {
  for (const table of keptTableNames) db.delete(keptTables[table]).where(eq(keptTables[table].caseId, caseId)).run()
  for (const { table, row } of kept) db.insert(keptTables[table]).values(row).run()
}

const primaryKeyOf = (table: keyof KeptRows) => {
  switch (table) {
    case 'caseClocks':
      return [tables.caseClocks.caseId, tables.caseClocks.clockId]
    case 'stays':
      return [tables.stays.caseId, tables.stays.positionId, tables.stays.enteredSeq]
    case 'answers':
      return [tables.answers.caseId, tables.answers.organisationId]
    case 'grounds':
      return [tables.grounds.caseId, tables.grounds.groundId]
    case 'caseParties':
      return [tables.caseParties.caseId, tables.caseParties.party, tables.caseParties.organisationId]
    case 'findings':
      return [tables.findings.findingId]
    case 'matterLinks':
      return [matterLinks.caseId, matterLinks.matterId, matterLinks.track]
    case 'pileHolds':
      return [pileHolds.caseId, pileHolds.pileId]
  }
}

const keyCondition = (table: keyof KeptRows, caseId: string, row: Readonly<Record<string, unknown>>) => {
  const columns: Readonly<Record<string, typeof tables.caseClocks.clockId>> = keptTables[table] as never
  const named = keptKeys[table].map((key) => {
    const column = columns[key]
    if (!column) throw new Error(`table ${table} has no column ${key}`)
    return eq(column, row[key] as string)
  })
  return and(eq(keptTables[table].caseId, caseId), ...named)
}
