import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ImportPlan, ImportWrites, PresentPlaces } from '../compounds/import/plan.ts'
import { nameKey } from '../compounds/names.ts'
import { fireZoneRow, garageRow, headColumns, readPresent, writeIssuers } from './compound-rows.ts'
import type { Db } from './open-database.ts'
import { allOrganisations } from './sqlite-organisations.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { compounds, districts, fireZones, garages, organisations, spaces, transformers } = tables

/** Reads, lets `plan` decide, writes: one transaction, all of it or nothing. */
export const importPlaces = (
  db: Db,
  names: ReadonlySet<string>,
  { write, now }: { readonly write: boolean; readonly now: string },
  plan: (present: PresentPlaces) => ImportPlan,
): ImportPlan =>
  guarded(() =>
    db.transaction(
      (tx) => {
        const heads = tx.select(headColumns).from(compounds).all()
        const decided = plan({
          districts: tx.select().from(districts).all(),
          organisations: allOrganisations(tx),
          compounds: heads.filter(({ name }) => names.has(nameKey(name))).map((head) => readPresent(tx, head)),
        })
        if (write && decided.faults.length === 0) writeAll(tx, decided.writes, now)
        return decided
      },
      { behavior: write ? 'immediate' : 'deferred' },
    ),
  )

const writeAll = (tx: Db, writes: ImportWrites, now: string): void => {
  for (const { districts: _, ...organisation } of writes.organisations) {
    const { creditCode } = organisation
    tx.insert(organisations)
      .values({ ...organisation, createdAt: now })
      .onConflictDoUpdate({ target: organisations.organisationId, set: { creditCode } })
      .run()
  }
  for (const { compoundId, ...compound } of writes.compounds) {
    tx.insert(compounds)
      .values({ ...compound, compoundId })
      .onConflictDoUpdate({ target: compounds.compoundId, set: { version: compound.version } })
      .run()
  }
  for (const part of chunks(writes.garages)) {
    const rows = part.map(({ compoundId, ...garage }) => garageRow(compoundId, garage))
    tx.insert(garages)
      .values(rows)
      .onConflictDoUpdate({ target: garages.garageId, set: incoming(garages) })
      .run()
  }
  for (const part of chunks(writes.fireZones)) {
    const rows = part.map(({ compoundId, ...zone }) => fireZoneRow(compoundId, zone))
    const target = fireZones.fireZoneId
    tx.insert(fireZones)
      .values(rows)
      .onConflictDoUpdate({ target, set: incoming(fireZones) })
      .run()
  }
  for (const part of chunks(writes.transformers)) {
    const target = transformers.transformerId
    tx.insert(transformers)
      .values(part)
      .onConflictDoUpdate({ target, set: incoming(transformers) })
      .run()
  }
  for (const part of chunks(writes.spaces)) {
    tx.insert(spaces)
      .values(part)
      .onConflictDoUpdate({ target: spaces.spaceId, set: incoming(spaces) })
      .run()
  }
  writeIssuers(tx, writes.issuers)
}

/** Rows that fit into one statement: SQLite takes 32,766 values. */
const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / 1000) }, (_, index) => rows.slice(index * 1000, (index + 1) * 1000))

/** Every column of a table from the row that was to be inserted. */
const incoming = (table: SQLiteTable): Record<string, SQL> =>
  Object.fromEntries(Object.entries(getTableColumns(table)).map(([key, column]) => [key, sql.raw(`excluded."${column.name}"`)]))
