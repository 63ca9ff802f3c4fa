import { eq, sql } from 'drizzle-orm'
import { type CaseFile, draftFile } from '../../workflows/case/case-file.ts'
import { upgradedFile } from '../../workflows/case/versions/upgrade.ts'
import type { Party } from '../../workflows/parties.ts'
import { rulesOfRequest } from '../../workflows/rules/consent-parts.ts'
import type { StoredCase } from '../cases/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { builtOnce } from './built-once.ts'
import { type KeptRow, type KeptRows, keptKeys, type RowChange } from './kept-rows.ts'
import { matterLinks } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { pileHolds } from './pile-tables.ts'
import { patchRow, putRow, removeRow } from './row-writes.ts'
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

/** The row of a case. */
export const readCaseRow = (db: Db, caseId: string): CaseRow | undefined => caseRowQuery(db).get({ caseId })

const caseRowQuery = builtOnce((db) =>
  db
    .select()
    .from(tables.cases)
    .where(eq(tables.cases.caseId, sql.placeholder('caseId')))
    .prepare(),
)

/** So many files are kept as they were read last: an event looks at its case several times. */
const mostFiles = 512
const files = new Map<string, { readonly text: string; readonly file: CaseFile }>()

const fileOf = ({ caseId, file: text }: CaseRow): CaseFile => {
  const known = files.get(caseId)
  if (known?.text === text) return known.file
  // Written by the store itself; whoever reads it changes nothing in it.
  return keepFile(text, JSON.parse(text) as CaseFile)
}

const keepFile = (text: string, file: CaseFile): CaseFile => {
  const [oldest] = files.keys()
  if (files.size >= mostFiles && oldest !== undefined) files.delete(oldest)
  files.delete(file.caseId)
  files.set(file.caseId, { text, file })
  return file
}

/** A file as it is stored. Whoever reads it next, and be it who tells the owner, need not take it apart. */
export const writtenFile = (file: CaseFile): string => {
  const text = JSON.stringify(file)
  keepFile(text, file)
  return text
}

/** A row as a case, by whatever version of the chart it was written. */
export const asWritten = (row: CaseRow, library: RulesLibrary): StoredCase => {
  const file = fileOf(row)
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
    ...handOversOf(row),
    file,
    rules: rulesOfRequest(library.packByHash(file.rules), file.memory.request),
    calendar: library.calendarByHash(file.calendar),
  }
}

/** The word of who owns it now: one that bought the space was not asked yet. */
const handOversOf = ({ handOvers, ownerAccountId }: CaseRow): Pick<StoredCase, 'agreedReceivers' | 'answeredReceivers'> => {
  // Written by `sqliteHandOvers` from exactly this shape.
  const kept = handOvers === null ? null : (JSON.parse(handOvers) as Record<'agreed' | 'answered', Party[]> & { by: string })
  if (kept?.by !== ownerAccountId) return { agreedReceivers: null, answeredReceivers: [] }
  return { agreedReceivers: kept.agreed, answeredReceivers: kept.answered }
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
  for (const { table: name, op, row } of changes) {
    const table = keptTables[name]
    const keys = ['caseId', ...keptKeys[name]]
    // A finding is known by its own id, whoever found it.
    if (op === 'put') putRow(db, table, row, name === 'findings' ? ['findingId'] : keys)
    else if (op === 'patch') patchRow(db, table, { ...row, caseId }, keys)
    else removeRow(db, table, { ...row, caseId }, keys)
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
