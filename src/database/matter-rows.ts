import { eq } from 'drizzle-orm'
import { isInForce, type MatterFile } from '../../workflows/matter/matter-file.ts'
import type { StoredMatter } from '../matters/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'

/** A matter as a row. */
export type MatterRow = typeof matters.$inferSelect

/** A row as a matter. The file is a cache that the store itself wrote; `npm run verify` holds it against the events. */
export const toStoredMatter = (row: MatterRow, library: RulesLibrary): StoredMatter => {
  const file = JSON.parse(row.file) as MatterFile
  return { file, rules: library.packByHash(file.rules) }
}

/** The row that follows from a matter and its last record. */
export const matterRow = (file: MatterFile, lastHash: string): MatterRow => ({
  matterId: file.matterId,
  district: file.place.district,
  compoundId: file.place.compoundId,
  garageId: file.place.garageId,
  transformerId: file.place.transformerId,
  kind: file.kind,
  state: file.state,
  result: file.result?.result ?? null,
  closedOn: file.result?.on ?? null,
  officeParty: file.office.party,
  officeOrganisationId: file.office.organisationId,
  nextReportOn: file.nextReportOn,
  passed: file.passedSince !== null,
  inForce: isInForce(file),
  version: file.seq,
  lastHash,
  recordedAt: file.recordedAt,
  file: JSON.stringify(file),
})

/** One matter. */
export const readMatter = (db: Db, library: RulesLibrary, matterId: string): StoredMatter | null => {
  const row = db.select().from(matters).where(eq(matters.matterId, matterId)).get()
  return row ? toStoredMatter(row, library) : null
}
